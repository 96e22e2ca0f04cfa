"""Sign-in cards on the screen: who hands them to whom, and to whom never."""

import io
import re

import pypdf
import pytest

from accounts.models import SignInCard, User
from accounts.selectors import Entry, with_entry
from accounts.services import choose_password, merge_people, open_account, use_card
from core.models import LogEntry
from organisation.errors import CardBeyondScopeError, TooManyCardsError
from organisation.models import PersonalAccess, Role
from organisation.services import cards as services
from organisation.services import hand_out_cards, replace_card
from tests.factories.accounts import make_person, make_user
from tests.factories.organisation import make_grant, make_seat

pytestmark = pytest.mark.django_db
LIST = "/to-chuc/the/"
PRINT = "/to-chuc/the/in/"


@pytest.fixture
def people(places):
    """Three of Kim Liên without accounts, one of Vạn An, one of the other province."""
    names = {
        "Lê Văn An": places.commune,
        "Hồ Thị Bình": places.commune,
        "Vũ Đức Cường": places.commune,
        "Phan Văn Dũng": places.next_commune,
        "Ngô Thị Em": places.other_commune,
    }
    found = {}
    for name, unit in names.items():
        found[name] = make_person(name, birth_year=1974)
        make_seat(found[name], unit)
    return found


def page_of(person):
    return f"{LIST}{person.uid}/"


def text_of(pdf):
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def codes_in(pdf):
    """Without regard to spaces: where two letters are kerned apart, the reader of the PDF sees one."""
    return re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", text_of(pdf).replace(" ", ""))


@pytest.mark.parametrize("address", [LIST, "person"])
def test_guests_are_led_to_the_sign_in_page(client, people, address):
    address = page_of(people["Lê Văn An"]) if address == "person" else address
    assert client.get(address)["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("role", ["learner", "hr_officer", "appraiser", "trainer"])
def test_others_keep_no_cards(client, people, role, request):
    client.force_login(request.getfixturevalue(role))
    assert client.get(LIST).status_code == 403
    assert client.get(page_of(people["Lê Văn An"])).status_code == 403
    assert client.post(PRINT, {"everybody": "on"}).status_code == 403
    assert not SignInCard.objects.exists()


def test_the_stranger_finds_none_of_ours(client, people, stranger, places):
    client.force_login(stranger)
    person = people["Lê Văn An"]
    assert "Lê Văn An" not in client.get(LIST).content.decode()
    assert client.get(LIST, {"don-vi": places.commune.uid}).status_code == 404
    assert client.get(page_of(person)).status_code == 404
    assert client.post(page_of(person), {"reason": "Quên mật khẩu"}).status_code == 404
    assert client.post(f"{PRINT}?don-vi={places.commune.uid}", {"everybody": "on"}).status_code == 404
    client.post(PRINT, {"people": [person.uid]})
    assert not SignInCard.objects.exists()


def test_a_commune_keeper_sees_their_commune_only(client, people, commune_data_manager, places):
    client.force_login(commune_data_manager)
    text = client.get(LIST).content.decode()
    assert "Hồ Thị Bình" in text
    assert "Phan Văn Dũng" not in text
    assert client.get(LIST, {"don-vi": places.next_commune.uid}).status_code == 404
    assert client.get(page_of(people["Phan Văn Dũng"])).status_code == 404


@pytest.mark.parametrize("nonsense", ["khong-co", "00000000-0000-0000-0000-000000000000", "' OR 1=1"])
def test_nonsense_in_the_address_is_no_page(client, data_manager, nonsense):
    client.force_login(data_manager)
    assert client.get(LIST, {"don-vi": nonsense}).status_code == 404
    assert client.get(LIST, {"tt": nonsense}).status_code == 404


def test_the_list_narrows_by_state_and_name_and_notes_who_looked(client, people, commune_data_manager):
    client.force_login(commune_data_manager)
    open_account(person=people["Lê Văn An"], actor=None)
    choose_password(user=people["Lê Văn An"].user, password="mật khẩu mới", actor=None)
    assert "Lê Văn An" not in client.get(LIST, {"tt": "new"}).content.decode()
    assert "Lê Văn An" in client.get(LIST, {"tt": "in"}).content.decode()
    text = client.get(LIST, {"tim": "binh"}).content.decode()
    assert "Hồ Thị Bình" in text
    assert "Vũ Đức Cường" not in text
    assert PersonalAccess.objects.get().page == "thẻ đăng nhập"


def test_a_sheet_for_all_who_have_no_password(client, people, commune_data_manager):
    client.force_login(commune_data_manager)
    answer = client.post(PRINT, {"everybody": "on"})
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith('attachment; filename="the-dang-nhap-17971-')
    text = text_of(answer.content)
    assert "Lê Văn An" in text
    assert "an.le.1974" in text
    assert "Xã Kim Liên, Tỉnh Nghệ An" in text
    assert "Thái Bá Sơn" in text
    assert "Phan Văn Dũng" not in text
    codes = codes_in(answer.content)
    assert len(codes) == 3
    users = {use_card(code=code, password="mật khẩu mới").username for code in codes}
    assert users == {"an.le.1974", "binh.ho.1974", "cuong.vu.1974"}
    fact = LogEntry.objects.get(event="accounts.cards_issued")
    assert (fact.actor_id, fact.payload["opened"]) == (commune_data_manager.pk, 3)
    assert PersonalAccess.objects.get(is_export=True).people == 3


def test_only_those_ticked_get_a_card(client, people, commune_data_manager):
    client.force_login(commune_data_manager)
    ticked = [people["Lê Văn An"].uid, people["Phan Văn Dũng"].uid, "nonsense"]
    pdf = client.post(PRINT, {"people": ticked}).content
    assert len(codes_in(pdf)) == 1
    assert "Lê Văn An" in text_of(pdf)


def test_nobody_ticked_is_told_so(client, people, commune_data_manager):
    client.force_login(commune_data_manager)
    answer = client.post(PRINT, {}, HTTP_REFERER="http://testserver/to-chuc/the/")
    assert answer["Location"] == "http://testserver/to-chuc/the/"
    assert "Không có ai cần thẻ" in client.get(LIST).content.decode()


def test_sheets_never_take_a_password_away(people, places, commune_data_manager):
    user = open_account(person=people["Lê Văn An"], actor=None)
    choose_password(user=user, password="mật khẩu mới", actor=user)
    chosen = [people["Lê Văn An"].uid, people["Hồ Thị Bình"].uid]
    sheets = hand_out_cards(unit=places.commune, chosen=chosen, reason="", actor=commune_data_manager)
    assert sheets.people == 1
    user.refresh_from_db()
    assert user.check_password("mật khẩu mới")


def test_a_sheet_printed_again_ends_the_one_before(client, people, commune_data_manager):
    client.force_login(commune_data_manager)
    first, second = (codes_in(client.post(PRINT, {"everybody": "on"}).content) for _time in range(2))
    assert not set(first) & set(second)
    assert SignInCard.objects.filter(revoked_at=None).count() == 3
    assert User.objects.filter(person__in=people.values()).count() == 3


def test_more_cards_than_one_prints_at_once_are_refused_before_any_is_issued(people, places, data_manager, monkeypatch):
    monkeypatch.setattr(services, "MOST_CARDS", 2)
    with pytest.raises(TooManyCardsError):
        hand_out_cards(unit=places.province, chosen=None, reason="", actor=data_manager)
    assert not SignInCard.objects.exists()
    assert not User.objects.filter(person__in=people.values()).exists()


def test_one_person_gets_a_new_card_whose_code_is_shown_once(client, people, commune_data_manager):
    client.force_login(commune_data_manager)
    address = page_of(people["Lê Văn An"])
    assert client.post(address, {"reason": "vì thích"}).status_code == 422
    answer = client.post(address, {"reason": "Quên mật khẩu"})
    assert "no-store" in answer["Cache-Control"]
    code = answer.context["code"]
    assert code in answer.content.decode()
    assert code not in client.get(address).content.decode()
    assert "Quên mật khẩu" in client.get(address).content.decode()
    assert use_card(code=code, password="mật khẩu mới").person == people["Lê Văn An"]


def test_a_reset_ends_the_sessions_of_the_person(client, people, commune_data_manager, learner, client_of):
    hers = client_of(learner)
    replace_card(person=learner.person, reason="Quên mật khẩu", actor=commune_data_manager)
    assert hers.get("/cua-toi/").status_code == 302


@pytest.fixture
def client_of(client):
    """A browser of the user's own."""

    def signed_in(user):
        browser = type(client)()
        browser.force_login(user)
        return browser

    return signed_in


@pytest.mark.parametrize(
    ("role", "over"), [(Role.HR_OFFICER, "province"), (Role.ADMINISTRATOR, "commune"), (Role.EDITOR, "other_province")]
)
def test_no_card_opens_what_its_issuer_may_not_touch(client, places, commune_data_manager, learner, role, over):
    make_grant(learner, role, getattr(places, over))
    with pytest.raises(CardBeyondScopeError):
        replace_card(person=learner.person, reason="Quên mật khẩu", actor=commune_data_manager)
    client.force_login(commune_data_manager)
    assert client.post(page_of(learner.person), {"reason": "Quên mật khẩu"}).status_code in {302, 403}
    assert "không cấp được thẻ" in client.get(page_of(learner.person)).content.decode()
    client.post(PRINT, {"people": [learner.person.uid]})
    assert not SignInCard.objects.exists()


def test_staff_of_the_same_units_may_be_helped(places, data_manager, commune_hr_officer):
    assert replace_card(person=commune_hr_officer.person, reason="Quên mật khẩu", actor=data_manager)


def test_administrators_help_administrators(places, administrator, data_manager):
    other = make_user("quantri2", make_person("Cao Thị Hai"))
    make_seat(other.person, places.province)
    make_grant(other, Role.ADMINISTRATOR, places.province)
    assert replace_card(person=other.person, reason="Quên mật khẩu", actor=administrator)
    with pytest.raises(CardBeyondScopeError):
        replace_card(person=other.person, reason="Quên mật khẩu", actor=data_manager)


def test_nobody_issues_a_card_for_themselves_nor_for_a_superuser(places, commune_data_manager, learner):
    for user in (commune_data_manager, learner):
        User.objects.filter(pk=learner.pk).update(is_superuser=True)
        with pytest.raises(CardBeyondScopeError):
            replace_card(person=user.person, reason="Quên mật khẩu", actor=commune_data_manager)


def test_an_account_on_a_merged_record_is_guarded_too(places, commune_data_manager, learner):
    make_grant(learner, Role.HR_OFFICER, places.province)
    kept = make_person("Nguyễn Thị Hoà")
    make_seat(kept, places.commune)
    merge_people(kept=kept, merged=learner.person, reason="trùng tên", actor=None)
    with pytest.raises(CardBeyondScopeError):
        replace_card(person=kept, reason="Quên mật khẩu", actor=commune_data_manager)
    chosen = [kept.uid]
    with pytest.raises(Exception, match="nobody_to_get_cards"):
        hand_out_cards(unit=places.commune, chosen=chosen, reason="", actor=commune_data_manager)


def test_the_list_costs_the_same_for_any_number(client, places, commune_data_manager, django_assert_max_num_queries):
    client.force_login(commune_data_manager)
    costs = []
    for number in (1, 3):
        for _person in range(number):
            make_seat(make_person(), places.commune)
        client.get(LIST)
        with django_assert_max_num_queries(40) as seen:
            client.get(LIST)
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_the_way_up_ends_at_the_keepers_own_unit(client, places, data_manager, commune_data_manager):
    client.force_login(data_manager)
    text = client.get(LIST, {"don-vi": places.commune.uid}).content.decode()
    assert "Tỉnh Nghệ An</a>" in text
    assert "Việt Nam</a>" not in text


def test_how_far_people_are_follows_what_happens(people):
    person = people["Lê Văn An"]
    states = lambda: with_entry(type(person).objects.filter(pk=person.pk)).get().entry  # noqa: E731
    assert states() == Entry.NEW
    user = open_account(person=person, actor=None)
    assert states() == Entry.NEW
    choose_password(user=user, password="mật khẩu mới", actor=user)
    assert states() == Entry.IN


def test_the_page_of_a_person_says_how_far_they_are(client, people, commune_data_manager, hr_officer):
    person = people["Lê Văn An"]
    client.force_login(commune_data_manager)
    assert "Chưa có tài khoản" in client.get(f"/to-chuc/nguoi/{person.uid}/").content.decode()
    open_account(person=person, actor=None)
    assert "an.le.1974" in client.get(f"/to-chuc/nguoi/{person.uid}/").content.decode()
    client.force_login(hr_officer)
    assert f"/to-chuc/the/{person.uid}/" not in client.get(f"/to-chuc/nguoi/{person.uid}/").content.decode()
