"""One question of every type, each with words in key and explanation that nobody may see too early."""

from quizzes.calculations import QuestionContent

SECRET, REASON = "khóa bí mật", "lý giải bí mật"


def named(*texts):
    """Things to choose from."""
    return [{"id": f"o{number}", "text": text} for number, text in enumerate(texts, start=1)]


def prompts(*texts):
    """Things to be given something."""
    return [{"id": f"p{number}", "text": text} for number, text in enumerate(texts, start=1)]


SHAPES = {
    "single": ({"options": named("Báo công an", "Chuyển tiền", "Im lặng")}, {"correct": ["o1"]}),
    "multiple": ({"options": named("Đổi mật khẩu", "Gọi người quen", "Bỏ qua")}, {"correct": ["o1", "o2"]}),
    "true_false": ({"options": named("Đúng", "Sai")}, {"correct": ["o1"]}),
    "true_false_table": (
        {"prompts": prompts("Mã OTP là riêng tư", "Ai hỏi cũng đọc")},
        {"truths": {"p1": True, "p2": False}},
    ),
    "matching": (
        {"prompts": prompts("Xã", "Tỉnh"), "options": named("Cấp cơ sở", "Cấp trên", "Cấp bộ")},
        {"pairs": {"p1": "o1", "p2": "o2"}},
    ),
    "ordering": ({"options": named("Tiếp nhận", "Xử lý", "Trả kết quả")}, {"order": ["o1", "o2", "o3"]}),
    "numeric": ({"unit": "hộ"}, {"value": "748271946", "tolerance": "0"}),
    "gaps": (
        {"text": "Gọi số [[g1]] rồi bấm [[g2]].", "gaps": [{"id": "g1"}, {"id": "g2", "options": named("một", "hai")}]},
        {"gaps": {"g1": {"accepted": [f"{SECRET} 1"]}, "g2": {"correct": "o1"}}},
    ),
    "short": ({}, {"accepted": [{"text": f"{SECRET} 2", "percent": 87}]}),
    "essay": ({}, {"rubric": [{"id": "r1", "text": f"{SECRET} 3", "points": 10}], "model": f"{SECRET} 4"}),
    "hotspot": ({"places": named("Góc trên", "Góc dưới")}, {"correct": ["o1"], "regions": {"o1": [71.4826, 1, 9, 9]}}),
    "placing": (
        {"text": "Cán bộ [[a]] dân, dân [[b]].", "options": named("gần", "tin", "xa")},
        {"places": {"a": "o1", "b": "o2"}},
    ),
    "scenario": (
        {
            "text": "Bà Lan nhận cuộc gọi lạ.",
            "parts": [
                {
                    "id": "q1",
                    "type": "single",
                    "stem": "Làm gì trước?",
                    "body": {"options": named("Cúp máy", "Làm theo")},
                },
                {"id": "q2", "type": "short", "stem": "Báo cho ai?", "body": {}},
            ],
        },
        {"parts": {"q1": {"correct": ["o1"]}, "q2": {"accepted": [{"text": f"{SECRET} 5"}]}}},
    ),
    "upload": (
        {"accepts": ["image", "document"], "most": 2},
        {"rubric": [{"id": "r1", "text": f"{SECRET} 6", "points": 5}]},
    ),
    "likert": ({"prompts": prompts("Khóa học có ích"), "options": named("Không", "Bình thường", "Rất có ích")}, {}),
    "prediction": ({"unit": "người"}, {"value": "748271946", "tolerance": "0"}),
}


def content_of_type(kind):
    """A question of a type."""
    body, key = SHAPES[kind]
    return QuestionContent(
        type=kind,
        stem=f"Câu hỏi dạng {kind}?",
        body=body,
        key={**key, "note": f"{SECRET} của người soạn"},
        explanation=f"{REASON} của câu này",
        level="basic",
    )
