"""Aid that is not ODA by its verbs and pages, with the norms of the day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.verdicts import Outcome
from haidang.office.accounts.examples import person
from haidang.office.documents.models import Opinion
from haidang.plan.followup.models import Hint
from haidang.plan.money import examples as money
from haidang.plan.plans.terms import Answering
from haidang.registers.aid import examples_projects as examples
from haidang.registers.aid import project_services as services
from haidang.registers.aid.happenings_projects import happenings
from haidang.registers.aid.models import AidProject, AidReport, Disbursement
from haidang.registers.aid.owed_projects import owed
from haidang.registers.aid.project_choices import Authority, ProjectKind, ProjectStage, ReportKind, Topic
from haidang.registers.aid.project_selectors import checks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def sentence(caught):
    return " ".join(caught.value.messages)


def said(row, on=None):
    return {each.code: each for each in checks(fresh(row), today=on)}


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


# ── money ────────────────────────────────────────────────────────────────────────────────────────


def _facts(officer, **more):
    return {
        "title": "Nước sạch cho trường học", "kind": "project", "donor": examples.donor().pk,
        "agency": officer.agency_id, "sector": "water", "topic": "ordinary", "purpose": "Lắp hai trạm lọc",
        "amount": "50.000", "currency": "USD", "rate": "25.000", "rate_on": "2026-03-01",
    } | more  # fmt: skip


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"rate": ""}, "Số tiền bằng USD chưa có tỷ giá"),
        ({"rate_on": ""}, "chưa ghi là của ngày nào"),
        ({"kind": "relief"}, "Ghi ngày xảy ra"),
        ({"amount": "-5"}, "nhỏ hơn 0"),
        ({"starts_on": "2026-05-02", "ends_on": "2026-05-01"}, "Ngày kết thúc dự kiến phải từ ngày bắt đầu"),
        ({"purpose": "Độ mật: Tối mật"}, "bí mật nhà nước"),
    ],
)
def test_a_bad_record_is_refused_with_its_field_and_nothing_is_kept(more, words, enter, officer):
    reply = enter(officer).post(reverse("aid:project-add"), _facts(officer) | more)
    assert reply.status_code == 422
    assert words in reply.content.decode()
    assert not AidProject.objects.exists()


def test_a_good_record_is_kept_for_ones_own_agency_alone(enter, officer):
    assert enter(officer).post(reverse("aid:project-add"), _facts(officer)).status_code == 302
    row = AidProject.objects.get()
    assert (row.amount, row.dong) == (Decimal(50_000), Decimal(1_250_000_000))
    other = person("so-du-lich").agency_id
    assert enter(officer).post(reverse("aid:project-add"), _facts(officer, agency=other)).status_code == 422


def test_foreign_money_without_a_rate_is_impossible():
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.project(rate=None)


def test_what_was_filed_is_not_rewritten_by_the_form(enter, officer):
    row = examples.filed()
    facts = _facts(officer, donor=row.donor_id, title=row.title, rate_on=f"{row.rate_on:%Y-%m-%d}", amount="60.000")
    reply = enter(officer).post(reverse("aid:project-edit", args=[row.pk]), facts)
    assert reply.status_code == 422
    assert "không sửa được “Giá trị cam kết”" in reply.content.decode()
    reply = enter(officer).post(reverse("aid:project-edit", args=[row.pk]), facts | {"amount": "50.000"})
    assert reply.status_code == 302, reply.content.decode()


def test_what_was_left_open_is_filled_in_later(enter, officer):
    row = services.receive(examples.relief(amount=None), by=officer)
    facts = _facts(
        officer, donor=row.donor_id, title=row.title, kind="relief", disaster_on=f"{row.disaster_on:%Y-%m-%d}",
        sector="disaster",
    )  # fmt: skip
    reply = enter(officer).post(reverse("aid:project-edit", args=[row.pk]), facts)
    assert reply.status_code == 302, reply.content.decode()
    assert str(fresh(row).committed) == "50.000,00 USD"


@pytest.mark.parametrize(
    ("more", "words"),
    [({"currency": "EUR"}, "không đổi loại tiền"), ({"amount": "19.999"}, "giá trị cam kết không nhỏ hơn")],
)
def test_a_draft_does_not_turn_paid_money_into_something_else(more, words, enter, officer):
    row = examples.project(rate_on=date(2026, 3, 1))
    examples.disbursement(row)
    facts = _facts(officer, donor=row.donor_id, title=row.title) | more
    reply = enter(officer).post(reverse("aid:project-edit", args=[row.pk]), facts)
    assert reply.status_code == 422
    assert words in reply.content.decode()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"amount": "30.000,01"}, "vượt cam kết 50.000,00 USD là 0,01 USD"),
        ({"rate": ""}, "Giải ngân bằng USD phải có tỷ giá"),
        ({"on": "2026-03-03"}, "Ngày 03/03/2026 chưa đến"),
        ({"on": "2026-03-01"}, "khi chưa được phê duyệt"),
        ({"number": "12/PC"}, "Ghi ngày của văn bản 12/PC"),
    ],
)
def test_a_bad_payment_is_refused_and_the_ledger_stays(more, words, enter, officer):
    row = examples.running()
    examples.disbursement(row)
    facts = {"on": "2026-03-02", "amount": "10.000", "rate": "25.400", "by_account": "on"} | more
    reply = enter(officer).post(reverse("aid:project-disbursement-add", args=[row.pk]), facts)
    assert reply.status_code == 422
    assert words in reply.content.decode()
    assert Disbursement.objects.count() == 1


def test_a_payment_is_kept_with_the_day_of_its_rate_and_its_paper(enter, officer):
    row = examples.running()
    facts = {"on": "2026-03-02", "amount": "50.000", "rate": "25.400", "number": "12/PC-SCT", "issued_on": "2026-03-02"}
    page = enter(officer)
    assert page.post(reverse("aid:project-disbursement-add", args=[row.pk]), facts).status_code == 302
    paid = Disbursement.objects.get()
    assert (paid.rate_on, paid.dong, paid.paper.number) == (date(2026, 3, 2), Decimal(1_270_000_000), "12/PC-SCT")
    # changed without touching the paper, it stays the same
    facts |= {"amount": "40.000", "issuer": paid.paper.issuer_id}
    assert page.post(reverse("aid:project-disbursement-edit", args=[paid.pk]), facts).status_code == 302
    assert (fresh(paid).amount, fresh(paid).paper_id) == (Decimal(40_000), paid.paper_id)


def test_under_the_decree_before_a_payment_without_approval_is_told_and_not_stopped(settings):
    settings.HAIDANG_TODAY = date(2021, 5, 4)
    row = examples.approved()
    early = Disbursement(project=row, on=date(2021, 5, 3), amount=Decimal(10), rate=Decimal(23_000))
    early.full_clean()
    early.save()
    assert "trước khi được phê duyệt" in said(row)["before"].sentence


def test_a_promise_is_changed_by_a_paper_and_never_below_what_was_paid(officer):
    row = examples.running()
    examples.disbursement(row)
    paper = examples.paper("điều chỉnh")
    with pytest.raises(ValidationError, match="điều chỉnh gì"):
        services.adjust(row, paper=paper, reason="Thêm lớp", by=officer)
    with pytest.raises(ValidationError, match="Đã giải ngân"):
        services.adjust(row, paper=paper, amount=Decimal(19_999), reason="Bớt lớp", by=officer)
    assert services.adjust(row, paper=paper, amount=Decimal(20_000), reason="Bớt lớp", by=officer).amount == 20_000


def test_gifts_are_not_received_beyond_the_list_nor_without_a_day(enter, officer):
    row = examples.running()
    address, client = reverse("aid:project-gift-add", args=[row.pk]), enter(officer)
    facts = {"name": "Máy lọc", "quantity": "4", "received": "5", "received_on": "2026-03-02"}
    assert "không lớn hơn số lượng" in client.post(address, facts).content.decode()
    assert "Ghi ngày nhận" in client.post(address, facts | {"received": "4", "received_on": ""}).content.decode()
    assert client.post(address, facts | {"received": "4"}).status_code == 302


def test_our_own_part_is_an_estimate_and_its_page_says_where_it_stands(settings):
    settings.HAIDANG_TODAY = date(2020, 2, 20)
    asked, decided = money.asked(), money.decided()
    row = examples.project(counterpart=asked)
    assert said(row)["counterpart"].kind == Outcome.WARN
    AidProject.objects.filter(pk=row.pk).update(counterpart=decided)
    assert said(row)["counterpart"].sentence == "Vốn đối ứng được duyệt: 55.600.000 đồng."


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
