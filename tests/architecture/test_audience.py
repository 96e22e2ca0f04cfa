"""Every address of ours says for whom it is; closed by default."""

import rules
from django.urls import URLPattern, get_resolver

from tests.architecture.guards import STACK


def patterns(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from patterns(pattern)


def ours(pattern) -> bool:
    return pattern.lookup_str.partition(".")[0] in STACK


def test_every_page_names_its_audience():
    silent = [p.lookup_str for p in patterns(get_resolver()) if ours(p) and not hasattr(p.callback, "audience")]
    assert silent == []


def test_every_permission_asked_for_is_registered():
    asked = {p.callback.audience for p in patterns(get_resolver()) if ours(p) and hasattr(p.callback, "audience")}
    assert [name for name in asked - {"all", "members"} if not rules.perm_exists(name)] == []
