"""The verbs of money: each with its right, its refusals, and what stands afterwards."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from haidang.kit.audit.selectors import history
from haidang.office.documents import services as documents
from haidang.office.documents.choices import Withdrawal
from haidang.office.norms.choices import Tag
from haidang.office.norms.models import Norm
from haidang.plan.money import examples, services
from haidang.plan.money.choices import EntryKind, Stage
from haidang.plan.money.models import Estimate

pytestmark = pytest.mark.django_db
DAY = date(2020, 3, 2)


def refused(match):
    return pytest.raises(ValidationError, match=match)


def all_of(estimate, **cut):
    return {line.pk: (line.asked, "") for line in estimate.lines.all()}


# ── the author ───────────────────────────────────────────────────────────────────────────────────


def test_an_agency_begins_an_estimate_of_its_own_and_the_desk_of_any(officer, desk, cast):
    assert examples.estimate(by=officer).asked == Decimal(57_600_000)
    assert examples.estimate(by=desk, agency=officer.agency).agency == officer.agency
    with refused("cơ quan mình"):
        examples.estimate(by=cast["so-du-lich"], agency=officer.agency)
    with pytest.raises(PermissionDenied):
        examples.estimate(by=cast["kiem-tra"])
    assert Estimate.objects.count() == 2


def test_lines_are_laid_anew_as_a_whole(officer):
    made = examples.estimate()
    laid = services.set_lines(made, [{"item": "In", "quantity": Decimal(2), "price": Decimal(1500)}], by=officer)
    assert [(line.item, line.position, line.asked) for line in laid.lines.all()] == [("In", 1, Decimal(3000))]
    assert history(laid)[-1].verb == "lines-laid"


def test_bad_lines_leave_the_old_ones(officer):
    made = examples.estimate()
    with refused("lớn bất thường"):
        services.set_lines(made, [{"item": "In", "price": Decimal(1)}, {"item": "Xe", "price": 2 * 10**12}], by=officer)
    assert made.lines.count() == 3


def test_who_saves_lines_second_is_told_that_another_was_first(officer, desk):
    made = examples.estimate()
    seen = made.fingerprint
    services.set_lines(made, [{"item": "In", "price": Decimal(1)}], by=desk, seen=seen)
    with refused("người khác đã lưu"):
        services.set_lines(made, [{"item": "Xe", "price": Decimal(2)}], by=officer, seen=seen)
    assert [line.item for line in made.lines.all()] == ["In"]


def test_lines_are_closed_once_it_was_sent(officer, stranger):
    sent = examples.asked()
    with refused("không sửa được nữa"):
        services.set_lines(sent, [], by=officer)
    with pytest.raises(Estimate.DoesNotExist):
        services.set_lines(sent, [], by=stranger)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"lines": ()}, "chưa có dòng nào"),
        ({"lines": ({"item": "In", "price": Decimal(0)},)}, "tổng số tiền bằng 0"),
        ({"currency": "USD"}, "chưa ghi tỷ giá"),
        ({"currency": "USD", "rate": Decimal(23230)}, "chưa ghi ngày của tỷ giá"),
    ],
)
def test_what_an_estimate_lacks_is_said_when_it_is_sent(officer, facts, told):
    made = examples.estimate(**facts)
    with refused(told):
        services.ask(made, by=officer, today=DAY)
    made.refresh_from_db()
    assert (made.stage, made.asked_on) == (Stage.DRAFT, None)


def test_a_sent_estimate_bears_its_day(officer):
    made = services.ask(examples.estimate(), by=officer, today=DAY)
    assert (made.stage, made.asked_on, history(made)[-1].verb) == (Stage.ASKED, DAY, "asked")


def norm(tag, valid_to=date(2020, 3, 1)):
    return Norm.objects.create(
        code="AN-1", act="chế độ ăn", value="TT 1 (minh họa)", document="TT 1 (minh họa)", valid_to=valid_to, tag=tag
    )


@pytest.mark.parametrize("tag", [Tag.SOURCE, Tag.HEAD])
def test_a_norm_that_was_read_must_hold_on_the_day(officer, tag):
    made = examples.estimate(lines=[{"item": "Ăn", "price": Decimal(5), "norm": norm(tag)}])
    with refused("không có hiệu lực vào ngày 02/03/2020"):
        services.ask(made, by=officer, today=DAY)
    assert services.ask(made, by=officer, today=date(2020, 3, 1)).stage == Stage.ASKED


def test_a_norm_nobody_has_read_only_warns(officer):
    made = examples.estimate(norm=norm(Tag.KNOWN))
    assert services.ask(made, by=officer, today=DAY).stage == Stage.ASKED


def test_its_author_takes_it_back_until_it_was_appraised(officer):
    with refused("lý do rút"):
        services.cancel(examples.asked(), reason=" ", by=officer)
    gone = services.cancel(examples.asked(), reason="Không làm nữa", by=officer)
    assert gone.stage == Stage.CANCELLED
    with refused("không thể làm việc “Rút dự toán”"):
        services.cancel(examples.appraised(), reason="Không làm nữa", by=officer)


# ── two currencies ───────────────────────────────────────────────────────────────────────────────


def test_a_foreign_estimate_is_counted_in_its_currency_and_decided_in_đồng(finance, chair):
    sent = examples.asked(
        currency="USD", rate=Decimal("23230.5"), rate_on=date(2020, 2, 1),
        lines=[{"item": "Vé máy bay", "quantity": Decimal(3), "price": Decimal("812.35")}],
    )  # fmt: skip
    assert sent.asked == Decimal("2437.05")
    assert sent.balance.asked == Decimal(56_613_890)  # 2.437,05 × 23.230,5 = 56.613.890,025
    with refused("2.500,00 USD cao hơn số đề nghị 2.437,05 USD"):
        services.appraise(sent, {sent.lines.get().pk: (Decimal(2500), "")}, by=finance, today=DAY)
    seen = services.appraise(sent, all_of(sent), by=finance, today=DAY)
    with refused("56.613.891 đồng cao hơn số đã thẩm định 56.613.890 đồng"):
        services.decide(seen, amount=Decimal(56_613_891), document=examples.decision(), by=chair, today=DAY)


def test_no_foreign_estimate_gets_to_the_table_without_a_rate(officer):
    made = examples.estimate(currency="JPY")
    with pytest.raises(IntegrityError), transaction.atomic():
        Estimate.objects.filter(pk=made.pk).update(stage=Stage.ASKED)


# ── Sở Tài chính ─────────────────────────────────────────────────────────────────────────────────


def test_what_is_cut_needs_a_reason_line_by_line(finance):
    sent = examples.asked()
    first = sent.lines.all()[0]
    cut = all_of(sent) | {first.pk: (first.asked - 1, " ")}
    with refused("“In hồ sơ giới thiệu cảng bằng hai thứ tiếng” bị giảm mà chưa ghi lý do"):
        services.appraise(sent, cut, by=finance, today=DAY)
    done = services.appraise(sent, cut | {first.pk: (first.asked - 1, "Tròn số")}, by=finance, today=DAY)
    assert (done.stage, done.appraised_by, done.balance.appraised) == (Stage.APPRAISED, finance, Decimal(57_599_999))
    assert done.lines.all()[0].remark == "Tròn số"


@pytest.mark.parametrize(("change", "told"), [(1, "cao hơn số đề nghị"), (-(10**9), "không được nhỏ hơn 0")])
def test_an_appraisal_stays_between_nothing_and_what_was_asked(finance, change, told):
    sent = examples.asked()
    line = sent.lines.all()[0]
    with refused(told):
        services.appraise(sent, all_of(sent) | {line.pk: (line.asked + change, "x")}, by=finance, today=DAY)
    assert sent.lines.filter(appraised__isnull=False).count() == 0


def test_an_appraisal_of_other_lines_than_there_are_is_no_appraisal(officer, finance):
    sent = examples.asked()
    shown = all_of(sent)
    services.send_back(sent, reason="Tách dòng ăn, nghỉ", by=finance)
    services.set_lines(sent, [{"item": "In", "price": Decimal(9)}], by=officer)
    services.ask(sent, by=officer, today=DAY)
    with refused("đã khác lúc mở trang"):
        services.appraise(sent, shown, by=finance, today=DAY)


def test_an_appraisal_is_mended_until_it_is_decided_on(finance):
    seen = examples.appraised()
    again = services.appraise(seen, all_of(seen), by=finance, today=DAY)
    assert again.balance.appraised == Decimal(57_600_000)
    with refused("không thể làm việc “Thẩm định”"):
        done = examples.decided()
        services.appraise(done, all_of(done), by=finance, today=DAY)


def test_only_the_finance_department_appraises(officer, desk, chair, stranger):
    sent = examples.asked()
    for who in (officer, desk, chair):
        with pytest.raises(PermissionDenied):
            services.appraise(sent, all_of(sent), by=who, today=DAY)
    with pytest.raises(Estimate.DoesNotExist):
        services.appraise(sent, all_of(sent), by=stranger, today=DAY)


def test_what_is_returned_is_its_authors_again_without_the_old_appraisal(finance, chair, officer):
    with refused("lý do trả lại"):
        services.send_back(examples.asked(), reason="", by=finance)
    back = services.send_back(examples.appraised(), reason="Thiếu báo giá", by=chair)
    assert (back.stage, back.remark, back.appraised) == (Stage.RETURNED, "Thiếu báo giá", None)
    assert back.lines.filter(appraised__isnull=False).count() == 0
    assert services.ask(back, by=officer, today=DAY).remark == ""


def test_the_chair_does_not_return_what_was_not_appraised(chair):
    with refused("không thể làm việc “Trả lại để sửa”"):
        services.send_back(examples.asked(), reason="Thiếu báo giá", by=chair)


# ── UBND ─────────────────────────────────────────────────────────────────────────────────────────


def test_ubnd_decides_by_a_paper_and_on_its_day(chair):
    done = services.decide(
        examples.appraised(), amount=Decimal(50_000_000), document=examples.decision(), by=chair, today=DAY
    )
    assert (done.stage, done.decided, done.decided_on) == (Stage.DECIDED, Decimal(50_000_000), date(2020, 2, 20))
    assert "50.000.000" in str(history(done)[-1].changes)


def test_what_no_decision_can_be(chair):
    seen, paper = examples.appraised(), examples.decision()
    with refused("Chưa nêu văn bản duyệt"):
        services.decide(seen, amount=Decimal(1), document=None, by=chair, today=DAY)
    with refused("lớn hơn 0"):
        services.decide(seen, amount=Decimal(0), document=paper, by=chair, today=DAY)
    with refused("57.000.000 đồng cao hơn số đã thẩm định 55.600.000 đồng"):
        services.decide(seen, amount=Decimal(57_000_000), document=paper, by=chair, today=DAY)
    clerk = examples.person("van-thu")
    gone = documents.withdraw(paper, how=Withdrawal.RECALLED, by=clerk, reason="thu hồi")
    with refused("đã rút"):
        services.decide(seen, amount=Decimal(1), document=gone, by=chair, today=DAY)


def test_the_finance_department_does_not_decide(finance):
    with pytest.raises(PermissionDenied):
        services.decide(examples.appraised(), amount=Decimal(1), document=examples.decision(), by=finance, today=DAY)


def test_what_ubnd_refuses_says_why_and_may_be_returned(chair):
    with refused("lý do không duyệt"):
        services.refuse(examples.appraised(), reason="", by=chair)
    no = services.refuse(examples.appraised(), reason="Hết nguồn", by=chair)
    assert (no.stage, no.remark) == (Stage.REFUSED, "Hết nguồn")
    assert services.send_back(no, reason="Lập lại từ nguồn xã hội hóa", by=chair).stage == Stage.RETURNED


# ── money that moves ─────────────────────────────────────────────────────────────────────────────


def enter(estimate, kind, amount, by, on=DAY):
    return services.enter(estimate, EntryKind(kind), Decimal(amount), on=on, by=by, today=DAY)


def test_money_is_allocated_spent_and_paid_back(officer, finance):
    done = examples.decided()  # 55.600.000
    with refused("Cấp quá số được duyệt: còn được cấp 55.600.000 đồng"):
        enter(done, "allocated", 55_600_001, finance)
    enter(done, "allocated", 50_000_000, finance)
    with refused("Chi quá số đã cấp: còn 50.000.000 đồng"):
        enter(done, "spent", 50_000_001, officer)
    enter(done, "spent", 41_000_000, officer)
    with refused("Nộp trả nhiều hơn số còn lại: còn 9.000.000 đồng"):
        enter(done, "returned", 9_000_001, officer)
    enter(done, "returned", 9_000_000, officer)
    state = Estimate.objects.get(pk=done.pk).balance
    assert (state.allocated, state.spent, state.paid_back, state.left) == (50_000_000, 41_000_000, 9_000_000, 0)


def test_who_moves_what(officer, finance, desk, chair, stranger):
    done = examples.decided()
    for who, kind in ((officer, "allocated"), (desk, "allocated"), (chair, "allocated"), (finance, "spent")):
        with pytest.raises(PermissionDenied):
            enter(done, kind, 1, who)
    with pytest.raises(Estimate.DoesNotExist):
        enter(done, "spent", 1, stranger)
    enter(done, "allocated", 5, finance)
    enter(done, "spent", 5, desk)


def test_nothing_moves_on_a_day_to_come_nor_by_nothing_nor_before_a_decision(finance):
    done = examples.decided()
    with refused("Ngày 03/03/2020 chưa tới"):
        enter(done, "allocated", 5, finance, on=date(2020, 3, 3))
    with refused("lớn hơn 0"):
        enter(done, "allocated", 0, finance)
    with refused("“Đã thẩm định, chờ quyết định”"):
        enter(examples.appraised(), "allocated", 5, finance)


def test_what_was_entered_by_mistake_is_taken_back_by_its_opposite(officer, finance):
    first = examples.entry()  # 50.000.000
    spent = enter(first.estimate, "spent", 10, officer)
    with refused("chỉ còn 49.999.990 đồng"):
        services.take_back_entry(first, reason="Nhầm", by=finance, today=DAY)
    with pytest.raises(PermissionDenied):
        services.take_back_entry(first, reason="Nhầm", by=officer, today=DAY)
    with refused("lý do gỡ"):
        services.take_back_entry(spent, reason="", by=officer, today=DAY)
    gone = services.take_back_entry(spent, reason="Nhầm dự toán", by=officer, today=DAY)
    assert (gone.amount, gone.takes_back, gone.kind) == (Decimal(-10), spent, "spent")
    for entry in (spent, gone):
        with refused("đã được gỡ"):
            services.take_back_entry(entry, reason="Nhầm", by=officer, today=DAY)
    services.take_back_entry(first, reason="Nhầm", by=finance, today=DAY)
    state = Estimate.objects.get(pk=first.estimate_id).balance
    assert (state.allocated, state.spent, state.left) == (0, 0, 0)


def test_an_account_is_closed_when_everything_is_explained(officer):
    done = examples.entry().estimate  # 55.600.000 decided, 50.000.000 allocated
    with refused("Còn 50.000.000 đồng đã cấp mà chưa chi"):
        services.settle(done, words="", by=officer, today=DAY)
    enter(done, "spent", 50_000_000, officer)
    with refused("Chênh lệch 5.600.000 đồng so với số được duyệt"):
        services.settle(done, words=" ", by=officer, today=DAY)
    closed = services.settle(done, words="Giá in thấp hơn", by=officer, today=DAY)
    assert (closed.stage, closed.settled_on, closed.difference_words) == (Stage.SETTLED, DAY, "Giá in thấp hơn")
    with refused("“Đã quyết toán”"):
        enter(done, "spent", 1, officer)


def test_what_was_spent_to_the_last_đồng_needs_no_words(officer, finance):
    done = examples.decided()
    enter(done, "allocated", 55_600_000, finance)
    enter(done, "spent", 55_600_000, officer)
    assert services.settle(done, words="", by=officer, today=DAY).stage == Stage.SETTLED


def test_a_decision_without_a_paper_cannot_even_be_stored(officer):
    made = examples.estimate()
    with pytest.raises(IntegrityError), transaction.atomic():
        Estimate.objects.filter(pk=made.pk).update(stage=Stage.DECIDED, decided=5)
