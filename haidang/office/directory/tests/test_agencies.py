"""Agencies come, change names and places, merge, split and go; every day of their lives stays readable."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from haidang.kit.audit.selectors import history
from haidang.office.directory import rules, services
from haidang.office.directory.choices import Kind, Level, NameKind
from haidang.office.directory.examples import agency
from haidang.office.directory.models import Agency, AgencyName, AgencyParent, Posting
from haidang.office.directory.rules import Link, charge
from haidang.office.directory.selectors import named

pytestmark = pytest.mark.django_db

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
NQ202 = "NQ 202/2025/QH15"


def told(refused):
    return " ".join(refused.value.messages)


# ── coming ──


def test_an_agency_comes_with_its_names_its_kind_and_a_code_of_its_own(desk):
    made = services.add(name="Sở Nội vụ", level=Level.PROVINCE, short="SNV", aliases=["Sở NV"], by=desk,
                        english="Department of Home Affairs")  # fmt: skip
    assert (made.code, made.kind) == ("SNV", Kind.DEPARTMENT)
    assert named("sở NV") == made
    assert {row.kind for row in made.names.all()} == set(NameKind)
    assert [line.verb for line in history(made)] == ["added"]


def test_the_second_of_the_same_letters_gets_a_number(desk):
    services.add(name="Sở Nội vụ", level=Level.PROVINCE, by=desk)
    assert services.add(name="Sở Ngân vụ", level=Level.PROVINCE, by=desk).code == "SNV2"


def test_a_name_that_is_known_is_refused_and_says_whose_it_is(desk):
    with pytest.raises(ValidationError) as refused:
        services.add(name="sở  ngoại vụ", level=Level.PROVINCE, by=desk)
    assert "mã SNGV" in told(refused)


def test_a_taken_code_is_refused(desk):
    with pytest.raises(ValidationError) as refused:
        services.add(name="Sở Y tế", code="sngv", level=Level.PROVINCE, by=desk)
    assert "Sở Ngoại vụ" in told(refused)


def test_who_does_not_keep_the_directory_adds_and_changes_nothing(officer):
    health = agency("SYT", "Sở Y tế")
    with pytest.raises(PermissionDenied):
        services.add(name="Sở Tư pháp", level=Level.PROVINCE, by=officer)
    with pytest.raises(ObjectDoesNotExist):
        services.rename(health, name="Sở Sức khỏe", since=FIRST, decision="QĐ 1", by=officer)
    assert Agency.objects.get(pk=health.pk).name == "Sở Y tế"


def test_administration_keeps_the_directory_too(admin):
    assert services.add(name="Sở Tư pháp", level=Level.PROVINCE, by=admin).pk


def test_a_slip_of_typing_is_mended_where_it_stands(desk):
    health = agency("SYT", "Sở Y tê", first=date(2019, 1, 1))
    services.change(health, name="Sở Y tế", order=31, valid_from=date(2018, 1, 1), by=desk)
    health.refresh_from_db()
    assert (health.name, health.order) == ("Sở Y tế", 31)
    assert health.name_on(date(2018, 6, 1)) == "Sở Y tế"
    assert health.names.count() == 1


# ── names ──


@pytest.mark.parametrize(
    ("on", "name"),
    [(date(2025, 2, 28), "UBND thị xã Phú Mỹ"), (date(2025, 3, 1), "UBND thành phố Phú Mỹ")],
)
def test_the_old_name_holds_to_the_day_before_the_new_one(desk, on, name):
    town = agency("UBPM", "UBND thị xã Phú Mỹ", kind=Kind.PEOPLES_COMMITTEE, level=Level.DISTRICT)
    services.rename(town, name="UBND thành phố Phú Mỹ", since=date(2025, 3, 1), decision="NQ 1365", by=desk)
    assert Agency.objects.get(pk=town.pk).name_on(on) == name
    assert named(name, on) == town


def test_a_new_name_must_be_new_come_later_and_say_by_what(desk):
    town = agency("UBPM", "UBND thị xã Phú Mỹ")
    services.rename(town, name="UBND thành phố Phú Mỹ", since=date(2025, 3, 1), decision="NQ 1365", by=desk)
    for name, since, decision, words in [
        ("UBND TP. Phú Mỹ", date(2025, 4, 1), "QĐ", "đang mang tên"),
        ("UBND quận Phú Mỹ", date(2025, 3, 1), "QĐ", "đã có tên"),
        ("UBND quận Phú Mỹ", date(2025, 4, 1), " ", "căn cứ"),
        ("Sở Ngoại vụ", date(2025, 4, 1), "QĐ", "Danh bạ đã có"),
    ]:
        with pytest.raises(ValidationError) as refused:
            services.rename(town, name=name, since=since, decision=decision, by=desk)
        assert words in told(refused)


def test_a_name_of_a_day_to_come_is_borne_from_that_day(desk, settings):
    settings.HAIDANG_TODAY = LAST
    town = agency("CAT", "Công an tỉnh")
    services.rename(town, name="Công an thành phố", since=FIRST, decision=NQ202, by=desk)
    assert Agency.objects.get(pk=town.pk).name == "Công an tỉnh"
    assert services.names_of_today(today=FIRST) == 1
    assert services.names_of_today(today=FIRST) == 0
    assert Agency.objects.get(pk=town.pk).name == "Công an thành phố"


def test_another_name_is_refused_where_it_means_somebody_else(desk):
    health = agency("SYT", "Sở Y tế", aliases=("SYT",))
    with pytest.raises(ValidationError) as refused:
        services.name_also(desk.agency, text="SYT", by=desk)
    assert health.name in told(refused)
    services.name_also(desk.agency, text="SYT", context="chỉ trong sổ cũ", by=desk)
    assert named("SYT") == health


def test_an_alias_goes_with_a_reason_and_an_official_name_never(desk):
    health = agency("SYT", "Sở Y tế", aliases=("SYTe",))
    services.drop_name(health.names.get(text="SYTe"), reason="gõ nhầm", by=desk)
    assert named("SYTe") is None
    with pytest.raises(ValidationError):
        services.drop_name(health.names.get(), reason="x", by=desk)
    assert [(line.verb, line.reason) for line in history(health)] == [("unnamed", "gõ nhầm")]


# ── places ──


def test_an_agency_stands_under_one_body_a_day(desk):
    old, new = agency("UBND", "UBND tỉnh"), agency("UBTP", "UBND Thành phố Hồ Chí Minh")
    health = agency("SYT", "Sở Y tế")
    services.put_under(health, old, since=date(2019, 1, 1), decision="NĐ 24", by=desk)
    services.put_under(health, new, since=FIRST, decision=NQ202, by=desk)
    assert [health.parent_on(day) for day in (LAST, FIRST)] == [old, new]
    services.put_under(health, None, since=date(2026, 1, 1), decision="QĐ 1", by=desk)
    assert health.parent_on(date(2026, 1, 1)) is None


def test_nobody_stands_under_who_stands_under_them(desk):
    above, below = agency("A", "Ban A"), agency("B", "Ban B")
    services.put_under(below, above, since=FIRST, decision="QĐ", by=desk)
    with pytest.raises(ValidationError) as refused:
        services.put_under(above, below, since=FIRST, decision="QĐ", by=desk)
    assert "không thể là cấp trên" in told(refused)


# ── going ──


def test_what_hangs_on_an_agency_ends_with_it(desk):
    plan = agency("SKHDT", "Sở Kế hoạch và Đầu tư")
    head = services.add_official(name="Người mẫu A", by=desk)
    services.post(head, plan, title="Giám đốc", since=date(2020, 1, 1), by=desk)
    services.close(plan, last=date(2025, 2, 28), decision="NĐ 45", by=desk)
    assert Agency.objects.get(pk=plan.pk).valid_to == date(2025, 2, 28)
    assert {row.valid_to for row in AgencyName.objects.filter(agency=plan)} == {date(2025, 2, 28)}
    assert Posting.objects.get().valid_to == date(2025, 2, 28)
    with pytest.raises(ValidationError) as refused:
        services.close(plan, last=LAST, decision="NĐ 45", by=desk)
    assert "28/02/2025" in told(refused)


def test_nothing_is_closed_behind_what_begins_later_and_nothing_of_it_is_left_half_done(desk):
    town = agency("UBPM", "UBND thị xã Phú Mỹ", aliases=("Phú Mỹ",))
    services.rename(town, name="UBND thành phố Phú Mỹ", since=FIRST, decision="NQ", by=desk)
    with pytest.raises(ValidationError):
        services.close(town, last=date(2025, 1, 1), decision="QĐ", by=desk)
    assert Agency.objects.get(pk=town.pk).valid_to is None
    assert town.names.get(text="Phú Mỹ").valid_to is None


def test_a_place_it_will_not_see_is_dropped_and_told(desk):
    office, above, later = agency("A", "Ban A"), agency("B", "Ban B"), agency("C", "Ban C")
    services.put_under(office, above, since=date(2019, 1, 1), decision="QĐ", by=desk)
    services.put_under(office, later, since=FIRST, decision="QĐ", by=desk)
    services.close(office, last=date(2020, 6, 30), decision="QĐ", by=desk)
    assert [row.parent for row in AgencyParent.objects.all()] == [above]
    assert any("01/07/2025" in change.old for change in history(office)[-1].changes)


@pytest.mark.parametrize(("on", "answers"), [(date(2025, 2, 28), "SKHDT"), (date(2025, 3, 1), "STC")])
def test_who_takes_the_others_in_answers_from_the_first_day_on(desk, on, answers):
    plan, money = agency("SKHDT", "Sở Kế hoạch và Đầu tư"), agency("STC", "Sở Tài chính")
    unit = agency("TTXT", "Trung tâm Xúc tiến đầu tư", kind=Kind.PUBLIC_UNIT)
    services.put_under(unit, plan, since=date(2019, 1, 1), decision="QĐ", by=desk)
    services.merge([plan, money], into=money, since=date(2025, 3, 1), legal_basis="NĐ 45/2025/NĐ-CP", by=desk)
    plan.refresh_from_db()
    assert plan.responsible(on).code == answers
    assert unit.parent_on(on) == Agency.objects.get(code=answers)
    assert money.is_alive(on)


def test_a_split_asks_who_gets_what_and_answers_by_the_words(desk):
    media, science = agency("STTTT", "Sở Thông tin và Truyền thông"), agency("SKHCN", "Sở Khoa học và Công nghệ")
    culture = agency("SVHTT", "Sở Văn hóa và Thể thao")
    with pytest.raises(ValidationError):
        services.split(media, into=[(science, "bưu chính"), (culture, " ")], since=FIRST, legal_basis="NĐ", by=desk)
    services.split(media, into=[(science, "bưu chính, viễn thông"), (culture, "báo chí, thông tin đối ngoại")],
                   since=FIRST, legal_basis="NĐ 45", by=desk)  # fmt: skip
    media.refresh_from_db()
    assert media.responsible(LAST) == media
    assert media.responsible(FIRST) == science
    assert media.responsible(FIRST, about="Kế hoạch thông tin đối ngoại") == culture
    assert [(heir.agency, heir.scope) for heir in media.heirs(FIRST)] == [
        (science, "bưu chính, viễn thông"),
        (culture, "báo chí, thông tin đối ngoại"),
    ]


def test_one_that_goes_on_keeps_answering_for_the_rest(desk):
    home, police = agency("SNV", "Sở Nội vụ"), agency("CAT", "Công an tỉnh")
    services.split(home, into=[(police, "cai nghiện")], since=FIRST, legal_basis="NĐ", by=desk, goes_on=True)
    assert home.responsible(FIRST) == home
    assert Agency.objects.get(pk=home.pk).valid_to is None


def test_nobody_inherits_from_their_own_heir(desk):
    one, other = agency("A", "Ban A"), agency("B", "Ban B")
    services.inherit(one, other, since=FIRST, legal_basis="QĐ", by=desk)
    with pytest.raises(ValidationError) as refused:
        services.inherit(other, one, since=date(2026, 1, 1), legal_basis="QĐ", by=desk)
    assert "không thể kế thừa" in told(refused)


def test_there_is_one_main_heir_and_the_last_one_named_is_it(desk):
    one, first, second = agency("A", "Ban A"), agency("B", "Ban B"), agency("C", "Ban C")
    services.inherit(one, first, since=FIRST, legal_basis="QĐ", scope="phần một", by=desk)
    services.inherit(one, second, since=FIRST, legal_basis="QĐ", scope="phần hai", by=desk, is_main=True)
    assert [row.successor for row in one.successors.filter(is_main=True)] == [second]


def test_an_heir_must_be_there_on_the_day(desk):
    gone = agency("A", "Ban A", last=LAST)
    with pytest.raises(ValidationError) as refused:
        services.inherit(desk.agency, gone, since=FIRST, legal_basis="QĐ", by=desk)
    assert "30/06/2025" in told(refused)


# ── names nobody knows ──


def test_an_unknown_name_becomes_another_name_of_a_known_agency(desk):
    services.alias_of_unknown("- SNgV tỉnh;", desk.agency, by=desk)
    assert named("SNgV tỉnh") == desk.agency


def test_an_unknown_name_becomes_a_new_agency_as_printed(desk):
    made = services.add_unknown("Hiệp hội Logistics tỉnh;", source="kế hoạch 163/KH-UBND", by=desk)
    assert (made.name, made.kind, made.code) == ("Hiệp hội Logistics tỉnh", Kind.ASSOCIATION, "HHLT")
    assert made.source == "kế hoạch 163/KH-UBND"


# ── rules ──


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Ngoại vụ", Kind.DEPARTMENT),
        ("UBND xã Long Sơn", Kind.PEOPLES_COMMITTEE),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", Kind.FRONT),
        ("Ban Chỉ đạo Hội nhập quốc tế", Kind.STEERING),
        ("Ban Tuyên giáo Tỉnh ủy", Kind.PARTY),
        ("Đại sứ quán Việt Nam tại Lào", Kind.MISSION),
        ("Tổng lãnh sự quán Lào", Kind.FOREIGN_MISSION),
        ("Bộ Chỉ huy quân sự tỉnh", Kind.ARMED_FORCES),
        ("Bộ Ngoại giao", Kind.MINISTRY),
        ("Câu lạc bộ Doanh nhân", Kind.OTHER),
    ],
)
def test_the_first_words_tell_the_kind(name, kind):
    assert rules.kind_of(name) == kind


@pytest.mark.parametrize(
    ("first", "last", "on", "holds"),
    [
        (None, LAST, LAST, True),
        (None, LAST, FIRST, False),
        (FIRST, None, LAST, False),
        (FIRST, None, FIRST, True),
        (FIRST, FIRST, FIRST, True),
        (None, None, FIRST, True),
    ],
)
def test_both_days_of_a_range_count(first, last, on, holds):
    assert rules.holds(first, last, on) is holds
    assert agency("X", "Ban X", first=first, last=last).is_alive(on) is holds
    assert Agency.objects.alive(on).filter(code="X").exists() is holds


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ((None, LAST), (FIRST, None), False),
        ((None, LAST), (LAST, None), True),
        ((FIRST, FIRST), (None, None), True),
        ((None, None), (None, None), True),
    ],
)
def test_two_ranges_meet_where_they_have_a_day_in_common(one, other, meet):
    assert rules.overlap(one, other) is meet
    assert rules.overlap(other, one) is meet


def test_a_body_of_the_party_is_seated_before_a_department_and_a_ministry_behind_the_communes():
    seats = [
        rules.protocol_order(Kind.PARTY, Level.PROVINCE),
        rules.protocol_order(Kind.PEOPLES_COMMITTEE, Level.PROVINCE),
        rules.protocol_order(Kind.DEPARTMENT, Level.PROVINCE),
        rules.protocol_order(Kind.PEOPLES_COMMITTEE, Level.DISTRICT),
        rules.protocol_order(Kind.PEOPLES_COMMITTEE, Level.COMMUNE),
        rules.protocol_order(Kind.MINISTRY, Level.CENTRAL),
    ]
    assert seats == sorted(set(seats))


def test_parents_do_not_outlive_the_parent(desk):
    above, below = agency("A", "Ban A"), agency("B", "Ban B")
    services.put_under(below, above, since=date(2019, 1, 1), decision="QĐ", by=desk)
    services.close(above, last=LAST, decision="QĐ", by=desk)
    assert AgencyParent.objects.get().valid_to == LAST
    assert below.parent_on(FIRST) is None


# ── for whom one stands ──

_GONE = {1: LAST, 2: LAST, 3: LAST}


@pytest.mark.parametrize(
    ("agency", "links", "on", "sees", "answers", "parted"),
    [
        # nobody took over from anybody
        (1, [], FIRST, {1}, {1}, set()),
        # one takes another in: the day before nothing has come to it
        (9, [Link(1, 9, FIRST, main=True)], LAST, {9}, {9}, set()),
        (9, [Link(1, 9, FIRST, main=True)], FIRST, {9, 1}, {9, 1}, set()),
        (1, [Link(1, 9, FIRST, main=True)], FIRST, {1}, set(), set()),
        # through two hands
        (9, [Link(1, 2, FIRST, main=True), Link(2, 9, FIRST, main=True)], FIRST, {9, 2, 1}, {9, 2, 1}, set()),
        (2, [Link(1, 2, FIRST, main=True), Link(2, 9, FIRST, main=True)], FIRST, {2, 1}, set(), set()),
        # parted: both see, the main one answers where nobody says what about
        (8, [Link(1, 8, FIRST, "báo chí"), Link(1, 9, FIRST, main=True)], FIRST, {8, 1}, {8}, {1}),
        (9, [Link(1, 8, FIRST, "báo chí"), Link(1, 9, FIRST, main=True)], FIRST, {9, 1}, {9, 1}, {1}),
        # who gave a piece away and lives on shows its papers to nobody
        (9, [Link(7, 9, FIRST, "báo chí")], FIRST, {9}, {9}, set()),
        # gone, and nobody was named: its people finish what they began
        (3, [], FIRST, {3}, {3}, set()),
    ],
)
def test_for_whom_an_agency_stands_on_a_day(agency, links, on, sees, answers, parted):
    found = charge(agency, links, on, ended=_GONE)
    assert (found.sees, found.answers, found.parted) == (sees, answers, parted)
