"""The pages on which trainers print quizzes and take sheets back in: who may, what they see, what follows."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from organisation.models import PersonalAccess
from quizzes.models import Attempt, PrintRun, ScanState, SheetScan
from quizzes.services.printing import PrintOrder, print_quiz
from quizzes.services.scanning import keep_scans, read_scan
from tests.quizzes.paper.distortion import as_bytes, scanned
from tests.quizzes.paper.sheets import blank_of, fields_read, picture_of, right_marks, sheet_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan(run, learner):
    """The learner's sheet came back, all right but the last."""
    return bring(run, sheet_of(run, learner.person), but=1)


def bring(run, sheet, *, but=0):
    content = as_bytes(scanned(picture_of(sheet, right_marks(sheet.variant, but=but))))
    (kept,) = keep_scans(run=run, files=[content], actor=None).kept
    read_scan(scan=kept)
    return SheetScan.objects.get(pk=kept.pk)


def addresses(run, scan):
    own = [run.uid]
    return {
        **{name: reverse(f"quizzes:{name}", args=own) for name in ("print_run", "print_sheets", "print_key")},
        **{name: reverse(f"quizzes:{name}", args=[run.uid, "101"]) for name in ("print_paper", "print_word")},
        **{name: reverse(f"quizzes:{name}", args=[run.uid, scan.uid]) for name in ("sheet_scan", "sheet_picture")},
    }


def test_a_trainer_prints_a_quiz_and_gets_every_file(client, trainer, quiz, learner):
    client.force_login(trainer)
    assert quiz.title in client.get(reverse("quizzes:print_new")).content.decode()
    data = {
        "quiz": quiz.pk,
        "title": "Kỳ một",
        "held_on": "2026-11-20",
        "variants": 3,
        "unit": "xa kim lien",
        "blanks": 5,
    }
    done = client.post(reverse("quizzes:print_new"), data)
    run = PrintRun.objects.get()
    assert done.url == reverse("quizzes:print_run", args=[run.uid])
    page = client.get(done.url).content.decode()
    assert "Mã đề 103" in page
    assert run.variants.get(code="101").sheets.filter(learner=learner.person).count() == 1
    for name, start in (("print_sheets", b"%PDF"), ("print_key", b"%PDF")):
        assert client.get(reverse(f"quizzes:{name}", args=[run.uid])).content.startswith(start)
    for name, start in (("print_paper", b"%PDF"), ("print_word", b"PK")):
        assert client.get(reverse(f"quizzes:{name}", args=[run.uid, "102"])).content.startswith(start)


def test_a_question_paper_says_nothing_of_the_key(client, trainer, run, scan):
    client.force_login(trainer)
    word = client.get(addresses(run, scan)["print_word"]).content
    with ZipFile(BytesIO(word)) as package:
        said = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml")).decode()
        sheet = Image.open(BytesIO(package.read("word/media/image1.png")))
    assert "Câu 1." in said
    assert "mật" not in said
    assert sheet.size == pytest.approx((1654, 2339), abs=2)


def test_sheets_are_sent_looked_at_and_taken(client, trainer, run, learner):
    client.force_login(trainer)
    sheet = sheet_of(run, learner.person)
    content = as_bytes(scanned(picture_of(sheet, right_marks(sheet.variant))))
    files = {"sheets": [SimpleUploadedFile("phieu.jpg", content)]}
    page = client.post(reverse("quizzes:print_scans", args=[run.uid]), files, follow=True).content.decode()
    assert "Đã nhận 1 tệp" in page
    scan = SheetScan.objects.get()
    if scan.state == ScanState.WAITING:
        read_scan(scan=scan)
        scan.refresh_from_db()
    page = client.get(addresses(run, scan)["sheet_scan"]).content.decode()
    assert page.count('class="marked"') == len(right_marks(sheet.variant))
    assert learner.person.full_name in page
    done = client.post(addresses(run, scan)["sheet_scan"], {"go": "take", **fields_read(scan)}, follow=True)
    assert "100,00 điểm" in done.content.decode()
    assert Attempt.objects.get().learner == learner.person
    assert "xác nhận lúc" in client.get(addresses(run, scan)["sheet_scan"]).content.decode()


def test_nothing_is_taken_without_a_person(client, trainer, run):
    client.force_login(trainer)
    scan = bring(run, blank_of(run))
    page = client.post(addresses(run, scan)["sheet_scan"], {"go": "take", **fields_read(scan)}).content.decode()
    assert "Chưa rõ phiếu này của ai" in page
    found = client.post(
        addresses(run, scan)["sheet_scan"], {"go": "find", "tim": "nguyen thi hoa", "q1/chosen": ["a"]}
    ).content.decode()
    assert "Nguyễn Thị Hòa" in found
    assert re.search(r'name="q1/chosen" value="a" checked', found)
    uid = re.search(r'name="learner" value="([^"]+)"', found)[1]
    client.post(addresses(run, scan)["sheet_scan"], {"go": "take", "learner": uid, **fields_read(scan)})
    assert Attempt.objects.get().percent == 100


def test_a_bad_picture_is_put_aside(client, trainer, run, scan):
    client.force_login(trainer)
    client.post(addresses(run, scan)["sheet_scan"], {"go": "refuse", "reason": "Ảnh mờ"})
    scan.refresh_from_db()
    assert (scan.state, scan.reason) == (ScanState.REFUSED, "Ảnh mờ")
    assert not Attempt.objects.exists()


def test_looking_at_sheets_is_noted(client, trainer, run, scan):
    client.force_login(trainer)
    client.get(addresses(run, scan)["sheet_scan"])
    client.get(addresses(run, scan)["print_sheets"])
    assert set(PersonalAccess.objects.values_list("is_export", flat=True)) == {True, False}


def test_wrong_roles_and_strangers_get_nothing(client, learner, stranger, foreign_trainer, run, scan):
    for user, status in ((learner, 403), (stranger, 403), (foreign_trainer, 404)):
        client.force_login(user)
        for name, address in addresses(run, scan).items():
            assert client.get(address).status_code == status, (user, name)
        assert client.post(addresses(run, scan)["sheet_scan"], {"go": "refuse"}).status_code == status
        assert client.post(reverse("quizzes:print_scans", args=[run.uid])).status_code == status
    client.force_login(foreign_trainer)
    assert run.title not in client.get(reverse("quizzes:print_runs")).content.decode()
    assert run.quiz.title not in client.get(reverse("quizzes:print_new")).content.decode()
    client.logout()
    for address in addresses(run, scan).values():
        assert client.get(address).status_code == 302


def test_a_scan_of_another_run_is_not_found_under_this(client, trainer, quiz, run, scan):
    other = print_quiz(quiz=quiz, order=PrintOrder(title="Khác", held_on=date(2026, 11, 20)), actor=trainer)
    client.force_login(trainer)
    assert client.get(addresses(other, scan)["sheet_scan"]).status_code == 404


def test_lists_ask_as_often_for_three_as_for_one(client, trainer, quiz, run, scan):
    client.force_login(trainer)

    def asked(address):
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        return len(queries)

    runs, one = reverse("quizzes:print_runs"), reverse("quizzes:print_run", args=[run.uid])
    before = asked(runs), asked(one)
    for title in ("Hai", "Ba"):
        print_quiz(quiz=quiz, order=PrintOrder(title=title, held_on=date(2026, 11, 20)), actor=trainer)
        bring(run, blank_of(run), but=len(title))
    assert (asked(runs), asked(one)) == before
