"""Vietnamese text from before Unicode: told apart, and converted when somebody has seen it."""

from core.text.legacy.detection import from_legacy, legacy_encoding, share_of_syllables
from core.text.legacy.syllables import is_syllable
from core.text.legacy.tcvn3 import from_tcvn3
from core.text.legacy.vni import from_vni

__all__ = ["from_legacy", "from_tcvn3", "from_vni", "is_syllable", "legacy_encoding", "share_of_syllables"]
