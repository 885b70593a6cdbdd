"""From a proposal to a report: class, costs, opinions, agreement, results, promises; and the calls in three lines."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from haidang.kit.audit.models import Note
from haidang.office.directory.models import Agency
from haidang.office.documents.choices import Stance
from haidang.office.documents.services import answer_opinion
from haidang.office.norms.models import Norm
from haidang.plan.followup.models import Hint
from haidang.plan.money import services as money
from haidang.registers.visits import costing, examples, services
from haidang.registers.visits.choices import Rank, Stage
from haidang.registers.visits.forms import MemberForm, QuickForm, SessionForm, VisitForm
from haidang.registers.visits.happenings import happenings
from haidang.registers.visits.models import Visit
from haidang.registers.visits.owed import owed
from haidang.registers.visits.verdicts import checks, class_verdict

pytestmark = pytest.mark.django_db

OLD, NEW = date(2026, 5, 17), date(2026, 5, 18)


def sheet_of(row):
    """Its costs beside the ceilings; it has an estimate."""
    found = costing.sheet(row)
    assert found
    return found


# ── the class ────────────────────────────────────────────────────────────────────────────────────


def test_the_class_is_proposed_by_the_post_of_the_head_and_dated(visit):
    assert (visit.head_rank, visit.guest_class, visit.class_on) == (Rank.DEPUTY_MINISTER, "b", visit.starts_on)
    found = class_verdict(visit)
    assert (found.kind, found.source) == ("ok", "TT 35/2026/TT-BTC phụ lục")


@pytest.mark.parametrize(
    ("facts", "guest_class", "why"),
    [
        ({"starts_on": OLD, "ends_on": OLD}, "", "Phụ lục hạng khách giữ ngày 17/05/2026 chưa có trong dữ liệu"),
        ({"starts_on": NEW, "ends_on": NEW}, "b", "Hạng B: trưởng đoàn là Thứ trưởng"),
        ({"head_post": ""}, "", "Chưa ghi chức vụ trưởng đoàn"),
        ({"head_post": "Thị trưởng"}, "", "Không đoán được cấp từ chức vụ “Thị trưởng”"),
        ({"head_post": "Thị trưởng", "head_rank": Rank.UNLISTED}, "", "Chủ tịch UBND tỉnh quyết định hạng"),
    ],
)
def test_a_class_nobody_can_say_is_never_passed(norms, cast, directory, facts, guest_class, why):
    row = examples.visit(**facts)
    found = class_verdict(row)
    assert row.guest_class == guest_class
    assert why in found.sentence
    assert found.kind == ("ok" if guest_class else "unknown")


def test_a_visit_moved_to_another_day_is_classed_by_the_rule_of_that_day(visit, desk):
    form = VisitForm(examples.form_of(visit) | {"starts_on": OLD, "ends_on": OLD}, instance=visit, by=desk)
    assert form.is_valid(), form.errors
    assert services.save(form, by=desk).guest_class == ""


def test_another_class_needs_the_paper_of_the_chair(visit, desk, again):
    with pytest.raises(ValidationError, match="Phụ lục xếp chức vụ này vào “Hạng B”"):
        services.classify(visit, guest_class="a", paper=None, by=desk)
    paper = examples.paper()
    services.classify(visit, guest_class="a", paper=paper, by=desk)
    row = again(visit)
    assert (row.guest_class, row.class_paper) == ("a", paper)
    # a paper is not undone by whoever saves the form later
    form = VisitForm(examples.form_of(row) | {"people": 7}, instance=row, by=desk)
    assert form.is_valid(), form.errors
    assert services.save(form, by=desk).guest_class == "a"


# ── costs ────────────────────────────────────────────────────────────────────────────────────────


def test_an_estimate_at_the_ceilings_of_the_day_is_within_them(visit, desk, again):
    made = services.make_estimate(visit, by=desk)
    assert (made.agency, made.year, str(made.norm)) == (
        visit.agency,
        2026,
        "chế độ tiếp khách nước ngoài: TT 35/2026/TT-BTC",
    )
    sheet = sheet_of(again(visit))
    assert sheet.over.amount == 0
    assert sheet.refused == []
    assert {row.judged.line.item for row in sheet.rows} == {
        "flowers", "room", "meals", "other-meal", "banquet", "gift", "refreshments",
    }  # fmt: skip
    with pytest.raises(ValidationError, match="đã có dự toán"):
        services.make_estimate(again(visit), by=desk)


def test_a_banquet_beyond_its_ceiling_is_told_with_amount_and_article(visit):
    sheet = sheet_of(examples.costed(visit))
    (told,) = sheet.refused
    assert told.sentence == "Chiêu đãi đoàn: vượt 3.000.000 đồng so với mức 2.000.000 đồng (TT 35/2026/TT-BTC Đ9)."
    assert str(sheet.over) == "3.000.000 đồng"


def test_on_the_last_day_of_the_old_rule_nothing_can_be_checked_and_nothing_is_passed(norms, cast, directory):
    row = examples.costed(examples.visit(starts_on=OLD, ends_on=OLD))
    sheet = sheet_of(row)
    assert sheet.rows
    assert {row.judged.kind for row in sheet.rows} == {"unknown"}
    assert all("TT 71/2018/TT-BTC chưa có trong dữ liệu" in row.sentence for row in sheet.rows)


def test_a_visit_over_the_day_the_law_changes_is_told(norms, cast, directory, today):
    row = examples.visit(starts_on=OLD, ends_on=NEW)
    found = {each.code: each for each in checks(row, today=today)}
    assert "từ 18/05/2026 là TT 35/2026/TT-BTC, trước đó TT 71/2018/TT-BTC" in found["law-changes"].sentence


def test_guests_who_pay_for_themselves_are_offered_something_to_drink_only(norms, cast, directory, desk, again):
    row = examples.visit(bearing="guest")
    made = services.make_estimate(row, by=desk)
    assert [line.item for line in made.lines.all()] == ["Nước uống khi làm việc"]
    money.set_lines(made, [{"item": "Chiêu đãi", "price": Decimal(100_000)}], by=desk)
    (told,) = sheet_of(again(row)).refused
    assert "chỉ chi nước uống (TT 35/2026/TT-BTC Đ18): thừa 100.000 đồng" in told.sentence


def test_a_line_nobody_understands_is_told_its_item_by_a_person(visit, desk, again):
    made = services.make_estimate(visit, by=desk)
    lines = [{"item": "Tiếp đón tại nhà hàng", "quantity": Decimal(6), "price": Decimal(2_100_000)}]
    money.set_lines(made, lines, by=desk)
    assert [row.judged.code for row in sheet_of(again(visit)).rows] == ["no-item"]
    services.name_item(visit, words="Tiếp đón  tại nhà hàng", item="banquet", by=desk)
    # lines are laid anew each time: the words stay
    money.set_lines(made, lines, by=desk)
    (row,) = sheet_of(again(visit)).rows
    assert (row.judged.code, row.judged.over) == ("over", 600_000)


def test_a_foreign_estimate_without_a_rate_is_not_compared(visit, desk, again):
    made = services.make_estimate(visit, by=desk)
    type(made).objects.filter(pk=made.pk).update(currency="USD")
    assert {row.judged.code for row in sheet_of(again(visit)).rows} == {"no-rate"}


# ── from proposal to report ──────────────────────────────────────────────────────────────────────


def test_what_goes_beyond_is_submitted_with_its_reason_only(visit, desk, again):
    row = examples.costed(visit)
    with pytest.raises(ValidationError, match=r"Chiêu đãi đoàn: vượt 3\.000\.000 đồng.*Đ9.*ghi lý do vượt"):
        services.submit(row, by=desk)
    assert again(row).stage == Stage.PREPARING
    services.submit(row, reason="Có thêm lãnh đạo Bộ cùng dự.", by=desk)
    last = Note.objects.filter(object_id=str(row.pk), verb="submitted").get()
    assert last.reason == "Có thêm lãnh đạo Bộ cùng dự."
    assert "Đ9" in str(last.changes)


def test_what_is_missing_is_named_before_it_is_submitted(norms, cast, directory, desk):
    row = examples.visit(people="", receiver="", purpose="")
    with pytest.raises(ValidationError, match="chưa ghi số khách; chưa ghi mục đích, nội dung; chưa ghi lãnh đạo tiếp"):
        services.submit(row, by=desk)


def test_it_is_agreed_by_who_may_and_by_nobody_else(visit, desk, chair, officer):
    row = examples.submitted(visit)
    with pytest.raises(PermissionDenied):
        services.approve(row, by=desk)
    with pytest.raises(ObjectDoesNotExist):
        services.approve(row, by=officer)
    assert services.approve(row, by=chair).stage == Stage.APPROVED
    with pytest.raises(ValidationError, match="đang ở bước “Đã đồng ý đón”"):
        services.approve(row, by=chair)


def test_nobody_is_received_on_a_day_that_has_not_come(norms, cast, directory, desk):
    row = examples.approved(examples.visit(starts_on=date(2026, 6, 16), ends_on=date(2026, 6, 16)))
    with pytest.raises(ValidationError, match="Khách đến ngày 16/06/2026, chưa tới"):
        services.hold(row, by=desk)


def test_a_held_visit_goes_into_the_draft_of_its_task_and_the_report_renews_it(duty, desk, today):
    row = examples.held(examples.visit(tasks=[duty.task]))
    (hint,) = Hint.objects.all()
    assert hint.of.duty == duty
    assert "Đã đón Đoàn công tác Bộ Đất đai, Hạ tầng và Giao thông (minh họa) (Nhật Bản), 6 khách" in hint.sentence
    assert "09/06/2026 – 11/06/2026" in hint.sentence
    services.report(row, achieved="Ký biên bản ghi nhớ.", expected="Mời sang thăm năm 2027.", by=desk)
    hint.refresh_from_db()
    assert hint.sentence.endswith("Kết quả: Ký biên bản ghi nhớ.")
    assert "2027" not in hint.sentence


def test_a_report_without_results_is_refused(norms, cast, directory, desk):
    row = examples.held()
    with pytest.raises(ValidationError, match="Chưa ghi kết quả đã đạt được"):
        services.report(row, achieved=" ", expected="Sẽ ký.", by=desk)


def test_guests_who_do_not_come_leave_no_draft(duty, desk, again):
    row = examples.approved(examples.visit(tasks=[duty.task]))
    services.cancel(row, reason="Phía bạn hoãn.", by=desk)
    assert again(row).stage == Stage.CANCELLED
    assert not Hint.objects.exists()


def test_security_is_asked_through_the_opinions_of_the_office(visit, desk, police, today, again):
    found = {each.code: each for each in checks(visit, today=today)}
    assert found["security"].kind == "warn"
    asked = services.consult(visit, agencies=[police.agency], words="Đề nghị cho ý kiến.", by=desk)
    assert asked.link_url == visit.get_absolute_url()
    assert Visit.objects.for_user(police, "view").filter(pk=visit.pk).exists()
    row = again(visit)
    assert {each.code: each for each in checks(row, today=today)}["security"].kind == "unknown"
    answer_opinion(asked.opinions.get(), by=police, stance=Stance.AGREES)
    assert {each.code: each for each in checks(row, today=today)}["security"].kind == "ok"
    with pytest.raises(ValidationError, match="Đang xin ý kiến"):
        services.consult(row, agencies=[police.agency], words="", by=desk)


def test_a_promise_becomes_a_task_once(duty, desk, officer):
    row = examples.held(examples.visit(tasks=[duty.task]))
    promise = examples.commitment(row, agency=officer.agency_id)
    task = services.give_task(promise, by=desk)
    promise.refresh_from_db()
    assert promise.task == task
    assert (task.title, task.due_on, task.plan) == (promise.words, promise.due_on, duty.task.plan)
    with pytest.raises(ValidationError, match="đã được giao thành nhiệm vụ"):
        services.give_task(promise, by=desk)
    with pytest.raises(ValidationError, match="không bỏ được"):
        services.drop_part(promise, by=desk)


def test_a_promise_without_any_paper_cannot_become_a_task(visit, desk):
    with pytest.raises(ValidationError, match="Chưa có văn bản nào để giao việc này"):
        services.give_task(examples.commitment(visit), by=desk)


# ── bad input ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"ends_on": date(2026, 6, 8)}, "Ngày cuối phải từ ngày đầu trở đi"),
        ({"people": 0}, "Số khách phải lớn hơn 0"),
        ({"purpose": "Độ mật: TỐI MẬT"}, "MẬT"),
        ({"starts_on": ""}, "bắt buộc"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(norms, desk, facts, why):
    given = {"kind": "delegation", "title": "Đoàn mẫu", "agency": desk.agency_id, "bearing": "host",
             "starts_on": date(2026, 6, 9), "ends_on": date(2026, 6, 10)}  # fmt: skip
    form = VisitForm(given | facts, by=desk)
    assert not form.is_valid()
    assert why in str(form.errors)
    assert not Visit.objects.exists()


def test_an_hour_of_the_programme_lies_within_the_visit(visit, desk):
    form = SessionForm({"kind": "work", "on": date(2026, 6, 12), "words": "Hội đàm"}, by=desk)
    assert form.is_valid(), form.errors
    with pytest.raises(ValidationError, match="Ngày 12/06/2026 nằm ngoài những ngày đón"):
        services.add_part(visit, form, by=desk)
    early = SessionForm(
        {"kind": "work", "on": date(2026, 6, 9), "at": "10:00", "until": "09:00", "words": "x"}, by=desk
    )
    assert "Giờ cuối phải sau giờ đầu" in str(early.errors)


def test_days_cannot_leave_the_programme_behind(visit, desk, again):
    examples.session(visit)
    row = again(visit)
    form = VisitForm(examples.form_of(row) | {"starts_on": date(2026, 6, 10)}, instance=row, by=desk)
    assert form.is_valid(), form.errors
    with pytest.raises(ValidationError, match="Chương trình có mục ngày 09/06/2026"):
        services.save(form, by=desk)


def test_a_delegation_has_one_head(visit):
    examples.member(visit)
    with pytest.raises(ValidationError, match="mỗi đoàn một trưởng đoàn"):
        examples.member(visit, name="Người khác")


def test_passports_of_guests_are_masked_and_sealed(visit, desk, officer):
    member = examples.member(visit)
    assert "MU1234567" not in str(member.passport)
    assert member.may_reveal(desk, "passport")
    assert not member.may_reveal(officer, "passport")
    assert "MU1234567" not in str(list(Note.objects.values_list("changes", flat=True)))
    kept = MemberForm(
        {"name": "Ông Mẫu Văn Khách", "role": "head", "passport": str(member.passport)}, instance=member, by=desk
    )
    assert kept.is_valid(), kept.errors


def test_an_agency_writes_its_own_guests_and_sees_no_others(visit, officer):
    assert not Visit.objects.for_user(officer, "view").exists()
    own = examples.visit(by=officer)
    assert own.agency == officer.agency
    assert list(Visit.objects.for_user(officer, "change")) == [own]


# ── calls in three lines ─────────────────────────────────────────────────────────────────────────


def test_a_call_is_written_in_a_minute_and_is_done(duty, desk):
    row = examples.light(achieved="Chúc mừng nhiệm kỳ mới.\nMời dự hội nghị.", tasks=[duty.task.pk])
    assert (row.stage, row.starts_on, row.ends_on, row.at) == (Stage.HELD, examples.FROM, examples.FROM, time(9))
    assert row.title.startswith("Tiếp xã giao Tổng Lãnh sự")
    told = Hint.objects.get().sentence
    assert told.startswith("Tiếp xã giao Tổng Lãnh sự")
    assert "Chúc mừng nhiệm kỳ mới. Mời dự hội nghị." in told


def test_a_call_to_come_waits_for_its_day(norms, cast, directory, desk):
    row = examples.light(starts_on=date(2026, 6, 20), achieved="")
    assert row.stage == Stage.PREPARING
    assert [act.value for act in row.acts(desk)] == ["hold", "cancel"]


def test_four_lines_are_a_delegation(norms, desk):
    form = QuickForm({"kind": "courtesy", "achieved": "a\nb\nc\nd"}, by=desk)
    assert "Kết quả có 4 dòng" in str(form.errors["achieved"])


# ── what is owed, what lies on days ──────────────────────────────────────────────────────────────


def test_what_is_waited_for_is_told_with_its_day(duty, cast, directory, today):
    examples.submitted(examples.visit(starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 2)))
    examples.approved()
    examples.commitment(examples.held())
    found = {each.key.split(":")[1]: each for each in owed(today)}
    assert set(found) == {"approve", "hold", "report", "promise"}
    assert found["approve"].agency_id == Agency.objects.get(code="UBND").responsible(today).pk
    assert found["approve"].due_on == date(2026, 7, 1)
    # seven working days after 11/6/2026
    assert found["report"].due_on == date(2026, 6, 22)


@pytest.mark.parametrize(
    ("on", "kind", "said"),
    [
        (date(2026, 6, 22), "ok", "Báo cáo kết quả trước hết ngày 22/06/2026."),
        (date(2026, 6, 23), "warn", "Báo cáo kết quả đã quá hạn ngày 22/06/2026."),
    ],
)
def test_the_report_has_its_day(norms, cast, directory, on, kind, said):
    found = {each.code: each for each in checks(examples.held(), today=on)}["report"]
    assert (found.kind, found.sentence) == (kind, said)


def test_without_a_rule_nobody_says_when_the_report_is_due(norms, cast, directory, today):
    Norm.objects.filter(family="VISIT-RPT").delete()
    found = {each.code: each for each in checks(examples.held(), today=today)}["report"]
    assert (found.kind, "Chưa có quy định “VISIT-RPT”" in found.sentence) == ("unknown", True)


def test_what_is_owed_costs_the_same_whatever_its_length(norms, cast, directory, today, django_assert_max_num_queries):
    for _each in range(3):
        examples.commitment(examples.held())
        examples.submitted(examples.visit(starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 2)))
    with django_assert_max_num_queries(16):
        list(owed(today))


def test_the_calendar_is_told_the_hours(visit, desk, officer, django_assert_num_queries):
    session = examples.session(visit)
    examples.light()
    found = {each.key: each for each in happenings(desk, examples.FROM, examples.UNTIL)}
    hour = found[f"visit:{visit.pk}:{session.pk}"]
    assert (hour.at, hour.place, hour.car) == (time(14), "Nhà khách UBND tỉnh", "72A-000.00")
    assert hour.interpreter == "Bà Mẫu Thị Dịch"
    assert hour.official_ids == {examples.leader().pk}
    whole = found[f"visit:{visit.pk}"]
    assert (whole.since, whole.last, whole.official_ids) == (examples.FROM, examples.UNTIL, frozenset())
    assert whole.is_tentative
    assert list(happenings(officer, examples.FROM, examples.UNTIL)) == []
    with django_assert_num_queries(3):
        list(happenings(desk, examples.FROM, examples.UNTIL))
