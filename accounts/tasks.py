"""What accounts do in the background."""

from django_tasks import task

from accounts.models import User
from accounts.services import send_letter


@task()
def send_reset_letter(user_id: int) -> None:
    """Send the holder of an account the link to choose a new password."""
    send_letter(user=User.objects.get(pk=user_id))
