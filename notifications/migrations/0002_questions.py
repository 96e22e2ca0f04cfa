from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notifications', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notification',
            name='kind',
            field=models.CharField(choices=[('certificate_issued', 'Được cấp giấy chứng nhận'), ('certificate_revoked', 'Giấy chứng nhận bị thu hồi'), ('question_asked', 'Có câu hỏi của người học'), ('question_answered', 'Câu hỏi được trả lời')], max_length=40, verbose_name='loại'),
        ),
    ]
