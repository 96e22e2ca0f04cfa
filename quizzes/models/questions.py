"""What a question says. Versions never change: an attempt marked years ago can be marked again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionType(models.TextChoices):
    """What a learner does with a question; `quizzes.calculations.types` has one module for each."""

    SINGLE = "single", _("Một đáp án đúng")
    MULTIPLE = "multiple", _("Nhiều đáp án đúng")
    TRUE_FALSE = "true_false", _("Đúng hay sai")
    TRUE_FALSE_TABLE = "true_false_table", _("Bảng đúng, sai")
    MATCHING = "matching", _("Ghép đôi")
    ORDERING = "ordering", _("Sắp xếp")
    NUMERIC = "numeric", _("Nhập số")
    GAPS = "gaps", _("Điền vào chỗ trống")
    SHORT = "short", _("Trả lời ngắn")
    ESSAY = "essay", _("Tự luận")
    HOTSPOT = "hotspot", _("Chỉ chỗ trên hình")
    PLACING = "placing", _("Đặt từ hoặc hình vào chỗ")
    SCENARIO = "scenario", _("Tình huống nhiều câu")
    UPLOAD = "upload", _("Nộp tệp hoặc ảnh")
    LIKERT = "likert", _("Thang ý kiến")
    PREDICTION = "prediction", _("Dự đoán số")


class Level(models.TextChoices):
    """How much a question asks."""

    BASIC = "basic", _("Cơ bản")
    APPLIED = "applied", _("Vận dụng")
    ADVANCED = "advanced", _("Nâng cao")


class QuestionVersion(models.Model):
    """What a question said at a time; its content never changes afterwards.

    `body` is what a learner may see while answering. `key` and `explanation` are what they may not: selectors of open
    attempts never fetch these two columns. A response is what an `Answer` holds. Ids are short strings that say
    nothing; numbers are decimal strings. `named` below means `[{"id", "text"}]`.

    Any type: body `pictures` [{"image", "name", "alt", "sha256"}]; `variables` [{"name", "least", "most", "step"}], drawn for
    each paper and written `{name}` in the stem; `scoring`, the rule by which part of an answer earns part of the points
    (each type's module names its rules, the first is the default); key `notes` {option id: why it is right or wrong}.

    ================  =====================================  ==========================================  ============================
    type              body                                   key                                         response
    ================  =====================================  ==========================================  ============================
    single            options named, keeps_order             correct [id], weights {id: per cent}        {"chosen": [id]}
    multiple          the same                               the same, several correct                   {"chosen": [id, …]}
    true_false        options named (two)                    correct [id]                                {"chosen": [id]}
    true_false_table  prompts named                          truths {prompt: bool}                       {"truths": {prompt: bool}}
    matching          prompts named, options named           pairs {prompt: option}                      {"pairs": {prompt: option}}
    ordering          options named                          order [id, …]                               {"order": [id, …]}
    numeric           unit, units [name]                     value or formula, tolerance,                {"number": text, "unit": name}
                                                             tolerance_percent, factors {unit: factor}
    gaps              text with [[id]], gaps [{"id",         gaps {id: {"correct": option} or            {"gaps": {id: text or option}}
                      "options": named}]; no options: typed  {"accepted": [text], "keeps_case",
                                                             "keeps_marks"} or {"value", "tolerance"}}
    short             –                                      accepted [{"text", "percent"}],             {"text": text}
                                                             keeps_case, keeps_marks
    essay             least_words, most_words,               rubric [{"id", "text", "points"}],          {"text": text}
                      rubric (when it is shown)              model, markers (1 or 2)
    hotspot           picture, places named                  correct [place], regions                    {"chosen": [place]} or
                                                             {place: [x, y, width, height] in %}         {"point": [x, y] in %}
    placing           text with [[id]] or picture with       places {place: option}                      {"places": {place: option}}
                      places [{"id", "text", "at": [x, y]}];
                      options named, each with text or
                      image; reuses
    scenario          parts [{"id", "type", "stem",          parts {id: the part's key}                  {"parts": {id: response}}
                      "body", "points"}]
    upload            accepts ["image", "document"], most    rubric, markers                             {"files": [uid], "text": text}
    likert            prompts named, options named           –                                           {"ratings": {prompt: option}}
    prediction        unit, least, most                      value once it is known, tolerance           {"number": text}
    ================  =====================================  ==========================================  ============================

    Where a quiz asks how sure somebody is, a response also has `"certainty"`: 1, 2 or 3.
    """

    question = models.ForeignKey("quizzes.Question", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("phiên bản"))
    type = models.CharField(_("dạng câu hỏi"), max_length=20, choices=QuestionType.choices)
    stem = models.TextField(_("câu hỏi"))
    body = models.JSONField(default=dict)
    key = models.JSONField(_("đáp án"))
    explanation = models.TextField(_("vì sao"), blank=True)
    level = models.CharField(_("mức"), max_length=20, choices=Level.choices)
    # The LessonPage.key of the lesson that teaches it.
    lesson_key = models.UUIDField(_("bài học"), null=True, blank=True)
    # The code of a `courses.Competence` and the number of a document of the library.
    competence = models.CharField(_("miền năng lực"), max_length=20, blank=True)
    legal_reference = models.CharField(_("căn cứ, số văn bản"), max_length=60, blank=True)
    hash = models.CharField(max_length=64)
    # The same for questions that only differ in marks, capitals and the order of options: duplicates are found by it.
    likeness = models.CharField(max_length=64, blank=True, db_index=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("người soạn")
    )
    created_at = models.DateTimeField(_("soạn lúc"), auto_now_add=True)
    approved_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("người duyệt")
    )
    # Whether an applied `Regrade` changes how it is marked.
    is_amended = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("question", "-number")
        verbose_name = _("nội dung câu hỏi")
        verbose_name_plural = _("nội dung câu hỏi")
        constraints = (models.UniqueConstraint(fields=("question", "number"), name="question_versions_are_numbered"),)

    def __str__(self) -> str:
        return self.stem
