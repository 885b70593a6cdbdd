"""What administration does with accounts, and what others may not."""

from datetime import timedelta
from io import BytesIO, StringIO

import pytest
import xlsxwriter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command

from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.office.accounts import services, sheets
from haidang.office.accounts.choices import DEMO_PASSWORD, Role
from haidang.office.accounts.examples import stand_in
from haidang.office.accounts.models import OpenSession, SignIn, StandIn, User
from haidang.office.directory.models import Agency

MOVED: list[tuple[str, str, str]] = []


def two_tasks(leaver, *, to, by):
    """A room that has something in the leaver's hands."""
    if to is None:
        raise ValidationError("Người này còn giữ 2 nhiệm vụ; hãy chọn người nhận.")
    MOVED.append((leaver.username, to.username, by.username))
    return {"nhiệm vụ": 2}


def story(obj):
    return list(Note.objects.filter(object_id=str(obj.pk)).values_list("verb", "by_name", "reason"))


# ── opening, changing ────────────────────────────────────────────────────────────────────────────


def test_an_account_is_given_with_a_password_for_once(admin, cast):
    agency = Agency.objects.get(code="SDL")
    slip = services.open_account(
        username="Phong-Du-Lich", full_name="Người mẫu B", role=Role.FOCAL, agency=agency, by=admin
    )
    assert (slip.user.username, slip.user.must_change_password) == ("phong-du-lich", True)
    assert slip.user.check_password(slip.password)
    assert slip.password not in str(list(User.objects.values())) + str(list(Note.objects.values()))
    assert story(slip.user)[0][:2] == ("opened", "Quản trị hệ thống")


def test_one_time_passwords_are_readable_and_never_the_same():
    given = {services.one_time_password() for _ in range(200)}
    assert len(given) == 200
    assert not set("".join(given)) & set("0O1lI")


@pytest.mark.parametrize("name", ["so-cong-thuong", "lanh-dao-ubnd", "so-ngoai-vu", "kiem-tra"])
def test_only_administration_keeps_accounts(cast, name):
    somebody, other = cast[name], cast["tinh-doan"]
    acts = [
        lambda: services.open_account(username="x", full_name="X", role=Role.DESK, agency=None, by=somebody),
        lambda: services.change_account(other, by=somebody, role=Role.ADMIN),
        lambda: services.change_account(somebody, by=somebody, role=Role.ADMIN),
        lambda: services.give_password(other, by=somebody),
        lambda: services.hand_over(other, to=None, by=somebody, reason="x"),
        lambda: services.reopen(other, by=somebody, reason="x"),
        lambda: services.unlock(other, by=somebody),
        lambda: services.drop_second_factor(other, by=somebody, reason="x"),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert not Note.objects.exists()


def test_a_new_role_ends_what_was_begun_in_the_old(admin, officer, enter):
    enter(officer)
    services.change_account(officer, by=admin, role=Role.AGENCY_LEADER)
    assert not OpenSession.objects.filter(user=officer).exists()
    (note,) = Note.objects.all()
    assert note.changes["role"] == ["focal", "agency-leader"]


def test_who_changes_agency_or_role_stands_in_for_nobody_any_more(admin, cast):
    row = stand_in(clock.today())
    services.change_account(cast["pho-chu-tich-ubnd"], by=admin, post="Phó Chủ tịch phụ trách văn xã")
    row.refresh_from_db()
    assert row.ended_at is None
    services.change_account(cast["pho-chu-tich-ubnd"], by=admin, agency=Agency.objects.get(code="SCT"))
    row.refresh_from_db()
    assert row.ended_at


def test_the_page_of_an_account_tells_its_story_in_words(admin, officer, enter):
    services.give_password(officer, by=admin, reason="Quên mật khẩu")
    services.hand_over(officer, to=None, by=admin, reason="Quyết định 05")
    page = enter(admin).get(f"/quan-tri/tai-khoan/{officer.pk}/").content.decode()
    for words in ("Cấp lại mật khẩu", "Đóng và bàn giao", "Người nhận việc", "Lý do: Quyết định 05"):
        assert words in page
    assert page.index("Đóng và bàn giao") < page.index("Lý do: Quên mật khẩu")


def test_saving_what_is_already_so_leaves_no_note(admin, officer):
    services.change_account(officer, by=admin, role=officer.role, post=officer.post)
    assert not Note.objects.exists()


def test_the_last_administrator_stays(admin, officer):
    with pytest.raises(ValidationError, match="chính mình"):
        services.change_account(admin, by=admin, role=Role.DESK)
    other = services.open_account(username="quan-tri-2", full_name="B", role=Role.ADMIN, agency=None, by=admin).user
    services.hand_over(admin, to=None, by=other, reason="Nghỉ hưu")
    with pytest.raises(ValidationError, match="chính mình"):
        services.hand_over(other, to=None, by=other, reason="Nghỉ hưu")


@pytest.mark.django_db
def test_the_machine_gives_the_first_administrator_an_account_and_no_second(capsys):
    call_command("first_admin", "Quan-Tri-Tinh")
    user = User.objects.get()
    assert (user.username, user.is_admin) == ("quan-tri-tinh", True)
    assert user.check_password(capsys.readouterr().out.split()[-1])
    with pytest.raises(CommandError, match="Đã có quản trị"):
        call_command("first_admin", "quan-tri-2")


def test_a_new_secret_key_does_not_lock_anybody_out(officer, settings):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(officer, secret)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "k2" * 30, [settings.SECRET_KEY]
    call_command("rotate_second_factor", stdout=StringIO())
    settings.SECRET_KEY_FALLBACKS = []
    assert totp.decrypt(Authenticator.objects.get(type="totp").data["secret"]) == secret
    settings.SECRET_KEY = "k3" * 30
    with pytest.raises(CommandError, match="Không giải mã được"):
        call_command("rotate_second_factor", stdout=StringIO())


# ── leaving ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def rooms(settings):
    MOVED.clear()
    settings.HAIDANG_HANDOVERS = ["haidang.office.accounts.tests.test_keeping.two_tasks"]


def test_a_leaver_is_handed_over_in_one_act(admin, cast, enter, rooms):
    leaver, heir = cast["so-cong-thuong"], cast["lanh-dao-so-cong-thuong"]
    enter(leaver)
    assert services.hand_over(leaver, to=heir, by=admin, reason="QĐ 12/QĐ-SCT") == {"nhiệm vụ": 2}
    leaver.refresh_from_db()
    assert not leaver.is_active
    assert not OpenSession.objects.filter(user=leaver).exists()
    assert MOVED == [("so-cong-thuong", "lanh-dao-so-cong-thuong", "quan-tri")]
    (note,) = Note.objects.filter(verb="handed-over")
    assert (note.reason, note.changes["nhiệm vụ"]) == ("QĐ 12/QĐ-SCT", [0, 2])


def test_nothing_happens_when_a_room_refuses(admin, officer, rooms):
    with pytest.raises(ValidationError, match="còn giữ 2 nhiệm vụ"):
        services.hand_over(officer, to=None, by=admin, reason="x")
    officer.refresh_from_db()
    assert officer.is_active


@pytest.mark.parametrize(
    ("to", "reason", "said"),
    [
        ("so-cong-thuong", "x", "không nhận được"),
        ("tinh-doan", " ", "Chưa có lý do"),
        ("closed", "x", "không nhận được"),
    ],
)
def test_a_hand_over_that_cannot_be_says_why(admin, cast, to, reason, said):
    cast["closed"] = User.objects.create_user("closed", role=Role.FOCAL, is_active=False)
    with pytest.raises(ValidationError, match=said):
        services.hand_over(cast["so-cong-thuong"], to=cast[to], by=admin, reason=reason)


def test_a_leaver_stands_in_for_nobody_and_nobody_for_them(admin, cast):
    head, officer = cast["lanh-dao-so-cong-thuong"], cast["so-cong-thuong"]
    day = clock.today()
    services.appoint_stand_in(
        absent=head, deputy=officer, starts_on=day, ends_on=day + timedelta(days=3), decision="x", by=head
    )
    services.hand_over(officer, to=head, by=admin, reason="Chuyển công tác")
    assert not StandIn.objects.not_ended().exists()


def test_who_comes_back_gets_a_new_password(admin, officer):
    services.hand_over(officer, to=None, by=admin, reason="x")
    slip = services.reopen(officer, by=admin, reason="Trở lại")
    assert slip.user.is_active
    assert slip.user.check_password(slip.password)
    with pytest.raises(ValidationError, match="đang dùng"):
        services.reopen(officer, by=admin, reason="x")


def test_who_lost_the_telephone_is_recognised_first(admin, officer):
    with pytest.raises(ValidationError, match="chưa bật"):
        services.drop_second_factor(officer, by=admin, reason="Gặp trực tiếp")
    totp.TOTP.activate(officer, totp.generate_totp_secret())
    with pytest.raises(ValidationError, match="Chưa có lý do"):
        services.drop_second_factor(officer, by=admin, reason=" ")
    services.drop_second_factor(officer, by=admin, reason="Gặp trực tiếp, xem thẻ")
    assert not Authenticator.objects.exists()


# ── by the sheet ─────────────────────────────────────────────────────────────────────────────────


HEADS = (*sheets.COLUMNS.values(),)


def sheet(*rows, heads=HEADS):
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet()
        for number, row in enumerate([heads, *rows]):
            page.write_row(number, 0, row)
    made.seek(0)
    made.name = "tai-khoan.xlsx"
    return made


GOOD = ("so-du-lich-2", "Người mẫu C", "Chuyên viên", "SDL", "Đầu mối của cơ quan", "", 912345678)
TAKEN = ("tinh-doan", "Người mẫu D", "", "TDOAN", "focal", "", "")


def test_the_empty_form_can_be_read_again(cast):
    with pytest.raises(ValidationError, match="không có dòng nào"):
        sheets.read_sheet(sheets.empty_form())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not a sheet", "Không mở được"),
        (b"", "Không mở được"),
        (sheet(heads=("A", "B")).read(), "không đúng tệp mẫu"),
        (b"x" * 2_000_001, "quá lớn"),
    ],
)
def test_a_file_that_is_no_form_is_refused_with_advice(data, said):
    with pytest.raises(ValidationError, match=said):
        sheets.read_sheet(data)


def test_a_sheet_is_looked_at_then_confirmed_then_printed_once(enter, admin):
    client = enter(admin)
    page = client.post("/quan-tri/tai-khoan/nhap/", {"sheet": sheet(GOOD, TAKEN)})
    text = page.content.decode()
    assert "1 trong 2 dòng cấp được" in text
    assert "đã có; hãy chọn tên khác" in text
    assert not User.objects.filter(username="so-du-lich-2").exists()
    reply = client.post("/quan-tri/tai-khoan/nhap/", {"confirmed": page.context["signed"]})
    made = User.objects.get(username="so-du-lich-2")
    (slip,) = reply.context["slips"]
    assert made.check_password(slip.password)
    assert (made.role, made.phone, made.agency.code) == (Role.FOCAL, "912345678", "SDL")
    assert slip.password in reply.content.decode()
    assert "no-store" in reply["Cache-Control"]
    again = client.post("/quan-tri/tai-khoan/nhap/", {"confirmed": page.context["signed"]})
    assert "không còn cấp được" in again.content.decode()
    assert User.objects.filter(username="so-du-lich-2").count() == 1


def test_a_line_that_no_account_could_hold_is_told_before_anything_is_given(enter, admin):
    long, odd = [*GOOD], [*GOOD]
    long[0], long[1] = "phong-a", "N" * 121
    odd[0], odd[5] = "phong-b", "không phải thư"
    page = enter(admin).post("/quan-tri/tai-khoan/nhap/", {"sheet": sheet(long, (), odd, GOOD)})
    assert [(line.number, line.is_good) for line in page.context["lines"]] == [(2, False), (4, False), (5, True)]
    assert "Họ và tên: " in page.context["lines"][0].faults[0]
    assert "Thư điện tử: " in page.context["lines"][1].faults[0]


def test_a_preview_that_was_touched_is_refused(enter, admin):
    reply = enter(admin).post("/quan-tri/tai-khoan/nhap/", {"confirmed": "eyJ4IjoxfQ:1:2"})
    assert reply.status_code == 422
    assert "tải tệp lên lại" in reply.content.decode()


# ── pages ────────────────────────────────────────────────────────────────────────────────────────

LIST = [f"/quan-tri/tai-khoan/{tail}" for tail in ("", "them/", "nhap/", "nhap/mau/")]
VERBS = ["sua/", "dong/", "mo-lai/", "cap-mat-khau/", "bo-xac-thuc/"]
POSTS = ["mo-khoa/", "dang-xuat/"]


def test_anonymous_people_are_sent_to_the_door(client, officer):
    one = f"/quan-tri/tai-khoan/{officer.pk}/"
    for path in [*LIST, one, *(one + verb for verb in VERBS), "/tai-khoan/", "/tai-khoan/phien/", "/tai-khoan/thay/"]:
        assert client.get(path)["Location"].startswith("/dang-nhap/?next="), path
    for verb in POSTS:
        assert client.post(one + verb)["Location"].startswith("/dang-nhap/?next=")


@pytest.mark.parametrize("name", ["so-du-lich", "so-ngoai-vu", "lanh-dao-ubnd"])
def test_to_strangers_accounts_do_not_exist(enter, cast, officer, name):
    client, one = enter(cast[name]), f"/quan-tri/tai-khoan/{officer.pk}/"
    for path in [*LIST, one, *(one + verb for verb in VERBS)]:
        assert client.get(path).status_code == 404, path
    for verb in POSTS:
        assert client.post(one + verb).status_code == 404


def test_the_owner_sees_their_account_and_finds_no_button(enter, officer):
    client, one = enter(officer), f"/quan-tri/tai-khoan/{officer.pk}/"
    page = client.get(one)
    assert page.status_code == 200
    assert "sua/" not in page.content.decode()
    for verb in VERBS:
        assert client.get(one + verb).status_code == 403, verb
    for verb in POSTS:
        assert client.post(one + verb).status_code == 403


def test_administration_opens_every_page(enter, admin, officer):
    client, one = enter(admin), f"/quan-tri/tai-khoan/{officer.pk}/"
    for path in [*LIST, one, *(one + verb for verb in VERBS)]:
        assert client.get(path).status_code == 200, path
    for verb in POSTS:
        assert client.post(one + verb).status_code == 302


def test_administration_gives_changes_closes_and_reopens_at_the_screen(enter, admin, cast):
    client, sdl = enter(admin), Agency.objects.get(code="SDL")
    fields = {"username": "moi", "full_name": "Người mẫu M", "agency": sdl.pk, "role": "focal"}
    reply = client.post("/quan-tri/tai-khoan/them/", fields)
    made = User.objects.get(username="moi")
    assert reply.context["slips"][0].password in reply.content.decode()
    one = f"/quan-tri/tai-khoan/{made.pk}/"
    assert client.post(one + "sua/", fields | {"post": "Trưởng phòng"})["Location"] == one
    client.post(one + "dong/", {"to": cast["so-du-lich"].pk, "reason": "Nghỉ hưu"})
    made.refresh_from_db()
    assert (made.post, made.is_active) == ("Trưởng phòng", False)
    reply = client.post(one + "mo-lai/", {"reason": "Trở lại"})
    assert reply.context["slips"][0].password in reply.content.decode()


def test_the_list_finds_by_name_role_and_state(enter, admin, cast):
    client = enter(admin)
    User.objects.filter(username="tinh-doan").update(is_active=False)
    for query, found in (
        ("", len(cast) - 1),
        ("?q=cong-thuong", 2),
        ("?q=dau moi so CONG thuong", 1),
        ("?role=inspector", 1),
        ("?state=closed", 1),
        ("?state=all", len(cast)),
        (f"?agency={cast['van-thu'].agency_id}", 4),
    ):
        assert client.get("/quan-tri/tai-khoan/" + query).context["page"].paginator.count == found, query


def test_the_list_asks_the_same_whatever_its_length(enter, admin, django_assert_max_num_queries):
    client = enter(admin)
    User.objects.bulk_create(User(username=f"n{n}", full_name=f"N{n}", role=Role.FOCAL) for n in range(60))
    with django_assert_max_num_queries(6):
        page = client.get("/quan-tri/tai-khoan/")
    assert "Trang 1/2" in page.content.decode()


def test_people_change_how_they_are_reached_and_nothing_else(enter, officer):
    client = enter(officer)
    client.post("/tai-khoan/", {"email": "a@example.vn", "phone": "0900", "role": "admin", "full_name": "X"})
    officer.refresh_from_db()
    assert (officer.email, officer.phone, officer.role) == ("a@example.vn", "0900", Role.FOCAL)
    assert officer.full_name != "X"


def test_people_read_only_their_own_lines_of_the_book(cast, client):
    for name in ("so-cong-thuong", "so-du-lich"):
        client.post("/dang-nhap/", {"login": name, "password": "x" + DEMO_PASSWORD})
    assert SignIn.objects.for_user(cast["so-cong-thuong"], "view").count() == 1
    assert SignIn.objects.for_user(cast["kiem-tra"], "view").count() == 2
    assert SignIn.objects.for_user(cast["quan-tri"], "change").count() == 0
