"""Settings of the product: everything that differs between machines comes from the environment."""

from learning.settings.applications import *
from learning.settings.content import *
from learning.settings.environment import *
from learning.settings.language import *
from learning.settings.letters import *
from learning.settings.logging import *
from learning.settings.privacy import *
from learning.settings.security import *
from learning.settings.storage import *
