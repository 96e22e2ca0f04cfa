import core.ids
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('live', '0001_initial'),
        ('live', '0002_head_counts_results'),
    ]

    dependencies = [
        ('accounts', '0001_squashed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('courses', '0001_squashed'),
        ('organisation', '0001_squashed'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cohort',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='mã lớp')),
                ('title', models.CharField(max_length=200, verbose_name='tên lớp')),
                ('starts_on', models.DateField(verbose_name='khai giảng')),
                ('ends_on', models.DateField(verbose_name='bế giảng')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='địa điểm')),
                ('seats', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số chỗ')),
                ('is_open', models.BooleanField(default=False, verbose_name='cho tự đăng ký')),
                ('periods', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, verbose_name='số tiết')),
                ('attendance_percent', models.PositiveSmallIntegerField(default=80, verbose_name='phải dự ít nhất (% số buổi)')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='hủy lúc')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cohorts', to='courses.coursepage', verbose_name='khóa học')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cohorts', to='organisation.unit', verbose_name='đơn vị tổ chức')),
                ('trainers', models.ManyToManyField(blank=True, related_name='cohorts_taught', to='accounts.person', verbose_name='giảng viên, báo cáo viên')),
            ],
            options={
                'verbose_name': 'lớp',
                'verbose_name_plural': 'lớp',
                'ordering': ('-starts_on', 'code'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='cohorts_end_after_they_start')],
            },
        ),
        migrations.CreateModel(
            name='CohortMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('score', models.DecimalField(blank=True, decimal_places=2, max_digits=4, null=True, verbose_name='điểm')),
                ('grade', models.CharField(blank=True, max_length=60, verbose_name='xếp loại')),
                ('certificate_number', models.CharField(blank=True, max_length=80, verbose_name='số giấy chứng nhận')),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='live.cohort')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cohort_places', to='accounts.person')),
                ('seat', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cohort_places', to='organisation.membership')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('cohort', 'learner'), name='one_place_in_a_class')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
                ('title', models.CharField(max_length=200, verbose_name='nội dung buổi')),
                ('starts_at', models.DateTimeField(verbose_name='bắt đầu')),
                ('ends_at', models.DateTimeField(verbose_name='kết thúc')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='địa điểm, điểm cầu')),
                ('link', models.URLField(blank=True, verbose_name='đường dẫn vào phòng họp')),
                ('secret', models.CharField(editable=False, max_length=64)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='hủy lúc')),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='live.cohort')),
                ('trainer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.person', verbose_name='giảng viên')),
            ],
            options={
                'verbose_name': 'buổi học',
                'verbose_name_plural': 'buổi học',
                'ordering': ('starts_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='sessions_end_after_they_start')],
            },
        ),
        migrations.CreateModel(
            name='HeadCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('summoned', models.PositiveIntegerField(verbose_name='số triệu tập')),
                ('present', models.PositiveIntegerField(verbose_name='số có mặt')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='head_counts', to='organisation.unit', verbose_name='điểm cầu')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='head_counts', to='live.session')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('session', 'unit'), name='one_head_count_per_bridge_point'), models.CheckConstraint(condition=models.Q(('present__lte', models.F('summoned'))), name='no_more_came_than_were_summoned')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('presence', models.CharField(choices=[('present', 'có mặt'), ('late', 'đến muộn'), ('excused', 'vắng có phép'), ('absent', 'vắng không phép')], max_length=20)),
                ('source', models.CharField(choices=[('code', 'quét mã tại lớp'), ('trainer', 'giảng viên ghi'), ('list', 'danh sách điểm danh')], max_length=20)),
                ('remark', models.CharField(blank=True, max_length=200, verbose_name='ghi chú')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='accounts.person')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='live.session')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('session', 'learner'), name='one_attendance_per_session')],
            },
        ),
    ]
