"""What people are told when something happened."""

from datetime import datetime

from certificates.events import CertificateIssued, CertificateRevoked, CertificatesIssued
from certificates.selectors import certificate_with_id, certificates_issued_at
from cms.events import PracticePublished, PracticeReturned, PracticeSubmitted
from cms.selectors.practices import submission_with_id
from core.events import subscribe
from courses.events import (
    ChangeReleased,
    ChangeReturned,
    ChangeSubmitted,
    DutiesReminded,
    DutyDecided,
    OutsideCompletionDecided,
    ProgrammeAssigned,
    ProgressCorrected,
    PublicationRefused,
    WorkReviewed,
    WorkSubmitted,
)
from courses.selectors.outside import claim_with_id
from courses.selectors.programmes import duties_given_at, duties_reminded_at, duty_with_id
from courses.selectors.submissions import correction_with_id, work_with_id
from feedback.events import QuestionAnswered, QuestionAsked
from feedback.selectors import question_with_id
from live.events import CohortCancelled, LearnersJoinedCohort, SessionCancelled, SessionPlanned
from live.selectors import cohort_with_id, session_with_id
from notifications.models import Kind
from notifications.services import (
    tell_markers,
    tell_newcomers,
    tell_of_answer,
    tell_of_appeal,
    tell_of_cancelled_cohort,
    tell_of_certificate,
    tell_of_certificates,
    tell_of_claim,
    tell_of_correction,
    tell_of_decision,
    tell_of_duties,
    tell_of_published_practice,
    tell_of_question,
    tell_of_regrade,
    tell_of_results,
    tell_of_returned_practice,
    tell_of_review,
    tell_of_revocation,
    tell_of_ruling,
    tell_of_session,
    tell_of_submitted_practice,
    tell_of_work,
    tell_writer,
)
from quizzes.events import (
    AppealDecided,
    AttemptGraded,
    AttemptRuled,
    AttemptsRegraded,
    MarkingWaits,
    ResultsReleased,
)
from quizzes.selectors.marking.desk import work_waiting
from quizzes.selectors.marking.told import (
    appeal_with_id,
    attempt_just_marked,
    attempts_regraded,
    attempts_released,
    latest_ruling,
)


@subscribe(CertificateIssued)
def tell_holder_of_certificate(event: CertificateIssued) -> None:
    """Tell the holder that they were given a certificate."""
    tell_of_certificate(certificate=certificate_with_id(event.certificate_id), source=event.event_id)


@subscribe(CertificatesIssued, slow=True)
def tell_holders_of_certificates(event: CertificatesIssued) -> None:
    """Tell everyone who was given a certificate in one act."""
    issued = certificates_issued_at(event.course_id, datetime.fromisoformat(event.issued_at))
    tell_of_certificates(certificates=issued, source=event.event_id)


@subscribe(CertificateRevoked)
def tell_holder_of_revocation(event: CertificateRevoked) -> None:
    """Tell the holder that their certificate does not hold any more, and why."""
    tell_of_revocation(certificate=certificate_with_id(event.certificate_id), source=event.event_id)


@subscribe(QuestionAsked)
def tell_trainers_of_question(event: QuestionAsked) -> None:
    """Tell the trainers of a course that somebody waits for an answer."""
    tell_of_question(question=question_with_id(event.question_id), source=event.event_id)


@subscribe(QuestionAnswered)
def tell_learner_of_answer(event: QuestionAnswered) -> None:
    """Tell the learner that a trainer answered."""
    tell_of_answer(question=question_with_id(event.question_id), source=event.event_id)


@subscribe(ProgrammeAssigned, slow=True)
def tell_learners_of_programme(event: ProgrammeAssigned) -> None:
    """Tell everyone who was given a programme in one act, unless they have met it already."""
    duties = duties_given_at(event.programme_id, datetime.fromisoformat(event.assigned_at))
    tell_of_duties(kind=Kind.PROGRAMME_ASSIGNED, duties=duties, source=event.event_id)


@subscribe(DutiesReminded, slow=True)
def remind_learners_of_programme(event: DutiesReminded) -> None:
    """Remind people of the day."""
    duties = duties_reminded_at(event.programme_id, datetime.fromisoformat(event.sent_at))
    tell_of_duties(kind=Kind.PROGRAMME_DUE, duties=duties, source=event.event_id)


@subscribe(DutyDecided)
def tell_learner_of_decision(event: DutyDecided) -> None:
    """Tell a learner what was decided about a programme of theirs."""
    tell_of_decision(duty=duty_with_id(event.duty_id), source=event.event_id)


@subscribe(WorkSubmitted)
def tell_judges_of_work(event: WorkSubmitted) -> None:
    """Tell those who may judge it that work waits."""
    tell_of_work(work=work_with_id(event.submission_id), source=event.event_id)


@subscribe(ProgressCorrected)
def tell_learner_of_correction(event: ProgressCorrected) -> None:
    """Tell a learner what a trainer set right, and why."""
    tell_of_correction(correction=correction_with_id(event.correction_id), source=event.event_id)


@subscribe(WorkReviewed)
def tell_learner_of_review(event: WorkReviewed) -> None:
    """Tell a learner what the trainer said of their work."""
    tell_of_review(work=work_with_id(event.submission_id), source=event.event_id)


@subscribe(OutsideCompletionDecided)
def tell_learner_of_claim(event: OutsideCompletionDecided) -> None:
    """Tell a learner whether what they learned elsewhere counts."""
    tell_of_claim(claim=claim_with_id(event.completion_id), source=event.event_id)


@subscribe(LearnersJoinedCohort, slow=True)
def tell_newcomers_of_cohort(event: LearnersJoinedCohort) -> None:
    """Tell people that they were put into a class."""
    cohort = cohort_with_id(event.cohort_id)
    tell_newcomers(cohort=cohort, learner_ids=event.learner_ids, source=event.event_id)


@subscribe(CohortCancelled, slow=True)
def tell_class_that_it_is_off(event: CohortCancelled) -> None:
    """Tell a class that it will not be held."""
    tell_of_cancelled_cohort(cohort=cohort_with_id(event.cohort_id), source=event.event_id)


@subscribe(SessionPlanned, slow=True)
def tell_class_of_session(event: SessionPlanned) -> None:
    """Tell a class when it meets."""
    tell_of_session(session=session_with_id(event.session_id), source=event.event_id)


@subscribe(SessionCancelled, slow=True)
def tell_class_of_cancelled_session(event: SessionCancelled) -> None:
    """Tell a class when it does not meet after all."""
    tell_of_session(session=session_with_id(event.session_id), source=event.event_id)


@subscribe(PracticeSubmitted)
def tell_editors_of_practice(event: PracticeSubmitted) -> None:
    """Tell the editors of the branch that a good practice waits."""
    tell_of_submitted_practice(practice=submission_with_id(event.submission_id), source=event.event_id)


@subscribe(PracticeReturned)
def tell_author_of_returned_practice(event: PracticeReturned) -> None:
    """Tell its author what more is asked."""
    tell_of_returned_practice(practice=submission_with_id(event.submission_id), source=event.event_id)


@subscribe(PracticePublished)
def tell_author_of_published_practice(event: PracticePublished) -> None:
    """Tell its author that everybody can read it."""
    tell_of_published_practice(practice=submission_with_id(event.submission_id), source=event.event_id)


@subscribe(ChangeSubmitted)
def tell_approvers_of_change(event: ChangeSubmitted) -> None:
    """Tell those who may take the next step that a change waits for one of them."""
    for person_id in event.approver_ids:
        tell_writer(
            kind=Kind.CHANGE_SUBMITTED,
            writer_id=person_id,
            page_id=event.page_id,
            params={"title": event.title},
            source=event.event_id,
        )


@subscribe(ChangeReturned)
def tell_writer_of_return(event: ChangeReturned) -> None:
    """Tell whoever submitted a change that it came back, and why."""
    _tell_writer(Kind.CHANGE_RETURNED, event, comment=event.comment)


@subscribe(ChangeReleased)
def tell_writer_of_release(event: ChangeReleased) -> None:
    """Tell whoever submitted a change that learners have it."""
    _tell_writer(Kind.CHANGE_RELEASED, event)


@subscribe(PublicationRefused)
def tell_writer_of_refusal(event: PublicationRefused) -> None:
    """Tell whoever wrote a draft that it did not go out at its time, and what to change."""
    _tell_writer(Kind.PUBLICATION_REFUSED, event, reason=event.reason)


def _tell_writer(kind: Kind, event: ChangeReturned | ChangeReleased | PublicationRefused, **words: str) -> None:
    params = {"title": event.title, **words}
    tell_writer(kind=kind, writer_id=event.writer_id, page_id=event.page_id, params=params, source=event.event_id)


@subscribe(AttemptGraded, when=lambda event: event.is_released and event.run_number > 1)
def tell_learner_of_mark(event: AttemptGraded) -> None:
    """Tell a learner who waited for markers that the result is there, or that it was set anew; the machine's they see at once."""
    attempt, reason = attempt_just_marked(event.attempt_id)
    if reason:
        tell_of_regrade(attempts=[attempt], reason=reason, source=event.event_id)
    else:
        tell_of_results(attempts=[attempt], source=event.event_id)


@subscribe(ResultsReleased, slow=True)
def tell_learners_of_results(event: ResultsReleased) -> None:
    """Tell everyone whose result was opened in one act."""
    tell_of_results(attempts=attempts_released(event.release_id), source=event.event_id)


@subscribe(AttemptsRegraded, slow=True)
def tell_learners_of_regrade(event: AttemptsRegraded) -> None:
    """Tell those whose result a correction changed."""
    attempts, reason = attempts_regraded(event.regrade_id)
    tell_of_regrade(attempts=attempts, reason=reason, source=event.event_id)


@subscribe(AttemptRuled)
def tell_learner_of_ruling(event: AttemptRuled) -> None:
    """Tell a learner what was decided about their attempt."""
    tell_of_ruling(ruling=latest_ruling(event.attempt_id), source=event.event_id)


@subscribe(AppealDecided)
def tell_learner_of_appeal(event: AppealDecided) -> None:
    """Tell a learner what became of their appeal."""
    tell_of_appeal(appeal=appeal_with_id(event.appeal_id), source=event.event_id)


@subscribe(MarkingWaits, slow=True)
def tell_markers_of_work(event: MarkingWaits) -> None:
    """Tell every marker once a day what waits."""
    tell_markers(waiting=work_waiting(), source=event.event_id)
