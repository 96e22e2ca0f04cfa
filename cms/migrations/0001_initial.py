import django.db.models.deletion
import django.utils.timezone
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
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
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('slogan', models.CharField(blank=True, max_length=120, verbose_name='câu mở đầu')),
                ('summary', models.CharField(blank=True, help_text='Một hai câu, hiện ở danh mục và khi chia sẻ.', max_length=300, verbose_name='tóm tắt')),
            ],
            options={
                'abstract': False,
                'verbose_name': 'trang chủ',
                'verbose_name_plural': 'trang chủ',
            },
            bases=('wagtailcore.page',),
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
            ],
            options={
                'verbose_name': 'văn bản',
                'verbose_name_plural': 'văn bản',
                'ordering': (models.OrderBy(models.F('issued_on'), descending=True, nulls_last=True), 'number'),
                'constraints': [models.UniqueConstraint(fields=('number', 'issuer'), name='one_text_per_number_of_an_issuer', violation_error_message='Văn bản số này của cơ quan này đã có trong thư viện.')],
            },
        ),
    ]
