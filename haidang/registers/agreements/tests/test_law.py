"""The law by date: norms as rows, the verdicts on the very day they change, working days over Tết."""

from datetime import date

import pytest

from haidang.kit.verdicts import Outcome
from haidang.office.accounts.examples import person
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.norms.models import Norm
from haidang.registers.agreements import examples, services
from haidang.registers.agreements.choices import Level, Scope, Stage
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.selectors.verdicts import verdicts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("norms", "cast")]
LAST_OLD, FIRST_NEW = date(2021, 6, 30), date(2021, 7, 1)


def said(row, today):
    return {each.code: each for each in verdicts(row, today)}


@pytest.mark.parametrize(
    ("day", "law"),
    [(date(2019, 11, 25), "Pháp lệnh 33/2007"), (LAST_OLD, "Pháp lệnh 33/2007"), (FIRST_NEW, "Luật 70/2020/QH14")],
)
def test_the_law_is_that_of_the_day_of_the_signature(day, law, on):
    found = said(examples.signed(signed_on=day), on(2024, 3, 4))["law"]
    assert law in found.sentence


@pytest.mark.parametrize(("day", "kind"), [(LAST_OLD, Outcome.WARN), (FIRST_NEW, Outcome.REFUSE)])
def test_a_treatys_name_is_refused_from_the_day_of_the_law(day, kind):
    row = examples.signed(signed_on=day, name="Hiệp định hợp tác cảng biển")
    assert said(row, day)["name"].kind == kind


@pytest.mark.parametrize(
    ("day", "kind"),
    [(LAST_OLD, Outcome.UNKNOWN), (FIRST_NEW, Outcome.WARN)],
)
def test_before_the_law_nobody_can_say_by_when_it_was_reported(day, kind):
    assert said(examples.signed(signed_on=day), day)["report"].kind == kind


@pytest.mark.parametrize(
    ("day", "kind", "words"),
    [
        (LAST_OLD, Outcome.UNKNOWN, "AGR-DIST"),
        (FIRST_NEW, Outcome.OK, "còn được ký"),
        (date(2025, 6, 30), Outcome.OK, "còn được ký"),
        (date(2025, 7, 1), Outcome.REFUSE, "UBND tỉnh kế thừa"),
    ],
)
def test_a_district_signs_until_30_6_2025(day, kind, words):
    found = said(examples.signed(signed_on=day, level=Level.DISTRICT), day)["district"]
    assert found.kind == kind
    assert words in found.sentence


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 6, 30), None),
        (date(2025, 7, 1), "UBND tỉnh kế thừa thỏa thuận này; bấm “Sửa đổi, gia hạn, chấm dứt” để ghi. Chỉ đổi tên"),
        (date(2027, 2, 28), "đến 28/02/2027"),
        (date(2027, 3, 1), "UBND tỉnh kế thừa thỏa thuận này"),
    ],
)
def test_what_a_district_signed_waits_for_its_heir_since_1_7_2025(day, words):
    row = examples.signed(signed_on=date(2022, 3, 29), expires_on=None, level=Level.DISTRICT)
    heir = said(row, day).get("heir")
    if words is None:
        assert heir is None
    else:
        assert heir.kind == Outcome.WARN
        assert words in heir.sentence
        assert "NĐ 177/2025/NĐ-CP" in heir.source
        assert ("Chỉ đổi tên" in heir.sentence) == (day <= date(2027, 2, 28))


def test_what_was_inherited_says_since_when_and_by_which_decree():
    facts = {"level": Level.PROVINCE, "inherited_on": date(2026, 9, 10), "stage": Stage.INHERITED}
    heir = said(examples.signed(signed_on=date(2022, 3, 29), **facts), date(2026, 9, 14))["heir"]
    assert (heir.kind, heir.sentence) == (Outcome.OK, "UBND tỉnh kế thừa từ ngày 10/09/2026.")
    assert heir.source == "NĐ 177/2025/NĐ-CP Đ3"


def test_what_was_inherited_was_reported_as_a_district_reports():
    facts = {"level": Level.PROVINCE, "inherited_on": date(2026, 9, 10), "stage": Stage.INHERITED}
    found = said(examples.signed(signed_on=date(2022, 3, 29), **facts), date(2026, 9, 14))
    assert "Báo cáo Thủ tướng" not in found["report"].sentence


@pytest.mark.parametrize(
    ("level", "day", "decree"),
    [
        (Level.DEPARTMENT, LAST_OLD, False),
        (Level.DEPARTMENT, FIRST_NEW, True),
        (Level.ORGANISATION, FIRST_NEW, True),
        (Level.DISTRICT, FIRST_NEW, True),
        (Level.PROVINCE, FIRST_NEW, False),
    ],
)
def test_who_signs_under_the_decree_reads_its_name(level, day, decree):
    found = said(examples.signed(signed_on=day, level=level), day)
    assert ("trình tự theo NĐ 64/2021/NĐ-CP" in found["law"].sentence) == decree
    assert ("Báo cáo Thủ tướng" in found["report"].sentence) == (level == Level.PROVINCE)


@pytest.mark.parametrize(("settlement", "says"), [("taken", False), ("partly", False), ("explained", True)])
def test_a_ministry_that_keeps_to_another_opinion_is_laid_before_the_prime_minister(settlement, says, on, again):
    today = on(2024, 3, 4)
    row, by = examples.agreement(), person("so-cong-thuong")
    services.ask(row, [Agency.objects.get(code="BNG")], by=by)
    opinion = again(row).consultation.opinions.get()
    documents.answer_opinion(
        opinion, by=by, stance="remarks", words="Chưa nên ký.", source="công văn", answered_on=today
    )
    documents.settle_opinion(again(opinion), settlement=settlement, explanation="Đã sửa điều 3.", by=by)
    found = said(again(row), today).get("differing")
    assert (found is not None) == says
    if found:
        assert "Bộ Ngoại giao có ý kiến khác" in found.sentence
        # seven working days after Monday 04/3/2024
        assert "13/03/2024" in found.sentence
        Norm.objects.filter(family="AGR-DIFFER").delete()
        unknown = said(again(row), today)["differing"]
        assert unknown.kind == Outcome.UNKNOWN
        assert "Bộ Ngoại giao có ý kiến khác" in unknown.sentence


@pytest.mark.parametrize(
    ("day", "ministry"),
    [(date(2025, 2, 28), "Bộ Kế hoạch và Đầu tư"), (date(2025, 3, 1), "Bộ Tài chính")],
)
def test_investment_is_asked_of_the_ministry_of_the_day(day, ministry, on):
    on(day.year, day.month, day.day)
    row = examples.agreement(on_investment=True)
    assert ministry in said(row, day)["opinions"].sentence


@pytest.mark.parametrize(("day", "kind"), [(date(2021, 9, 18), Outcome.UNKNOWN), (date(2021, 9, 19), Outcome.OK)])
def test_the_armys_papers_follow_its_circular(day, kind):
    row = examples.signed(signed_on=day, level=Level.ARMY)
    assert said(row, day)["law"].kind == kind


@pytest.mark.parametrize(
    ("code", "start", "due"),
    [
        # seven working days over Tết 2024 (08-14/02 off)
        ("AGR-OPIN", date(2024, 2, 5), date(2024, 2, 21)),
        ("AGR-OPIN", date(2024, 3, 4), date(2024, 3, 13)),
        ("AGR-OPIN-S", date(2024, 3, 4), date(2024, 3, 7)),
        ("AGR-DEPT", date(2024, 3, 4), date(2024, 3, 11)),
        # fifteen days that end on a Saturday end with the Monday
        ("AGR-SIGNED", date(2024, 3, 1), date(2024, 3, 18)),
        ("AGR-SIGNED", LAST_OLD, None),
        ("AGR-SIGNED", FIRST_NEW, date(2021, 7, 16)),
    ],
)
def test_terms_run_by_the_calendar_of_the_office(code, start, due):
    assert Law().due(code, start) == due


@pytest.mark.parametrize(("year", "day"), [(2020, None), (2021, date(2021, 11, 15)), (2026, date(2026, 11, 15))])
def test_the_papers_of_15_11_are_owed_since_the_law(year, day):
    assert Law().day_in("AGR-PLAN", year) == day
    assert Law().day_in("AGR-RPT", year) == day


def test_two_norms_on_one_day_are_a_sentence_and_no_verdict(today):
    Norm.objects.create(code="AGR-LAW-9", act="luật", value="Luật khác", valid_from=today, document="Luật khác")
    found = said(examples.agreement(), today)["law"]
    assert found.kind == Outcome.UNKNOWN
    assert "2 dòng cùng quy định" in found.sentence


def test_a_gap_in_the_norms_is_a_sentence_and_no_verdict(today):
    Norm.objects.filter(family="AGR-NAME").delete()
    found = said(examples.agreement(name="Hiệp định"), today)["name"]
    assert found.kind == Outcome.UNKNOWN
    assert "AGR-NAME" in found.sentence


def test_a_norm_whose_number_is_no_term_breaks_nothing(today):
    Norm.objects.filter(code="AGR-SIGNED").update(unit="text", amount="mười lăm ngày")
    assert Law().due("AGR-SIGNED", today) is None
    assert said(examples.signed(), today)["report"].kind == Outcome.UNKNOWN


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope != Scope.LAW])
def test_what_is_outside_the_law_says_so_and_asks_for_nothing(scope, today):
    found = said(examples.signed(scope=scope), today)
    assert "không tính vào số liệu" in found["law"].sentence
    assert not found.keys() & {"opinions", "report", "publication"}


def test_who_is_asked_is_told_before_anybody_was(today):
    found = said(examples.agreement(on_defence=True, on_security=True), today)["opinions"]
    assert all(who in found.sentence for who in ("Bộ Ngoại giao", "Bộ Quốc phòng", "Bộ Công an"))


def test_a_department_is_told_to_write_that_it_binds_nobody(today):
    row = examples.agreement(level=Level.DEPARTMENT, stage=Stage.PROPOSED)
    assert said(row, today)["binding"].kind == Outcome.WARN
