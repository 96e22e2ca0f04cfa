"""The rules of the house that no linter offers, as functions of a root folder: each returns the places that break it."""

import ast
import re
from pathlib import Path

STACK = (
    "core",
    "accounts",
    "organisation",
    "courses",
    "quizzes",
    "certificates",
    "live",
    "feedback",
    "emulation",
    "cms",
    "notifications",
    "reports",
    "learning",
)
FILE_LINES = 300
FUNCTION_LINES = 40
VIEW_LINES = 20
TEMPLATE_LINES = 120
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py", "signals.py", "constants.py"}
TEXT_OF_TEMPLATES = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
INLINE = re.compile(r"<style[\s>]|\sstyle=|<script(?![^>]*\bsrc=)[^>]*>|<[a-z][^>]*\son[a-z]+=", re.IGNORECASE)


def sources(root: Path, pattern: str = "*.py"):
    """Every source file of the apps, migrations left out."""
    for app in STACK:
        yield from sorted(p for p in (root / app).rglob(pattern) if "migrations" not in p.parts)


def templates(root: Path):
    """Every template: of the apps and site-wide."""
    yield from sources(root, "*.html")
    yield from sorted((root / "templates").rglob("*.html"))


def _place(root: Path, path: Path, node: ast.AST | None = None) -> str:
    return f"{path.relative_to(root)}" + (f":{node.lineno}" if node is not None else "")


def foreign_queries(root: Path) -> list[str]:
    """Uses of `.objects` of another app's model: call that app's selectors and services.

    The demo alone may: it writes a population's history wholesale, as a migration would.
    """
    found = []
    for path in sources(root):
        app = path.relative_to(root).parts[0]
        if path.is_relative_to(root / "learning" / "demo"):
            continue
        tree = ast.parse(path.read_text())
        foreign = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
            if ".models" in f"{node.module}."
            and node.module.split(".")[0] in STACK
            and node.module.split(".")[0] != app
        }
        found += [
            _place(root, path, node)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and node.attr == "objects"
            and isinstance(node.value, ast.Name)
            and node.value.id in foreign
        ]
    return found


def upward_links(root: Path) -> list[str]:
    """Template links (`{% url %}`, includes, extends) from an app to one above it; site-wide templates may link anywhere."""
    found = []
    for path in sources(root, "*.html"):
        app = path.relative_to(root).parts[0]
        allowed = set(STACK[: STACK.index(app) + 1])
        text = path.read_text()
        named = re.findall(r"{%\s*url\s+['\"](\w+):", text) + re.findall(
            r"{%\s*(?:include|extends)\s+['\"](\w+)/", text
        )
        found += [f"{_place(root, path)} -> {name}" for name in named if name in STACK and name not in allowed]
    return found


def inline_code(root: Path) -> list[str]:
    """Inline script, style or event handlers in templates: the policy of the pages forbids them."""
    found = []
    for path in templates(root):
        text = TEXT_OF_TEMPLATES.sub("", path.read_text())
        found += [f"{_place(root, path)}: {match.group(0)!r}" for match in INLINE.finditer(text)]
    return found


def foreign_services_in_handlers(root: Path) -> list[str]:
    """Handlers that call another app's services: they react with their own."""
    found = []
    for app in STACK:
        for path in (root / app).glob("handlers*"):
            for file in [path] if path.is_file() else path.rglob("*.py"):
                for node in ast.walk(ast.parse(file.read_text())):
                    module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
                    if ".services" in module and module.split(".")[0] != app:
                        found.append(_place(root, file, node))
    return found


def overgrown(root: Path) -> list[str]:
    """Files, functions, views and templates over their limits."""
    ours = list(sources(root))
    sized = [(p, FILE_LINES) for p in [*ours, *sorted((root / "tests").rglob("*.py"))]]
    sized += [(p, TEMPLATE_LINES) for p in templates(root)]
    found = [
        f"{_place(root, path)}: {lines} lines"
        for path, limit in sized
        if (lines := len(path.read_text().splitlines())) > limit
    ]
    return found + [place for path in ours for place in _long_functions(root, path)]


def _long_functions(root: Path, path: Path) -> list[str]:
    limit = VIEW_LINES if path.stem == "views" or "views" in path.parts else FUNCTION_LINES
    functions = [
        n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = [(n, (n.end_lineno or 0) - n.lineno + 1) for n in functions]
    return [f"{_place(root, path, n)}: {n.name} has {length} lines" for n, length in lengths if length > limit]


def forbidden_rooms(root: Path) -> list[str]:
    """Drawers where everything lands."""
    return [_place(root, p) for p in sources(root) if p.name in FORBIDDEN_NAMES]


def impure_calculations(root: Path) -> list[str]:
    """Pure arithmetic that imports Django or any model: it must work on plain values alone."""
    found = []
    for path in sources(root):
        if "calculations" not in path.stem and "calculations" not in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found += [
                _place(root, path, node) for n in names if n.split(".")[0] in {"django", "wagtail"} or ".models" in n
            ]
    return found
