"""Aid that is not ODA by its verbs and pages, with the norms of the day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.verdicts import Outcome
from haidang.office.accounts.examples import person
from haidang.office.documents.models import Opinion
from haidang.plan.followup.models import Hint
from haidang.plan.plans.terms import Answering
from haidang.registers.aid import examples_projects as examples
from haidang.registers.aid import project_services as services
from haidang.registers.aid.happenings_projects import happenings
from haidang.registers.aid.models import AidProject, AidReport
from haidang.registers.aid.owed_projects import owed
from haidang.registers.aid.project_choices import Authority, ProjectKind, ProjectStage, ReportKind, Topic
from haidang.registers.aid.tests.told import fresh, said, sentence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def due(on, what):
    return [each for each in owed(on) if each.key.startswith(f"aid:{what}:")]


# ── the law of the day ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("on", "law", "kind"),
    [
        (date(2020, 9, 16), "NĐ 93/2009/NĐ-CP", Outcome.OK),
        (date(2020, 9, 17), "NĐ 80/2020/NĐ-CP", Outcome.OK),
        (date(2025, 12, 7), "NĐ 80/2020/NĐ-CP", Outcome.OK),
        (date(2025, 12, 8), "NĐ 313/2025/NĐ-CP", Outcome.OK),
    ],
)
def test_the_decree_changes_on_its_very_day(on, law, kind, settings):
    settings.HAIDANG_TODAY = on
    told = said(examples.project(), on)["law"]
    assert law in told.sentence
    assert told.kind == kind


@pytest.mark.parametrize(
    ("on", "code"), [(date(2025, 2, 28), "SKHDT"), (date(2025, 3, 1), "STC"), (date(2019, 5, 6), "SKHDT")]
)
def test_the_dossier_goes_to_the_agency_of_the_day(on, code, settings, officer):
    settings.HAIDANG_TODAY = on
    row = services.file(examples.ready(), paper=None, by=officer)
    assert row.appraiser
    assert (row.stage, row.appraiser.code, row.filed_on) == (ProjectStage.FILED, code, on)


def test_a_dossier_that_is_not_whole_stays_where_the_law_was_read(settings, officer):
    settings.HAIDANG_TODAY = date(2021, 5, 4)
    row = examples.project()
    with pytest.raises(ValidationError) as caught:
        services.file(row, paper=None, by=officer)
    for words in ("Thư cam kết", "Văn kiện", "NĐ 80/2020/NĐ-CP Đ8"):
        assert words in sentence(caught)
    assert (fresh(row).stage, fresh(row).filed_on) == (ProjectStage.DRAFT, None)
    # the pieces of 2026 nobody has read in the decree: then it only warns
    settings.HAIDANG_TODAY = date(2026, 3, 2)
    assert said(row)["dossier"].kind == Outcome.WARN
    assert services.file(row, paper=None, by=officer).stage == ProjectStage.FILED


def test_who_appraises_reads_of_it_from_the_day_it_is_filed(cast, officer):
    row, finance = examples.ready(), cast["so-tai-chinh"]
    assert not AidProject.objects.for_user(finance, "view").filter(pk=row.pk).exists()
    services.file(row, paper=None, by=officer)
    assert AidProject.objects.for_user(finance, "view").filter(pk=row.pk).exists()
    assert not AidProject.objects.for_user(finance, "change").filter(pk=row.pk).exists()
    with pytest.raises(PermissionDenied):
        services.appraise(row, words="Đủ điều kiện", by=officer)
    assert services.appraise(fresh(row), words="Đủ điều kiện", by=finance).stage == ProjectStage.APPRAISED


def test_those_asked_answer_before_the_appraisal_is_due(cast, officer, desk):
    row, police = examples.filed(), cast["cong-an"]
    with pytest.raises(ValidationError) as caught:
        services.ask(row, agencies=[police.agency], due_on=clock.today() + timedelta(days=30), by=desk)
    assert "23/03/2026" in sentence(caught)  # twenty days end on a Sunday
    services.ask(row, agencies=[police.agency], by=desk)
    assert Opinion.objects.get().agency == police.agency
    assert AidProject.objects.for_user(police, "view").filter(pk=row.pk).exists()


@pytest.mark.parametrize(("day", "kind"), [(date(2021, 5, 24), Outcome.OK), (date(2021, 5, 25), Outcome.WARN)])
def test_twenty_days_of_appraisal_by_the_norm_of_the_day_it_was_filed(day, kind, settings):
    settings.HAIDANG_TODAY = date(2021, 5, 4)
    row = examples.filed()
    assert said(row, day)["appraisal"].kind == kind
    (each,) = due(day, "appraise")
    assert (each.since, each.due_on) == (date(2021, 5, 4), date(2021, 5, 24))


def test_a_listed_topic_is_not_the_chairs_to_decide(settings, desk):
    settings.HAIDANG_TODAY = date(2021, 5, 4)
    row = examples.appraised(topic=Topic.RELIGION)
    paper = examples.paper("phê duyệt", by=examples.CHAIR)
    with pytest.raises(ValidationError) as caught:
        services.approve(row, paper=paper, by=desk)
    assert "Thủ tướng Chính phủ" in sentence(caught)
    assert "NĐ 80/2020/NĐ-CP Đ7" in sentence(caught)
    done = services.approve(fresh(row), paper=paper, decided_by=Authority.PRIME_MINISTER, by=desk)
    assert done.stage == ProjectStage.APPROVED


def test_it_is_approved_by_a_paper_that_is_not_older_than_the_appraisal(desk):
    row = examples.appraised()
    with pytest.raises(ValidationError, match="quyết định phê duyệt"):
        services.approve(row, paper=None, by=desk)
    old = examples.paper("phê duyệt", by=examples.CHAIR, on=clock.today() - timedelta(days=1))
    with pytest.raises(ValidationError) as caught:
        services.approve(row, paper=old, by=desk)
    assert "trước ngày thẩm định" in sentence(caught)


def test_a_late_beginning_says_why(settings, officer, desk):
    settings.HAIDANG_TODAY = date(2021, 5, 4)
    row = examples.approved()
    (each,) = due(date(2021, 5, 4), "start")
    assert each.due_on == date(2021, 11, 4)
    assert said(row, date(2021, 11, 4))["start"].kind == Outcome.OK
    assert "thu hồi" in said(row, date(2021, 11, 5))["start"].sentence
    settings.HAIDANG_TODAY = date(2021, 11, 5)
    with pytest.raises(ValidationError, match="lý do chậm"):
        services.start(row, by=officer)
    assert services.start(fresh(row), reason="Chờ thiết bị", by=officer).stage == ProjectStage.RUNNING


# ── relief ───────────────────────────────────────────────────────────────────────────────────────


def test_relief_is_received_at_once_and_a_project_is_not(officer):
    with pytest.raises(ValidationError, match="thẩm định"):
        services.receive(examples.project(), by=officer)
    row = services.receive(examples.relief(), by=officer)
    assert (row.stage, row.decided_on, row.started_on) == (ProjectStage.RUNNING, clock.today(), clock.today())


@pytest.mark.parametrize(
    ("kind", "happened", "goes"),
    [
        (ProjectKind.RELIEF, date(2025, 12, 2), True),
        (ProjectKind.RELIEF, date(2025, 11, 28), True),  # three months end on Saturday: Monday counts
        (ProjectKind.RELIEF, date(2025, 11, 27), False),
        (ProjectKind.RECOVERY, date(2025, 6, 2), True),
        (ProjectKind.RECOVERY, date(2025, 5, 27), False),
    ],
)
def test_relief_has_its_months_from_the_disaster(kind, happened, goes, officer):
    row = examples.relief(kind=kind, disaster_on=happened)
    if goes:
        assert services.receive(row, by=officer).stage == ProjectStage.RUNNING
        return
    with pytest.raises(ValidationError, match="chỉ tiếp nhận đến hết ngày"):
        services.receive(row, by=officer)
    assert fresh(row).stage == ProjectStage.DRAFT


# ── reports ──────────────────────────────────────────────────────────────────────────────────────


def test_a_report_is_not_older_than_what_was_signed(enter, officer):
    row = examples.running()
    address = reverse("aid:project-report-add", args=[row.pk])
    facts = {"kind": "year", "year": "2026", "sent_on": "2026-03-01"}
    reply = enter(officer).post(address, facts)
    assert "Ngày 01/03/2026 trước ngày ký, ngày phê duyệt (02/03/2026)" in reply.content.decode()
    assert not AidReport.objects.exists()
    assert enter(officer).post(address, facts | {"sent_on": "2026-03-02"}).status_code == 302


def test_reports_are_owed_by_the_owner_until_they_are_given(officer):
    row = examples.running()
    found = {each.key.rpartition(":")[2]: each.due_on for each in due(date(2027, 1, 4), "report")}
    assert found == {
        "half-2026": date(2026, 7, 10), "money-half-2026": date(2026, 7, 31), "year-2026": date(2027, 1, 10),
        "money-year-2026": date(2027, 2, 28),
    }  # fmt: skip
    examples.report(row, kind=ReportKind.HALF, year=2026)
    assert "half-2026" not in {each.key.rpartition(":")[2] for each in due(date(2027, 1, 4), "report")}
    assert {each.agency_id for each in due(date(2027, 1, 4), "report")} == {officer.agency_id}


def test_it_is_evaluated_with_the_final_report_in_hand(officer):
    row = examples.ended()
    (final,) = due(clock.today(), "report")
    assert (final.key.rpartition(":")[2], final.due_on) == ("final-0", date(2026, 9, 2 + 1))  # 2/9 is a holiday
    with pytest.raises(ValidationError, match="báo cáo kết thúc"):
        services.evaluate(row, evaluation="Đạt mục tiêu", by=officer)
    examples.report(row, kind=ReportKind.FINAL, year=0)
    assert services.evaluate(row, evaluation="Đạt mục tiêu", by=officer).stage == ProjectStage.EVALUATED
    assert due(clock.today(), "report") == []


def test_the_report_of_the_province_is_owed_by_the_focal_agency_for_a_year_with_aid():
    assert due(date(2027, 1, 4), "year") == []
    examples.running()
    (each,) = due(date(2027, 1, 4), "year")
    finance = person("so-tai-chinh").agency_id
    assert finance
    assert (each.agency_id, each.due_on) == (Answering(date(2027, 1, 4)).of(finance), date(2027, 1, 15))
    examples.aidyear(year=2026, sent_on=date(2027, 1, 12))
    assert due(date(2027, 1, 4), "year") == []


def test_owed_costs_the_same_whatever_there_is(django_assert_max_num_queries):
    for _ in range(2):
        examples.filed()
        examples.approved()
        examples.running()
        examples.signed()
    with django_assert_max_num_queries(60):
        list(owed(date(2027, 2, 1)))


# ── tasks of the plan ────────────────────────────────────────────────────────────────────────────


def test_an_aid_of_a_task_speaks_in_its_updates_and_falls_silent_when_it_is_taken_back(
    officer, desk, tasks, plan_of_the_year
):
    row = examples.appraised()
    row.tasks.add(tasks["1.1"])
    decision = examples.paper("phê duyệt", by=examples.CHAIR, series="QĐ-UBND")
    services.approve(row, paper=decision, by=desk)
    hint = Hint.objects.get()
    for words in ("phê duyệt dự án", "50.000,00 USD", "1.250.000.000 đồng", str(row.donor), "QĐ-UBND"):
        assert words in hint.sentence
    services.start(fresh(row), by=officer)
    examples.disbursement(row)
    services.end(fresh(row), results="118 học viên có nghề.", by=officer)
    told = Hint.objects.get().sentence
    assert "giải ngân 20.000,00 USD (508.000.000 đồng), 120 người thụ hưởng. 118 học viên có nghề." in told
    other = examples.approved()
    other.tasks.add(tasks["1.1"])
    services.start(other, by=officer)
    assert Hint.objects.count() == 2
    services.revoke(fresh(other), paper=decision, reason="Nhà tài trợ rút", by=desk)
    assert Hint.objects.count() == 1


def test_the_page_tells_the_stage_the_money_and_the_rules(enter, officer, desk):
    row = examples.running()
    examples.disbursement(row)
    page = enter(officer).get(row.get_absolute_url()).content.decode()
    assert "Đã giải ngân 20.000,00 USD trên 50.000,00 USD (40%); còn 30.000,00 USD" in page
    assert "NĐ 313/2025/NĐ-CP" in page
    assert reverse("aid:project-end", args=[row.pk]) in page
    assert reverse("aid:project-revoke", args=[row.pk]) not in page
    assert reverse("aid:project-revoke", args=[row.pk]) in enter(desk).get(row.get_absolute_url()).content.decode()


def test_its_days_stand_in_the_calendar_of_who_may_see_it(officer, cast):
    row = examples.running()
    year = (date(2026, 1, 1), date(2027, 12, 31))
    found = {each.key: (each.since, each.is_tentative) for each in happenings(officer, *year)}
    assert found == {
        f"aidproject-agreed:{row.pk}": (clock.today(), False), f"aidproject-ends:{row.pk}": (row.ends_on, True),
    }  # fmt: skip
    assert list(happenings(cast["so-du-lich"], *year)) == []
