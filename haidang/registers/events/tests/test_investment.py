"""A project that looks for investors by its verbs and pages: the call, who was met, next steps, who comes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.plan.followup.models import Hint
from haidang.plan.plans.terms import Answering
from haidang.registers.events import investment_examples as examples
from haidang.registers.events import investment_services as services
from haidang.registers.events.investment_choices import InvestmentStage, InvestorStage
from haidang.registers.events.investment_figures import figures
from haidang.registers.events.investment_forms import InvestmentForm, InvestorForm, StepForm
from haidang.registers.events.investment_owed import owed
from haidang.registers.events.models import InvestmentProject, InvestorContact, InvestorStep
from haidang.registers.events.tests.told import fresh, sentence
from haidang.registers.partners import examples as partners

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def meet(project, by, **facts):
    """As page and Excel do: through the form, then the verb."""
    given = {"project": project.pk, "agency": by.agency_id, "name": "Công ty Biển Xanh", "way": "meeting"}
    form = InvestorForm(given | {"began_on": clock.today()} | facts, by=by)
    assert form.is_valid(), form.errors
    return services.save_investor(form, by=by)


def project_form(by, **facts):
    given = {"title": "Kho lạnh", "agency": by.agency_id, "sector": "logistics", "form": "any", "place": "Phú Mỹ"}
    return InvestmentForm(given | facts, by=by)


# ── capital ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("capital", "currency", "kept"),
    [
        ("1.500 tỷ", "VND", Decimal(1_500_000_000_000)),
        ("95.000 tỷ", "VND", Decimal(95_000_000_000_000)),
        ("15 triệu", "USD", Decimal(15_000_000)),
        ("15.000.000,50", "USD", Decimal("15000000.50")),
        ("", "", None),
    ],
)
def test_capital_is_written_as_papers_write_it(capital, currency, kept, officer):
    form = project_form(officer, capital=capital, currency=currency)
    assert form.is_valid(), form.errors
    assert services.save_project(form, by=officer).capital == kept


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"capital": "15 triệu"}, "currency", "Ghi loại tiền"),
        ({"currency": "USD"}, "capital", "Ghi số vốn"),
        ({"capital": "15 triệu USD", "currency": "USD"}, "capital", "chọn loại tiền USD"),
        ({"capital": "nhiều", "currency": "USD"}, "capital", "không phải là số tiền"),
        ({"capital": "1,5", "currency": "VND"}, "capital", "không có phần lẻ"),
        ({"capital": "0", "currency": "VND"}, "__all__", "lớn hơn 0"),
        ({"area": "-2"}, "area", "nhỏ hơn 0"),
    ],
)
def test_capital_without_its_currency_is_refused_at_its_box(facts, field, words, officer):
    form = project_form(officer, **facts)
    assert not form.is_valid()
    assert words in str(form.errors.get(field)), form.errors
    assert not InvestmentProject.objects.exists()


@pytest.mark.parametrize("facts", [{"currency": ""}, {"capital": None}, {"capital": Decimal(-1)}])
def test_the_database_knows_it_too(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.draft_investment(**facts)


# ── the call ─────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_is_its_agencys_and_what_is_called_for_everybodys(cast):
    draft, called = examples.draft_investment(), examples.investment()
    other = cast["so-du-lich"]
    assert list(InvestmentProject.objects.for_user(other, "view")) == [called]
    assert not InvestmentProject.objects.for_user(other, "change").exists()
    assert not InvestmentProject.objects.for_user(cast["quan-tri"], "view").exists()
    with pytest.raises(PermissionDenied):
        services.stop(called, reason="Thử", by=other)
    assert draft.stage == InvestmentStage.DRAFT


def test_it_is_not_called_for_after_its_time_nor_from_a_day_to_come(officer):
    over = examples.draft_investment(calls_until=clock.today() - timedelta(days=1))
    with pytest.raises(ValidationError) as caught:
        services.call(over, by=officer)
    assert "Thời gian kêu gọi đến 01/03/2026" in sentence(caught)
    with pytest.raises(ValidationError) as caught:
        services.call(examples.draft_investment(), called_on=clock.today() + timedelta(days=1), by=officer)
    assert "chưa đến" in sentence(caught)


def test_what_was_never_called_for_leaves_no_sentence_behind(officer, tasks, plan_of_the_year):
    project = examples.draft_investment()
    project.tasks.add(tasks["1.1"])
    services.stop(project, reason="Không còn đất", by=officer)
    assert not Hint.objects.exists()


# ── who was met ──────────────────────────────────────────────────────────────────────────────────


def test_nobody_new_is_met_about_what_is_not_called_for(desk):
    project = examples.stopped_investment()
    with pytest.raises(ValidationError) as caught:
        meet(project, desk)
    assert "Dừng kêu gọi" in sentence(caught)
    assert not InvestorContact.objects.exists()


def test_a_second_meeting_is_a_step_and_no_second_line(officer, cast):
    project, company = examples.investment(), partners.partner(kind="company", name="Công ty mẫu Z")
    meet(project, officer, name="", partner=company.pk)
    with pytest.raises(ValidationError) as caught:
        meet(project, officer, name="", partner=company.pk)
    assert "02/03/2026" in sentence(caught)
    assert "thêm bước làm việc" in sentence(caught)
    # another agency may have met them too
    assert meet(project, cast["so-du-lich"], name="", partner=company.pk).pk


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"name": ""}, "Chưa ghi nhà đầu tư"), ({"name": "Công ty A", "way": "x"}, "")],
)
def test_an_investor_has_a_name_and_a_way(facts, words, officer):
    given = {"project": examples.investment().pk, "agency": officer.agency_id, "began_on": "2026-03-01"}
    form = InvestorForm(given | {"way": "meeting"} | facts, by=officer)
    assert not form.is_valid()
    assert words in str(form.errors)


def test_nobody_was_met_tomorrow(officer):
    with pytest.raises(ValidationError) as caught:
        meet(examples.investment(), officer, began_on=clock.today() + timedelta(days=1))
    assert "chưa đến" in sentence(caught)


def test_who_was_met_is_for_who_met_them_and_whose_project_it_is(officer, cast):
    met = meet(examples.investment(), cast["so-du-lich"])
    assert InvestorContact.objects.for_user(officer, "view").filter(pk=met.pk).exists()
    assert not InvestorContact.objects.for_user(officer, "change").filter(pk=met.pk).exists()
    assert not InvestorContact.objects.for_user(cast["tinh-doan"], "view").filter(pk=met.pk).exists()


def test_how_to_reach_somebody_is_for_who_met_them_also_after_a_no(officer, cast):
    lost = examples.lost_investor()
    assert "vi-du" not in str(lost.reach)
    assert [lost.may_reveal(user, "reach") for user in (officer, cast["so-du-lich"], cast["kiem-tra"])] == [
        True, False, False,
    ]  # fmt: skip


# ── next steps ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"next_step": "Gửi hồ sơ"}, "due_on", "Ghi hạn"),
        ({"next_step": "Gửi hồ sơ", "due_on": "2026-03-01"}, "__all__", "từ ngày làm việc trở đi"),
        ({"due_on": "2026-03-09"}, "__all__", "là việc gì"),
        ({"next_step": "Gửi", "due_on": "2026-03-09", "done_on": "2026-03-03"}, "done_on", "chưa đến"),
        ({"on": "2026-03-03"}, "on", "chưa đến"),
        ({"on": "2026-03-01"}, "on", "trước ngày tiếp xúc lần đầu"),
    ],
)
def test_a_step_says_what_comes_next_and_by_when(facts, field, words, officer):
    step = InvestorStep(contact=examples.investor())
    given = {"on": "2026-03-02", "way": "meeting", "told": "Trao đổi."} | facts
    form = StepForm(given, instance=step, by=officer)
    assert not form.is_valid()
    assert words in str(form.errors.get(field)), form.errors


def test_a_promised_step_is_owed_until_it_is_done_or_nobody_talks_any_more(officer, enter):
    met = examples.investor()
    step = met.steps.get()
    (each,) = owed(clock.today())
    assert (each.agency_id, each.due_on) == (Answering(clock.today()).of(officer.agency_id), step.due_on)
    facts = {"on": "2026-03-02", "way": "meeting", "told": step.told, "next_step": step.next_step}
    facts |= {"due_on": f"{step.due_on}", "done_on": "2026-03-02"}
    reply = enter(officer).post(reverse("events:investor-step-edit", args=[step.pk]), facts)
    assert reply.status_code == 302
    assert list(owed(clock.today())) == []
    other = examples.investor()
    assert len(list(owed(clock.today()))) == 1
    services.lose(other, reason="Chọn nơi khác", by=officer)
    assert list(owed(clock.today())) == []


def test_a_call_whose_time_is_over_is_owed_the_day_after(officer):
    project = examples.investment(calls_until=date(2026, 3, 31))
    assert list(owed(date(2026, 3, 31))) == []
    (each,) = owed(date(2026, 4, 1))
    assert (each.key, each.since) == (f"events:investment-over:{project.pk}", project.calls_until)


def test_owed_costs_the_same_whatever_there_is(django_assert_max_num_queries):
    for _ in range(3):
        examples.investor()
    with django_assert_max_num_queries(4):
        assert len(list(owed(clock.today()))) == 3


# ── a scenario: plan 163, task 2.1 ───────────────────────────────────────────────────────────────


def test_a_project_from_the_list_to_its_investor_and_the_update_of_its_task(
    officer, enter, tasks, settings, plan_of_the_year
):
    project = examples.draft_investment(title="Kho lạnh Cái Mép", sector="port")
    project.tasks.add(tasks["1.1"])
    client = enter(officer)
    reply = client.post(
        reverse("events:investment-call", args=[project.pk]), {"number": "12/QĐ-UBND", "issued_on": "2026-02-20"}
    )
    assert reply.status_code == 302
    assert fresh(project).called_on == date(2026, 2, 20)
    first, second = meet(project, officer, name="Công ty A"), meet(project, officer, name="Công ty B")
    services.lose(second, reason="Chờ giá đất", by=officer)
    services.sign(first, paper=examples.investment_paper("bản ghi nhớ", series="GN"), by=officer)
    with pytest.raises(ValidationError) as caught:
        services.win(first, by=officer)
    assert "Chưa ghi văn bản chấp thuận" in sentence(caught)

    page = reverse("events:investor-win", args=[first.pk])
    paper = {"number": "345/QĐ-UBND", "issued_on": "2026-03-02"}
    for wrong in ({"capital": "30 triệu"}, {"currency": "USD"}):
        reply = client.post(page, paper | wrong)
        assert reply.status_code == 422
    assert (fresh(first).stage, fresh(project).stage) == (InvestorStage.SIGNED, InvestmentStage.CALLING)
    reply = client.post(page, paper | {"capital": "30 triệu", "currency": "USD"})
    assert reply.status_code == 302
    assert (fresh(first).stage, fresh(project).stage) == (InvestorStage.WON, InvestmentStage.AGREED)
    told = Hint.objects.get().sentence
    for words in ("Kho lạnh Cái Mép", "12/QĐ-UBND", "2 nhà đầu tư", "Công ty A được chấp thuận", "30.000.000,00 USD"):
        assert words in told

    counted = {each.key: each for each in figures(officer, date(2026, 1, 1), date(2026, 12, 31))}
    values = [counted[f"events:{key}"].value for key in ("investment-called", "investors-met", "investors-won")]
    assert values == [1, 2, 1]
    assert counted["events:investment-called:port"].value == 1
    assert counted["events:investment-capital:USD"].value == Decimal(30_000_000)
    for key, each in counted.items():
        expected = 1 if key == "events:investment-capital:USD" else each.value
        assert client.get(each.url).context["page"].paginator.count == expected, key

    lines = client.get(reverse("events:investment-sums")).context["lines"]
    assert [(name, each.count, each.agreed, each.investors, each.reached_said) for name, _url, each in lines] == [
        ("Cảng biển", 1, 1, 2, ["30.000.000,00 USD"])
    ]
    assert client.get(lines[0][1]).context["page"].paginator.count == 1
    services.call_again(fresh(project), reason="Công ty A rút", by=officer)
    assert fresh(project).stage == InvestmentStage.CALLING


def test_an_investor_who_came_back_is_not_kept_twice(officer):
    project = examples.investment()
    first = meet(project, officer)
    services.lose(first, reason="Chờ", by=officer)
    second = meet(project, officer)
    with pytest.raises(ValidationError):
        services.talk_again(fresh(first), reason="Trở lại", by=officer)
    services.lose(second, reason="Ghi trùng", by=officer)
    assert services.talk_again(fresh(first), reason="Trở lại", by=officer).stage == InvestorStage.TALKING


def test_nothing_is_signed_before_the_first_meeting(officer):
    met = examples.investor()
    early = examples.investment_paper("bản ghi nhớ", on=clock.today() - timedelta(days=1))
    with pytest.raises(ValidationError) as caught:
        services.sign(met, paper=early, by=officer)
    assert "trước ngày tiếp xúc lần đầu" in sentence(caught)


def test_sums_by_any_heading_are_of_what_one_may_see(enter, cast, officer):
    examples.draft_investment(place="Côn Đảo")
    examples.investment(place="Phú Mỹ", capital=Decimal(2_000_000_000), currency="VND")
    for by in ("linh-vuc", "trang-thai", "co-quan", "dia-ban", "x"):
        assert enter(officer).get(reverse("events:investment-sums"), {"theo": by}).context["total"].count == 2
    reply = enter(cast["so-du-lich"]).get(reverse("events:investment-sums"), {"theo": "dia-ban"})
    assert [name for name, _url, _sum in reply.context["lines"]] == ["Phú Mỹ"]
    assert "2.000.000.000 đồng" in reply.content.decode()
