import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('notifications', '0001_initial'),
        ('notifications', '0002_questions'),
        ('notifications', '0003_programmes'),
        ('notifications', '0004_changes_of_pages'),
        ('notifications', '0005_approval_asked'),
        ('notifications', '0006_evidence'),
    ]

    dependencies = [
        ('accounts', '0001_squashed'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('certificate_issued', 'Được cấp giấy chứng nhận'), ('certificate_revoked', 'Giấy chứng nhận bị thu hồi'), ('question_asked', 'Có câu hỏi của người học'), ('question_answered', 'Câu hỏi được trả lời'), ('programme_assigned', 'Được giao chương trình học'), ('programme_due', 'Nhắc hạn chương trình học'), ('programme_decided', 'Quyết định về chương trình học'), ('work_accepted', 'Bài nộp đạt'), ('work_returned', 'Bài nộp cần làm lại'), ('outside_approved', 'Công nhận kết quả học ở nơi khác'), ('outside_refused', 'Không công nhận kết quả học ở nơi khác'), ('change_submitted', 'Có bài chờ duyệt'), ('change_returned', 'Bài được trả lại để sửa'), ('change_released', 'Bài được duyệt phát hành'), ('publication_refused', 'Bài hẹn giờ chưa xuất bản được')], max_length=40, verbose_name='loại')),
                ('params', models.JSONField(default=dict, verbose_name='chi tiết')),
                ('url', models.CharField(max_length=300, verbose_name='địa chỉ')),
                ('source', models.UUIDField(verbose_name='sự kiện')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('read_at', models.DateTimeField(null=True, verbose_name='đã đọc lúc')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notifications', to='accounts.person')),
            ],
            options={
                'verbose_name': 'thông báo',
                'verbose_name_plural': 'thông báo',
                'ordering': ('-pk',),
                'indexes': [models.Index(condition=models.Q(('read_at', None)), fields=['person'], name='unread_notification_of_person')],
                'constraints': [models.UniqueConstraint(fields=('person', 'source'), name='told_once_of_an_event')],
            },
        ),
    ]
