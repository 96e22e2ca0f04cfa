import core.ids
import core.storage
import django.db.models.deletion
import django.utils.timezone
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('cms', '0001_initial'),
        ('cms', '0002_librarydocument_replaced_by'),
        ('cms', '0003_good_practices'),
    ]

    dependencies = [
        ('accounts', '0001_squashed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('organisation', '0001_squashed'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
    ]

    operations = [
        migrations.CreateModel(
            name='GuidancePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='Một hai câu, hiện ở danh mục và khi chia sẻ.', max_length=300, verbose_name='tóm tắt')),
                ('body', wagtail.fields.StreamField([('text', 0), ('picture', 3), ('note', 7), ('file', 10)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Đoạn chữ', 'template': 'cms/blocks/text.html'}), 1: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Ảnh'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Chú thích', 'max_length': 200, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('image', 1), ('caption', 2)]], {}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('nghe', 'Ghi nhớ'), ('cham', 'Nên biết'), ('son', 'Cẩn thận')], 'label': 'Loại'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Tiêu đề', 'max_length': 100, 'required': False}), 6: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link'], 'label': 'Lời'}), 7: ('wagtail.blocks.StructBlock', [[('tone', 4), ('title', 5), ('text', 6)]], {}), 8: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Tệp'}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Tên hiện trên trang', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('document', 8), ('title', 9)]], {})}, verbose_name='nội dung')),
            ],
            options={
                'verbose_name': 'trang hướng dẫn',
                'verbose_name_plural': 'trang hướng dẫn',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='Một hai câu, hiện ở danh mục và khi chia sẻ.', max_length=300, verbose_name='tóm tắt')),
                ('slogan', models.CharField(blank=True, max_length=120, verbose_name='câu mở đầu')),
            ],
            options={
                'verbose_name': 'trang chủ',
                'verbose_name_plural': 'trang chủ',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='LibraryPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='Một hai câu, hiện ở danh mục và khi chia sẻ.', max_length=300, verbose_name='tóm tắt')),
            ],
            options={
                'verbose_name': 'thư viện văn bản',
                'verbose_name_plural': 'thư viện văn bản',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='NewsIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='Một hai câu, hiện ở danh mục và khi chia sẻ.', max_length=300, verbose_name='tóm tắt')),
            ],
            options={
                'verbose_name': 'trang tin tức',
                'verbose_name_plural': 'trang tin tức',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='NewsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='Một hai câu, hiện ở danh mục và khi chia sẻ.', max_length=300, verbose_name='tóm tắt')),
                ('body', wagtail.fields.StreamField([('text', 0), ('picture', 3), ('note', 7), ('file', 10)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Đoạn chữ', 'template': 'cms/blocks/text.html'}), 1: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Ảnh'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Chú thích', 'max_length': 200, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('image', 1), ('caption', 2)]], {}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('nghe', 'Ghi nhớ'), ('cham', 'Nên biết'), ('son', 'Cẩn thận')], 'label': 'Loại'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Tiêu đề', 'max_length': 100, 'required': False}), 6: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link'], 'label': 'Lời'}), 7: ('wagtail.blocks.StructBlock', [[('tone', 4), ('title', 5), ('text', 6)]], {}), 8: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Tệp'}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Tên hiện trên trang', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('document', 8), ('title', 9)]], {})}, verbose_name='nội dung')),
                ('published_on', models.DateField(db_index=True, default=django.utils.timezone.localdate, verbose_name='ngày đăng')),
            ],
            options={
                'verbose_name': 'tin',
                'verbose_name_plural': 'tin',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='PracticeIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='Một hai câu, hiện ở danh mục và khi chia sẻ.', max_length=300, verbose_name='tóm tắt')),
            ],
            options={
                'verbose_name': 'trang mô hình hay',
                'verbose_name_plural': 'trang mô hình hay',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='PracticePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='Một hai câu, hiện ở danh mục và khi chia sẻ.', max_length=300, verbose_name='tóm tắt')),
                ('body', wagtail.fields.StreamField([('text', 0), ('picture', 3), ('note', 7), ('file', 10)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Đoạn chữ', 'template': 'cms/blocks/text.html'}), 1: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Ảnh'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Chú thích', 'max_length': 200, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('image', 1), ('caption', 2)]], {}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('nghe', 'Ghi nhớ'), ('cham', 'Nên biết'), ('son', 'Cẩn thận')], 'label': 'Loại'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Tiêu đề', 'max_length': 100, 'required': False}), 6: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link'], 'label': 'Lời'}), 7: ('wagtail.blocks.StructBlock', [[('tone', 4), ('title', 5), ('text', 6)]], {}), 8: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Tệp'}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Tên hiện trên trang', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('document', 8), ('title', 9)]], {})}, verbose_name='nội dung')),
                ('place', models.CharField(max_length=200, verbose_name='nơi thực hiện')),
                ('topic', models.CharField(choices=[('digital', 'Chuyển đổi số'), ('solidarity', 'Đại đoàn kết ở khu dân cư'), ('poor', 'Chăm lo người nghèo, an sinh'), ('emulation', 'Phong trào thi đua'), ('supervision', 'Giám sát, phản biện'), ('environment', 'Môi trường, nông thôn mới'), ('training', 'Đào tạo, bồi dưỡng')], max_length=20, verbose_name='lĩnh vực')),
                ('result', models.CharField(blank=True, max_length=300, verbose_name='kết quả nổi bật')),
                ('published_on', models.DateField(db_index=True, default=django.utils.timezone.localdate, verbose_name='ngày đăng')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='practices', to='organisation.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'mô hình hay',
                'verbose_name_plural': 'mô hình hay',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='LibraryDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(help_text='Ví dụ 152/2025/NĐ-CP, 12-KL/TW.', max_length=60, verbose_name='số, ký hiệu')),
                ('kind', models.CharField(choices=[('law', 'Luật'), ('resolution', 'Nghị quyết'), ('decree', 'Nghị định'), ('circular', 'Thông tư'), ('decision', 'Quyết định'), ('plan', 'Kế hoạch'), ('guidance', 'Hướng dẫn'), ('conclusion', 'Kết luận')], max_length=20, verbose_name='loại văn bản')),
                ('title', models.CharField(max_length=500, verbose_name='trích yếu')),
                ('issuer', models.CharField(max_length=200, verbose_name='cơ quan ban hành')),
                ('subject', models.CharField(choices=[('emulation', 'Thi đua, khen thưởng'), ('training', 'Đào tạo, bồi dưỡng'), ('digital', 'Chuyển đổi số'), ('data', 'Dữ liệu, an ninh mạng'), ('front', 'Công tác Mặt trận')], default='front', max_length=20, verbose_name='lĩnh vực')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='ngày ban hành')),
                ('effective_on', models.DateField(blank=True, null=True, verbose_name='có hiệu lực từ')),
                ('expired_on', models.DateField(blank=True, null=True, verbose_name='hết hiệu lực từ')),
                ('search_key', models.TextField(editable=False)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtaildocs.document', verbose_name='tệp')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaces', to='cms.librarydocument', verbose_name='được thay thế bởi')),
            ],
            options={
                'verbose_name': 'văn bản',
                'verbose_name_plural': 'văn bản',
                'ordering': (models.OrderBy(models.F('issued_on'), descending=True, nulls_last=True), 'number'),
                'constraints': [models.UniqueConstraint(fields=('number', 'issuer'), name='one_text_per_number_of_an_issuer', violation_error_message='Văn bản số này của cơ quan này đã có trong thư viện.')],
            },
        ),
        migrations.CreateModel(
            name='PracticeSubmission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
                ('title', models.CharField(max_length=150, verbose_name='tên mô hình')),
                ('topic', models.CharField(choices=[('digital', 'Chuyển đổi số'), ('solidarity', 'Đại đoàn kết ở khu dân cư'), ('poor', 'Chăm lo người nghèo, an sinh'), ('emulation', 'Phong trào thi đua'), ('supervision', 'Giám sát, phản biện'), ('environment', 'Môi trường, nông thôn mới'), ('training', 'Đào tạo, bồi dưỡng')], max_length=20, verbose_name='lĩnh vực')),
                ('place', models.CharField(max_length=200, verbose_name='nơi thực hiện')),
                ('problem', models.TextField(verbose_name='vì sao làm')),
                ('method', models.TextField(verbose_name='cách làm')),
                ('result', models.CharField(max_length=300, verbose_name='kết quả nổi bật')),
                ('state', models.CharField(choices=[('waiting', 'chờ duyệt'), ('returned', 'cần bổ sung'), ('published', 'đã đăng')], default='waiting', max_length=20)),
                ('remark', models.TextField(blank=True, verbose_name='lời của người duyệt')),
                ('submitted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gửi lúc')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='duyệt lúc')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='submission', to='cms.practicepage')),
                ('submitter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practice_submissions', to='accounts.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practice_submissions', to='organisation.unit')),
            ],
            options={
                'ordering': ('-submitted_at', '-pk'),
                'indexes': [models.Index(fields=['state', 'submitted_at'], name='submissions_by_state')],
            },
        ),
        migrations.CreateModel(
            name='PracticePicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=core.ids.uuid7, editable=False, unique=True)),
                ('file', models.ImageField(storage=core.storage.private_storage, upload_to='practices/%Y/%m')),
                ('description', models.CharField(max_length=200, verbose_name='ảnh chụp gì')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='cms.practicesubmission')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
    ]
