"""What quizzes refuse, and what to do instead."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError, WayOut


class LessonsInTheWayError(DomainError):
    """Required lessons before the quiz are not finished; `count` of them, the first titled `title` at `url`."""

    code = "lessons_in_the_way"
    message = _(
        "Đồng chí còn {count} bài bắt buộc chưa học xong trước bài này. Học tiếp từ bài “{title}” rồi quay lại."
    )

    @property
    def way_out(self) -> WayOut:
        """The first of those lessons."""
        return WayOut(gettext("Học tiếp"), self.details["url"])


class AlreadyPassedError(DomainError):
    """The learner has passed or done it; another attempt could only confuse the result."""

    code = "already_passed"
    message = _("Đồng chí đã hoàn thành bài này, không cần làm lại. Kết quả vẫn được giữ.")


class NoAttemptsLeftError(DomainError):
    """The number of attempts is used up."""

    code = "no_attempts_left"
    message = _("Đồng chí đã làm hết {used} lần. Đồng chí báo người phụ trách lớp nếu cần làm thêm.")


class TooSoonError(DomainError):
    """The waiting time after the last attempt is not over; `at` says when it will be."""

    code = "too_soon"
    message = _("Hai lần làm cách nhau {hours} giờ. Đồng chí làm lại được từ {at}.")


class NotOpenYetError(DomainError):
    """The quiz opens later; `at` says when."""

    code = "not_open_yet"
    message = _("Bài này mở từ {at}. Đồng chí quay lại vào lúc đó.")


class QuizClosedError(DomainError):
    """The quiz has closed; `at` says when it did."""

    code = "quiz_closed"
    message = _("Bài này đã đóng lúc {at}. Đồng chí báo người phụ trách lớp nếu có lý do chính đáng để làm bù.")


class EmptyBankError(DomainError):
    """No question can be drawn."""

    code = "empty_bank"
    message = _("Bài này chưa có câu hỏi. Đồng chí báo giảng viên của khóa học.")


class AttemptClosedError(DomainError):
    """The attempt takes no more answers; `attempt` is its uid."""

    code = "attempt_closed"
    message = _("Bài này đã nộp nên không nhận thêm câu trả lời. Đồng chí mở trang kết quả để xem.")

    @property
    def way_out(self) -> WayOut:
        """The result."""
        return WayOut(gettext("Xem kết quả"), reverse("quizzes:result", args=[self.details["attempt"]]))


class TimeOverError(DomainError):
    """The answer was given after the time, or arrived after the grace."""

    code = "time_over"
    message = _("Đã hết giờ làm bài. Các câu đã lưu trước đó vẫn được chấm, đồng chí bấm Nộp bài.")


class MovedOnError(DomainError):
    """The paper only goes forward, or the question was marked: its answer stands."""

    code = "moved_on"
    message = _("Câu này đã chốt nên không sửa được nữa. Đồng chí làm tiếp các câu sau.")


class NothingToCheckError(DomainError):
    """There is no answer yet, or a person marks this question, or the quiz marks none before it is handed in."""

    code = "nothing_to_check"
    message = _("Đồng chí trả lời câu này trước rồi bấm kiểm tra.")


class NotToBeRuledError(DomainError):
    """Only what was handed in can be taken under review, and only what is under review can be cleared."""

    code = "not_to_be_ruled"
    message = _(
        "Lượt làm này không ở trạng thái xử lý được như vậy. Đồng chí tải lại trang để xem trạng thái hiện nay."
    )


class FileNotTakenError(DomainError):
    """The file is too large, could do harm, or is not what its name says; `why` tells which."""

    code = "file_not_taken"
    status = 400
    message = _("Chưa nhận được tệp. {why} Câu trả lời đã lưu vẫn còn.")


class TooManyFilesError(DomainError):
    """The question takes fewer files."""

    code = "too_many_files"
    message = _("Câu này nhận nhiều nhất {most} tệp. Đồng chí bỏ bớt một tệp rồi gửi tệp khác.")


class NoSuchQuestionError(DomainError):
    """The paper has no question at this position, or the response does not fit it."""

    code = "no_such_question"
    status = 400
    message = _("Câu trả lời không khớp với câu hỏi. Đồng chí tải lại trang rồi chọn lại, các câu khác không mất.")


class UsedTwiceError(DomainError):
    """A word or picture stands in two places of a question that takes each once."""

    code = "used_twice"
    status = 400
    message = _("Mỗi ý chỉ dùng được một lần. Đồng chí chọn lại câu {position}, mỗi chỗ trống một ý khác nhau.")


class AnswerOfAnotherError(DomainError):
    """The answer's id belongs to another attempt."""

    code = "not_yours"
    message = _("Câu trả lời này thuộc về một lượt làm bài khác. Đồng chí tải lại trang rồi chọn lại.")


class UnreadableAnswersError(DomainError):
    """The message is not what our pages send."""

    code = "malformed"
    status = 400
    message = _("Câu trả lời gửi lên không đọc được. Đồng chí tải lại trang, các câu đã lưu không mất.")


class UnansweredQuestionsError(DomainError):
    """Handing in with gaps needs a confirmation."""

    code = "unanswered_questions"
    message = _("Còn {count} câu chưa trả lời. Đồng chí đánh dấu vào ô xác nhận nếu vẫn muốn nộp bài.")


class AnonymousOnPaperError(DomainError):
    """An anonymous survey cannot be printed: a sheet says whose it is."""

    code = "anonymous_on_paper"
    message = _("Phiếu khảo sát không ghi tên thì không in ra giấy được, vì phiếu giấy có tên người làm.")


class UploadOnPaperError(DomainError):
    """A question asks for a file, which paper cannot carry."""

    code = "upload_on_paper"
    message = _("Bài này có câu nộp tệp nên không in ra giấy được. Đồng chí thay câu đó rồi in lại.")


class SheetTooSmallError(DomainError):
    """The questions do not fit onto one answer sheet."""

    code = "sheet_too_small"
    message = _("Bài này dài quá một phiếu trả lời A4. Đồng chí bớt câu, hoặc bớt câu phải viết, rồi in lại.")


class NotASheetFileError(DomainError):
    """A file is no PDF and no picture."""

    code = "not_a_sheet"
    status = 400
    message = _("Có tệp không phải PDF hay ảnh JPEG, PNG. Đồng chí chọn lại, chưa tệp nào được nhận.")


class NoSheetReadError(DomainError):
    """It is not known which sheet the scan shows."""

    code = "no_sheet_read"
    message = _("Chưa biết ảnh này là phiếu nào. Đồng chí gõ mã phiếu in ở góc trên bên phải của phiếu.")


class MisreadSheetError(DomainError):
    """What is marked at `position` is no answer to that question."""

    code = "misread_sheet"
    status = 400
    message = _(
        "Câu {position} chọn chưa đúng cách, ví dụ chọn hai ý ở câu một đáp án. Đồng chí sửa câu đó rồi nhận phiếu."
    )


class SheetTakenError(DomainError):
    """The person's sheet of this run was taken before."""

    code = "sheet_taken"
    message = _("Phiếu của đồng chí {name} trong kỳ này đã được nhận. Đồng chí xem lại tên, hoặc bỏ phiếu trùng này.")


class NobodysSheetError(DomainError):
    """Nobody was named whose sheet it is, or somebody who is not on the course."""

    code = "nobodys_sheet"
    status = 400
    message = _("Chưa rõ phiếu này của ai. Đồng chí tìm tên viết trên phiếu rồi chọn người.")


class AlreadyMarkedError(DomainError):
    """The answer needs no more marks, or not this person's."""

    code = "already_marked"
    message = _("Câu trả lời này đã được chấm xong. Đồng chí quay lại danh sách để chấm câu tiếp theo.")


class InOtherHandsError(DomainError):
    """Somebody else has the answer before them."""

    code = "in_other_hands"
    message = _("Người khác đang chấm câu trả lời này. Đồng chí quay lại danh sách và chấm câu khác.")


class OwnWorkError(DomainError):
    """Nobody marks, or decides about, what they did themselves."""

    code = "own_work"
    message = _("Việc này do chính đồng chí làm hoặc đề nghị nên phải do người khác quyết định.")


class RegradeWaitingError(DomainError):
    """A correction of the question waits already."""

    code = "regrade_waiting"
    message = _("Câu hỏi này đã có một đề nghị chấm lại đang chờ duyệt. Đồng chí chờ duyệt xong rồi gửi đề nghị mới.")


class FaultyKeyError(DomainError):
    """The corrected key does not fit the question, or is the one that stands."""

    code = "faulty_key"
    status = 400
    message = _("Đáp án sửa lại chưa dùng được hoặc không khác đáp án cũ. Đồng chí chọn lại đáp án đúng.")


class DecidedAlreadyError(DomainError):
    """It was decided otherwise meanwhile."""

    code = "decided_already"
    message = _("Việc này vừa được người khác quyết định. Đồng chí tải lại trang để xem kết quả.")


class NothingToAppealError(DomainError):
    """The attempt has no released mark that counts."""

    code = "nothing_to_appeal"
    message = _("Chỉ đề nghị phúc khảo được khi bài tính điểm và đã có kết quả.")


class QuizChangedMeanwhileError(DomainError):
    """Somebody else changed the questions of the quiz since the page was drawn."""

    code = "quiz_changed_meanwhile"
    message = _("Đề này vừa được người khác sửa nên chưa lưu. Đồng chí xem lại đề như hiện nay rồi sửa tiếp.")


class CodeTakenError(DomainError):
    """Another quiz has the code."""

    code = "quiz_code_taken"
    message = _("Mã {code} đã có bài kiểm tra khác dùng. Đồng chí ghi mã khác.")


class OwnQuestionError(DomainError):
    """Authors do not approve what they wrote."""

    code = "own_question"
    message = _("Câu này do đồng chí soạn nên cần người khác duyệt.")


class NameTakenError(DomainError):
    """Another thing of the bank has the name or code."""

    code = "name_taken"
    message = _("“{name}” đã có trong ngân hàng này. Đồng chí ghi tên hoặc mã khác.")
