import core.ids
import core.storage
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_squashed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('courses', '0001_squashed'),
        ('organisation', '0001_squashed'),
    ]

    operations = [
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('sequence', models.PositiveIntegerField(verbose_name='số thứ tự')),
                ('number', models.CharField(max_length=40, verbose_name='số')),
                ('code', models.CharField(max_length=16, unique=True, verbose_name='mã tra cứu')),
                ('snapshot', models.JSONField(verbose_name='nội dung')),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='cấp lúc')),
                ('status', models.CharField(choices=[('valid', 'còn hiệu lực'), ('revoked', 'đã thu hồi'), ('replaced', 'đã thay thế')], default='valid', max_length=10, verbose_name='trạng thái')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='hết hiệu lực lúc')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='lý do')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='courses.coursepage')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='courses.enrolment')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='accounts.person')),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issued_certificates', to='organisation.unit')),
                ('replaced_by', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='certificates.certificate')),
                ('seat', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='organisation.membership')),
            ],
            options={
                'verbose_name': 'giấy chứng nhận',
                'verbose_name_plural': 'giấy chứng nhận',
                'ordering': ('-issued_at', '-pk'),
                'indexes': [models.Index(fields=['course', 'issued_at'], name='certificate_of_course')],
                'constraints': [models.UniqueConstraint(fields=('issuer', 'year', 'sequence'), name='register_number_is_given_once'), models.UniqueConstraint(condition=models.Q(('status', 'replaced'), _negated=True), fields=('enrolment',), name='one_certificate_per_enrolment'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('status', 'valid')), models.Q(models.Q(('status', 'valid'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='what_is_not_valid_has_ended'), models.CheckConstraint(condition=models.Q(('replaced_by', None), ('status', 'replaced'), _connector='OR'), name='only_replaced_has_successor')],
            },
        ),
        migrations.CreateModel(
            name='Register',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('last', models.PositiveIntegerField(default=0, verbose_name='số cuối')),
                ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registers', to='organisation.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('issuer', 'year'), name='one_register_per_year')],
            },
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField(verbose_name='số byte')),
                ('file', models.FileField(max_length=200, storage=core.storage.private_storage, upload_to='certificates/')),
                ('rendered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renditions', to='certificates.certificate')),
            ],
            options={
                'ordering': ('-rendered_at', '-pk'),
                'constraints': [models.UniqueConstraint(fields=('certificate', 'sha256'), name='one_rendition_per_content')],
            },
        ),
    ]
