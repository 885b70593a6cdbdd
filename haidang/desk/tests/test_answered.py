"""What was handed in is told with its day: by what the rooms keep of it, else by the act in the book."""

from datetime import date, datetime, time

import pytest

from haidang.desk.answered import days_of
from haidang.desk.owed import owed
from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.plan.difficulties import examples as difficulties
from haidang.plan.difficulties import services as deciding
from haidang.plan.difficulties.choices import Verdict
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.money import examples as money
from haidang.plan.money import services as accounts
from haidang.plan.money.models import Estimate
from haidang.plan.plans import examples as planned
from haidang.plan.plans import services as plans
from haidang.plan.plans.selectors.amendments import preview
from haidang.plan.plans.services.products import hang_plan
from haidang.registers.partners import examples as partners
from haidang.registers.partners.services import hold

pytestmark = pytest.mark.django_db

TODAY, LATER = date(2020, 6, 15), date(2020, 6, 22)


@pytest.fixture(autouse=True)
def walk(cast, norms, settings, time_machine):
    """It is nine in the morning of a day; acts are of that day."""

    def to(day):
        settings.HAIDANG_TODAY = day
        time_machine.move_to(datetime.combine(day, time(9), clock.VIETNAM), tick=False)

    to(TODAY)
    return to


def keys(kind, on=TODAY):
    return {each.key for each in owed(on) if each.key.startswith(f"{kind}:")}


def gone(kind, before):
    """Keys that were owed and are not, with the days of which is known."""
    return {key: days_of([key]).get(key) for key in before - keys(kind, LATER)}


def test_a_difficulty_is_handed_in_by_each_who_had_it(cast, walk):
    desk, officer, chair = (cast[name] for name in ("so-ngoai-vu", "so-cong-thuong", "lanh-dao-ubnd"))
    row = difficulties.difficulty()
    before = keys("difficulty")
    assert before == {f"difficulty:{row.pk}:submit"}
    assert days_of(before) == {}

    walk(date(2020, 6, 16))
    row = deciding.ask_back(row, question="Từ bao giờ?", by=desk)
    assert gone("difficulty", before) == {f"difficulty:{row.pk}:submit": date(2020, 6, 16)}

    explain = keys("difficulty", LATER)
    walk(date(2020, 6, 17))
    row = deciding.explain(row, reply="Từ tháng 5.", words=row.words, proposal=row.proposal, by=officer)
    assert gone("difficulty", explain) == {f"difficulty:{row.pk}:explain": date(2020, 6, 17)}

    walk(date(2020, 6, 18))
    draft = deciding.consolidate([row], by=desk)
    deciding.submit(draft, number="812/TTr-SNgV", issued_on=date(2020, 6, 18), by=desk)
    answer = keys("difficulty", LATER)
    assert days_of([f"difficulty:{row.pk}:submit"]) == {f"difficulty:{row.pk}:submit": date(2020, 6, 18)}

    walk(date(2020, 6, 19))
    row = Difficulty.objects.get(pk=row.pk)
    deciding.settle(row, Verdict.AGREED, "Giao Văn phòng có văn bản.", by=chair)
    assert gone("difficulty", answer) == {f"difficulty:{row.pk}:answer": date(2020, 6, 19)}

    close = keys("difficulty", LATER)
    walk(LATER)
    deciding.resolve(Difficulty.objects.get(pk=row.pk), words="", by=officer)
    assert gone("difficulty", close) == {f"difficulty:{row.pk}:close": LATER}


def test_another_day_was_decided_on_a_day_and_one_taken_back_on_none(cast, walk):
    granted, withdrawn = difficulties.extension(), difficulties.extension()
    before = keys("extension")
    walk(date(2020, 6, 17))
    deciding.decide_extension(granted, granted.until, by=cast["lanh-dao-ubnd"])
    deciding.withdraw_extension(withdrawn, reason="Kịp rồi.", by=cast["so-cong-thuong"])
    assert gone("extension", before) == {
        f"extension:{granted.pk}": date(2020, 6, 17),
        f"extension:{withdrawn.pk}": None,
    }


def test_an_amendment_was_put_in_force_on_a_day(cast, walk, plan):
    row = planned.draft_amendment(plan, by=cast["so-ngoai-vu"])
    before = keys("amendment")
    assert before == {f"amendment:{row.pk}"}
    walk(date(2020, 6, 18))
    plans.put_in_force(row, by=cast["so-ngoai-vu"], seen=preview(row).mark)
    assert gone("amendment", before) == {f"amendment:{row.pk}": date(2020, 6, 18)}


def test_a_product_was_approved_by_its_paper_and_read_on_a_day(cast, walk, plan):
    desk = cast["so-ngoai-vu"]
    task = plan.tasks.get(label="1.1")
    product = plans.add_product(task, "Kế hoạch quảng bá cảng", by=desk, due_on=date(2020, 6, 30))
    before = keys("product")
    assert {key.rpartition(":")[0] for key in before} == {f"product:{product.pk}"}
    walk(date(2020, 6, 18))
    paper = plans.paper_named("31/KH-UBND", date(2020, 6, 17), "", by=desk, about="Kế hoạch quảng bá cảng")
    product = plans.approve_product(product, paper, by=desk)
    assert set(gone("product", before).values()) == {date(2020, 6, 17)}
    unread = keys("product", LATER)
    walk(date(2020, 6, 19))
    hang_plan(product, planned.accepted_plan(by=desk, text=planned.TEXT.replace("07/KH-UBND", "31/KH-UBND")), by=desk)
    assert gone("product", unread) == {f"product:{product.pk}:read": date(2020, 6, 19)}


def test_an_estimate_was_appraised_decided_and_settled_on_its_days(cast):
    row = money.asked()
    key = f"estimate:{row.pk}"
    assert f"{key}:appraise" in keys("estimate")
    row = money.decided(title="Đợt khác (minh họa)")
    key = f"estimate:{row.pk}"
    found = days_of([f"{key}:appraise", f"{key}:decide", f"{key}:settle"])
    assert found == {f"{key}:appraise": date(2020, 2, 10), f"{key}:decide": date(2020, 2, 20)}
    accounts.settle(row, words="Không dùng đến.", by=person("so-cong-thuong"), today=date(2021, 1, 20))
    assert days_of([f"{key}:settle"]) == {f"{key}:settle": date(2021, 1, 20)}


def test_a_refusal_is_an_answer_too(cast, walk):
    row = money.appraised()
    walk(date(2020, 6, 18))
    accounts.refuse(row, reason="Chưa cần.", by=cast["lanh-dao-ubnd"])
    assert Estimate.objects.get(pk=row.pk).decided_on is None
    assert days_of([f"estimate:{row.pk}:decide"]) == {f"estimate:{row.pk}:decide": date(2020, 6, 18)}


def test_what_is_no_more_or_was_never_known_has_no_day():
    strange = ["difficulty:999:answer", "extension:999", "amendment:999", "product:999:1", "estimate:999:settle", "x:1"]
    assert days_of(strange) == {}


def test_a_letter_of_a_partner_is_handed_in_by_its_answer_and_an_event_by_being_held(cast, walk):
    letter, event = partners.exchange(), partners.anniversary(on=date(2020, 6, 20))
    before = keys("partners")
    assert before == {f"partners:answer:{letter.pk}", f"partners:event:{event.pk}"}
    assert days_of(before) == {}

    partners.exchange(
        partner=letter.partner, direction="sent", on=date(2020, 6, 16), reply_to=letter, reply_due_on=None
    )
    walk(LATER)
    hold(event, on=date(2020, 6, 20), result="Lễ kỷ niệm.", by=person("so-ngoai-vu"))
    assert gone("partners", before) == {
        f"partners:answer:{letter.pk}": date(2020, 6, 16), f"partners:event:{event.pk}": date(2020, 6, 20),
    }  # fmt: skip
