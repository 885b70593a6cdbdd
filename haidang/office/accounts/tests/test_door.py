"""Coming in: by name and password, with a code where it is on; guessing is stopped; sessions end."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.exceptions import ValidationError
from django.test import Client

from haidang.kit import clock
from haidang.kit.audit.models import Note, RowChange
from haidang.office.accounts import services
from haidang.office.accounts.checks import no_demo_account_can_sign_in
from haidang.office.accounts.choices import DEMO_PASSWORD, Outcome
from haidang.office.accounts.examples import CAST, demo_accounts
from haidang.office.accounts.models import OpenSession, SignIn, User
from haidang.office.accounts.passwords import Strong

OWN = "Thuyền-về-bến-7"


def knock(client, name, password, **more):
    return client.post("/dang-nhap/", {"login": name, "password": password}, **more)


def is_in(client):
    return client.get("/tai-khoan/").status_code == 200


def code_of(user):
    found = Authenticator.objects.get(user=user, type="totp").wrap()
    secret = totp.decrypt(found.instance.data["secret"])
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()) + 1))


def switch_on(user):
    totp.TOTP.activate(user, totp.generate_totp_secret())


def verbs(user):
    return list(Note.objects.filter(object_id=str(user.pk), content_type__model="user").values_list("verb", flat=True))


def test_somebody_with_an_account_comes_in_whatever_the_case_of_the_name(client, cast):
    reply = knock(client, "So-Cong-Thuong", DEMO_PASSWORD)
    assert (reply.status_code, reply["Location"]) == (302, "/")
    assert is_in(client)
    (line,) = SignIn.objects.all()
    assert (line.outcome, line.user, line.address) == (Outcome.IN, cast["so-cong-thuong"], "127.0.0.1")


def test_who_wanted_a_page_comes_to_that_page(client, cast):
    assert client.get("/tai-khoan/")["Location"] == "/dang-nhap/?next=/tai-khoan/"
    reply = client.post("/dang-nhap/", {"login": "tinh-doan", "password": DEMO_PASSWORD, "next": "/tai-khoan/"})
    assert reply["Location"] == "/tai-khoan/"
    reply = Client().post(
        "/dang-nhap/", {"login": "tinh-doan", "password": DEMO_PASSWORD, "next": "https://x.example/"}
    )
    assert reply["Location"] == "/"


def test_nobody_takes_an_account_for_themselves(client):
    for path in ("/dang-ky/", "/accounts/signup/", "/accounts/login/", "/signup/"):
        assert client.get(path).status_code == 404


def test_a_wrong_password_and_an_unknown_name_are_told_alike(client, cast):
    first, second = knock(client, "so-cong-thuong", "x"), knock(client, "khong-co", "x")
    for reply in (first, second):
        assert "Tên đăng nhập hoặc mật khẩu không đúng" in reply.content.decode()


def test_what_was_typed_as_a_name_is_not_kept(client, cast):
    knock(client, "MatKhauCuaToi1!", "x")
    row = SignIn.objects.values().get()
    assert "matkhau" not in str(row).lower()


def test_after_five_guesses_the_name_is_locked_even_for_the_right_password_and_opens_by_itself(client, cast):
    for _ in range(5):
        knock(client, "so-cong-thuong", "x")
    reply = knock(client, "so-cong-thuong", DEMO_PASSWORD)
    assert "tạm khóa đến" in reply.content.decode()
    assert not is_in(client)
    assert SignIn.objects.filter(outcome=Outcome.LOCKED).count() == 1
    assert knock(Client(), "so-du-lich", DEMO_PASSWORD).status_code == 302
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert knock(Client(), "so-cong-thuong", DEMO_PASSWORD).status_code == 302


def test_an_unknown_name_is_locked_like_a_known_one(client, cast):
    for _ in range(5):
        knock(client, "khong-co", "x")
    assert "tạm khóa đến" in knock(client, "khong-co", "x").content.decode()


def test_administration_opens_the_door_again(client, cast, admin):
    for _ in range(5):
        knock(client, "so-cong-thuong", "x")
    services.unlock(cast["so-cong-thuong"], by=admin)
    assert knock(client, "so-cong-thuong", DEMO_PASSWORD).status_code == 302


def test_guessing_many_names_from_one_address_is_stopped(client, cast, settings):
    settings.SIGN_IN_TRIES_OF_ADDRESS = 3
    for name in ("a", "b", "c"):
        knock(client, name, "x")
    assert "tạm khóa đến" in knock(client, "so-cong-thuong", DEMO_PASSWORD).content.decode()


def test_a_closed_account_is_told_so_only_with_its_password(client, cast):
    User.objects.filter(username="tinh-doan").update(is_active=False)
    assert "không đúng" in knock(client, "tinh-doan", "x").content.decode()
    reply = knock(client, "tinh-doan", DEMO_PASSWORD, follow=True)
    assert "Tài khoản đã đóng" in reply.content.decode()


def test_the_password_of_the_demonstration_opens_nothing_elsewhere(client, cast, settings):
    settings.HAIDANG_DEMO = False
    assert "không đúng" in knock(client, "quan-tri", DEMO_PASSWORD).content.decode()
    with pytest.raises(ValidationError, match="còn yếu"):
        Strong().validate(DEMO_PASSWORD)
    faults = no_demo_account_can_sign_in(databases=["default"])
    assert len(faults) == len(CAST)
    with pytest.raises(Exception, match="HAIDANG_DEMO"):
        demo_accounts()


def test_the_people_of_the_demonstration_are_offered_there_and_nowhere_else(client, db, settings):
    page = client.get("/dang-nhap/").content.decode()
    assert all(one.username in page for one in CAST)
    settings.HAIDANG_DEMO = False
    page = client.get("/dang-nhap/").content.decode()
    assert not any(f'value="{one.username}"' in page for one in CAST)
    assert DEMO_PASSWORD not in page


def test_nothing_is_open_before_the_password_of_the_slip_is_changed(client, cast, admin):
    slip = services.give_password(cast["tinh-doan"], by=admin, reason="Quên")
    knock(client, "tinh-doan", slip.password)
    assert client.get("/")["Location"] == "/tai-khoan/mat-khau/"
    assert client.get("/", headers={"HX-Request": "true"})["HX-Redirect"] == "/tai-khoan/mat-khau/"
    assert "chỉ dùng một lần" in client.get("/tai-khoan/mat-khau/").content.decode()
    for bad, said in (
        (slip.password, "giống mật khẩu hiện nay"),
        ("ngan", "còn yếu"),
        ("tinh-doan-2020!", "quá giống"),
    ):
        fields = {"oldpassword": slip.password, "password1": bad, "password2": bad}
        assert said in client.post("/tai-khoan/mat-khau/", fields).content.decode(), bad
    reply = client.post("/tai-khoan/mat-khau/", {"oldpassword": slip.password, "password1": OWN, "password2": OWN})
    assert reply.status_code == 302
    assert client.get("/", follow=True).redirect_chain[-1:] != [("/tai-khoan/mat-khau/", 302)]
    assert client.get("/viec-cua-toi/").status_code == 200
    assert verbs(cast["tinh-doan"]) == ["password-given", "password-changed"]


def test_a_new_password_ends_the_sessions_elsewhere(enter, officer):
    here, there = enter(officer), enter(officer)
    here.post("/tai-khoan/mat-khau/", {"oldpassword": DEMO_PASSWORD, "password1": OWN, "password2": OWN})
    assert is_in(here)
    assert not is_in(there)
    assert OpenSession.objects.filter(user=officer).count() == 1


# ── the second factor ────────────────────────────────────────────────────────────────────────────


def test_a_second_factor_is_switched_on_with_recovery_codes_shown_once(
    enter, officer, django_capture_on_commit_callbacks
):
    client = enter(officer)
    address = "/tai-khoan/xac-thuc-hai-buoc/bat/"
    assert client.get(address)["Location"].startswith("/dang-nhap/xac-nhan/")
    client.post("/dang-nhap/xac-nhan/", {"password": DEMO_PASSWORD, "next": address})
    client.get(address)
    secret = client.session["mfa.totp.secret"]
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()) + 1))
    with django_capture_on_commit_callbacks(execute=True):
        reply = client.post(address, {"code": code}, follow=True)
    codes = Authenticator.objects.get(user=officer, type="recovery_codes").wrap().get_unused_codes()
    assert all(one in reply.content.decode() for one in codes)
    assert not any(one in client.get(reply.request["PATH_INFO"]).content.decode() for one in codes)
    assert "second-factor-on" in verbs(officer)


def test_secrets_stand_in_the_database_only_encrypted(officer):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(officer, secret)
    data = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in data
    assert code_of(officer)


def test_with_a_second_factor_the_password_alone_opens_nothing(client, officer):
    switch_on(officer)
    assert knock(client, officer.username, DEMO_PASSWORD)["Location"] == "/dang-nhap/ma-xac-thuc/"
    assert not is_in(client)
    assert "Mã không đúng" in client.post("/dang-nhap/ma-xac-thuc/", {"code": "000000"}).content.decode()
    assert client.post("/dang-nhap/ma-xac-thuc/", {"code": code_of(officer)}).status_code == 302
    assert is_in(client)


def test_codes_are_not_guessed_either(client, officer):
    switch_on(officer)
    knock(client, officer.username, DEMO_PASSWORD)
    for _ in range(5):
        client.post("/dang-nhap/ma-xac-thuc/", {"code": "000000"})
    assert "tạm khóa đến" in client.post("/dang-nhap/ma-xac-thuc/", {"code": code_of(officer)}).content.decode()
    assert not is_in(client)


def test_who_must_have_a_second_factor_does_nothing_before(client, cast, settings):
    settings.HAIDANG_SECOND_FACTOR_ROLES = frozenset({"admin"})
    knock(client, "quan-tri", DEMO_PASSWORD)
    assert client.get("/quan-tri/tai-khoan/")["Location"] == "/tai-khoan/xac-thuc-hai-buoc/bat/"
    switch_on(cast["quan-tri"])
    assert client.get("/quan-tri/tai-khoan/").status_code == 200
    knock(other := Client(), "tinh-doan", DEMO_PASSWORD)
    assert is_in(other)


def test_who_must_have_a_second_factor_cannot_switch_it_off(enter, admin, settings):
    settings.HAIDANG_SECOND_FACTOR_ROLES = frozenset({"admin"})
    switch_on(admin)
    client = enter(admin)
    client.post("/dang-nhap/xac-nhan/", {"password": DEMO_PASSWORD, "next": "/"})
    page = client.post("/tai-khoan/xac-thuc-hai-buoc/tat/").content.decode()
    assert "bắt buộc xác thực hai bước" in page
    assert Authenticator.objects.filter(user=admin).exists()


# ── sessions ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("away", "said"), [(61, "Đã lâu không làm việc"), (13 * 60, "quá thời gian")])
def test_a_session_ends_when_left_alone_or_after_a_working_day(enter, officer, away, said, settings):
    settings.SESSION_COOKIE_AGE = 24 * 3600  # else the cookie is gone first
    client = enter(officer)
    with time_machine.travel(clock.now() + timedelta(minutes=away)):
        reply = client.get("/tai-khoan/", follow=True)
    assert reply.redirect_chain[0][0] == "/dang-nhap/?next=%2Ftai-khoan%2F"
    assert said in reply.content.decode()


def test_working_keeps_a_session_alive_but_not_for_ever(enter, officer):
    client = enter(officer)
    start = clock.now()
    for half_hours in range(1, 24):
        with time_machine.travel(start + timedelta(minutes=30 * half_hours)):
            assert is_in(client), half_hours
    with time_machine.travel(start + timedelta(hours=12)):
        assert not is_in(client)


def test_a_page_costs_no_more_for_the_door(enter, officer, django_assert_num_queries):
    client = enter(officer)
    with django_assert_num_queries(2):  # the session, the person with the agency
        client.get("/")


def test_sessions_are_listed_and_ended_one_by_one_or_all(enter, officer, cast):
    here, there, third, stranger = enter(officer), enter(officer), enter(officer), enter(cast["so-du-lich"])
    assert here.get("/tai-khoan/phien/").content.decode().count('name="handle"') == 2
    handle = OpenSession.objects.get(pk=there.session.session_key).handle
    assert stranger.post("/tai-khoan/phien/dong/", {"handle": handle}).status_code == 404
    here.post("/tai-khoan/phien/dong/", {"handle": handle})
    assert (is_in(here), is_in(there), is_in(third)) == (True, False, True)
    here.post("/tai-khoan/phien/dong/")
    assert (is_in(here), is_in(third), is_in(stranger)) == (True, False, True)
    assert verbs(officer) == ["signed-out", "signed-out"]


def test_the_key_of_a_session_is_on_no_page_and_in_no_history(enter, officer):
    client = enter(officer)
    key = client.session.session_key
    assert key not in client.get("/tai-khoan/phien/").content.decode()
    assert not RowChange.objects.filter(table="accounts_opensession").exists()


def test_leaving_ends_the_session(enter, officer):
    client = enter(officer)
    assert client.get("/dang-xuat/").status_code == 200
    assert is_in(client)
    client.post("/dang-xuat/")
    assert not is_in(client)
    assert not OpenSession.objects.filter(user=officer).exists()
