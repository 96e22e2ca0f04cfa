from django.db import migrations


class Migration(migrations.Migration):
    """Whether somebody has yet to choose a password is told by the password itself."""

    dependencies = [
        ("accounts", "0002_cards_merges_privacy"),
    ]

    operations = [
        migrations.RemoveField(model_name="user", name="must_choose_password"),
    ]
