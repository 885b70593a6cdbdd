"""The pages of money, with a person at the door; without scripts, as every page of the house works."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from haidang.plan.money import examples, services
from haidang.plan.money.choices import Stage
from haidang.plan.money.fields import AmountField, NumberField, PaperField
from haidang.plan.money.models import Estimate
from haidang.plan.plans.examples import accepted_plan

pytestmark = pytest.mark.django_db


def told(reply):
    """What the page says, spaces apart."""
    return " ".join(reply.content.decode().split())


def sent_lines(*lines, seen="", initial=0):
    """What a browser sends of the table of lines."""
    posted = {"dong-TOTAL_FORMS": len(lines), "dong-INITIAL_FORMS": initial, "seen": seen}
    for at, line in enumerate(lines):
        empty = {"item": "", "unit": "", "quantity": "1", "times": "1", "price": "", "norm": "", "words": ""}
        posted |= {f"dong-{at}-{name}": value for name, value in (empty | line).items()}
    return posted


# ── what people type ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "currency", "amount"),
    [
        ("120 triệu", "VND", 120_000_000),
        ("1.250.000", "VND", 1_250_000),
        ("1.250.000 đồng", "VND", 1_250_000),
        ("1,5 triệu", "VND", 1_500_000),
        ("1250000", "VND", 1_250_000),
        ("812,35", "USD", "812.35"),
        ("$300", "USD", 300),
    ],
)
def test_an_amount_is_read_as_it_is_typed(typed, currency, amount):
    assert AmountField(currency=currency).clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "currency", "sentence"),
    [
        ("một ít", "VND", "không phải là số tiền"),
        ("5 xu", "VND", "Không biết loại tiền “XU”"),
        ("300 USD", "VND", "Đổi ra VND theo tỷ giá"),
        ("1.250,5", "VND", "không có phần lẻ"),
        ("0,125", "USD", "hai chữ số sau dấu phẩy"),
        ("2000 tỷ", "VND", "lớn bất thường"),
        ("-5", "VND", "không phải là số tiền"),
        ("", "VND", "không được để trống|bắt buộc"),
    ],
)
def test_what_is_no_amount_is_refused_with_a_sentence(typed, currency, sentence):
    with pytest.raises(ValidationError, match=sentence):
        AmountField(currency=currency).clean(typed)


@pytest.mark.parametrize("number", ["3", "2.50", "1.5", "2.12", "1234567", "1234.5", "0.25", "100", "999"])
def test_a_number_that_is_shown_is_read_back_as_the_same(number):
    field = NumberField()
    assert field.clean(field.prepare_value(Decimal(number))) == Decimal(number)
    assert not field.has_changed(Decimal(number), field.prepare_value(Decimal(number)))


def test_a_paper_is_named_by_its_number_and_where_needed_by_its_day(cast):
    field = PaperField()
    field.by = cast["lanh-dao-ubnd"]
    with pytest.raises(ValidationError, match="Sổ văn bản không có “312/QĐ-UBND”"):
        field.clean("312/QĐ-UBND")
    old = examples.decision(issued_on=date(2019, 2, 20))
    new = examples.decision()
    with pytest.raises(ValidationError, match="Có nhiều văn bản cùng số"):
        field.clean("312/QD-UBND")
    assert field.clean("312/QĐ-UBND ngày 20/02/2020") == new
    assert field.clean("312/QĐ-UBND ngày 20/2/2019") == old


# ── the head ─────────────────────────────────────────────────────────────────────────────────────


def head(**more):
    return {"title": "Đoàn khảo sát", "year": "2020", "fund": "province", "currency": "VND"} | more


def test_an_officer_begins_an_estimate_of_their_agency_whatever_they_send(enter, officer, stranger):
    reply = enter(officer).post("/kinh-phi/them/", head(agency=stranger.agency_id))
    made = Estimate.objects.get()
    assert reply["Location"] == f"/kinh-phi/{made.pk}/"
    assert (made.agency, made.created_by, made.stage) == (officer.agency, officer, Stage.DRAFT)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"currency": "XYZ"}, "Không biết loại tiền “XYZ”. Các loại dùng được: VND, USD"),
        ({"currency": "USD", "rate": "23.230"}, "Ghi ngày của tỷ giá"),
        ({"rate": "23.230", "rate_on": "2020-02-03"}, "Dự toán bằng đồng thì không ghi tỷ giá"),
        ({"currency": "USD", "rate": "23.230", "rate_on": "2020-06-16"}, "Ngày của tỷ giá chưa tới"),
        ({"currency": "USD", "rate": "0", "rate_on": "2020-02-03"}, "Tỷ giá phải lớn hơn 0"),
        ({"year": "20"}, "Năm ngân sách 20 không đúng"),
    ],
)
def test_a_head_that_cannot_be_is_refused_with_a_sentence(enter, officer, more, sentence):
    reply = enter(officer).post("/kinh-phi/them/", head(**more))
    assert reply.status_code == 422
    assert sentence in told(reply)
    assert not Estimate.objects.exists()


def test_a_currency_may_be_written_small_and_a_rate_as_papers_write_it(enter, officer):
    enter(officer).post("/kinh-phi/them/", head(currency="usd", rate="23.230,5", rate_on="2020-02-03"))
    made = Estimate.objects.get()
    assert (made.currency, made.rate) == ("USD", Decimal("23230.5"))


def test_the_plan_follows_from_the_task(enter, desk, cast):
    plan = accepted_plan(by=desk)
    task = plan.tasks.of_content()[0]
    enter(desk).post("/kinh-phi/them/", head(task=task.pk, agency=desk.agency_id))
    assert (Estimate.objects.get().task, Estimate.objects.get().plan) == (task, plan)


# ── the lines ────────────────────────────────────────────────────────────────────────────────────


def test_lines_are_written_in_a_table_and_added_up(enter, officer):
    made = examples.estimate(lines=())
    client = enter(officer)
    page = client.get(f"/kinh-phi/{made.pk}/dong/")
    assert "dong-4-item" in told(page)
    lines: list[dict[str, str]] = [
        {"item": "In", "quantity": "2,5", "price": "1,2 triệu"},
        {},
        {"item": "Xe", "times": "3", "price": "900.000"},
    ]
    reply = client.post(f"/kinh-phi/{made.pk}/dong/", sent_lines(*lines, seen=made.fingerprint))
    assert reply["Location"] == made.get_absolute_url()
    assert [(line.item, line.asked) for line in made.lines.all()] == [("In", 3_000_000), ("Xe", 2_700_000)]
    assert "5.700.000" in told(client.get(made.get_absolute_url()))


def test_lines_come_back_as_they_were_and_one_can_be_dropped(enter, officer):
    made = examples.estimate()
    page = enter(officer).get(f"/kinh-phi/{made.pk}/dong/")
    forms = page.context["formset"].forms
    posted = {"seen": made.fingerprint, "dong-TOTAL_FORMS": len(forms), "dong-INITIAL_FORMS": 3}
    for at, form in enumerate(forms):
        for name in form.fields:
            value = form[name].value()
            posted[f"dong-{at}-{name}"] = "" if value is None else form.fields[name].prepare_value(value)
    posted["dong-1-DELETE"] = "on"
    before = [(line.item, line.asked) for line in made.lines.all()]
    assert enter(officer).post(f"/kinh-phi/{made.pk}/dong/", posted).status_code == 302
    assert [(line.item, line.asked) for line in made.lines.all()] == [before[0], before[2]]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({"item": "In", "price": "300 USD"}, "Đổi ra VND theo tỷ giá"),
        ({"item": "In", "price": "năm trăm"}, "không phải là số tiền"),
        ({"item": "In"}, "không được để trống|bắt buộc"),
        ({"item": "In", "price": "900 tỷ", "quantity": "900"}, "lớn bất thường"),
    ],
)
def test_a_bad_line_keeps_everything_that_was_typed(enter, officer, line, sentence):
    made = examples.estimate()
    reply = enter(officer).post(f"/kinh-phi/{made.pk}/dong/", sent_lines({"item": "Giữ lại", "price": "1"}, line))
    assert reply.status_code == 422
    assert any(one in told(reply) for one in sentence.split("|"))
    assert 'value="Giữ lại"' in told(reply)
    assert made.lines.count() == 3


def test_the_second_to_save_lines_is_told_and_keeps_the_text(enter, officer, desk):
    made = examples.estimate()
    seen = made.fingerprint
    services.set_lines(made, [{"item": "Của người trước", "price": Decimal(1)}], by=desk)
    posted = sent_lines({"item": "Của người sau", "price": "2"}, seen=seen)
    reply = enter(officer).post(f"/kinh-phi/{made.pk}/dong/", posted)
    assert "người khác đã lưu" in told(reply)
    assert 'value="Của người sau"' in told(reply)
    assert [line.item for line in made.lines.all()] == ["Của người trước"]
