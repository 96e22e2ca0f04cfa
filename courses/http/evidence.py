"""From an address to how learners stand, what they handed in and what they learned elsewhere."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.http import MemberRequest, person_of
from core.access import may
from courses.http import course_of_trainer, place_of_address
from courses.models import Correction, CoursePage, Enrolment, OutsideCompletion, Submission
from courses.selectors import Place, outline_of
from courses.selectors.authoring import WRITERS
from courses.selectors.outside import DECIDERS, claims_in, claims_of
from courses.selectors.standing import learners_of
from courses.services.lesson_import import kept_file
from courses.services.outside_import import ACCEPTABLE, OutsideFile
from organisation.selectors import roles_of, scope_of


@dataclass(frozen=True)
class Learners:
    """A course, and those on it whom its trainer may see."""

    course: CoursePage
    enrolments: QuerySet[Enrolment]


@dataclass(frozen=True)
class Works:
    """A course, and what was handed in on it by those whom its trainer may see."""

    course: CoursePage
    submissions: QuerySet[Submission]


def learners_of_trainer(request: HttpRequest, slug: str) -> Learners | None:
    """Those on a course for which the visitor writes."""
    course = course_of_trainer(request, slug)
    return Learners(course, learners_of(course, scope_of(request.user, *WRITERS))) if course else None


def learner_of_trainer(request: HttpRequest, slug: str, uid: UUID) -> Enrolment | None:
    """One of them."""
    learners = learners_of_trainer(request, slug)
    return get_object_or_404(learners.enrolments.select_related("course"), uid=uid) if learners else None


def item_of_learner(request: HttpRequest, slug: str, uid: UUID, lesson: str) -> Place | None:
    """One of them at a lesson of the edition they study."""
    enrolment = learner_of_trainer(request, slug, uid)
    if enrolment is None:
        return None
    item = outline_of(enrolment.edition).by_slug.get(lesson)
    if item is None:
        raise Http404
    return Place(enrolment, item)


def correction_of_trainer(request: HttpRequest, slug: str, uid: UUID, number: int) -> Correction | None:
    """The evidence of a correction of theirs."""
    enrolment = learner_of_trainer(request, slug, uid)
    return get_object_or_404(enrolment.corrections.exclude(evidence=""), pk=number) if enrolment else None


def works_of_trainer(request: HttpRequest, slug: str) -> Works | None:
    """What they handed in."""
    learners = learners_of_trainer(request, slug)
    if learners is None:
        return None
    works = Submission.objects.filter(enrolment__in=learners.enrolments.order_by().values("pk"))
    return Works(learners.course, works.select_related("enrolment__learner", "enrolment__edition", "enrolment__course"))


def work_of_trainer(request: HttpRequest, slug: str, uid: UUID) -> Submission | None:
    """One piece of it."""
    works = works_of_trainer(request, slug)
    return get_object_or_404(works.submissions, uid=uid) if works else None


def own_work_of_address(request: HttpRequest, slug: str, lesson: str, uid: UUID) -> Submission:
    """The file that the visitor handed in themselves."""
    place = place_of_address(request, slug, lesson)
    return get_object_or_404(place.enrolment.submissions.exclude(file=""), uid=uid, item_key=place.item.key)


def claim_of_decider(request: HttpRequest, uid: UUID) -> OutsideCompletion | None:
    """What somebody of the visitor's units learned elsewhere."""
    if roles_of(request.user).isdisjoint(DECIDERS):
        return None
    return get_object_or_404(claims_in(scope_of(request.user, *DECIDERS)), uid=uid)


def own_claim_of_address(request: HttpRequest, uid: UUID) -> OutsideCompletion:
    """The evidence of what the visitor learned elsewhere."""
    return get_object_or_404(claims_of(person_of(request)).exclude(evidence=""), uid=uid)


@dataclass(frozen=True)
class OutsideWaiting:
    """A list of learning elsewhere that waits to be looked at."""

    uid: UUID
    name: str
    file: OutsideFile


def outside_list_of_address(request: MemberRequest, file: UUID) -> OutsideWaiting | None:
    """The officer's own file, with the answers that the address or the form carries."""
    if not may(request.user, "courses.decide_outside"):
        return None
    kept = kept_file(uid=file, actor=request.user)
    if kept is None:
        raise Http404
    content, name = kept
    answers = request.POST if request.method == "POST" else request.GET
    accepted = frozenset(answers.getlist("dong-y")) & ACCEPTABLE
    return OutsideWaiting(file, name, OutsideFile(content, accepted, scope_of(request.user, *DECIDERS)))
