import core.ids
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('feedback', '0001_initial'),
        ('feedback', '0002_answers'),
    ]

    dependencies = [
        ('accounts', '0001_squashed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('courses', '0001_squashed'),
    ]

    operations = [
        migrations.CreateModel(
            name='LessonQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, unique=True)),
                ('item_key', models.UUIDField()),
                ('text', models.TextField(max_length=2000, verbose_name='câu hỏi')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_shared', models.BooleanField(default=False, verbose_name='cho cả lớp xem')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='trả lời lúc')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='khép lại lúc')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lesson_questions', to='accounts.person')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lesson_questions', to='courses.coursepage')),
            ],
            options={
                'ordering': ('-asked_at',),
                'indexes': [models.Index(fields=['course', 'item_key'], name='questions_under_item')],
            },
        ),
        migrations.CreateModel(
            name='CourseRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stars', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='số sao')),
                ('comment', models.TextField(blank=True, max_length=2000, verbose_name='góp ý')),
                ('rated_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('enrolment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='rating', to='courses.enrolment')),
            ],
            options={
                'ordering': ('-rated_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(('stars__gte', 1), ('stars__lte', 5)), name='one_to_five_stars')],
            },
        ),
        migrations.CreateModel(
            name='LessonReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, unique=True)),
                ('is_by_trainer', models.BooleanField(default=True)),
                ('text', models.TextField(max_length=4000, verbose_name='trả lời')),
                ('replied_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='feedback.lessonquestion')),
                ('replied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('replied_at',),
            },
        ),
    ]
