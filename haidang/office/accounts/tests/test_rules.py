"""Rights and rules as tables; no database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from haidang.office.accounts import rights_page, rules
from haidang.office.accounts.choices import DESK_ROLES, OVERSEEING_ROLES, Reach, Role, Thing, Verb
from haidang.office.accounts.models import User

NOON = datetime(2020, 6, 15, 12, tzinfo=UTC)


def minutes(*before):
    return [NOON - timedelta(minutes=m) for m in before]


def test_administration_has_no_access_to_content():
    things = "DIRECTORY NORM AMOUNT ACCOUNT STAND_IN LOG MAIL ARCHIVE"
    machine = {Thing[name] for name in things.split()}
    content = set(Thing) - machine
    assert not rules.may(Role.ADMIN, Verb.ADD, Thing.ARCHIVE)  # it sees that they are made, and restores one
    assert [(thing, verb) for thing in content for verb in Verb if rules.may(Role.ADMIN, verb, thing)] == []


def test_inspection_reads_and_changes_nothing():
    mine = {Thing.STAND_IN}
    assert [
        (thing, verb)
        for thing in set(Thing) - mine
        for verb in Verb
        if verb != Verb.VIEW and rules.may(Role.INSPECTOR, verb, thing)
    ] == []


def test_nobody_changes_or_deletes_what_they_may_not_see():
    for role in Role:
        for thing in Thing:
            if any(rules.may(role, verb, thing) for verb in Verb):
                assert rules.may(role, Verb.VIEW, thing), (role, thing)


@pytest.mark.parametrize(
    ("role", "verb", "thing", "far"),
    [
        (Role.FOCAL, "view", "task", Reach.AGENCY),
        (Role.DESK, "view", "task", Reach.ALL),
        (Role.FOCAL, "add", "plan", None),
        (Role.AGENCY_LEADER, "approve", "update", Reach.AGENCY),
        (Role.FOCAL, "approve", "update", None),
        (Role.FINANCE, "approve", "estimate", Reach.ALL),
        (Role.CLERK, "add", "document", Reach.ALL),
        (Role.FOCAL, "view", "personal", None),
        (Role.ADMIN, "view", "account", Reach.ALL),
        (Role.CHAIR, "view", "account", Reach.OWN),
        (Role.ADMIN, "delete", "account", None),
    ],
)
def test_a_right_has_its_reach(role, verb, thing, far):
    assert rules.reach(role, verb, thing) == far
    assert User(role=role).may(verb, thing) is (far is not None)


def test_an_unknown_word_is_a_mistake_and_no_refusal():
    with pytest.raises(ValueError, match="shed"):
        rules.may(Role.DESK, "view", "shed")


def test_a_role_has_one_reach_for_each_right():
    for thing, verbs in rules.RIGHTS.items():
        for verb, reaches in verbs.items():
            roles = [role for far in reaches.values() for role in far]
            assert len(roles) == len(set(roles)), (thing, verb)


@pytest.mark.parametrize("role", Role)
def test_the_short_questions_agree_with_the_table(role):
    user = User(role=role)
    assert user.oversees == (user.reach("view", "task") == Reach.ALL) == (role in OVERSEEING_ROLES)
    assert user.is_desk == (role in DESK_ROLES)
    assert user.keeps_directory == (user.is_desk or user.is_admin)


def test_the_page_of_rights_is_what_the_table_says():
    assert rights_page.page().read_text("utf-8") == rights_page.written()


@pytest.mark.parametrize(
    ("failures", "until"),
    [
        ([], None),
        (minutes(1, 2, 3, 4), None),
        (minutes(1, 2, 3, 4, 5), NOON + timedelta(minutes=14)),
        (minutes(1, 2, 3, 4, 16), None),
        (minutes(1, 2, 3, 4, 15), None),
    ],
)
def test_after_five_failures_in_a_quarter_of_an_hour_the_door_is_shut_for_one(failures, until):
    found = rules.locked_until(failures, now=NOON, allowed=5, within=timedelta(minutes=15))
    assert found == until


@pytest.mark.parametrize(
    ("started", "seen", "why"), [(1, 0.1, ""), (5, 1, "idle"), (5, 2, "idle"), (12, 0, "long"), (11.9, 0.9, "")]
)
def test_a_session_ends_when_left_alone_or_after_a_working_day(started, seen, why):
    found = rules.session_over(
        started=NOON - timedelta(hours=started),
        seen=NOON - timedelta(hours=seen),
        now=NOON,
        idle=timedelta(hours=1),
        longest=timedelta(hours=12),
    )
    assert found == why


@pytest.mark.parametrize(
    ("password", "weak"),
    [
        ("Ab3defghi", True),
        ("Ab3defghij", False),
        ("abcdefghij1", True),
        ("abc-def-123", False),
        ("mot cau dai khong dau", False),
        ("thuyền về bến", True),
        ("Thuyền về bến", False),
        ("", True),
    ],
)
def test_a_password_is_long_or_of_several_kinds(password, weak):
    assert rules.is_weak(password) is weak


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0 Safari/537.36", "Chrome, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
        ("Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0", "Firefox, Windows"),
        ("Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.0", ""),
    ],
)
def test_a_browser_is_called_by_a_name_people_know(agent, said):
    assert rules.browser_said(agent) == said


def test_the_first_and_the_last_day_of_an_absence_count():
    first, last = date(2020, 6, 15), date(2020, 6, 17)
    days = [first + timedelta(days=n) for n in range(-1, 4)]
    assert [rules.stands_in(first, last, day) for day in days] == [False, True, True, True, False]


GOOD = {
    "username": "so-y-te",
    "full_name": "Người mẫu A",
    "role": "focal",
    "agency": "SYT",
    "post": "",
    "email": "",
    "phone": "",
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"username": ""}, "Thiếu tên đăng nhập"),
        ({"username": "sở y tế"}, "chỉ được có chữ không dấu"),
        ({"username": "quan-tri"}, "đã có; hãy chọn tên khác"),
        ({"username": "tren"}, "đã có ở dòng trên"),
        ({"full_name": ""}, "Thiếu họ và tên"),
        ({"role": "king"}, "Không có vai trò “king”"),
        ({"agency": "XYZ"}, "không có cơ quan mã “XYZ”"),
        ({"agency": ""}, "Thiếu mã cơ quan"),
        ({"agency": "", "role": "admin"}, ""),
    ],
)
def test_each_line_of_a_sheet_is_judged_with_its_reason(change, said):
    taken, agencies = frozenset({"quan-tri"}), frozenset({"SYT"})
    faults = rules.faults_of_row(GOOD | change, taken=taken, agencies=agencies, earlier=["tren"])
    assert (said in " ".join(faults)) if said else faults == []
