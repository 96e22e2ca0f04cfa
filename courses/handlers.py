"""What courses do when something happened."""

from core.events import subscribe
from courses.events import CourseCompleted, CoursePublished, ProgrammeChanged, ProgrammeOpened
from courses.models import CourseEdition, Programme
from courses.services import follow_edition
from courses.services.programmes import follow_all_programmes, follow_person, follow_rules, settle_learner
from courses.tasks import ask_for_links
from organisation.events import (
    ExemptionEnded,
    PeopleImported,
    PeopleSeated,
    PersonSeated,
    ReorganisationUndone,
    SeatEnded,
    SeatsMapped,
    UnitsReorganised,
)


@subscribe(CoursePublished)
def move_learners_to_new_edition(event: CoursePublished) -> None:
    """Have unfinished learners follow a newly published edition as far as its effect says."""
    follow_edition(edition=CourseEdition.objects.get(pk=event.edition_id), actor=None)


@subscribe(CoursePublished)
def try_links_of_new_edition(event: CoursePublished) -> None:
    """Have the worker try where the links of what was just published lead."""
    ask_for_links(event.course_id)


@subscribe(CourseCompleted)
def settle_duties_of_learner(event: CourseCompleted) -> None:
    """Whoever finished a course may have met a programme by it, or have opened its next part."""
    settle_learner(learner_id=event.learner_id, course_id=event.course_id, actor=None)


@subscribe(ProgrammeOpened, slow=True)
def assign_opened_programme(event: ProgrammeOpened) -> None:
    """Give an opened programme to everybody whom it concerns."""
    follow_rules(programme=Programme.objects.get(pk=event.programme_id), actor=None)


@subscribe(ProgrammeChanged, slow=True)
def follow_changed_programme(event: ProgrammeChanged) -> None:
    """Other people may be concerned now, or the same ones have met it."""
    follow_rules(programme=Programme.objects.get(pk=event.programme_id), actor=None)


@subscribe(PersonSeated, slow=True)
def follow_new_seat(event: PersonSeated) -> None:
    """Give a new member what concerns them, on the day on which they are seated."""
    follow_person(person_id=event.person_id)


@subscribe(SeatEnded, slow=True)
def follow_ended_seat(event: SeatEnded) -> None:
    """Release somebody whose seat has ended from what concerned them by it."""
    follow_person(person_id=event.person_id)


@subscribe(ExemptionEnded, slow=True)
def follow_ended_exemption(event: ExemptionEnded) -> None:
    """Give somebody who must be trained again what concerns them."""
    follow_person(person_id=event.person_id)


@subscribe(PeopleSeated, slow=True)
def follow_new_seats(_event: PeopleSeated) -> None:
    """Give many new members what concerns them."""
    follow_all_programmes()


@subscribe(PeopleImported, slow=True)
def follow_imported_people(_event: PeopleImported) -> None:
    """Follow a list of people that was taken in."""
    follow_all_programmes()


@subscribe(UnitsReorganised, slow=True)
def follow_reorganised_units(_event: UnitsReorganised) -> None:
    """Follow people to the units that came out of theirs."""
    follow_all_programmes()


@subscribe(ReorganisationUndone, slow=True)
def follow_undone_reorganisation(_event: ReorganisationUndone) -> None:
    """Follow people back to the units they came from."""
    follow_all_programmes()


@subscribe(SeatsMapped, slow=True)
def follow_mapped_seats(_event: SeatsMapped) -> None:
    """Follow people whose units were split or dissolved."""
    follow_all_programmes()
