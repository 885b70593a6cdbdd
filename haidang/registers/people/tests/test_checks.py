"""A check of an agency: told, held, concluded, and what was found put right by who was checked."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.kit.verdicts import Outcome
from haidang.office.notices.models import Notice
from haidang.plan.followup.models import Hint
from haidang.plan.plans.terms import Answering
from haidang.registers.people import check_services as services
from haidang.registers.people import examples_scholars as examples
from haidang.registers.people.check_books import AgencyCheckFilters
from haidang.registers.people.check_choices import CheckStage, FindingKind, Remedy
from haidang.registers.people.check_forms import AgencyCheckForm
from haidang.registers.people.check_selectors import checks
from haidang.registers.people.models import AgencyCheck, CheckFinding
from haidang.registers.people.owed_checks import owed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def fresh(row):
    return AgencyCheck.objects.get(pk=row.pk)


def due(what, on=None):
    return [each for each in owed(on or clock.today()) if each.key.startswith(f"people:{what}:")]


@pytest.mark.usefixtures("plan_of_the_year")
def test_a_check_of_exits_speaks_to_its_task_when_concluded_and_when_put_right(tasks, desk, officer):
    """Task 5.1: more checks of the exits and entries of officials."""
    row = examples.looked_at()
    row.tasks.add(tasks["1.1"])
    examples.finding(row, kind=FindingKind.GOOD, text="Sổ theo dõi điện tử", demand="", due_on=None)
    conclusion = examples.paper("kết luận")
    services.conclude(row, on=clock.today(), results="Cơ bản đúng quy định.", paper=conclusion, by=desk)
    hint = Hint.objects.get()
    for words in ("Sở Công Thương", "Cơ bản đúng quy định", "khắc phục 1 nội dung, đã xong 0", "1 việc làm tốt"):
        assert words in hint.sentence
    found = row.findings.get(kind=FindingKind.RULES)
    services.remedy(fresh(row), finding=found, on=clock.today(), words="Đã thu đủ", by=officer)
    services.confirm(fresh(row), finding=found, by=desk)
    services.close(fresh(row), by=desk)
    assert "đã xong 1" in Hint.objects.get().sentence
    assert fresh(row).stage == CheckStage.CLOSED


def test_who_is_checked_knows_of_it_once_told(officer, cast):
    row = examples.agencycheck()
    assert not AgencyCheck.objects.for_user(officer, "view").filter(pk=row.pk).exists()
    services.announce(row, on=clock.today(), paper=examples.paper("quyết định"), by=cast["so-ngoai-vu"])
    assert AgencyCheck.objects.for_user(officer, "view").filter(pk=row.pk).exists()
    assert not AgencyCheck.objects.for_user(officer, "change").filter(pk=row.pk).exists()
    assert not AgencyCheck.objects.for_user(cast["so-du-lich"], "view").filter(pk=row.pk).exists()


def test_who_is_checked_hears_of_it_at_once(desk, officer):
    row = examples.told()
    (first,) = Notice.objects.filter(person=officer)
    assert row.title in first.title
    assert not Notice.objects.filter(person=desk).exists()


def test_who_is_checked_tells_the_remedy_and_nothing_else(officer, desk, cast):
    row = examples.concluded()
    found = row.findings.get()
    with pytest.raises(PermissionDenied):
        services.confirm(row, finding=found, by=officer)
    with pytest.raises(AgencyCheck.DoesNotExist):
        services.remedy(row, finding=found, on=clock.today(), words="x", by=cast["so-du-lich"])
    with pytest.raises(ValidationError, match="Chưa ghi đã khắc phục thế nào"):
        services.remedy(row, finding=found, on=clock.today(), words=" ", by=officer)
    with pytest.raises(ValidationError, match="chưa đến"):
        services.remedy(row, finding=found, on=clock.today() + timedelta(days=1), words="x", by=officer)
    with pytest.raises(ValidationError, match="trước ngày kiểm tra xong"):
        services.remedy(row, finding=found, on=clock.today() - timedelta(days=1), words="x", by=officer)
    services.remedy(row, finding=found, on=clock.today(), words="Đã thu hộ chiếu", by=officer)
    with pytest.raises(ValidationError, match="Không còn nội dung nào chờ khắc phục"):
        services.remedy(row, finding=found, on=clock.today(), words="Lần nữa", by=officer)


def test_what_is_not_enough_is_given_back_and_waited_for_again(officer, desk):
    row = examples.remedied()
    found = row.findings.get()
    with pytest.raises(ValidationError, match="Còn 1 nội dung chưa khắc phục xong"):
        services.close(row, by=desk)
    services.give_back(row, finding=found, reason="Còn một hộ chiếu chưa nộp", by=desk)
    found.refresh_from_db()
    assert (found.state, found.remedy) == (Remedy.WAITED, "")
    with pytest.raises(ValidationError, match="Chưa có nội dung nào được báo"):
        services.confirm(row, finding=found, by=desk)


def test_a_finding_of_another_check_is_not_confirmed_here(desk):
    row, other = examples.remedied(), examples.remedied()
    with pytest.raises(ValidationError, match="đã đổi trong lúc bạn mở trang"):
        services.confirm(row, finding=other.findings.get(), by=desk)


def test_each_paper_has_its_place_and_each_day_its_order(desk):
    row = examples.told()
    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(ValidationError, match="trước ngày báo kiểm tra"):
        services.hold(row, on=yesterday, paper=None, by=desk)
    row = examples.looked_at()
    with pytest.raises(ValidationError, match="Chưa ghi kết luận"):
        services.conclude(row, on=clock.today(), results="x", paper=None, by=desk)
    with pytest.raises(ValidationError, match="Chưa ghi nhận xét chung"):
        services.conclude(row, on=clock.today(), results=" ", paper=examples.paper("kết luận"), by=desk)
    with pytest.raises(ValidationError, match="trước ngày kiểm tra xong"):
        services.conclude(row, on=yesterday, results="x", paper=examples.paper("kết luận"), by=desk)


def test_findings_are_fixed_by_the_conclusion(enter, desk):
    row = examples.looked_at()
    address = reverse("people:agencycheck-finding-add", args=[row.pk])
    facts = {"kind": "rules", "text": "Sổ hộ chiếu thiếu chữ ký", "demand": "Bổ sung", "due_on": "2026-04-01"}
    assert enter(desk).post(address, facts).status_code == 302
    reply = enter(desk).post(address, facts | {"due_on": ""})
    assert reply.status_code == 422
    assert "hạn khắc phục" in reply.content.decode()
    reply = enter(desk).post(address, facts | {"due_on": "2026-03-01"})
    assert "trước ngày kiểm tra" in reply.content.decode()
    services.conclude(row, on=clock.today(), results="x", paper=examples.paper("kết luận"), by=desk)
    assert enter(desk).post(address, facts).status_code == 403
    assert CheckFinding.objects.count() == 2


def test_nobody_checks_itself_and_days_end_after_they_begin():
    row = examples.agencycheck()
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.agencycheck(checked=row.agency)
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.agencycheck(ends_on=row.starts_on - timedelta(days=1))


@pytest.mark.parametrize(("days", "kind"), [(7, Outcome.OK), (4, Outcome.WARN)])
def test_an_agency_is_told_five_working_days_before(days, kind, desk):
    # today is Monday: five working days before next Monday
    first = clock.today() + timedelta(days=days)
    row = examples.told(starts_on=first, ends_on=first)
    (found,) = [each for each in checks(row) if each.code == "notice"]
    assert found.kind == kind


def test_each_stage_is_owed_by_whom_it_waits_for(desk, officer):
    today = clock.today()
    answering = Answering(today)
    planned, told, held, found = examples.agencycheck(), examples.told(), examples.looked_at(), examples.concluded()
    (each,) = due("check-announce")
    assert each.url == planned.get_absolute_url()
    assert due("check-hold", told.ends_on) == []
    assert len(due("check-hold", told.ends_on + timedelta(days=1))) == 1
    (each,) = due("check-conclude")
    assert (each.url, each.due_on) == (held.get_absolute_url(), date(2026, 3, 17))
    (each,) = due("finding-remedy")
    assert (each.agency_id, each.due_on) == (answering.of(officer.agency_id), today + timedelta(days=30))
    services.remedy(found, finding=found.findings.get(), on=today, words="Đã thu", by=officer)
    assert due("finding-remedy") == []
    (each,) = due("finding-confirm")
    assert each.agency_id == answering.of(desk.agency_id)
    services.confirm(found, finding=found.findings.get(), by=desk)
    (each,) = due("check-close")
    services.close(found, by=desk)
    assert due("check-close") == []


def test_owed_costs_the_same_whatever_there_is(django_assert_max_num_queries):
    for _ in range(3):
        examples.agencycheck()
        examples.concluded()
    with django_assert_max_num_queries(14):
        assert len(list(owed(clock.today()))) == 6


def test_a_question_of_yes_or_no_begins_with_all_and_a_relation_to_nobody_is_no_news(desk, cast):
    (first, *_rest) = AgencyCheckFilters({}, queryset=AgencyCheck.objects.none()).form.fields["held"].widget.choices
    assert [str(each) for each in first] == ["unknown", "Tất cả"]
    given = {
        "title": "Kiểm tra đoàn ra (minh họa)", "topic": "delegations", "checked": cast["so-du-lich"].agency_id,
        "agency": desk.agency_id, "starts_on": "2020-09-01", "ends_on": "2020-09-01",
    }  # fmt: skip
    form = AgencyCheckForm(given, by=desk)
    assert form.is_valid(), form.errors
    row = services.save(form, by=desk)
    (told,) = Note.objects.filter(object_id=str(row.pk), verb="added")
    assert "title" in told.changes
    assert "tasks" not in told.changes
