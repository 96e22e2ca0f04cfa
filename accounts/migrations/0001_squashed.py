import core.ids
import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('accounts', '0001_initial'),
        ('accounts', '0002_cards_merges_privacy'),
        ('accounts', '0003_f_no_must_choose_password'),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='PrivacyNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(unique=True, verbose_name='phiên bản')),
                ('title', models.CharField(max_length=200, verbose_name='tên')),
                ('body', models.TextField(verbose_name='nội dung')),
                ('published_at', models.DateTimeField(verbose_name='công bố lúc')),
            ],
            options={
                'verbose_name': 'thông báo xử lý dữ liệu',
                'verbose_name_plural': 'thông báo xử lý dữ liệu',
                'ordering': ('-version',),
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
                ('full_name', models.CharField(max_length=120, verbose_name='họ và tên')),
                ('sort_key', models.CharField(db_index=True, editable=False, max_length=255)),
                ('search_key', models.CharField(db_index=True, editable=False, max_length=120)),
                ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='năm sinh')),
                ('birth_date', models.DateField(blank=True, null=True, verbose_name='ngày sinh')),
                ('sex', models.CharField(blank=True, choices=[('male', 'Nam'), ('female', 'Nữ')], max_length=6, verbose_name='giới tính')),
                ('email', models.EmailField(blank=True, db_index=True, max_length=254, verbose_name='thư điện tử')),
                ('phone', models.CharField(blank=True, db_index=True, max_length=20, verbose_name='điện thoại')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='accounts.person')),
            ],
            options={
                'verbose_name': 'người',
                'verbose_name_plural': 'người',
                'ordering': ('sort_key',),
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('theme', models.CharField(blank=True, choices=[('light', 'Sáng'), ('dark', 'Tối'), ('contrast', 'Đậm nét')], max_length=10, verbose_name='nền và màu')),
                ('text_size', models.PositiveSmallIntegerField(default=100, verbose_name='cỡ chữ (%)')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('person', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='user', to='accounts.person')),
            ],
            options={
                'verbose_name': 'tài khoản',
                'verbose_name_plural': 'tài khoản',
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('username'), name='one_account_per_name_in_any_case')],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='NoticeReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notice_readings', to='accounts.person')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='accounts.privacynotice')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'notice'), name='one_reading_per_notice')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('publicity', 'nêu tên, đơn vị và ảnh của tôi khi đưa tin biểu dương'), ('newsletter', 'gửi tin tức, tài liệu mới qua thư điện tử'), ('research', 'dùng kết quả học của tôi, đã bỏ tên, để nghiên cứu cải tiến khóa học')], max_length=20, verbose_name='mục đích')),
                ('channel', models.CharField(max_length=40, verbose_name='cách đồng ý')),
                ('given_at', models.DateTimeField(auto_now_add=True, verbose_name='đồng ý lúc')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='rút lại lúc')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='accounts.person')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='accounts.privacynotice')),
            ],
            options={
                'ordering': ('-given_at',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('person', 'purpose'), name='one_current_consent')],
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='dùng cho')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='cấp lúc')),
                ('last_used_at', models.DateTimeField(blank=True, null=True, verbose_name='dùng lần cuối')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='thu hồi lúc')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access_tokens', to=settings.AUTH_USER_MODEL, verbose_name='tài khoản')),
            ],
            options={
                'verbose_name': 'mã truy cập',
                'verbose_name_plural': 'mã truy cập',
                'ordering': ('-created_at',),
            },
        ),
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('view', 'xem dữ liệu'), ('correct', 'sửa dữ liệu'), ('provide', 'nhận bản sao dữ liệu'), ('erase', 'xóa dữ liệu'), ('restrict', 'hạn chế xử lý'), ('object', 'phản đối xử lý'), ('complain', 'khiếu nại')], max_length=12, verbose_name='yêu cầu')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('state', models.CharField(choices=[('received', 'mới nhận'), ('acknowledged', 'đang giải quyết'), ('granted', 'đã giải quyết'), ('refused', 'đã từ chối'), ('withdrawn', 'người yêu cầu rút lại')], default='received', max_length=12, verbose_name='tình trạng')),
                ('received_at', models.DateTimeField(verbose_name='nhận lúc')),
                ('acknowledge_by', models.DateField(verbose_name='phải xác nhận trước ngày')),
                ('due_on', models.DateField(verbose_name='phải trả lời trước ngày')),
                ('was_extended', models.BooleanField(default=False, verbose_name='đã gia hạn')),
                ('identity_check', models.CharField(blank=True, max_length=200, verbose_name='cách xác minh người yêu cầu')),
                ('outcome', models.TextField(blank=True, verbose_name='kết quả')),
                ('acknowledged_at', models.DateTimeField(blank=True, null=True, verbose_name='xác nhận lúc')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='kết thúc lúc')),
                ('handled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='handled_data_requests', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_requests', to='accounts.person')),
            ],
            options={
                'verbose_name': 'yêu cầu về dữ liệu',
                'verbose_name_plural': 'yêu cầu về dữ liệu',
                'ordering': ('due_on', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='PersonMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=200, verbose_name='lý do')),
                ('carried', models.JSONField(blank=True, default=list)),
                ('merged_at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='accounts.person')),
                ('merged', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges_away', to='accounts.person')),
                ('merged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merges_made', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merges_undone', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-merged_at',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('merged',), name='one_merge_that_holds')],
            },
        ),
        migrations.CreateModel(
            name='SignInCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='lý do')),
                ('issued_at', models.DateTimeField(auto_now_add=True, verbose_name='cấp lúc')),
                ('expires_at', models.DateTimeField(verbose_name='dùng đến')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='đã dùng lúc')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='thu hồi lúc')),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='issued_cards', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_in_cards', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'thẻ đăng nhập',
                'verbose_name_plural': 'thẻ đăng nhập',
                'ordering': ('-issued_at',),
            },
        ),
    ]
