"""The leaders' page: every number opens its list, vice-chairs begin with their fields, decisions are taken on it."""

import re
from datetime import date, datetime, time, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.desk import awaited
from haidang.desk.tests.made import asked_paper
from haidang.kit import clock
from haidang.office.directory.models import Agency, Field, FieldDirection, Official, Posting
from haidang.plan.difficulties import examples as difficulties
from haidang.plan.difficulties.choices import ExtensionStage, Stage
from haidang.plan.difficulties.models import Difficulty, Extension, LeaderAccount
from haidang.plan.money import examples as money
from haidang.plan.money.choices import Stage as Money
from haidang.plan.money.models import Estimate
from haidang.plan.plans import services as plans
from haidang.plan.plans.choices import AmendmentState
from haidang.plan.plans.models import Amendment, Task

pytestmark = pytest.mark.django_db

TODAY = date(2020, 6, 15)
LEADERS, AWAITED = "/lanh-dao/", "/lanh-dao/cho-quyet-dinh/"


@pytest.fixture(autouse=True)
def morning(norms, the_day, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime.combine(TODAY, time(9), clock.VIETNAM))


@pytest.fixture
def chair(cast):
    return cast["lanh-dao-ubnd"]


@pytest.fixture
def vice(cast):
    """The account of a vice-chair, tied to a leader of the directory."""
    official = Official.objects.create(name="Người mẫu A")
    province = Agency.objects.get(code="UBND")
    Posting.objects.create(official=official, agency=province, post="Phó Chủ tịch", rank=2, valid_from=date(2019, 1, 1))
    LeaderAccount.objects.create(user=cast["pho-chu-tich-ubnd"], official=official)
    return cast["pho-chu-tich-ubnd"]


@pytest.fixture
def directed(vice, plan):
    """The vice-chair directs economy from January on; of the plan, the tasks of group 1 are of it."""
    economy = Field.objects.create(code="KINH-TE", name="Kinh tế đối ngoại")
    Task.objects.filter(plan=plan).update(directory_field=None)
    plan.tasks.filter(label__startswith="1.").update(directory_field=economy)
    return FieldDirection.objects.create(
        field=economy, official=vice.leader_account.official, valid_from=date(2020, 1, 2), decision="03/TB-UBND"
    )


@pytest.fixture
def busy(plan, cast):
    """Something of everything: papers overdue, a promise that was moved."""
    asked_paper(cast, date(2020, 6, 10), "SCT", "SDL")
    task = plan.tasks.get(label="1.1")
    plans.move_due(
        task, date(2020, 5, 20), by=cast["lanh-dao-ubnd"], decided_on=date(2020, 6, 1), why="Thiếu số liệu của hai bến."
    )
    return plan


def text(reply, status=200):
    assert reply.status_code == status, reply.status_code
    return " ".join(reply.content.decode().split())


def main(reply, status=200):
    return text(reply, status).partition("<main")[2]


# ── every number opens its list ──────────────────────────────────────────────────────────────────

#: What a number on the page says of its list, where the list says it in its own words.
_NUMBER = re.compile(r'<a [^>]*?href="([^"]+)"[^>]*>(?:[^<]*?<span class="hd-count">)?\s*(\d+)(?=[\s<])')


#: The lists of the page: other links may begin with the number of a task.
LISTS = {
    "/lanh-dao/ke-hoach/", "/lanh-dao/nhiem-vu/", "/ban-dieu-hanh/danh-sach/", "/ban-dieu-hanh/im-lang/",
    "/vuong-mac/loi-hua/", "/viec-cua-toi/", AWAITED,
}  # fmt: skip


def numbers(page):
    found = [(unescape(url), int(number)) for url, number in _NUMBER.findall(page)]
    return [(url, number) for url, number in found if url.partition("?")[0] in LISTS]


def rows_of(client, url):
    """How many rows the list at an address has, counted on its page."""
    page = main(client.get(url))
    if url.startswith("/lanh-dao/ke-hoach/"):
        return page.count("<tr>") - 1
    if url.startswith("/vuong-mac/") or "loi-hua" in url:
        return page.count('<h2 class="h6">')
    if url.startswith(AWAITED):
        return page.count('class="hd-awaited"')
    return page.count('class="hd-owed-row"')


@pytest.mark.one_engine
@pytest.mark.parametrize(("who", "asked"), [("chair", ""), ("vice", ""), ("vice", "?director=")])
def test_every_number_is_the_number_of_rows_of_the_list_it_opens(enter, chair, vice, directed, busy, who, asked):
    """Also where a vice-chair looks at the whole; for the chair, who directs no field, that is the page itself."""
    sent = difficulties.submitted()
    assert sent.stage == Stage.SENT
    user = {"chair": chair, "vice": vice}[who]
    client = enter(user)
    page = main(client.get(LEADERS + asked))
    found = numbers(page)
    opened = {url.partition("?")[0] for url, _number in found}
    assert opened == LISTS - (set() if user == chair else {AWAITED})
    # a list that two numbers open is opened once: it cannot have as many rows as both, if they differ
    for url, number in set(found):
        assert rows_of(client, url) == number, url


def test_the_agencies_named_in_the_sentence_are_the_rows_of_the_table(enter, chair, busy):
    page = main(enter(chair).get(LEADERS))
    (said,) = (int(number) for number in re.findall(r'href="#co-quan">(\d+) cơ quan', page))
    assert said == page.partition("<tbody>")[2].partition("</tbody>")[0].count("<tr>") > 0


# ── whose fields ─────────────────────────────────────────────────────────────────────────────────


def test_a_vice_chair_begins_with_their_fields_and_the_chair_with_all(enter, chair, vice, directed, busy):
    mine, whole = main(enter(vice).get(LEADERS)), main(enter(chair).get(LEADERS))
    all_of_it, of_mine = busy.tasks.of_content().count(), busy.tasks.of_content().filter(label__startswith="1.").count()
    assert 0 < of_mine < all_of_it
    assert f">{of_mine} nhiệm vụ</a>" in mine
    assert "Lĩnh vực Người mẫu A phụ trách" in mine
    assert f">{all_of_it} nhiệm vụ</a>" in whole
    assert f">{all_of_it} nhiệm vụ</a>" in main(enter(vice).get(LEADERS, {"director": ""}))
    assert f">{of_mine} nhiệm vụ</a>" in main(enter(chair).get(LEADERS, {"director": directed.official_id}))


def test_a_direction_counts_from_its_day_to_its_last(enter, vice, directed, busy):
    directed.valid_to = TODAY - timedelta(days=1)
    directed.save()
    assert "phụ trách:" not in main(enter(vice).get(LEADERS))
    assert enter(vice).get(LEADERS, {"director": directed.official_id}).status_code == 404
    for bad in ("x", "999", "1" * 40):
        assert enter(vice).get(LEADERS, {"director": bad}).status_code == 404
        assert enter(vice).get("/ban-dieu-hanh/im-lang/", {"director": bad}).status_code == 404


def test_the_page_has_no_word_of_trips_while_no_book_keeps_them(enter, chair, busy):
    page = main(enter(chair).get(LEADERS)).lower()
    for word in ("đoàn ra", "đoàn vào", "sắp có"):
        assert word not in page


# ── decisions ────────────────────────────────────────────────────────────────────────────────────


def post(client, key, url=LEADERS, **said):
    prefix = {"difficulty": "d", "extension": "e", "amendment": "a", "estimate": "m"}[key.partition(":")[0]]
    pk = key.partition(":")[2]
    return client.post(url, {"viec": key} | {f"{prefix}{pk}-{name}": value for name, value in said.items()})


def test_a_difficulty_is_answered_on_the_page(enter, chair):
    row = difficulties.submitted()
    client, key = enter(chair), f"difficulty:{row.pk}"
    assert f'value="{key}"' in main(client.get(LEADERS))
    assert post(client, key, verdict="agreed", words="Giao Văn phòng.", act_by="2020-06-30").status_code == 302
    row.refresh_from_db()
    assert row.stage == Stage.DECIDED
    assert row.decisions.get().act_by == date(2020, 6, 30)
    page = main(client.get(LEADERS))
    assert "Đã ghi quyết định" in page
    assert key not in page


def test_a_refusal_is_said_beside_the_field_and_nothing_is_written(enter, chair):
    row = difficulties.submitted()
    client = enter(chair)
    for url in (LEADERS, AWAITED):
        said = {"verdict": "agreed", "words": "Giao Văn phòng.", "act_by": "2020-06-01"}
        page = main(post(client, f"difficulty:{row.pk}", url, **said), 422)
        assert "Ngày thực hiện đã qua" in page
        assert "Giao Văn phòng." in page
        assert "<details open>" in page
    assert not Difficulty.objects.get(pk=row.pk).decisions.exists()


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ({"answer": "yes"}, ExtensionStage.APPROVED),
        ({"answer": "other", "granted_until": "2020-08-01", "words": "Sớm hơn."}, ExtensionStage.PARTLY),
        ({"answer": "no", "words": "Đủ thời gian."}, ExtensionStage.REFUSED),
    ],
)
def test_another_day_is_granted_on_the_page(enter, chair, said, stage):
    row = difficulties.extension()
    assert post(enter(chair), f"extension:{row.pk}", **said).status_code == 302
    assert Extension.objects.get(pk=row.pk).stage == stage


def test_no_day_is_refused_without_a_word(enter, chair):
    row = difficulties.extension()
    page = main(post(enter(chair), f"extension:{row.pk}", answer="no"), 422)
    assert "thì ghi vì sao" in page
    assert Extension.objects.get(pk=row.pk).stage == ExtensionStage.ASKED


def test_an_amendment_is_put_in_force_on_the_page_as_it_was_seen(enter, chair, desk, plan):
    decision = plans.Decision("1500/QĐ-UBND", date(2020, 6, 12), "điều chỉnh (minh họa)")
    row = plans.draft_amendment(plan, by=desk, decision=decision, in_force_on=TODAY)
    task, until = plan.tasks.get(label="1.1"), date(2020, 9, 30)
    plans.add_change(row, "due", by=desk, task=task, due_on=until, reason="Dịch bệnh")
    client, key = enter(chair), f"amendment:{row.pk}"
    (seen,) = re.findall(rf'name="a{row.pk}-seen" value="(\w+)"', main(client.get(LEADERS)))
    assert "vừa đổi sau khi bạn xem" in main(post(client, key, seen="x"), 422)
    assert post(client, key, seen=seen).status_code == 302
    assert Amendment.objects.get(pk=row.pk).state == AmendmentState.IN_FORCE
    assert plan.tasks.get(label="1.1").due_on == until


def test_an_estimate_is_decided_or_refused_on_the_page(enter, chair):
    paper, first = money.decision(), money.appraised()
    client, key = enter(chair), f"estimate:{first.pk}"
    assert "Duyệt thì ghi số tiền và văn bản duyệt" in main(post(client, key, answer="yes"), 422)
    assert "Chưa ghi lý do không duyệt" in main(post(client, key, answer="no"), 422)
    assert post(client, key, answer="yes", amount="50 triệu", document=paper.number).status_code == 302
    assert Estimate.objects.get(pk=first.pk).stage == Money.DECIDED
    second = money.appraised(title="Đợt khác (minh họa)")
    assert post(client, f"estimate:{second.pk}", answer="no", reason="Chưa cần.").status_code == 302
    assert Estimate.objects.get(pk=second.pk).stage == Money.REFUSED


def test_what_is_not_for_me_cannot_be_decided_here(enter, cast, chair, vice):
    row = difficulties.submitted()
    for user in (vice, cast["so-ngoai-vu"], cast["thanh-tra"]) if "thanh-tra" in cast else (vice, cast["so-ngoai-vu"]):
        client = enter(user)
        assert f'value="difficulty:{row.pk}"' not in main(client.get(AWAITED))
        post(client, f"difficulty:{row.pk}", verdict="agreed", words="Đồng ý.")
        assert "không còn chờ bạn" in text(client.get(AWAITED))
    assert not Difficulty.objects.get(pk=row.pk).decisions.exists()


def test_a_decision_taken_twice_is_written_once(enter, chair):
    row = difficulties.submitted()
    client = enter(chair)
    for _again in range(2):
        post(client, f"difficulty:{row.pk}", verdict="agreed", words="Đồng ý.")
    assert Difficulty.objects.get(pk=row.pk).decisions.count() == 1


def test_decisions_cost_the_same_however_many_wait(enter, chair, plan, django_assert_num_queries):
    def more():
        difficulties.submitted()
        difficulties.extension()
        money.appraised()

    more()
    client = enter(chair)
    for path in (LEADERS, AWAITED):
        client.get(path)
    counted = {}
    for path in (LEADERS, AWAITED):
        with CaptureQueriesContext(connection) as few:
            client.get(path)
        counted[path] = len(few)
    for _n in range(3):
        more()
    for path, number in counted.items():
        with django_assert_num_queries(number):
            client.get(path)
    assert len(awaited.awaited(chair, TODAY)) == 12


def test_what_the_desk_has_not_submitted_waits_for_no_leader(chair):
    difficulties.difficulty()
    assert awaited.awaited(chair, TODAY) == []
