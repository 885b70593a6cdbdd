"""An event by its verbs and pages, with the norms of the day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.kit.verdicts import Outcome
from haidang.plan.followup.models import Hint
from haidang.plan.money.models import Estimate
from haidang.registers.events import event_selectors as selectors
from haidang.registers.events import event_services as services
from haidang.registers.events import examples_events as examples
from haidang.registers.events.event_choices import EventKind, Role, Stage, Where
from haidang.registers.events.models import Event, EventContact, EventContract
from haidang.registers.events.tests.told import fresh, sentence
from haidang.registers.partners import examples as partners
from tests.paper_words import lines_of, tables_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def said(row, on=None):
    return {one.code: one for one in selectors.checks(fresh(row), today=on)}


# ── light and heavy ──────────────────────────────────────────────────────────────────────────────


def posted(officer, **facts):
    given = {
        "title": "Họp mặt sinh viên nước bạn", "kind": "meeting", "agency": officer.agency_id, "channel": "people",
        "role": "host", "where": "province", "starts_on": "2026-04-14",
    }  # fmt: skip
    return given | facts


def test_what_is_light_is_written_in_a_name_a_kind_and_a_day(enter, officer):
    reply = enter(officer).post(reverse("events:event-add"), posted(officer))
    assert reply.status_code == 302
    row = Event.objects.get()
    assert (row.ends_on, row.days, row.is_light) == (date(2026, 4, 14), "14/04/2026", True)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"ends_on": "2026-04-13"}, "Ngày cuối phải từ ngày đầu"),
        ({"where": "abroad"}, "phải ghi nước nào"),
        ({"asked_on": "2026-03-03"}, "chưa đến"),
        ({"content": "TUYỆT MẬT\nGặp đoàn bạn."}, "văn thư"),
        ({"starts_on": "31/02/2026"}, "ngày"),
    ],
)
def test_bad_input_is_named_and_nothing_is_kept(enter, officer, facts, told):
    reply = enter(officer).post(reverse("events:event-add"), posted(officer, **facts))
    assert reply.status_code == 422
    assert told.lower() in reply.content.decode().lower()
    assert not Event.objects.exists()


def test_an_agency_writes_no_event_of_another(enter, officer, cast):
    other = cast["so-du-lich"].agency_id
    assert enter(officer).post(reverse("events:event-add"), posted(officer, agency=other)).status_code == 422
    assert not Event.objects.exists()


def test_days_and_countries_are_kept_by_the_database_too():
    for facts in ({"ends_on": date(2026, 1, 1)}, {"where": Where.ABROAD, "country": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            examples.event(**facts)


# ── leave ────────────────────────────────────────────────────────────────────────────────────────


def test_what_must_be_allowed_is_not_held_before_it_is(officer):
    row = examples.over(needs_leave=True)
    with pytest.raises(ValidationError) as caught:
        services.hold(row, results="Đông khách.", by=officer)
    assert "phải được phép" in sentence(caught)
    services.allow(row, paper=examples.paper("đồng ý"), by=officer)
    assert services.hold(row, results="Đông khách.", by=officer).stage == Stage.HELD


def test_leave_stands_on_a_paper_that_is_not_older_than_the_asking(officer):
    row = examples.asking()
    with pytest.raises(ValidationError, match="Chưa ghi văn bản"):
        services.allow(row, paper=None, by=officer)
    early = examples.paper("đồng ý", on=clock.today() - timedelta(days=3))
    with pytest.raises(ValidationError) as caught:
        services.allow(row, paper=early, asked_on=clock.today(), by=officer)
    assert "trước ngày gửi hồ sơ" in sentence(caught)
    assert fresh(row).stage == Stage.PREPARING
    services.allow(row, paper=early, asked_on=clock.today() - timedelta(days=4), by=officer)
    told = Note.objects.get(verb="allow").changes
    assert told["stage"] == ["Đang chuẩn bị", "Được phép"]
    assert told["asked_on"] == [None, "2026-02-26"]


@pytest.mark.parametrize(("on", "kind"), [(date(2018, 7, 14), Outcome.UNKNOWN), (date(2018, 7, 15), Outcome.WARN)])
def test_the_law_of_fairs_begins_on_its_very_day(on, kind, settings):
    settings.HAIDANG_TODAY = on
    row = examples.asking(kind=EventKind.FAIR, starts_on=on + timedelta(days=20))
    assert said(row, on)["EVENT-FAIR-ASK"].kind == kind


def test_a_norm_that_nobody_has_read_only_warns(officer):
    row = examples.asking(kind=EventKind.FAIR, starts_on=clock.today() + timedelta(days=5))
    assert said(row)["EVENT-FAIR-ASK"].kind == Outcome.WARN
    assert services.allow(row, paper=examples.paper("đồng ý"), by=officer).stage == Stage.ALLOWED


# ── held, reported, called off ───────────────────────────────────────────────────────────────────


def test_it_is_not_held_before_it_is_over_nor_without_words(officer):
    with pytest.raises(ValidationError, match="chưa đến"):
        services.hold(examples.event(), results="x", by=officer)
    with pytest.raises(ValidationError, match="Chưa ghi kết quả"):
        services.hold(examples.over(), results=" ", by=officer)
    with pytest.raises(ValidationError, match="không thể nhiều hơn"):
        services.hold(examples.over(), results="x", visitors=5, foreigners=6, by=officer)
    assert not Event.objects.filter(stage=Stage.HELD).exists()


def test_a_report_is_not_older_than_what_it_tells_of(officer):
    row = examples.held()
    early = examples.paper("báo cáo", on=row.ends_on - timedelta(days=1))
    with pytest.raises(ValidationError, match="trước ngày kết thúc sự kiện"):
        services.report(row, paper=early, by=officer)
    with pytest.raises(ValidationError, match="Chưa ghi báo cáo"):
        services.report(row, paper=None, by=officer)
    assert services.report(row, paper=examples.paper("báo cáo"), by=officer).reported_on == clock.today()


def test_what_was_held_is_not_called_off_and_what_was_called_off_is_not_written_in(officer, desk):
    with pytest.raises(ValidationError, match="Đã tổ chức"):
        services.cancel(examples.held(), reason="x", by=officer)
    row = services.cancel(examples.event(), reason="Bạn hoãn chuyến.", by=officer)
    assert not Event.objects.for_user(desk, "change").filter(pk=row.pk).exists()


def test_others_do_not_find_it_and_who_helps_only_reads(officer, cast):
    row, other = examples.event(), cast["so-du-lich"]
    assert not Event.objects.for_user(other, "view").exists()
    with pytest.raises(Event.DoesNotExist):
        services.cancel(row, reason="x", by=other)
    row.coordinators.add(other.agency)
    assert Event.objects.for_user(other, "view").get() == row
    assert not Event.objects.for_user(other, "change").exists()
    with pytest.raises(PermissionDenied):
        services.cancel(row, reason="x", by=other)


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"currency": "USD"}, "phải có tỷ giá"),
        ({"currency": "USD", "rate": "23.200"}, "phải có tỷ giá"),
        ({"currency": "USD", "rate": "23.200", "rate_on": "2026-03-03"}, "chưa đến"),
        ({"value": "một ít"}, "không phải là số"),
        ({"signed_on": "2026-03-03"}, "chưa đến"),
        ({"signed_on": "2026-02-01"}, "trước ngày bắt đầu sự kiện"),
        ({"currency": "USD", "rate": "23.200", "rate_on": "2026-03-01"}, ""),
        ({"currency": "VND"}, ""),
        ({"currency": "USD", "value": ""}, ""),
    ],
)
def test_a_foreign_value_needs_its_rate_and_day(enter, officer, facts, told):
    row = examples.over()
    given = {
        "bond": "contract", "ours": "Ta", "theirs": "Bạn", "about": "cá", "signed_on": "2026-03-01",
        "value": "200.000", "currency": "VND",
    } | facts  # fmt: skip
    reply = enter(officer).post(reverse("events:event-contract-add", args=[row.pk]), given)
    assert reply.status_code == (422 if told else 302)
    assert told in reply.content.decode()
    assert EventContract.objects.count() == (0 if told else 1)


def test_what_was_signed_is_worth_dong_at_its_own_rate():
    row = examples.over()
    examples.contract(row)
    examples.contract(row, value=Decimal("1000000"), currency="VND", rate=None, rate_on=None)
    examples.contract(row, value=None)
    signed = selectors.signed_at(row)
    assert (signed.count, signed.dong, signed.said) == (3, Decimal("4641000000"), "4.641.000.000 đồng")


def test_a_contact_ends_with_what_came_of_it(enter, officer):
    row = examples.contact(examples.over())
    address = reverse("events:event-contact-edit", args=[row.pk])
    facts = {"name": row.name, "about": row.about, "next_step": row.next_step, "closed_on": "2026-03-02"}
    assert enter(officer).post(address, facts).status_code == 422
    assert enter(officer).post(address, facts | {"result": "Không thành: cước cao."}).status_code == 302
    assert EventContact.objects.get().closed_on == clock.today()
    assert Note.objects.filter(verb="part-changed").exists()


def test_the_person_of_a_contact_is_masked_on_the_page(enter, officer):
    row = examples.contact()
    for url in (row.event.get_absolute_url(), row.get_absolute_url(), reverse("events:event-contact-list")):
        page = enter(officer).get(url).content.decode()
        assert "Hãng tàu mẫu" in page
        assert "Người mẫu C" not in page


def test_a_contact_has_a_page_of_its_own_and_is_shown_once_on_that_of_its_event(enter, officer):
    partner = partners.partner()
    row = examples.contact(partner=partner)
    reply = enter(officer).get(row.event.get_absolute_url())
    assert row.about in reply.content.decode()
    assert reply.context["related"] == []
    assert row.about in enter(officer).get(partner.get_absolute_url()).content.decode()
    change = reverse("events:event-contact-edit", args=[row.pk])
    assert f'href="{change}"' in enter(officer).get(row.get_absolute_url()).content.decode()
    examples.contact(row.event, name="Bên đã xong", closed_on=clock.today(), result="Đã ký.")
    is_open = enter(officer).get(reverse("events:event-contact-list"), {"con_mo": "true"}).context["page"]
    assert len(is_open.object_list) == 1


def test_the_cost_is_told_to_who_may_see_the_estimate(enter, officer, desk, cast):
    estimate = Estimate.objects.create(title="Chi ngày hội", agency=officer.agency, year=2026, created_by=officer)
    row = examples.event(estimate=estimate)
    row.coordinators.add(cast["so-du-lich"].agency)
    assert "Chi phí so với dự toán" in enter(officer).get(row.get_absolute_url()).content.decode()
    page = enter(cast["so-du-lich"]).get(row.get_absolute_url()).content.decode()
    assert "Chi phí so với dự toán" not in page
    assert "Dự toán của sự kiện chưa được duyệt" not in page


def test_one_thing_written_by_two_agencies_is_named_to_who_sees_both(desk, officer, cast):
    row = examples.event()
    other = examples.event(agency=cast["so-du-lich"].agency, starts_on=row.ends_on)
    examples.event(kind=EventKind.SPORTS)
    examples.event(starts_on=row.ends_on + timedelta(days=1), country=partners.country("Nước mẫu 9"))

    def named(user):
        return [one.url for each in selectors.verdicts(row, user) if each.code == "EVENT-TWIN" for one in each.compared]

    assert named(desk) == [other.get_absolute_url()]
    assert named(officer) == []


def test_the_draft_of_a_report_tells_what_the_book_knows_and_nobody_by_name(enter, officer, cast):
    row = examples.held(press="Báo tỉnh\x0bngày 01/3")
    examples.participant(row)
    examples.contact(row)
    examples.contract(row)
    address = reverse("events:event-draft", args=[row.pk])
    assert address in enter(officer).get(row.get_absolute_url()).content.decode()
    paper = enter(officer).get(address).content
    told = lines_of(paper)
    cells = [cell for table in tables_of(paper) for line in table for cell in line]
    for words in (
        f'Kết quả "{row.title}"',
        "Tổng giá trị văn kiện đã ký, quy ra đồng: 4.640.000.000 đồng.",
        row.results,
    ):
        assert words in told
    for words in ("Đoàn doanh nghiệp cảng mẫu", "Gửi số liệu hàng qua cảng (17/3/2026)", "200.000,00 USD"):
        assert words in cells
    assert not any("Người mẫu C" in words for words in (*told, *cells))
    assert enter(cast["so-du-lich"]).get(address).status_code == 404


# ── the tasks of the plan ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("task", "facts", "words"),
    [
        # 1.1, 2.1: promotion abroad; 3.2, 3.4: exchange of culture and youth; 8.2: a friendly meeting; 10.1: a fair
        ("1.1", {"kind": EventKind.INVESTMENT, "where": Where.ABROAD, "role": Role.GUEST}, ("Tham gia", "Nhật Bản")),
        ("1.1", {"kind": EventKind.TRADE}, ("ký 1 văn kiện, giá trị 4.640.000.000 đồng",)),
        ("2.1", {"kind": EventKind.ART, "title": "Đêm nhạc thanh niên hai nước"}, ("Đêm nhạc thanh niên",)),
        ("2.1", {"kind": EventKind.MEETING}, ("Đã tổ chức", "64 người nước ngoài")),
        ("1.2", {"kind": EventKind.TOURISM, "where": Where.COUNTRY, "role": Role.GUEST}, ("1800 lượt người dự",)),
        ("1.2", {"kind": EventKind.CULTURE_DAY, "role": Role.SUPPORT}, ("Hỗ trợ đối tác tổ chức",)),
    ],
)
def test_what_was_held_goes_into_the_draft_of_its_task(officer, tasks, plan_of_the_year, task, facts, words):
    row = examples.over(**facts)
    row.tasks.add(tasks[task])
    examples.contract(row)
    services.hold(row, results="Ba bên hẹn gặp lại.", visitors=1800, foreigners=64, by=officer)
    hints = Hint.objects.filter(of__duty__task=tasks[task])
    for word in (*words, "27/02/2026", "Ba bên hẹn gặp lại."):
        assert word in hints[0].sentence
    if not row.is_light:
        services.report(row, paper=examples.paper("báo cáo"), by=officer)
        assert "Đã báo cáo kết quả" in hints[0].sentence


def test_what_was_called_off_falls_silent(officer, tasks, plan_of_the_year):
    row = examples.over()
    row.tasks.add(tasks["1.1"])
    services.cancel(row, reason="Bão.", by=officer)
    assert not Hint.objects.exists()


def test_an_event_stands_on_the_page_of_its_partner_and_country(enter, officer):
    country = partners.country()
    town = partners.partner(country=country)
    row = examples.event(country=country)
    row.partners.add(town)
    for each in (town, country):
        assert row.title in enter(officer).get(each.get_absolute_url()).content.decode()
