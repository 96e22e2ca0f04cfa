"""A human with two records and two accounts: each page shows one human, and undoing the merge brings everything back."""

import re
from uuid import uuid4

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from accounts.services import merge_people, undo_merge
from core.ids import uuid7
from courses.models import Enrolment, EnrolmentSource
from courses.selectors import enrolments_of, learning_home
from courses.services import enrol_learner, enrol_unit, record_learner_events
from courses.services.learning import LearnerWrite
from notifications.services import tell_of_certificate
from organisation.selectors import exempt_person_ids, primary_seat_of
from quizzes.models import Attempt
from quizzes.selectors import standing_of
from tests.factories.accounts import make_person, make_user
from tests.factories.certificates import make_certificate
from tests.factories.courses import items_of, make_course, make_enrolment, study
from tests.factories.organisation import make_exemption, make_seat
from tests.factories.quizzes import do, make_exam, make_place, right_response, start, wrong_response

pytestmark = pytest.mark.django_db

NOT_COMPARED = {"accounts.PersonMerge", "core.LogEntry", "organisation.PersonalAccess", "sessions.Session"}


def everything():
    """Every row of every table of ours but those that tell of the merge itself."""
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name != "last_login"}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in apps.get_models()
        if model.__module__.split(".")[0] in {"accounts", "organisation", "courses", "quizzes", "certificates"}
        and model._meta.label not in NOT_COMPARED
    }


@pytest.fixture
def twin(places):
    """The learner's other record, with an account of its own, seated in the next commune."""
    person = make_person("Nguyễn Thị Hoà", phone="0912000123")
    make_seat(person, places.next_commune)
    return make_user("hoc-vien-2", person)


@pytest.fixture
def held(learner, twin):
    """Both have learnt: on a course each, on one together, where the twin came further."""
    alone, other, both = (make_course(lessons=2, title=title) for title in ("Khóa A", "Khóa B", "Khóa chung"))
    study(make_enrolment(learner.person, alone), lessons=1)
    make_certificate(twin.person, other)
    study(make_enrolment(learner.person, both), lessons=1)
    study(make_enrolment(twin.person, both))
    return merge_people(kept=learner.person, merged=twin.person, reason="Trùng số", actor=None)


def fresh(user):
    return type(user).objects.select_related("person__merged_into").get(pk=user.pk)


def shown(client, user):
    """What the learner's pages say, without what is new each time."""
    client.force_login(fresh(user))
    pages = ("/hoc-tap/", "/khoa-hoc/", "/giay-chung-nhan/", "/thong-bao/", "/cua-toi/")
    texts = [client.get(page).text.partition("<main")[2].partition("</main>")[0] for page in pages]
    return [re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text) for text in texts]


def test_both_accounts_see_the_whole_human(client, learner, twin, held):
    one, other = shown(client, learner), shown(client, twin)
    assert one[2:4] == other[2:4]
    for title in ("Khóa A", "Khóa B", "Khóa chung"):
        assert title in one[1]
    places = {place.course.title: place for place in enrolments_of(fresh(twin).person)}
    assert len(places) == 3
    assert places["Khóa chung"].completed_at
    assert learning_home(learner.person).courses_this_year == 2


def test_undoing_brings_back_every_row_and_every_page(client, learner, twin, held):
    undo_merge(merge=held, actor=None)
    before, pages = everything(), [shown(client, user) for user in (learner, twin)]
    again = merge_people(kept=learner.person, merged=twin.person, reason="Trùng số", actor=None)
    assert [shown(client, user) for user in (learner, twin)] != pages
    undo_merge(merge=again, actor=None)
    after = everything()
    assert after == before
    assert [shown(client, user) for user in (learner, twin)] == pages


def test_lessons_and_journals_of_either_record_are_ones_own(client, learner, twin, held, stranger):
    place = Enrolment.objects.get(learner=learner.person, course__title="Khóa A")
    item = items_of(place)[1]
    url = reverse("courses:lesson", args=[place.course.slug, item.slug])
    client.force_login(fresh(twin))
    assert client.get(url).status_code == 200
    write = LearnerWrite(
        id=uuid7(), enrolment=place.uid, item_key=item.key, verb="completed", occurred_at=timezone.now()
    )
    receipt = record_learner_events(person=fresh(twin).person, events=[write], actor=None)
    assert receipt.received == [write.id]
    place.refresh_from_db()
    assert (place.done, place.learner_id) == (2, learner.person_id)
    other = LearnerWrite(**{**vars(write), "id": uuid7()})
    assert record_learner_events(person=stranger.person, events=[other], actor=None).refused


def test_nobody_is_enrolled_twice_on_one_course(learner, twin, held, places):
    count = Enrolment.objects.count()
    course = Enrolment.objects.get(learner=twin.person, course__title="Khóa B").course
    place = enrol_learner(learner=learner.person, course=course, source=EnrolmentSource.SELF, actor=None)
    assert (place.learner_id, bool(place.completed_at)) == (twin.person_id, True)
    report = enrol_unit(course=course, unit=places.province, actor=None)
    assert (report.created, report.already) == (0, 1)
    new = make_course(lessons=1)
    assert enrol_unit(course=new, unit=places.province, actor=None).created == 1
    assert Enrolment.objects.filter(course=new).get().learner == learner.person
    assert Enrolment.objects.count() == count + 1


def test_attempts_count_together_and_stay_with_their_place(learner, twin):
    exam = make_exam(max_attempts=3)
    make_place(exam, twin)
    do(exam, twin, wrong_response)
    held = merge_people(kept=learner.person, merged=twin.person, reason="Trùng số", actor=None)
    assert standing_of(exam.quiz, learner.person, timezone.now()).tries.left == 2
    assert do(exam, learner, right_response).is_open is False
    mine = Attempt.objects.latest("pk")
    assert (mine.learner, mine.number, mine.enrolment.learner) == (twin.person, 2, twin.person)
    assert standing_of(exam.quiz, fresh(twin).person, timezone.now()).tries.has_passed
    undo_merge(merge=held, actor=None)
    assert standing_of(exam.quiz, learner.person, timezone.now()).place is None
    assert standing_of(exam.quiz, fresh(twin).person, timezone.now()).tries.has_passed


def test_an_open_attempt_of_either_record_goes_on(client, learner, twin, stranger):
    exam = make_exam()
    make_place(exam, twin)
    attempt = start(exam, twin)
    merge_people(kept=learner.person, merged=twin.person, reason="Trùng số", actor=None)
    assert start(exam, learner) == attempt
    url = reverse("quizzes:question", args=[attempt.uid, 1])
    client.force_login(fresh(learner))
    assert client.get(url).status_code == 200
    client.force_login(stranger)
    assert client.get(url).status_code == 404


def test_seats_exemptions_and_news_are_the_humans(client, learner, twin, places):
    told = tell_of_certificate(certificate=make_certificate(twin.person), source=uuid4())
    make_exemption(twin.person)
    merge_people(kept=learner.person, merged=twin.person, reason="Trùng số", actor=None)
    today = timezone.localdate()
    assert primary_seat_of(fresh(twin).person, today) == primary_seat_of(learner.person, today)
    assert set(exempt_person_ids(today)) == {learner.person_id, twin.person_id}
    client.force_login(fresh(learner))
    assert [item["id"] for item in client.get("/thong-bao/moi/").json()["items"]] == [told.pk]
    client.post(reverse("notifications:open", args=[told.pk]))
    told.refresh_from_db()
    assert told.read_at
    certificate = twin.person.certificates.get()
    assert client.get(reverse("certificates:certificate", args=[certificate.uid])).status_code == 200


def test_the_stranger_gains_nothing_by_a_merge(client, held, twin, stranger):
    certificate = Person.objects.get(pk=twin.person_id).certificates.get()
    client.force_login(stranger)
    assert client.get(reverse("certificates:certificate", args=[certificate.uid])).status_code == 404
