"""A case of citizen protection by its verbs and pages, with the norms of the day."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.audit.models import Note, RowChange
from haidang.kit.verdicts import Outcome as Said
from haidang.office.norms.models import Norm
from haidang.plan.followup.models import Hint
from haidang.registers.partners.examples import country, partner
from haidang.registers.people import citizen_services as services
from haidang.registers.people import examples_citizens as examples
from haidang.registers.people.citizen_choices import CostKind, Kind, Outcome, Security, Stage
from haidang.registers.people.citizen_selectors import checks
from haidang.registers.people.examples_citizens import NAME
from haidang.registers.people.figures import figures
from haidang.registers.people.models import CaseCost, CasePerson, CitizenCase
from haidang.registers.people.owed import owed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def sentence(caught):
    return " ".join(caught.value.messages)


def said(row, on=None):
    return {one.code: one for one in checks(fresh(row), today=on)}


def due(on, what):
    return [each for each in owed(on) if each.key.startswith(f"people:{what}:")]


def post(page, row, **posted):
    args = [row.pk] if row else []
    return reverse(f"people:case-{page}", args=args), posted


# ── taken down ───────────────────────────────────────────────────────────────────────────────────


def quick(**more):
    laos = country("Lào", name_english="Laos", iso="LA")
    return {
        "entry": str(uuid4()), "kind": "illness", "country": laos.pk, "urgency": "life", "people": 1, "name": NAME,
        "commune": "xã Mẫu", "caller": "Người nhà mẫu", "caller_phone": "0900000000", "place": "Viêng Chăn",
        "story": "Ngã bệnh nặng, không có tiền viện phí.",
    } | more  # fmt: skip


def test_the_quick_note_of_the_night_makes_a_case_with_whom_it_is_about(enter, desk):
    reply = enter(desk).post(reverse("people:case-quick"), quick(), follow=True)
    case = CitizenCase.objects.get()
    assert (case.code, case.stage, case.agency) == ("BHCD-2026-01", Stage.OPEN, desk.agency)
    assert case.received_on == date(2026, 3, 2)
    assert case.received_at is not None
    assert case.persons.get().plain_name == NAME
    page = reply.content.decode()
    assert "Nói với người gọi" in page
    assert "bảo hiểm" in page
    assert NAME not in page


def test_a_thumb_that_presses_twice_makes_one_case(enter, desk):
    night, posted = enter(desk), quick()
    first, second = (night.post(reverse("people:case-quick"), posted) for _ in range(2))
    assert first.url == second.url
    assert (CitizenCase.objects.count(), CasePerson.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"country": ""}, "Chưa chọn nước"),
        ({"kind": ""}, "bắt buộc"),
        ({"kind": "other", "story": "Hỏi"}, "ghi rõ là việc gì"),
        ({"people": 0}, "từ 1 trở lên"),
        ({"place": f"nhà bà {NAME}"}, "nêu tên người được bảo hộ"),
        ({"story": "Độ mật: Tối mật"}, "bí mật nhà nước"),
    ],
)
def test_a_quick_note_that_cannot_be_kept_says_why_and_leaves_nothing(enter, desk, wrong, told):
    reply = enter(desk).post(reverse("people:case-quick"), quick(**wrong))
    assert reply.status_code == 422
    assert told in reply.content.decode()
    assert not CitizenCase.objects.exists()
    assert not CasePerson.objects.exists()


def test_a_case_without_a_country_is_refused_by_form_and_database(enter, desk):
    posted = {"kind": "death", "urgency": "soon", "received_on": "2026-03-01", "source": "family", "people": 1,
              "agency": desk.agency_id, "country": ""}  # fmt: skip
    reply = enter(desk).post(reverse("people:case-add"), posted)
    assert (reply.status_code, CitizenCase.objects.count()) == (422, 0)
    assert "Chưa chọn nước" in reply.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        CitizenCase.objects.create(kind=Kind.DEATH, agency=desk.agency)


def test_a_town_is_no_country(desk):
    with pytest.raises(ValidationError, match="không phải là nước"):
        examples.case(country=partner()).full_clean()


def test_numbers_follow_the_year_in_which_it_was_told():
    last_year = examples.case(received_on=date(2025, 12, 31))
    codes = [examples.case().code for _ in range(2)]
    assert (last_year.code, codes) == ("BHCD-2025-01", ["BHCD-2026-01", "BHCD-2026-02"])


def test_it_did_not_happen_after_it_was_told_nor_was_it_told_tomorrow():
    with pytest.raises(ValidationError, match="nhận tin trở về trước"):
        CitizenCase(**_facts(happened_on=date(2026, 3, 3))).full_clean(exclude=["code"])
    with pytest.raises(ValidationError, match="03/03/2026 chưa đến"):
        CitizenCase(**_facts(received_on=date(2026, 3, 3))).full_clean(exclude=["code"])


def _facts(**more):
    laos = country("Lào", name_english="Laos", iso="LA")
    return {"kind": Kind.BOAT, "country": laos, "agency": examples.agency_of("so-ngoai-vu")} | more


# ── nobody is named ──────────────────────────────────────────────────────────────────────────────


def test_no_open_box_names_who_is_protected(enter, desk):
    case = examples.worked_on()
    night = enter(desk)
    told = {"on": "2026-03-02", "way": "call", "words": f"Đã gọi người nhà chị {NAME.upper()}"}
    for url, posted in (
        post("step-add", case, **told),
        post("cost-add", case, kind="grant", item=f"Vé của {NAME}", amount="1000", currency="VND", on="2026-03-02",
             security="none"),
        post("close", case, outcome="home", result=f"{NAME} đã về"),
        post("drop", case, reason=f"{NAME} không gặp nạn"),
        post("ask", case, agencies=[], words=f"{NAME} ở đâu"),
    ):  # fmt: skip
        reply = night.post(url, posted)
        assert reply.status_code == 422, url
        page = reply.content.decode()
        assert "người được bảo hộ" in page or "agencies" in page, url
    assert (case.steps.count(), case.costs.count(), fresh(case).stage) == (1, 0, Stage.OPEN)


def test_a_name_that_is_told_already_is_not_taken_before_the_box_is_mended(enter, desk):
    case = examples.case()
    examples.casestep(case, words="Đã gặp ông Trần Văn Thử ở viện")
    reply = enter(desk).post(*post("person-add", case, name="Trần Văn Thử", condition="safe"))
    assert reply.status_code == 422
    assert "Sửa chỗ đó trước" in reply.content.decode()
    assert not case.persons.exists()


def test_the_name_stands_nowhere_but_behind_its_mask(enter, desk, cast):
    case = examples.worked_on()
    reader = next(user for user in cast.values() if user.role == "inspector")
    for who in (desk, reader):
        for page in ("list", "export", "print"):
            assert NAME.encode() not in enter(who).get(reverse(f"people:case-{page}")).content
        assert NAME not in enter(who).get(case.get_absolute_url()).content.decode()
    assert NAME not in str(list(Note.objects.values_list("changes", "object_name", "reason")))
    assert NAME not in str(list(RowChange.objects.values()))


def test_who_works_on_it_may_look_also_after_its_end_and_who_is_asked_may_not(desk, cast):
    case = examples.case()
    person = examples.caseperson(case)
    police = cast["cong-an"]
    assert not CitizenCase.objects.for_user(police, "view").exists()
    services.ask(case, [police.agency], words="Xác minh nhân thân.", by=desk)
    seen = CitizenCase.objects.for_user(police, "view").get()
    assert not CitizenCase.objects.for_user(police, "change").exists()
    assert not person.may_reveal(police, "name")
    assert not seen.may_reveal(police, "story")
    examples.casestep(case)
    services.close(case, outcome=Outcome.HOME, result="Đã về.", by=desk)
    assert fresh(person).may_reveal(desk, "name")


# ── helped and ended ─────────────────────────────────────────────────────────────────────────────


def test_a_case_that_ended_speaks_to_its_tasks_and_names_nobody(desk, tasks, plan_of_the_year):
    case = examples.worked_on()
    case.tasks.add(tasks["1.2"])
    examples.casecost(case, kind=CostKind.GRANT, item="Vé máy bay", amount=Decimal(100), currency="USD", rate=23000)
    examples.casecost(case, security=Security.DEPOSIT)
    services.close(case, outcome=Outcome.HOME, result="Người gặp nạn đã về nước.", by=desk)
    (told,) = set(Hint.objects.values_list("sentence", flat=True))
    for words in (
        "BHCD-2026-01",
        "Lào",
        "02/03/2026",
        "2.300.000 đồng",
        "còn phải thu hồi 10.000.000 đồng",
        "đã về nước",
    ):
        assert words in told, (words, told)
    assert NAME not in told
    services.reopen(fresh(case), reason="Gia đình báo thêm.", by=desk)
    assert not Hint.objects.exists()
    assert (fresh(case).stage, fresh(case).closed_on) == (Stage.OPEN, None)


def test_what_was_no_case_leaves_the_drafts_and_the_figures(desk, tasks, plan_of_the_year):
    case = examples.closed()
    case.tasks.add(tasks["1.2"])
    services.reopen(case, reason="Xem lại.", by=desk)
    services.drop(fresh(case), reason="Báo nhầm.", by=desk)
    counted = {each.key: each.value for each in figures(desk, date(2026, 3, 1), date(2026, 3, 31))}
    assert counted["people:cases"] == 0


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"result": "  "}, "Chưa ghi kết quả"),
        ({"outcome": ""}, "kết thúc thế nào"),
        ({"closed_on": date(2026, 3, 3)}, "03/03/2026 chưa đến"),
        ({"closed_on": date(2026, 3, 1)}, r"trước ngày nhận tin \(02/03/2026\)"),
    ],
)
def test_an_end_says_how_and_when(desk, facts, told):
    case = examples.worked_on()
    with pytest.raises(ValidationError) as caught:
        services.close(case, **{"outcome": Outcome.HOME, "result": "Đã về."} | facts, by=desk)
    assert caught.match(told)
    assert fresh(case).stage == Stage.OPEN


def test_a_case_does_not_end_while_an_advance_stands_on_nothing(desk):
    case = examples.advanced()
    with pytest.raises(ValidationError) as caught:
        services.close(case, outcome=Outcome.HOME, result="Đã về.", by=desk)
    assert "10.000.000 đồng" in sentence(caught)
    assert "TT 92/2013/TT-BTC" in sentence(caught)
    case.costs.update(security=Security.GUARANTEE, guarantor="UBND xã Mẫu")
    assert services.close(case, outcome=Outcome.HOME, result="Đã về.", by=desk).stage == Stage.CLOSED


def test_a_rule_that_nobody_has_read_only_warns_and_one_that_is_not_there_is_told(desk):
    case = examples.advanced()
    Norm.objects.filter(code="CASE-ADVANCE").update(tag="K")
    assert said(case)["advance"].kind == Said.WARN
    Norm.objects.filter(code="CASE-ADVANCE").delete()
    assert said(case)["advance"].kind == Said.UNKNOWN
    assert services.close(case, outcome=Outcome.HOME, result="Đã về.", by=desk).stage == Stage.CLOSED


def test_a_case_does_not_end_while_something_is_to_be_done(desk):
    case = examples.case()
    step = examples.casestep(case, next_words="Gọi lại Đại sứ quán", next_on=date(2026, 3, 3))
    with pytest.raises(ValidationError, match="Gọi lại Đại sứ quán"):
        services.close(case, outcome=Outcome.HOME, result="Đã về.", by=desk)
    step.is_next_done = True
    step.save()
    assert services.close(case, outcome=Outcome.HOME, result="Đã về.", by=desk).stage == Stage.CLOSED


@pytest.mark.parametrize(
    ("done_on", "on", "kind"),
    [
        (date(2026, 3, 3), date(2026, 3, 9), Said.OK),
        (date(2026, 3, 4), date(2026, 3, 9), Said.WARN),
        (None, date(2026, 3, 3), None),
        (None, date(2026, 3, 4), Said.WARN),
    ],
)
def test_the_first_step_is_taken_within_a_day(done_on, on, kind, settings):
    case = examples.case()
    settings.HAIDANG_TODAY = on
    if done_on:
        examples.casestep(case, on=done_on)
    found = said(case).get("first")
    assert (found.kind if found else None) == kind


# ── money ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("posted", "told"),
    [
        ({"currency": "USD", "rate": ""}, "chưa có tỷ giá ra đồng"),
        ({"currency": "VND", "rate": "23000"}, "bỏ trống ô tỷ giá"),
        ({"amount": "0"}, "lớn hơn 0"),
        ({"amount": "mười"}, "không phải là số"),
        ({"kind": "grant", "security": "deposit"}, "Chỉ khoản ứng trước"),
        ({"security": "guarantee", "guarantor": ""}, "UBND xã, phường nào"),
        ({"on": "2026-03-03"}, "chưa đến"),
    ],
)
def test_a_cost_that_cannot_be_is_named(enter, desk, posted, told):
    case = examples.case()
    given = {"kind": "advance", "item": "Viện phí", "amount": "1.000.000", "currency": "VND", "on": "2026-03-02",
             "security": "none"}  # fmt: skip
    reply = enter(desk).post(*post("cost-add", case, **given | posted))
    assert reply.status_code == 422
    assert told in reply.content.decode()
    assert not case.costs.exists()


def test_foreign_money_is_kept_with_its_rate_in_dong(enter, desk):
    case = examples.case()
    enter(desk).post(*post("cost-add", case, kind="grant", item="Vé", amount="1.250,5", currency="USD",
                           rate="23.200", on="2026-03-02", security="none"))  # fmt: skip
    assert case.costs.get().vnd == Decimal(29011600)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseCost.objects.filter(case=case).update(rate=None)


def test_no_more_comes_back_than_went_and_the_rest_is_asked_for_after_the_end(desk):
    case = examples.advanced()
    cost = case.costs.get()
    cost.security = Security.DEPOSIT
    cost.save()
    today = clock.today()
    with pytest.raises(ValidationError, match=r"còn phải hoàn lại 10\.000\.000 đồng; số vừa ghi là 10\.000\.001"):
        services.refund(case, cost=cost, amount=Decimal(10_000_001), refunded_on=today, by=desk)
    with pytest.raises(ValidationError, match="trước ngày chi"):
        services.refund(case, cost=cost, amount=Decimal(1), refunded_on=today - timedelta(days=1), by=desk)
    services.refund(case, cost=cost, amount=Decimal(4_000_000), refunded_on=today, by=desk)
    services.close(case, outcome=Outcome.HOME, result="Đã về.", by=desk)
    (asked,) = due(today, "case-refund")
    assert "6.000.000 đồng" in asked.title
    services.refund(fresh(case), cost=cost, amount=Decimal(6_000_000), refunded_on=today, by=desk)
    assert due(today, "case-refund") == []
    with pytest.raises(ValidationError, match="Không còn khoản ứng trước nào"):
        services.refund(fresh(case), cost=cost, amount=Decimal(1), refunded_on=today, by=desk)


# ── whose it is ──────────────────────────────────────────────────────────────────────────────────


def test_an_agency_takes_down_its_own_and_sees_no_other(enter, officer, desk):
    case = examples.case()
    assert enter(officer).get(case.get_absolute_url()).status_code == 404
    with pytest.raises(CitizenCase.DoesNotExist):
        services.drop(case, reason="x", by=officer)
    with pytest.raises(ValidationError, match="cơ quan mình"):
        services.take_down(CitizenCase(**_facts()), by=officer)


def test_who_only_reads_carries_nothing_out(cast):
    reader = next(user for user in cast.values() if user.role == "inspector")
    with pytest.raises(PermissionDenied):
        services.drop(examples.case(), reason="x", by=reader)
