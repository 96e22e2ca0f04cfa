import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('organisation', '0001_squashed'),
    ]

    operations = [
        migrations.CreateModel(
            name='ScoringTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, verbose_name='mã')),
                ('version', models.PositiveSmallIntegerField(verbose_name='phiên bản')),
                ('status', models.CharField(choices=[('draft', 'bản thảo'), ('open', 'đang áp dụng'), ('closed', 'đã thay thế')], default='draft', max_length=10, verbose_name='trạng thái')),
                ('name', models.CharField(max_length=300, verbose_name='tên')),
                ('issuer', models.CharField(max_length=300, verbose_name='cơ quan ban hành')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('period_start', models.DateField(verbose_name='từ ngày')),
                ('period_end', models.DateField(verbose_name='đến hết ngày')),
                ('as_of', models.DateTimeField(verbose_name='chốt số liệu lúc')),
                ('document', models.JSONField(verbose_name='nội dung')),
                ('opened_at', models.DateTimeField(null=True, verbose_name='mở lúc')),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scoring_tables', to='organisation.unit', verbose_name='đơn vị ban hành')),
            ],
            options={
                'verbose_name': 'bảng điểm',
                'verbose_name_plural': 'bảng điểm',
                'ordering': ('-period_start', 'code', '-version'),
                'constraints': [models.UniqueConstraint(fields=('owner', 'code', 'version'), name='one_table_per_version'), models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('owner', 'code'), name='one_open_version_per_table')],
            },
        ),
    ]
