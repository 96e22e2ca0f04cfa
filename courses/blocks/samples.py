"""What the editor shows of each block before it is chosen: a short, true example of its use."""

from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import Document

MEGABYTE = 1_000_000
# As stored; files and pictures are left out, and stood in for by something that is in no library.
SAMPLES: dict[str, Any] = {
    "text": "<p>Không ai có quyền hỏi <b>mã OTP</b> của bà con, kể cả người xưng là công an hay ngân hàng.</p>",
    "heading": "Ba dấu hiệu của một cuộc gọi lừa đảo",
    "subheading": {"title": "Dấu hiệu thứ nhất: giục làm ngay", "level": "3"},
    "note": {"title": "Ghi nhớ", "body": "<p>Dừng lại, gọi về số đã biết, rồi mới làm.</p>"},
    "steps": {
        "title": "Đặt lại mật khẩu",
        "steps": ["Bấm **Quên mật khẩu**.", "Nhập số điện thoại đã đăng ký.", "Nhập mã và đặt mật khẩu mới."],
    },
    "table": {
        "title": "Việc và người làm",
        "table": {
            "columns": [{"type": "text", "heading": "Việc"}, {"type": "text", "heading": "Ai làm"}],
            "rows": [{"values": ["Lập danh sách hộ", "Trưởng ban"]}, {"values": ["Kiểm tra lại", "Phó ban"]}],
            "caption": "",
        },
    },
    "grid": {
        "title": "Lịch trực",
        "table": {
            "data": [["Buổi", "Người trực"], ["Sáng", "Bà Lan"], ["Chiều", ""]],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "mergeCells": [{"row": 1, "col": 1, "rowspan": 2, "colspan": 1}],
        },
    },
    "form": {
        "title": "Sổ ghi việc hỗ trợ",
        "table": {
            "columns": [{"type": "text", "heading": "Ngày"}, {"type": "text", "heading": "Đã giúp việc gì"}],
            "rows": [{"values": ["", ""]}, {"values": ["", ""]}],
            "caption": "",
        },
    },
    "story": {"title": "Cuộc gọi lúc 9 giờ tối", "body": "<p>Bà Sáu vừa tắt bếp thì điện thoại reo…</p>"},
    "figure": {
        "title": "",
        "image": "quy-trinh-nam-buoc",
        "alt": "Năm bước nối nhau.",
        "caption": "Quy trình năm bước.",
    },
    "picture": {"picture": None, "caption": "Tổ công nghệ số cộng đồng đi từng ngõ."},
    "gallery": {"title": "Một buổi đi từng ngõ", "pictures": [{"picture": None, "caption": ""}] * 2},
    "infographic": {
        "title": "Ba điều không",
        "panels": [
            {"title": "Không đưa mã", "text": "Mã OTP chỉ mình mình biết.", "icon": "key-off"},
            {"title": "Không chuyển tiền", "text": "Chưa gọi lại thì chưa chuyển.", "icon": "cash-off"},
        ],
    },
    "video": {
        "title": "Bật xác thực hai bước",
        "file": None,
        "seconds": 135,
        "poster": None,
        "captions": None,
        "transcript": "<p>Đồng chí mở phần Cài đặt…</p>",
    },
    "audio": {
        "title": "Nghe: cuộc gọi giả danh",
        "file": None,
        "seconds": 96,
        "transcript": "<p>“Tôi gọi từ ngân hàng…”</p>",
    },
    "outside_video": {
        "title": "Bình dân học vụ số là gì",
        "url": "https://www.youtube.com/watch?v=xxxxxxxxxxx",
        "seconds": 180,
        "summary": "Phong trào giúp mọi người dân có kỹ năng số cơ bản.",
    },
    "document": {
        "title": "Sổ tay Tổ công nghệ số",
        "document": None,
        "summary": "24 trang, chữ to, có hình từng bước.",
    },
    "download": {"title": "Mẫu danh sách hộ", "document": None, "summary": "In ra để ghi tay, hoặc điền trên máy."},
    "accordion": {
        "title": "Câu hỏi hay gặp",
        "folds": [
            {"title": "Quên mật khẩu thì làm gì", "body": "<p>Bấm “Quên mật khẩu” ở trang đăng nhập.</p>"},
            {"title": "Đổi máy có mất bài không", "body": "<p>Không. Bài học gắn với tài khoản.</p>"},
        ],
    },
    "comparison": {
        "title": "Khi có người gọi đòi mã",
        "sides": [
            {"title": "Giữ an toàn", "points": ["Dừng máy.", "Gọi lại số trên thẻ."]},
            {"title": "Dễ mất tiền", "points": ["Đọc mã cho họ.", "Bấm đường dẫn họ gửi."]},
        ],
        "is_advice": True,
    },
    "quotation": {
        "text": "<p>Dễ trăm lần không dân cũng chịu, khó vạn lần dân liệu cũng xong.</p>",
        "speaker": "Hồ Chí Minh",
        "source": "",
    },
    "citation": {"number": "91/2025/QH15", "place": "", "words": "Dữ liệu cá nhân phải được xử lý đúng mục đích."},
    "terms": {"title": "Thuật ngữ trong bài", "terms": []},
    "script": {
        "title": "Cuộc gọi giả danh",
        "scenes": [
            {"begins": "0:00", "ends": "0:12", "picture": "Bà Sáu nghe điện thoại", "caption": "", "speech": "A lô?"}
        ],
    },
    "transcript": {"title": "Bản chữ của video", "body": "<p>“Tôi gọi từ ngân hàng…”</p>"},
    "scenario": {
        "title": "Người lạ xin danh sách hộ nghèo",
        "situation": "<p>Một người xưng là nhà hảo tâm xin danh sách hộ nghèo kèm số điện thoại.</p>",
        "question": "Đồng chí làm gì?",
        "choices": [
            {
                "verdict": "best",
                "text": "Mời họ làm việc qua Ủy ban",
                "consequence": "Tiền đến đúng người, có sổ sách.",
            },
            {"verdict": "acceptable", "text": "Xin số để gọi lại", "consequence": "Chưa lộ gì, nhưng cần báo ngay."},
            {"verdict": "avoid", "text": "Gửi luôn cho nhanh", "consequence": "Ba hộ bị gọi lừa ngay tuần đó."},
        ],
    },
    "branching": {
        "title": "Trang giả mạo kêu gọi ủng hộ",
        "scenes": [
            {
                "text": "<p>Bà con gửi đồng chí một trang kêu gọi ủng hộ lũ lụt.</p>",
                "turns": [{"text": "Gọi hỏi Mặt trận tỉnh", "leads_to": 2}, {"text": "Chia sẻ ngay", "leads_to": 3}],
                "ending": "",
            },
            {"text": "<p>Đó là trang giả. Đồng chí báo được sớm.</p>", "turns": [], "ending": "best"},
            {"text": "<p>Mười người đã chuyển tiền cho kẻ gian.</p>", "turns": [], "ending": "avoid"},
        ],
    },
    "check": {
        "question": "Ai được hỏi mã OTP của bà con?",
        "options": [{"text": "Ngân hàng", "is_right": False}, {"text": "Không ai cả", "is_right": True}],
        "explanation": "Mã chỉ để chủ tài khoản tự nhập.",
    },
    "matching": {
        "question": "Ghép việc với nơi làm.",
        "pairs": [{"left": "Báo lừa đảo", "right": "Công an xã"}, {"left": "Khóa thẻ", "right": "Ngân hàng"}],
        "explanation": "Làm cả hai việc trong giờ đầu.",
    },
    "ordering": {
        "question": "Xếp việc trong giờ đầu.",
        "sequence": ["Khóa tài khoản", "Báo công an", "Đổi mật khẩu"],
        "explanation": "Khóa trước để tiền không đi tiếp.",
    },
    "number": {"question": "Tổng đài báo lừa đảo là số mấy?", "value": "156", "explanation": "Gọi miễn phí."},
    "show_me": {
        "question": "Chỉ ra bước thứ nhất của quy trình.",
        "picture": None,
        "alt": "Năm ô nối nhau bằng mũi tên.",
        "spots": [
            {"name": "Ô trên cùng", "left": 2, "top": 2, "width": 46, "height": 30, "is_right": True},
            {"name": "Ô dưới cùng", "left": 2, "top": 66, "width": 46, "height": 30, "is_right": False},
        ],
        "explanation": "Quy trình đọc từ trên xuống.",
    },
    "classify": {
        "title": "Tin nào là lừa đảo",
        "labels": ["An toàn", "Lừa đảo"],
        "messages": [
            {
                "channel": "Tin nhắn, số lạ",
                "text": "Bấm vào đây nhận quà.",
                "label": 2,
                "reason": "Đường dẫn lạ.",
                "clue": "",
            },
            {"channel": "Loa thôn", "text": "Mời bà con họp 19 giờ.", "label": 1, "reason": "Đúng nguồn.", "clue": ""},
        ],
    },
    "checklist": {
        "title": "Trước khi về",
        "tasks": [{"text": "Khóa màn hình máy dùng chung", "hint": ""}, {"text": "Cất sổ ghi tên hộ", "hint": ""}],
    },
    "activity": {"title": "Kiểm tra cuối bài", "activity": ""},
    "survey": {
        "title": "Đồng chí thấy bài này thế nào",
        "is_anonymous": True,
        "questions": [
            {"kind": "scale5", "text": "Bài có dễ hiểu không?", "options": [], "low": "khó", "high": "dễ", "note": ""}
        ],
    },
    "commitment": {
        "title": "Tuần này tôi sẽ",
        "choose": 1,
        "remind_days": 7,
        "options": ["Bật xác thực hai bước", "Chỉ cho một người thân"],
    },
}
_ENDINGS = {"video": "mp4", "audio": "mp3", "document": "pdf"}


class Sampled(blocks.Block):
    """A block that the editor shows by an example."""

    def get_preview_value(self) -> Any:  # noqa: ANN401 -- Wagtail's own
        """The example; its file is named, and is in no library."""
        value = self.to_python(SAMPLES[self.name])
        for name, child in getattr(self, "child_blocks", {}).items():
            if isinstance(child, DocumentChooserBlock) and child.required:
                file = f"mau.{_ENDINGS.get(self.name, 'docx')}"
                value[name] = Document(pk=0, collection_id=0, title=value["title"], file=file, file_size=4 * MEGABYTE)
        return value

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:  # noqa: ANN401, ARG002
        """With the id and the number that a block has in a lesson."""
        return {**(parent_context or {}), "id": "vi-du", "n": 1}
