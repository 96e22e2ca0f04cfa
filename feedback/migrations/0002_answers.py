from django.db import migrations, models

import core.ids


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='lessonquestion',
            name='answered_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='trả lời lúc'),
        ),
        migrations.AddField(
            model_name='lessonreply',
            name='is_by_trainer',
            field=models.BooleanField(default=True),
        ),
        # No code has made a reply before this migration, so that none needs an id of its own.
        migrations.AddField(
            model_name='lessonreply',
            name='uid',
            field=models.UUIDField(default=core.ids.uuid7, unique=True),
        ),
    ]
