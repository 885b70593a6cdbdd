"""The books about Vietnamese abroad by their verbs and pages, with the norms of the day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.kit.verdicts import Outcome
from haidang.office.norms.models import Norm
from haidang.plan.followup.models import Hint
from haidang.registers.people import examples_overseas as examples
from haidang.registers.people import overseas_services as services
from haidang.registers.people.figures import figures
from haidang.registers.people.happenings import happenings
from haidang.registers.people.models import Contribution, OverseasActivity, OverseasRequest, OverseasYear
from haidang.registers.people.overseas_choices import ActivityKind, ActivityStage, RequestStage
from haidang.registers.people.overseas_selectors import checks
from haidang.registers.people.owed import owed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]

SENDER, GIVER = "Phạm Văn Kiều Bào", "Lê Thị Hảo Tâm"


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def due(on, what):
    return [each for each in owed(on) if each.key.startswith(f"people:{what}:")]


def sentences():
    return set(Hint.objects.values_list("sentence", flat=True))


def told(book, page, row=None):
    return reverse(f"people:{book}-{page}", args=[row.pk] if row else [])


# ── requests ─────────────────────────────────────────────────────────────────────────────────────


def request_of(desk, **more):
    us = examples.country("Hoa Kỳ", name_english="United States of America", iso="US", continent="americas")
    return {
        "matter": "house", "subject": "Thủ tục đứng tên nhà ở", "country": us.pk, "sender": SENDER, "contact": "",
        "words": "", "received_on": "2026-03-02", "due_on": "", "agency": desk.agency_id,
    } | more  # fmt: skip


def test_a_request_is_due_by_the_norm_of_the_day_unless_another_day_is_said(enter, desk):
    office = enter(desk)
    office.post(told("overseas-request", "add"), request_of(desk))
    office.post(told("overseas-request", "add"), request_of(desk, due_on="2026-03-05"))
    by_norm, by_hand = OverseasRequest.objects.order_by("pk")
    assert (by_norm.code, by_norm.due_on) == ("KB-2026-01", date(2026, 3, 23))
    assert (by_hand.code, by_hand.due_on) == ("KB-2026-02", date(2026, 3, 5))
    Norm.objects.filter(code="OVERSEAS-ANS").delete()
    office.post(told("overseas-request", "add"), request_of(desk))
    unsure = OverseasRequest.objects.latest("pk")
    assert unsure.due_on is None
    assert checks(unsure)[0].kind == Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"country": ""}, "bắt buộc"),
        ({"received_on": "2026-03-03"}, "03/03/2026 chưa đến"),
        ({"due_on": "2026-03-01"}, "từ ngày nhận trở đi"),
        ({"subject": f"Nhà của ông {SENDER}"}, "nêu tên"),
        ({"subject": "Độ mật: Tối mật"}, "bí mật nhà nước"),
    ],
)
def test_a_request_that_cannot_be_is_refused_with_its_reason(enter, desk, wrong, sentence):
    reply = enter(desk).post(told("overseas-request", "add"), request_of(desk, **wrong))
    assert (reply.status_code, OverseasRequest.objects.count()) == (422, 0)
    assert sentence in reply.content.decode()


@pytest.mark.parametrize(
    ("answered_on", "kind", "word"),
    [(date(2026, 3, 23), Outcome.OK, "đúng hạn"), (date(2026, 3, 24), Outcome.WARN, "chậm 1 ngày")],
)
def test_an_answer_speaks_to_its_tasks_with_its_days_and_names_nobody(
    answered_on, kind, word, desk, tasks, plan_of_the_year, settings
):
    row = examples.overseas_request()
    row.tasks.add(tasks["1.2"])
    settings.HAIDANG_TODAY = answered_on
    row = services.answer(row, answer="Đã gửi danh mục giấy tờ.", by=desk)
    (sentence,) = sentences()
    for words in ("KB-2026-01", "Hoa Kỳ", word, "Đã gửi danh mục giấy tờ."):
        assert words in sentence
    assert SENDER not in sentence
    assert checks(row)[0].kind == kind


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"answer": " "}, "Chưa ghi đã trả lời"),
        ({"answer": f"Kính gửi ông {SENDER}"}, "nêu tên"),
        ({"answered_on": date(2026, 3, 1)}, r"trước ngày nhận \(02/03/2026\)"),
        ({"answered_on": date(2026, 3, 3)}, "chưa đến"),
    ],
)
def test_an_answer_says_what_and_when(desk, facts, sentence):
    row = examples.overseas_request()
    with pytest.raises(ValidationError) as caught:
        services.answer(row, **{"answer": "Đã gửi."} | facts, by=desk)
    assert caught.match(sentence)
    assert fresh(row).stage == RequestStage.RECEIVED


def test_who_is_given_a_request_owes_its_answer_and_sees_who_asks(desk, officer):
    row = examples.overseas_request()
    assert [each.agency_id for each in due(clock.today(), "request")] == [desk.agency_id]
    assert not OverseasRequest.objects.for_user(officer, "view").exists()
    with pytest.raises(ValidationError, match="chọn cơ quan khác"):
        services.pass_on(row, handler=desk.agency, by=desk)
    services.pass_on(row, handler=officer.agency, by=desk)
    (asked,) = due(clock.today(), "request")
    assert (asked.agency_id, asked.due_on) == (officer.agency_id, date(2026, 3, 23))
    assert OverseasRequest.objects.for_user(officer, "view").get().may_reveal(officer, "sender")
    assert services.answer(fresh(row), answer="Đã hướng dẫn.", by=officer).stage == RequestStage.ANSWERED
    assert due(clock.today(), "request") == []


def test_what_was_withdrawn_waits_for_nobody_and_is_not_counted(desk):
    row = examples.overseas_request()
    services.withdraw(row, reason="Người hỏi đã tự làm xong.", by=desk)
    assert due(clock.today(), "request") == []
    counted = {each.key: each.value for each in figures(desk, date(2026, 1, 1), date(2026, 12, 31))}
    assert counted["people:requests"] == 0


# ── contributions ────────────────────────────────────────────────────────────────────────────────


def gift(desk, **more):
    us = examples.country("Hoa Kỳ", name_english="United States of America", iso="US", continent="americas")
    return {
        "kind": "money", "purpose": "xây cầu nông thôn", "giver_kind": "person", "giver": GIVER, "association": "",
        "country": us.pk, "on": "2026-03-01", "amount": "20.000", "currency": "USD", "rate": "23.200",
        "rate_on": "2026-03-01", "goods": "", "place": "", "agency": desk.agency_id, "result": "",
    } | more  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"rate": "", "rate_on": ""}, "USD chưa có tỷ giá"),
        ({"currency": "VND"}, "bỏ trống ô tỷ giá"),
        ({"rate_on": ""}, "tỷ giá của ngày nào"),
        ({"amount": "", "rate": "", "rate_on": ""}, "hiện vật, số lượng"),
        ({"on": "2026-03-03"}, "chưa đến"),
        ({"giver_kind": "association"}, "hội, nhóm nào"),
        ({"purpose": f"Quỹ của bà {GIVER}"}, "nêu tên"),
        ({"amount": "-5"}, "nhỏ hơn 0"),
    ],
)
def test_a_contribution_that_cannot_be_is_named(enter, desk, wrong, sentence):
    reply = enter(desk).post(told("contribution", "add"), gift(desk, **wrong))
    assert (reply.status_code, Contribution.objects.count()) == (422, 0)
    assert sentence in reply.content.decode()


def test_a_contribution_is_kept_in_dong_and_told_to_its_tasks_at_once(enter, desk, tasks, plan_of_the_year):
    office = enter(desk)
    office.post(told("contribution", "add"), gift(desk, tasks=[tasks["1.2"].pk]))
    row = Contribution.objects.get()
    assert row.vnd == Decimal(464_000_000)
    (sentence,) = sentences()
    for words in ("20.000,00 USD (464.000.000 đồng)", "Hoa Kỳ", "xây cầu nông thôn", "01/03/2026"):
        assert words in sentence, (words, sentence)
    assert GIVER not in sentence
    office.post(told("contribution", "edit", row), gift(desk, giver=str(row.giver), tasks=[]))
    assert sentences() == set()
    assert fresh(row).plain_giver == GIVER
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.update(rate=None)


def test_a_contribution_that_is_taken_out_leaves_the_drafts(desk, tasks, plan_of_the_year, cast):
    row = examples.contribution()
    row.tasks.add(tasks["1.2"])
    services.tell_tasks(row, "Đã tiếp nhận.", by=desk)
    services.delete_contribution(row, by=cast["lanh-dao-so-ngoai-vu"], reason="Ghi trùng.")
    assert sentences() == set()


# ── activities ───────────────────────────────────────────────────────────────────────────────────


def test_what_was_held_speaks_to_its_tasks_and_what_is_cancelled_falls_silent(desk, tasks, plan_of_the_year):
    row = examples.overseas_activity(kind=ActivityKind.SEMINAR)
    row.tasks.add(tasks["2.1"])
    (asked,) = due(clock.today() + timedelta(days=1), "activity")
    assert asked.title == row.title
    services.hold(row, results="Ba nhà đầu tư xin khảo sát.", came=45, by=desk)
    (sentence,) = sentences()
    for words in ("Tọa đàm", "45 kiều bào", "01/03/2026 - 02/03/2026", "Ba nhà đầu tư"):
        assert words in sentence
    other = examples.overseas_activity()
    other.tasks.add(tasks["2.1"])
    services.cancel(other, reason="Dịch bệnh.", by=desk)
    assert sentences() == {sentence}
    assert due(clock.today() + timedelta(days=1), "activity") == []


def test_what_is_not_over_was_not_held(desk):
    row = examples.overseas_activity(ends_on=clock.today() + timedelta(days=1))
    with pytest.raises(ValidationError, match="03/03/2026 mới xong"):
        services.hold(row, results="Xong.", by=desk)
    assert fresh(row).stage == ActivityStage.PLANNED


def test_one_day_is_enough_and_the_last_is_not_before_the_first(enter, desk):
    posted = {"kind": "class", "title": "Trại hè", "agency": desk.agency_id, "starts_on": "2026-07-01",
              "ends_on": "2026-06-30", "currency": ""}  # fmt: skip
    office = enter(desk)
    assert office.post(told("overseas-activity", "add"), posted).status_code == 422
    assert office.post(told("overseas-activity", "add"), posted | {"ends_on": "", "capital": "5"}).status_code == 422
    assert office.post(told("overseas-activity", "add"), posted | {"ends_on": ""}).status_code == 302
    assert OverseasActivity.objects.get().ends_on == date(2026, 7, 1)


def test_its_days_stand_in_the_calendar_of_who_may_see_them(desk, officer):
    row = examples.overseas_activity()
    (seen,) = happenings(desk, date(2026, 3, 2), date(2026, 3, 2))
    assert (seen.url, seen.is_tentative, seen.kind) == (row.get_absolute_url(), True, "overseas")
    assert list(happenings(officer, date(2026, 3, 2), date(2026, 3, 2))) == []
    assert list(happenings(desk, date(2026, 3, 3), date(2026, 3, 9))) == []


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def test_a_country_has_one_line_a_year_and_parts_are_no_more_than_the_whole(enter, desk):
    row = examples.overseas_year(year=2025)
    posted = {"year": 2025, "country": row.country_id, "agency": desk.agency_id, "people": 10, "workers": 11,
              "currency": "USD", "source": "Công an tỉnh"}  # fmt: skip
    office = enter(desk)
    for wrong, sentence in (
        (posted, "không quá tổng số"),
        (posted | {"workers": ""}, "đã có số liệu của năm đó"),
        (posted | {"workers": "", "year": 2027}, "Năm 2027 chưa đến"),
        (posted | {"workers": "", "people": "", "year": 2024}, "Chưa ghi số liệu nào"),
    ):
        reply = office.post(told("overseas-year", "add"), wrong)
        assert reply.status_code == 422
        assert sentence in reply.content.decode()
    assert OverseasYear.objects.count() == 1


def test_a_year_shows_the_year_before_it(enter, desk):
    examples.overseas_year(year=2024, people=777)
    later = examples.overseas_year(year=2025, people=800)
    page = enter(desk).get(told("overseas-year", "list"), {"since_year": 2025}).content.decode()
    assert "777" in page
    assert str(later) in page


@pytest.mark.parametrize(
    ("on", "years"),
    [
        (date(2026, 3, 2), ["2025"]),
        (date(2026, 6, 14), []),
        (date(2026, 10, 30), []),
        (date(2026, 10, 31), ["2026"]),
    ],
)
def test_the_figures_of_a_year_are_owed_around_their_day_until_they_are_there(on, years, desk):
    asked = due(on, "overseas-year")
    assert [each.key[-4:] for each in asked] == years
    if asked:
        assert asked[0].agency_id == desk.agency_id
        examples.overseas_year(year=int(years[0]))
        assert due(on, "overseas-year") == []


def test_figures_open_their_lists(enter, desk):
    examples.answered()
    examples.contribution()
    examples.overseas_year(year=2026, country=examples.country("Lào", name_english="Laos", iso="LA"))
    services.hold(examples.overseas_activity(), results="Vui.", came=45, by=desk)
    counted = {each.key: each for each in figures(desk, date(2026, 3, 1), date(2026, 3, 31))}
    for key, value in {
        "people:requests": 1, "people:requests-answered": 1, "people:requests-late": 0, "people:overseas-people": 45,
        "people:overseas-visit": 1, "people:contributions": 1, "people:contributions-vnd": 464_000_000,
        "people:overseas-count": 1200, "people:remittances:USD": 2_500_000,
    }.items():  # fmt: skip
        assert counted[key].value == value, key
    examples.overseas_request(stage=RequestStage.WITHDRAWN)
    assert enter(desk).get(counted["people:requests-late"].url).context["page"].paginator.count == 0
    for key in ("people:requests", "people:overseas-visit", "people:contributions", "people:overseas-count"):
        assert "1 dòng" in enter(desk).get(counted[key].url).content.decode(), key
    before = {each.key: each.value for each in figures(desk, date(2025, 3, 1), date(2025, 3, 31))}
    assert before["people:contributions"] == 0


def test_a_part_of_a_list_comes_alone_to_who_asks_so(enter, desk):
    examples.overseas_request()
    reply = enter(desk).get(told("overseas-request", "list"), headers={"HX-Request": "true"})
    assert "<html" not in reply.content.decode()
    assert "KB-2026-01" in reply.content.decode()


def test_personal_data_of_the_books_stay_behind_their_masks(enter, desk):
    asked, given, hall = examples.overseas_request(), examples.contribution(), examples.overseas_association()
    office = enter(desk)
    for book in ("overseas-request", "contribution", "overseas-association"):
        for page in ("list", "print", "export"):
            content = office.get(told(book, page)).content.decode(errors="replace")
            assert not {name for name in (SENDER, GIVER, "Trần Văn Hội Trưởng") if name in content}
    for row in (asked, given, hall):
        content = office.get(row.get_absolute_url()).content.decode()
        assert not {name for name in (SENDER, GIVER, "Trần Văn Hội Trưởng") if name in content}
    assert SENDER not in str(list(Note.objects.values_list("changes", "object_name")))
