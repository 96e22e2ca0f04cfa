import core.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('organisation', '0001_initial'),
        ('organisation', '0003_bodies_imports_reorganisations'),
    ]

    # All of the libraries' migrations come first: each of them would render every model of ours anew.
    dependencies = [
        ('account', '0009_emailaddress_unique_primary_email'),
        ('accounts', '0001_squashed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('sessions', '0001_initial'),
        ('socialaccount', '0006_alter_socialaccount_extra_data'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('usersessions', '0001_initial'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailembeds', '0009_embed_cache_until'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailredirects', '0008_add_verbose_name_plural'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='cơ quan')),
                ('level', models.CharField(blank=True, choices=[('country', 'Trung ương'), ('province', 'Tỉnh, thành phố'), ('district', 'Huyện (đã bãi bỏ)'), ('commune', 'Xã, phường, đặc khu'), ('residential_area', 'Khu dân cư'), ('department', 'Ban, phòng chuyên môn'), ('member_organisation', 'Tổ chức thành viên'), ('team', 'Tổ')], max_length=20, verbose_name='cấp')),
                ('order', models.PositiveSmallIntegerField(default=100)),
            ],
            options={
                'ordering': ('order', 'name'),
            },
        ),
        migrations.CreateModel(
            name='MemberOrganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=160, verbose_name='tổ chức thành viên')),
                ('kind', models.CharField(choices=[('political_social', 'tổ chức chính trị - xã hội'), ('mass_association', 'hội quần chúng'), ('other', 'tổ chức thành viên khác')], max_length=20, verbose_name='loại')),
                ('order', models.PositiveSmallIntegerField(default=100)),
            ],
            options={
                'ordering': ('order', 'name'),
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
            ],
            options={
                'verbose_name': 'đơn vị',
                'verbose_name_plural': 'đơn vị',
            },
        ),
        migrations.CreateModel(
            name='Reorganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
                ('happens_on', models.DateField(verbose_name='ngày hiệu lực')),
                ('decision', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='tên gọi')),
                ('state', models.CharField(choices=[('draft', 'dự thảo'), ('applied', 'đã thực hiện'), ('undone', 'đã hoàn tác')], default='draft', max_length=10, verbose_name='tình trạng')),
                ('order', models.JSONField(blank=True, default=dict)),
                ('digest', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('drafted_at', models.DateTimeField(auto_now_add=True)),
                ('applied_at', models.DateTimeField(blank=True, null=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('applied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='applied_reorganisations', to=settings.AUTH_USER_MODEL)),
                ('drafted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='drafted_reorganisations', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='undone_reorganisations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'đợt sắp xếp',
                'verbose_name_plural': 'đợt sắp xếp',
                'ordering': ('-happens_on', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('reason', models.CharField(max_length=200, verbose_name='lý do')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='approved_exemptions', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exemptions', to='accounts.person')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='organisation_exemption_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='PeopleImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
                ('file_name', models.CharField(max_length=200, verbose_name='tên tệp')),
                ('digest', models.CharField(db_index=True, editable=False, max_length=64)),
                ('as_of', models.DateField(verbose_name='số liệu đến ngày')),
                ('source', models.CharField(blank=True, max_length=160, verbose_name='nguồn số liệu')),
                ('state', models.CharField(choices=[('review', 'chờ xem và duyệt'), ('applying', 'đang nhập'), ('done', 'đã nhập xong'), ('cancelled', 'đã hủy')], default='review', max_length=10, verbose_name='tình trạng')),
                ('answers', models.JSONField(blank=True, default=list)),
                ('notes', models.JSONField(blank=True, default=list)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='approved_people_imports', to=settings.AUTH_USER_MODEL)),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='uploaded_people_imports', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people_imports', to='organisation.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'lần nhập danh sách',
                'verbose_name_plural': 'lần nhập danh sách',
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='chức vụ')),
                ('order', models.PositiveSmallIntegerField(default=100)),
                ('category', models.CharField(blank=True, choices=[('full_time', 'cán bộ chuyên trách'), ('part_time', 'cán bộ không chuyên trách'), ('committee', 'ủy viên Ủy ban'), ('collaborator', 'cộng tác viên'), ('team_member', 'thành viên tổ công nghệ số cộng đồng')], max_length=20, verbose_name='diện thường gặp')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='organisation.body', verbose_name='cơ quan')),
            ],
            options={
                'ordering': ('order', 'name'),
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('name', models.CharField(max_length=60, verbose_name='nhiệm kỳ')),
                ('congress', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đại hội lần thứ')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='organisation.body')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='organisation.unit')),
            ],
            options={
                'ordering': ('-valid_from',),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='organisation_term_ends_after_it_begins'), models.UniqueConstraint(fields=('unit', 'body', 'valid_from'), name='one_term_per_body_and_start')],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('digital_team', 'tổ công nghệ số cộng đồng'), ('self_managed', 'tổ tự quản'), ('other', 'tổ khác')], max_length=20, verbose_name='loại tổ')),
                ('source', models.CharField(blank=True, max_length=160, verbose_name='nguồn số liệu')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='số liệu đến ngày')),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='organisation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='RoleGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('role', models.CharField(choices=[('learner', 'Người học'), ('trainer', 'Giảng viên'), ('editor', 'Biên tập'), ('hr_officer', 'Cán bộ tổ chức'), ('data_manager', 'Phụ trách dữ liệu'), ('appraiser', 'Thẩm định thi đua'), ('council', 'Hội đồng thi đua'), ('administrator', 'Quản trị')], max_length=20, verbose_name='vai trò')),
                ('reason', models.CharField(max_length=200, verbose_name='lý do')),
                ('granted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='grants_given', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_grants', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_grants', to='organisation.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['user', 'role'], name='grant_of_user')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='organisation_rolegrant_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('user', 'role', 'unit'), name='one_current_grant')],
            },
        ),
        migrations.CreateModel(
            name='PersonalAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.CharField(max_length=100, verbose_name='đã xem')),
                ('purpose', models.CharField(blank=True, max_length=200, verbose_name='mục đích')),
                ('people', models.PositiveIntegerField(default=1, verbose_name='số người')),
                ('is_export', models.BooleanField(default=False, verbose_name='lấy ra tệp')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='lúc')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='personal_accesses', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='accesses', to='accounts.person', verbose_name='người')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accesses', to='organisation.unit', verbose_name='đơn vị')),
            ],
            options={
                'ordering': ('-at',),
                'indexes': [models.Index(fields=['unit', 'at'], name='accesses_of_unit')],
            },
        ),
        migrations.CreateModel(
            name='UnitClosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('depth', models.PositiveSmallIntegerField()),
                ('ancestor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='closure_below', to='organisation.unit')),
                ('descendant', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='closure_above', to='organisation.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['ancestor', 'valid_from', 'valid_to', 'descendant'], name='closure_downwards')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='organisation_unitclosure_ends_after_it_begins'), models.UniqueConstraint(fields=('descendant', 'valid_from', 'ancestor'), name='closure_upwards')],
            },
        ),
        migrations.CreateModel(
            name='UnitSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('rename', 'đổi tên'), ('merge', 'nhập'), ('split', 'tách'), ('dissolve', 'giải thể'), ('establish', 'thành lập')], max_length=20)),
                ('happened_on', models.DateField(verbose_name='ngày hiệu lực')),
                ('is_main', models.BooleanField(default=False)),
                ('decision', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='succeeded_by', to='organisation.unit')),
                ('reorganisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='edges', to='organisation.reorganisation', verbose_name='đợt sắp xếp')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='came_from', to='organisation.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor', 'happened_on'), name='one_succession_per_day')],
            },
        ),
        migrations.CreateModel(
            name='UnitVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('code', models.CharField(db_index=True, max_length=20, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên')),
                ('level', models.CharField(choices=[('country', 'Trung ương'), ('province', 'Tỉnh, thành phố'), ('district', 'Huyện (đã bãi bỏ)'), ('commune', 'Xã, phường, đặc khu'), ('residential_area', 'Khu dân cư'), ('department', 'Ban, phòng chuyên môn'), ('member_organisation', 'Tổ chức thành viên'), ('team', 'Tổ')], max_length=20, verbose_name='cấp')),
                ('kind', models.CharField(blank=True, choices=[('province', 'Tỉnh'), ('city', 'Thành phố'), ('rural_district', 'Huyện'), ('urban_district', 'Quận'), ('town', 'Thị xã'), ('commune', 'Xã'), ('ward', 'Phường'), ('township', 'Thị trấn'), ('special_zone', 'Đặc khu'), ('village', 'Thôn, xóm, bản, ấp, buôn'), ('neighbourhood', 'Tổ dân phố, khối, khu phố')], max_length=20, verbose_name='loại')),
                ('sort_key', models.CharField(editable=False, max_length=255)),
                ('search_key', models.CharField(db_index=True, editable=False, max_length=200)),
                ('begun_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='begun_%(class)ss', to='organisation.reorganisation')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended_%(class)ss', to='organisation.reorganisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_versions', to='organisation.unit')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='organisation.unit')),
            ],
            options={
                'ordering': ('sort_key',),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='organisation_unitversion_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('code', 'level'), name='one_current_unit_per_code'), models.UniqueConstraint(fields=('unit', 'valid_from'), name='one_version_per_unit_and_start'), models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('unit',), name='one_current_version_per_unit')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('category', models.CharField(choices=[('full_time', 'cán bộ chuyên trách'), ('part_time', 'cán bộ không chuyên trách'), ('committee', 'ủy viên Ủy ban'), ('collaborator', 'cộng tác viên'), ('team_member', 'thành viên tổ công nghệ số cộng đồng')], max_length=20, verbose_name='diện')),
                ('is_primary', models.BooleanField(default=True, verbose_name='chức vụ chính')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='chức danh')),
                ('source', models.CharField(blank=True, max_length=160, verbose_name='nguồn số liệu')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='số liệu đến ngày')),
                ('continues', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='continued_by', to='organisation.membership')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisation.memberorganisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.person')),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisation.position')),
                ('begun_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='begun_%(class)ss', to='organisation.reorganisation')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended_%(class)ss', to='organisation.reorganisation')),
                ('term', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisation.term')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisation.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['unit', 'category', 'valid_from', 'valid_to'], name='membership_of_unit'), models.Index(fields=['person', 'valid_from'], name='membership_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='organisation_membership_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('person', 'unit', 'position'), name='one_current_seat')],
            },
        ),
        migrations.CreateModel(
            name='ImportRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sheet', models.CharField(blank=True, max_length=100)),
                ('number', models.PositiveIntegerField()),
                ('action', models.CharField(choices=[('create', 'thêm người mới'), ('change', 'sửa thông tin'), ('add_seat', 'thêm chức vụ'), ('move', 'chuyển đơn vị'), ('leave', 'thôi giữ chức vụ'), ('unchanged', 'không thay đổi'), ('unclear', 'cần hỏi'), ('refused', 'không nhập được')], max_length=10, verbose_name='việc')),
                ('state', models.CharField(choices=[('waiting', 'chờ nhập'), ('applied', 'đã nhập'), ('left_out', 'để lại')], default='waiting', max_length=10, verbose_name='tình trạng')),
                ('cells', models.JSONField(blank=True, default=dict)),
                ('values', models.JSONField(blank=True, default=dict)),
                ('changes', models.JSONField(blank=True, default=dict)),
                ('findings', models.JSONField(blank=True, default=list)),
                ('answer', models.CharField(blank=True, max_length=100)),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='import_rows', to='accounts.person')),
                ('batch', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='organisation.peopleimport')),
            ],
            options={
                'ordering': ('pk',),
                'indexes': [models.Index(fields=['batch', 'state', 'action'], name='rows_of_import'), models.Index(condition=models.Q(('person__isnull', False)), fields=['person'], name='import_rows_of_person')],
            },
        ),
    ]
