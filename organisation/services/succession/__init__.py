"""Files of reorganisations, from the rows to the deed."""

from organisation.services.succession.importing import (
    SuccessionFile,
    SuccessionReport,
    draft_succession,
    import_succession,
    undo_succession,
)

__all__ = ["SuccessionFile", "SuccessionReport", "draft_succession", "import_succession", "undo_succession"]
