"""Quizzes with a question of every type, put into a prepared demo from outside by `manage.py shell`.

Long words on purpose: what fits here fits a phone.
"""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model

from courses.models import CoursePage, LessonKind
from quizzes.calculations import QuestionContent
from quizzes.models import Quiz
from quizzes.services import open_bank, save_question
from tests.browser.newcomer import newcomer
from tests.factories.courses import course_index, item, make_enrolment, publish_edition

LEARNER = "moi-dang"
COURSE = "khoa-moi-dang"
QUIZZES = {
    "moi-dang": {},
    "moi-dang-mot-trang": {"layout": "list"},
    "moi-dang-thu-lai": {"behaviour": "tries", "kind": "practice", "is_graded": False},
    "moi-dang-chac-chan": {"behaviour": "certainty", "is_forward_only": True, "minutes": 45, "max_attempts": 2},
}


def named(*texts, prefix="o"):
    """Things with ids, in order."""
    return [{"id": f"{prefix}{number}", "text": text} for number, text in enumerate(texts, start=1)]


def shapes(picture, signs):
    """Body and key of one question of each type; `picture` is a key of an image, `signs` those of two small ones."""
    return {
        "single": (
            "Có người xưng là cán bộ công an gọi điện, bảo đồng chí đọc mã OTP để “xác minh”. Đồng chí làm gì?",
            {
                "options": named(
                    "Cúp máy, gọi lại số trực ban của công an xã để hỏi",
                    "Đọc mã vì người gọi biết đúng họ tên, số căn cước",
                    "Nhờ người gọi nhắn tin",
                )
            },
            {
                "correct": ["o1"],
                "notes": {"o2": "Họ tên và số căn cước bị lộ ở nhiều nơi, biết chúng không chứng minh điều gì."},
            },
        ),
        "multiple": (
            "Những việc nào nên làm ngay khi nghi tài khoản Zalo của ban công tác Mặt trận bị chiếm?",
            {
                "options": named(
                    "Đổi mật khẩu và đăng xuất khỏi mọi thiết bị",
                    "Báo cho các nhóm đang quản lý",
                    "Chờ xem có ai phản ánh không",
                    "Báo công an xã",
                )
            },
            {"correct": ["o1", "o2", "o4"]},
        ),
        "true_false": (
            "Biên bản giám sát có chữ ký số có giá trị như bản ký tay.",
            {"options": named("Đúng", "Sai")},
            {"correct": ["o1"]},
        ),
        "true_false_table": (
            "Với mỗi câu, chọn đúng hay sai.",
            {
                "prompts": named(
                    "Ban Thanh tra nhân dân do Mặt trận cấp xã hướng dẫn hoạt động",
                    "Mã OTP đọc được cho cán bộ ngân hàng qua điện thoại",
                    "Ai cũng góp ý được trên Cổng dịch vụ công",
                    prefix="p",
                )
            },
            {"truths": {"p1": True, "p2": False, "p3": True}},
        ),
        "matching": (
            "Nối mỗi việc với nơi tiếp nhận.",
            {
                "prompts": named(
                    "Kiến nghị của cử tri về đường thôn", "Tài khoản mạng bị chiếm", "Đơn xin hỗ trợ nhà ở", prefix="p"
                ),
                "options": named(
                    "Ủy ban Mặt trận Tổ quốc cấp xã, qua ban công tác Mặt trận ở khu dân cư",
                    "Công an xã",
                    "Bộ phận một cửa",
                    "Bưu điện văn hóa xã",
                ),
            },
            {"pairs": {"p1": "o1", "p2": "o2", "p3": "o3"}},
        ),
        "ordering": (
            "Sắp xếp các bước xử lý một kiến nghị của người dân.",
            {
                "options": named(
                    "Tiếp nhận và ghi vào sổ theo dõi",
                    "Phân loại theo thẩm quyền",
                    "Chuyển cơ quan có trách nhiệm giải quyết",
                    "Trả lời người kiến nghị và công khai kết quả",
                )
            },
            {"order": ["o1", "o2", "o3", "o4"], "notes": {}},
        ),
        "numeric": (
            "Khu dân cư có {n} hộ, 40% đã cài ứng dụng. Bao nhiêu hộ chưa cài?",
            {"unit": "hộ", "variables": [{"name": "n", "least": 200, "most": 400, "step": 50}]},
            {"formula": "n * 0.6", "tolerance": "0"},
        ),
        "gaps": (
            "Điền vào chỗ trống.",
            {
                "text": "Khi thấy tin giả, đồng chí không [[g1]] mà chụp màn hình rồi báo qua đầu số [[g2]] của Bộ.",
                "gaps": [{"id": "g1"}, {"id": "g2", "options": named("156", "1022", "113")}],
            },
            {"gaps": {"g1": {"accepted": ["chia sẻ"]}, "g2": {"correct": "o1"}}},
        ),
        "short": (
            "Tên đầy đủ của từ viết tắt “MTTQ” là gì?",
            {},
            {"accepted": [{"text": "Mặt trận Tổ quốc", "percent": 100}]},
        ),
        "essay": (
            "Viết lời nhắn ngắn gửi nhóm Zalo của khu dân cư, mời bà con góp ý cho dự thảo quy ước.",
            {
                "least_words": 30,
                "most_words": 150,
                "rubric": [{"id": "r1", "text": "Nói rõ góp ý ở đâu, đến khi nào", "points": 5}],
            },
            {
                "rubric": [{"id": "r1", "text": "Nói rõ góp ý ở đâu, đến khi nào", "points": 5}],
                "model": "Kính mời bà con…",
            },
        ),
        "hotspot": (
            "Chạm vào nút để gửi phản ánh mới.",
            {
                "picture": {"image": picture, "alt": "Màn hình ứng dụng có ba nút xếp dọc"},
                "places": named("Nút trên cùng", "Nút ở giữa", "Nút dưới cùng"),
            },
            {"correct": ["o2"], "regions": {"o1": [10, 10, 80, 20], "o2": [10, 40, 80, 20], "o3": [10, 70, 80, 20]}},
        ),
        "placing": (
            "Đưa mỗi từ vào đúng chỗ.",
            {
                "text": "Cán bộ phải [[a]] dân, hiểu dân, học dân và có [[b]] với dân.",
                "options": named("gần", "trách nhiệm", "xa"),
            },
            {"places": {"a": "o1", "b": "o2"}},
        ),
        "placing-on-picture": (
            "Đưa mỗi tên vào đúng nút trên màn hình.",
            {
                "picture": {"image": picture, "alt": "Màn hình ứng dụng có ba nút xếp dọc"},
                "places": [
                    {"id": "t", "text": "Nút trên cùng", "at": [50, 20]},
                    {"id": "m", "text": "Nút ở giữa", "at": [50, 50]},
                    {"id": "b", "text": "Nút dưới cùng", "at": [50, 80]},
                ],
                "options": named("Tra cứu hồ sơ", "Gửi phản ánh", "Góp ý dự thảo"),
            },
            {"places": {"t": "o1", "m": "o2", "b": "o3"}},
        ),
        "placing-pictures": (
            "Chọn biển báo cho mỗi trường hợp.",
            {
                "places": [
                    {"id": "a", "text": "Trang web đáng tin", "at": [1, 1]},
                    {"id": "b", "text": "Trang web lừa đảo", "at": [1, 9]},
                ],
                "options": [
                    {"id": "o1", "image": signs[0], "text": "Dấu xanh"},
                    {"id": "o2", "image": signs[1], "text": "Dấu đỏ"},
                ],
            },
            {"places": {"a": "o1", "b": "o2"}},
        ),
        "scenario": (
            "Đọc tình huống rồi trả lời các câu.",
            {
                "text": "Bà Lan, 67 tuổi, nhận cuộc gọi hình ảnh của “con trai” nhờ chuyển gấp 20 triệu đồng. Hình mờ, tiếng hơi lạ.",
                "parts": [
                    {
                        "id": "q1",
                        "type": "single",
                        "stem": "Bà Lan nên làm gì trước?",
                        "body": {"options": named("Gọi lại số quen của con", "Chuyển tiền ngay")},
                    },
                    {"id": "q2", "type": "numeric", "stem": "Gọi số nào để báo công an?", "body": {}},
                ],
            },
            {"parts": {"q1": {"correct": ["o1"]}, "q2": {"value": "113", "tolerance": "0"}}},
        ),
        "upload": (
            "Chụp bảng tin của khu dân cư, nơi dán mã QR góp ý, rồi gửi ảnh.",
            {"accepts": ["image", "document"], "most": 2},
            {"rubric": [{"id": "r1", "text": "Ảnh rõ mã QR", "points": 5}]},
        ),
        "likert": (
            "Đồng chí đồng ý với các ý sau đến mức nào?",
            {
                "prompts": named(
                    "Nội dung sát với việc hằng ngày của tôi", "Tôi tự tin hướng dẫn bà con dùng VNeID", prefix="p"
                ),
                "options": named("Rất không đồng ý", "Không đồng ý", "Bình thường", "Đồng ý", "Rất đồng ý"),
            },
            {},
        ),
        "prediction": (
            "Theo đồng chí, bao nhiêu người sẽ tham gia cuộc thi này?",
            {"unit": "người", "least": 0, "most": 100000},
            {"value": "1200", "tolerance": "0"},
        ),
    }


def drawn(size, *boxes, ground="#ffffff"):
    """A picture of plain boxes."""
    picture = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(picture)
    for box, colour in boxes:
        pen.rounded_rectangle(box, radius=24, fill=colour)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def image(title, content):
    """A picture in the library."""
    return get_image_model().objects.create(title=title, file=ImageFile(BytesIO(content), f"{title}.png"))


def build():
    """The quizzes, and somebody with a place on their course."""
    buttons = [
        ((80, 80 + n * 240, 720, 240 + n * 240), colour) for n, colour in enumerate(("#1f4682", "#17603b", "#98271d"))
    ]
    screen = image("Màn hình", drawn((800, 800), *buttons, ground="#f1f5fb"))
    signs = [
        image(f"Dấu {n}", drawn((160, 120), ((20, 20, 140, 100), c))) for n, c in enumerate(("#17603b", "#98271d"))
    ]
    course = course_index().add_child(
        instance=CoursePage(title="Khóa thử mọi dạng câu hỏi", slug=COURSE, code="MD-01", live=True)
    )
    items = [item(f"Bài {code}", kind=LessonKind.EXAM, activity=f"quiz:{code}", is_required=False) for code in QUIZZES]
    publish_edition(course, items)
    bank = open_bank(code="nh-moi-dang", title="Mọi dạng câu hỏi", course=course, actor=None)
    found = shapes(screen.pk, [sign.pk for sign in signs])
    for number, (name, (stem, body, key)) in enumerate(found.items(), start=1):
        content = QuestionContent(
            type=name.partition("-")[0],
            stem=stem,
            body=body,
            key=key,
            explanation="Vì Mặt trận làm việc bằng lòng tin.",
            level="basic",
        )
        save_question(bank=bank, code=f"MD{number:02}", content=content, actor=None)
    rules = {
        "question_count": len(found),
        "kind": "final_test",
        "shuffles_questions": False,
        "show_answers": "after_submission",
    }
    for code, own in QUIZZES.items():
        Quiz.objects.create(code=code, title="Kiểm tra mọi dạng câu hỏi", course=course, bank=bank, **{**rules, **own})
    make_enrolment(newcomer(LEARNER, "Lê Thị Mười"), course)
