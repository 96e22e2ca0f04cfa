"""Between a certificate and the mark that earned it: staff go both ways."""

import pytest
from django.urls import reverse

from certificates.services import issue_owed_certificates
from quizzes.models import QuestionVersion
from quizzes.services.marking import Correction, propose_regrade
from tests.factories.quizzes import do, make_exam, make_place, right_response

pytestmark = pytest.mark.django_db


@pytest.fixture
def earned(learner, administrator):
    """The learner has passed and holds a certificate."""
    exam = make_exam(1, kinds=("single",))
    make_place(exam, learner)
    attempt = do(exam, learner, right_response)
    issue_owed_certificates(course=exam.course, actor=administrator)
    return attempt, learner.person.certificates.get()


def test_an_officer_goes_from_the_certificate_to_the_mark_and_back(client, earned, hr_officer):
    attempt, certificate = earned
    client.force_login(hr_officer)
    trail = reverse("quizzes:trail", args=[attempt.uid])
    assert trail in client.get(reverse("certificates:certificate", args=[certificate.uid])).text
    said = client.get(trail).text
    assert certificate.number in said
    assert "Máy chủ nhận" in said


def test_the_holder_is_not_led_there(client, earned, learner):
    attempt, certificate = earned
    client.force_login(learner)
    trail = reverse("quizzes:trail", args=[attempt.uid])
    assert trail not in client.get(reverse("certificates:certificate", args=[certificate.uid])).text
    assert client.get(trail).status_code == 403


def test_who_would_fail_by_a_correction_is_shown_with_the_certificate_which_stays(client, earned, trainer, editor):
    _attempt, certificate = earned
    key = {"correct": ["c"]}
    correction = Correction(QuestionVersion.objects.get(), None, "key", "Đáp án in nhầm.", key)
    regrade = propose_regrade(correction=correction, actor=trainer)
    client.force_login(editor)
    assert certificate.number in client.get(reverse("quizzes:regrade", args=[regrade.uid])).text
    client.post(reverse("quizzes:regrade_decide", args=[regrade.uid]), {"verdict": "yes"})
    certificate.refresh_from_db()
    assert certificate.status == "valid"
