"""Keys: shown once, known by their digest, for one person, some work and some time; and no more than so often."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from haidang.api import examples, rules, services
from haidang.api.choices import Scope
from haidang.api.models import ApiToken, ApiUse
from haidang.kit import clock
from haidang.kit.audit.models import Note, RowChange
from haidang.office.accounts import services as accounts
from haidang.registers.visits import examples as visits

pytestmark = pytest.mark.django_db


def asked_with(key, path="visits/visit/"):
    return Client().get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {key}"})


def sentence(reply):
    ((said,),) = reply.json()["errors"].values()
    return said


def test_a_key_reads_with_the_rights_of_its_person(people):
    visits.visit()
    for name, sees in (("so-ngoai-vu", 1), ("so-du-lich", 0), ("quan-tri", 0)):
        _token, key = examples.key(people[name])
        assert asked_with(key).json()["count"] == sees, name


def test_of_a_key_only_its_digest_is_kept(people):
    token, key = examples.key(people["so-ngoai-vu"])
    assert re.fullmatch(r"hd_[\w-]{43}", key)
    assert token.digest == rules.digest_of(key)
    kept = [str(row) for model in (ApiToken, Note, RowChange) for row in model.objects.values_list()]
    assert kept
    assert not any(key in row or key[rules.SHOWN :] in row for row in kept)


def test_a_key_that_no_longer_opens_says_why(people):
    visits.visit()
    token, key = examples.key(people["so-ngoai-vu"])
    assert asked_with(key).status_code == 200
    ApiToken.objects.filter(pk=token.pk).update(expires_at=clock.now() - timedelta(seconds=1))
    assert (asked_with(key).status_code, "đã hết hạn" in sentence(asked_with(key))) == (401, True)
    services.revoke(token, by=people["so-ngoai-vu"])
    assert "đã bị thu hồi" in sentence(asked_with(key))
    wrong = asked_with("hd_khong-co")
    assert (wrong.status_code, wrong["WWW-Authenticate"]) == (401, 'Bearer realm="haidang"')
    assert "Không có khóa API này" in sentence(wrong)


def test_a_word_that_is_no_key_is_refused_even_beside_a_session(people):
    client = Client()
    client.force_login(people["so-ngoai-vu"])
    for said in ("Basic YTpi", "Bearer", "hd_khoa"):
        assert client.get("/api/v1/", headers={"Authorization": said}).status_code == 401, said
    assert client.get("/api/v1/").status_code == 200


def test_a_stranger_is_told_to_bring_a_key(people):
    reply = Client().get("/api/v1/visits/visit/")
    assert (reply.status_code, "Bearer" in sentence(reply)) == (401, True)


def test_a_key_opens_only_what_it_is_for(people, program, duty):
    only_reads = program("so-cong-thuong", Scope.READ)
    reply = only_reads("post", f"plans/duty/{duty.pk}/difficulties/", {})
    assert reply.status_code == 403
    assert "không có phạm vi “Nêu và trả lời khó khăn, vướng mắc”" in sentence(reply)
    assert program("so-cong-thuong", Scope.DIFFICULTIES)("get", "plans/duty/").status_code == 403


def test_a_browser_that_writes_is_asked_for_the_token_of_forms(people, duty):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["so-cong-thuong"])
    reply = client.post(f"/api/v1/plans/duty/{duty.pk}/difficulties/", {}, content_type="application/json")
    assert (reply.status_code, "CSRF" in sentence(reply)) == (403, True)


def test_a_key_of_who_owes_a_password_or_has_left_opens_nothing(people):
    user, admin = people["so-cong-thuong"], people["quan-tri"]
    token, key = examples.key(user)
    accounts.give_password(user, by=admin)
    assert (asked_with(key).status_code, "đổi mật khẩu" in sentence(asked_with(key))) == (403, True)
    user.refresh_from_db()
    moved = accounts.hand_over(user, to=people["lanh-dao-so-cong-thuong"], by=admin, reason="Nghỉ hưu.")
    assert moved["khóa API bị thu hồi"] == 1
    assert asked_with(key).status_code == 401
    accounts.reopen(user, by=admin, reason="Trở lại.")
    token.refresh_from_db()
    assert token.why_shut == "revoked"


def test_who_asks_too_often_is_told_how_long_to_wait(people, settings, monkeypatch):
    settings.API_ASKED_A_MINUTE = 2
    now = clock.now().replace(second=18, microsecond=0)
    monkeypatch.setattr(clock, "now", lambda: now)
    token, key = examples.key(people["so-ngoai-vu"])
    assert [asked_with(key, "").status_code for _ in range(3)] == [200, 200, 429]
    reply = asked_with(key, "")
    assert (reply["Retry-After"], "quá nhiều" in sentence(reply)) == ("43", True)
    _other, second = examples.key(people["so-ngoai-vu"])
    assert asked_with(second, "").status_code == 200
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=1))
    assert asked_with(key, "").status_code == 200
    assert ApiUse.objects.get(token=token).last_at == now + timedelta(minutes=1)


def test_what_cannot_be_a_key_is_refused(people):
    user = people["so-ngoai-vu"]
    for given, says in (
        ({"scopes": []}, "Chưa chọn phạm vi"),
        ({"scopes": ["everything"]}, "Chưa chọn phạm vi"),
        ({"days": 10_000}, "tối đa 366 ngày"),
        ({"name": ""}, "không được để trống|cannot be blank|Trường này"),
    ):
        with pytest.raises(ValidationError, match=says):
            services.make_key(**{"name": "Kho", "scopes": [Scope.READ], "days": 30, "by": user} | given)
    for _ in range(rules.MOST_KEYS):
        examples.key(user)
    with pytest.raises(ValidationError, match="Thu hồi khóa không dùng nữa"):
        examples.key(user)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def browser(people):
    client = Client()
    client.force_login(people["so-cong-thuong"])
    return client


def test_a_key_is_made_after_the_password_was_asked_again_and_shown_once(browser, people):
    asked = {"name": "Kho dữ liệu", "scopes": ["read", "updates"], "days": "90"}
    away = browser.post(reverse("api:key-add"), asked)
    assert (away.status_code, away["Location"].startswith("/dang-nhap/xac-nhan/")) == (302, True)
    assert not ApiToken.objects.exists()
    browser.post(away["Location"], {"password": "haidang-demo"})
    made = browser.post(reverse("api:key-add"), asked)
    (key,) = set(re.findall(r"hd_[\w-]{43}", made.content.decode()))
    assert made["Cache-Control"].startswith("max-age=0")
    assert asked_with(key, "").status_code == 200
    listed = browser.get(reverse("api:keys")).content.decode()
    assert "Kho dữ liệu" in listed
    assert key not in listed


def test_everybody_sees_their_own_keys_and_administration_takes_back_any(browser, people):
    mine, _key = examples.key(people["so-cong-thuong"])
    other, _other = examples.key(people["so-ngoai-vu"])
    listed = browser.get(reverse("api:keys")).content.decode()
    assert mine.shown in listed
    assert other.shown not in listed
    assert browser.post(reverse("api:key-revoke", args=[other.pk])).status_code == 404
    browser.force_login(people["quan-tri"])
    assert other.shown in browser.get(reverse("api:keys")).content.decode()
    browser.post(reverse("api:key-revoke", args=[other.pk]))
    other.refresh_from_db()
    assert other.why_shut == "revoked"
    assert Note.objects.get(verb="key-revoked").by == people["quan-tri"]


def test_the_page_shows_each_book_and_its_addresses(browser):
    for book, path in (("followup.update", "/api/v1/followup/update/{id}/submit/"), ("visits.visit", "/import/")):
        assert path in browser.get(reverse("api:about"), {"so": book}).content.decode()
    assert "/api/v1/plans/plan/{id}/" in browser.get(reverse("api:about"), {"so": "khong-co"}).content.decode()
