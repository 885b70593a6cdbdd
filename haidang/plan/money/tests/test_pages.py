"""The pages of money, with a person at the door; without scripts, as every page of the house works."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.office.norms.choices import Tag
from haidang.office.norms.models import Norm
from haidang.office.norms.services import seed
from haidang.plan.money import examples, services
from haidang.plan.money.choices import EntryKind, Fund, Stage
from haidang.plan.money.fields import AmountField, NumberField, PaperField
from haidang.plan.money.models import Estimate
from haidang.plan.plans.examples import accepted_plan
from haidang.plan.plans.models import Task

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


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────

_BUTTONS = {
    "Sửa các dòng": "dong",
    "Gửi thẩm định": "gui",
    "Thẩm định": "tham-dinh",
    "Trả lại để sửa": "tra-lai",
    "Duyệt": "duyet",
    "Không duyệt": "khong-duyet",
    "Rút dự toán": "rut",
    "Cấp kinh phí": "cap",
    "Ghi chi": "chi",
    "Ghi nộp trả": "nop-tra",
    "Quyết toán": "quyet-toan",
}


@pytest.mark.parametrize(
    ("make", "who", "buttons"),
    [
        ("estimate", "so-cong-thuong", "dong gui rut"),
        ("estimate", "so-ngoai-vu", "dong gui rut"),
        ("asked", "so-cong-thuong", "rut"),
        ("asked", "so-tai-chinh", "tham-dinh tra-lai"),
        ("asked", "lanh-dao-ubnd", ""),
        ("appraised", "lanh-dao-ubnd", "tra-lai duyet khong-duyet"),
        ("appraised", "so-cong-thuong", ""),
        ("decided", "so-tai-chinh", "cap"),
        ("decided", "so-cong-thuong", "chi nop-tra quyet-toan"),
        ("decided", "kiem-tra", ""),
    ],
)
def test_each_finds_the_buttons_that_are_theirs(enter, cast, make, who, buttons):
    made = getattr(examples, make)()
    page = told(enter(cast[who]).get(made.get_absolute_url()))
    shown = {word for word in _BUTTONS.values() if f'href="/kinh-phi/{made.pk}/{word}/"' in page}
    assert shown == set(buttons.split())


def test_an_old_address_leads_back_with_the_reason(enter, officer):
    made = examples.appraised()
    for address in ("gui", "dong", "rut"):
        reply = enter(officer).post(f"/kinh-phi/{made.pk}/{address}/", {"reason": "x"}, follow=True)
        assert reply.redirect_chain == [(made.get_absolute_url(), 302)]
        assert "Dự toán đang ở trạng thái “Đã thẩm định, chờ quyết định”" in told(reply)


def test_the_whole_way_of_an_estimate_by_its_pages(enter, officer, finance, chair):
    made = examples.estimate()
    at = f"/kinh-phi/{made.pk}/"
    author, money, province = enter(officer), enter(finance), enter(chair)
    author.post(at + "gui/")
    form = money.get(at + "tham-dinh/").context["form"]
    posted = {name: form.fields[name].prepare_value(form[name].value()) or "" for name in form.fields}
    first = f"amount-{made.lines.all()[0].pk}"
    reply = money.post(at + "tham-dinh/", posted | {first: "30 triệu"})
    assert "bị giảm mà chưa ghi lý do" in told(reply)
    money.post(at + "tham-dinh/", posted | {first: "30 triệu", first.replace("amount", "why"): "In 250 quyển"})
    examples.decision()
    reply = province.post(at + "duyet/", {"amount": "51,6 triệu", "document": "999/QĐ-UBND"})
    assert "Sổ văn bản không có “999/QĐ-UBND”" in told(reply)
    province.post(at + "duyet/", {"amount": "51,6 triệu", "document": "312/QĐ-UBND"})
    money.post(at + "cap/", {"amount": "50 triệu", "on": "2020-03-02", "words": "Đợt 1"})
    author.post(at + "chi/", {"amount": "49 triệu", "on": "2020-04-02"})
    author.post(at + "nop-tra/", {"amount": "1 triệu", "on": "2020-05-02"})
    assert "Chênh lệch 2.600.000 đồng" in told(author.post(at + "quyet-toan/", {"words": ""}))
    author.post(at + "quyet-toan/", {"words": "Giá in thấp hơn"})
    made.refresh_from_db()
    assert (made.stage, made.decided, made.difference_words) == (Stage.SETTLED, 51_600_000, "Giá in thấp hơn")
    page = told(author.get(at))
    words = ("In 250 quyển", "Đợt 1", "312/QĐ-UBND", "49.000.000", "Số tiền, đồng", "02/04/2020")
    assert [word for word in words if word not in page] == []


def test_an_appraisal_of_a_page_that_is_old_is_refused(enter, officer, finance):
    made = examples.asked()
    form = enter(finance).get(f"/kinh-phi/{made.pk}/tham-dinh/").context["form"]
    posted = {name: form.fields[name].prepare_value(form[name].value()) or "" for name in form.fields}
    services.send_back(made, reason="x", by=finance)
    services.set_lines(made, [{"item": "In", "price": Decimal(9)}], by=officer)
    services.ask(made, by=officer, today=examples.TODAY)
    reply = enter(finance).post(f"/kinh-phi/{made.pk}/tham-dinh/", posted)
    assert "đã khác lúc mở trang" in told(reply)
    assert Estimate.objects.get().stage == Stage.ASKED


def test_an_entry_is_taken_back_from_the_page(enter, officer, finance):
    entry = examples.entry()
    address = f"/kinh-phi/but-toan/{entry.pk}/go/"
    assert address in told(enter(finance).get(entry.estimate.get_absolute_url()))
    assert address not in told(enter(officer).get(entry.estimate.get_absolute_url()))
    assert enter(finance).post(address, {"reason": "Nhầm"}).status_code == 302
    assert [one.amount for one in entry.estimate.entries.all()] == [50_000_000, -50_000_000]
    assert address not in told(enter(finance).get(entry.estimate.get_absolute_url()))


def test_a_norm_that_does_not_hold_is_doubted_on_the_page(enter, officer):
    norm = Norm.objects.create(
        code="AN-1", act="chế độ ăn", value="TT 1", document="TT 1 (minh họa)", valid_to=date(2019, 1, 1), tag=Tag.KNOWN
    )
    made = examples.estimate(lines=[{"item": "Ăn", "price": Decimal(5), "norm": norm}])
    page = told(enter(officer).get(made.get_absolute_url()))
    assert "Dòng “Ăn”: định mức “chế độ ăn: TT 1” (TT 1 (minh họa)) không có hiệu lực vào ngày 15/06/2020" in page


def test_a_foreign_estimate_shows_both_currencies_or_says_that_the_rate_is_missing(enter, officer):
    lines = [{"item": "Vé", "price": Decimal("812.35")}]
    rated = examples.estimate(currency="USD", rate=Decimal(23230), rate_on=date(2020, 2, 1), lines=lines)
    page = told(enter(officer).get(rated.get_absolute_url()))
    assert "812,35" in page
    assert "18.870.891 đồng, theo tỷ giá 1 USD = 23.230 đồng ngày 01/02/2020" in page
    bare = examples.estimate(currency="USD", lines=lines)
    assert "Chưa ghi tỷ giá nên chưa quy ra đồng được" in told(enter(officer).get(bare.get_absolute_url()))


# ── what waits, and sums ─────────────────────────────────────────────────────────────────────────


def test_the_finance_department_has_one_inbox(enter, finance, officer, cast):
    seed()
    sent, draft, done = (
        examples.asked(title="Gửi rồi"),
        examples.estimate(title="Chưa gửi"),
        examples.decided(title="Duyệt"),
    )
    page = told(enter(finance).get("/kinh-phi/cho-tham-dinh/"))
    assert sent.get_absolute_url() in page
    assert "17/02/2020" in page
    assert "quá hạn" in page  # it is June
    assert done.get_absolute_url() in page  # decided, not allocated
    assert draft.get_absolute_url() not in page
    assert enter(officer).get("/kinh-phi/cho-tham-dinh/").status_code == 404
    assert "/kinh-phi/cho-tham-dinh/" in told(enter(finance).get("/kinh-phi/"))
    assert "/kinh-phi/cho-tham-dinh/" not in told(enter(officer).get("/kinh-phi/"))


@pytest.fixture
def year(desk, cast, officer):
    """Three estimates of 2020 under two tasks and no task, of two agencies and two funds; one of another year."""
    plan = accepted_plan(by=desk)
    ports, visit = (plan.tasks.get(label=label) for label in ("1.1", "1.2"))
    line = [{"item": "In", "price": Decimal(10_000_000)}]
    examples.decided(task=ports, plan=plan)
    examples.asked(task=visit, plan=plan, lines=line, by=cast["so-du-lich"], fund=Fund.SOCIAL)
    examples.asked(lines=line)
    examples.asked(lines=line, year=2019)
    examples.estimate(lines=line)
    return plan


def figures(reply):
    page = reply.context["page"]
    return {line.label.split(" ")[0]: (line.count, int(line.sum.asked)) for line in page}


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("nhiem-vu", {"1.1": (1, 57_600_000), "1.2": (1, 10_000_000), "Không": (1, 10_000_000)}),
        ("linh-vuc", {"Hợp": (2, 67_600_000), "Không": (1, 10_000_000)}),
        ("nguon", {"Ngân": (2, 67_600_000), "Xã": (1, 10_000_000)}),
    ],
)
def test_sums_of_a_year_stand_under_their_headings(enter, desk, year, by, found):
    reply = enter(desk).get("/kinh-phi/tong-hop/", {"nam": "2020", "theo": by})
    assert figures(reply) == found
    total = reply.context["total"]
    assert (total.count, total.sum.asked, total.sum.decided) == (3, 77_600_000, 55_600_000)
    assert "77.600.000" in told(reply)


def test_an_agency_sums_its_own(enter, officer, year, cast):
    reply = enter(officer).get("/kinh-phi/tong-hop/", {"nam": "2020", "theo": "co-quan"})
    assert [(line.count, line.sum.asked) for line in reply.context["page"]] == [(2, 67_600_000)]
    assert enter(cast["quan-tri"]).get("/kinh-phi/tong-hop/").status_code == 404


def test_odd_questions_are_answered_with_the_last_year(enter, desk, year):
    reply = enter(desk).get("/kinh-phi/tong-hop/", {"nam": "x", "theo": "y", "trang": "z"})
    assert (reply.context["year"], reply.context["by"]) == (2020, "nhiem-vu")


@pytest.mark.parametrize(
    "address", ["/kinh-phi/tong-hop/?nam=2020", "/kinh-phi/cho-tham-dinh/", "/kinh-phi/?year=2020"]
)
def test_a_page_costs_the_same_for_one_and_for_many(enter, finance, address):
    client, address = enter(finance), f"/kinh-phi/{address}"
    examples.asked()
    examples.decided()
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(3):
        examples.asked()
        services.enter(
            examples.decided(), EntryKind.ALLOCATED, Decimal(5), on=examples.TODAY, by=finance, today=examples.TODAY
        )
    with CaptureQueriesContext(connection) as more:
        client.get(address)
    assert len(more) == len(few)


def test_estimates_are_found_in_the_list_by_their_filters(enter, desk):
    draft, sent = examples.estimate(title="Sách ảnh"), examples.asked(title="Đoàn khảo sát", year=2021, fund=Fund.AID)
    client = enter(desk)
    for asked, found in (
        ({"stage": "asked"}, [sent]),
        ({"year": "2021"}, [sent]),
        ({"fund": "aid"}, [sent]),
        ({"agency": draft.agency_id}, [sent, draft]),
        ({"words": "sach"}, [draft]),
    ):
        shown = client.get("/kinh-phi/", asked).context["page"].object_list
        assert list(shown) == found, asked


def test_in_the_sums_a_task_is_a_link_for_who_may_open_it_and_a_name_for_others(enter, cast, desk, finance):
    plan = accepted_plan(by=desk)
    task = plan.tasks.get(label="1.1")
    examples.asked(task=task)
    url = task.get_absolute_url()
    by_task = "/kinh-phi/tong-hop/?nam=2020&theo=nhiem-vu"
    assert url in enter(desk).get(by_task).text
    page = enter(finance).get(by_task).text
    assert "1.1" in page
    assert (url in page) == Task.objects.for_user(finance, "view").filter(pk=task.pk).exists()
