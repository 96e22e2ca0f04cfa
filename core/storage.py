"""Where files lie that only a view which checks rights hands out: evidence, work handed in, certificates."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """The private storage of the deployment; a function, so that migrations do not freeze it."""
    return storages["private"]
