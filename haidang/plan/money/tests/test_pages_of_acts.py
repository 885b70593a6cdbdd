"""What is done to an estimate on its pages: asked, appraised, decided, settled; what waits, and sums."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.office.norms.choices import Tag
from haidang.office.norms.models import Norm
from haidang.office.norms.services import seed
from haidang.plan.money import examples, services
from haidang.plan.money.choices import EntryKind, Fund, Stage
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
