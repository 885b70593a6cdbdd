"""The ladder over everything owed: what it climbs for and leaves in peace, its job, its rehearsal, its pages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.desk import ladder, ladder_views
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.services import call_timer, timers
from haidang.kit.owed import Owed
from haidang.office.documents import services as papers
from haidang.office.documents.choices import Direction
from haidang.office.norms.models import Norm
from haidang.office.notices.models import Notice
from haidang.papers.writer.tests.said import text_of
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import RulingKind
from haidang.plan.followup.owed_dated import halted_tasks
from haidang.plan.plans.choices import MemberState
from haidang.plan.plans.models import Duty, GroupMember, Receipt
from haidang.plan.plans.services.receipts import confirm
from haidang.plan.urging.choices import Ending, Fate, Step
from haidang.plan.urging.models import Hold, Urging

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("norms")]
TODAY = date(2020, 6, 15)


def urged(code, **asked):
    return Urging.objects.filter(agency__code=code, **asked)


# ── what it climbs for ───────────────────────────────────────────────────────────────────────────


def test_a_paper_that_nobody_answered_is_urged_with_the_rule_and_the_leader(cast, ask):
    ask(date(2020, 6, 12), "SCT")
    (line,) = ladder.urge(today=TODAY)
    assert line == "Ngày 15/6/2020: đã gửi 1 mốc đôn đốc; 0 dòng thôi đôn đốc."
    made = urged("SCT", fate=Fate.SENT).get()
    assert (made.mark, made.kind) == ("T+1", "Trả lời văn bản")
    assert set(Notice.objects.values_list("person__username", flat=True)) >= {
        "so-cong-thuong",
        "lanh-dao-so-cong-thuong",
    }


def test_run_twice_it_sends_nothing_twice(cast, ask):
    ask(date(2020, 6, 12), "SCT", "SDL")
    ladder.urge(today=TODAY)
    count = (Urging.objects.count(), Notice.objects.count())
    assert ladder.urge(today=TODAY) == ["Ngày 15/6/2020: đã gửi 0 mốc đôn đốc; 0 dòng thôi đôn đốc."]
    assert (Urging.objects.count(), Notice.objects.count()) == count


def test_what_has_no_confirmed_day_urges_nobody(cast, plan):
    dated, undated = Owed("duty:1", "Việc", "Có hạn", "/", due_on=TODAY), Owed("phrase:1:2", "Việc", "Chưa có hạn", "/")
    assert ladder.urgeable(TODAY, [dated, undated]) == [dated]


def test_whom_a_phrase_may_mean_owes_nothing_before_somebody_confirms_it(cast, plan):
    proposed = set(GroupMember.objects.filter(state=MemberState.PROPOSED).values_list("agency", flat=True))
    given = set(Duty.objects.active().values_list("agency", flat=True))
    assert not (proposed - given) & {each.agency_id for each in ladder.urgeable(date(2020, 12, 1))}


def test_a_paused_task_is_left_in_peace_until_it_goes_on(cast, plan):
    task = next(each.task_id for each in ladder.urgeable(TODAY) if each.task_id)
    row = plan.tasks.get(pk=task)
    followup.rule(row, RulingKind.PAUSED, reason="Chờ kinh phí.", by=cast["lanh-dao-ubnd"])
    assert task in halted_tasks(TODAY)
    assert task not in {each.task_id for each in ladder.urgeable(TODAY)}
    followup.rule(row, RulingKind.RESUMED, reason="Đã có kinh phí.", by=cast["lanh-dao-ubnd"])
    assert task not in halted_tasks(TODAY)


# ── it stops ─────────────────────────────────────────────────────────────────────────────────────


def test_what_was_answered_is_urged_no_more_and_the_day_of_the_answer_is_shown(cast, ask, enter, officer):
    paper = ask(date(2020, 6, 12), "SCT")
    ladder.urge(today=TODAY)
    answer = ask(
        None, direction=Direction.INCOMING, number="9/SCT-VP", issued_on=TODAY, arrived_on=TODAY, arrival_number=7
    )
    papers.correct(paper, by=cast["van-thu"], reply=answer)
    ladder.watch(today=TODAY)
    row = urged("SCT", fate=Fate.SENT).get()
    assert (row.ended_on, row.ending) == (TODAY, Ending.ANSWERED)
    page = enter(officer).get(reverse("urging:urging-list"))
    assert "Đã nộp ngày 15/6/2020" in page.content.decode()


def test_a_receipt_that_was_confirmed_is_handed_in(cast, plan, settings):
    settings.HAIDANG_TODAY = date(2020, 6, 22)
    ladder.urge(today=date(2020, 6, 22))
    receipt = Receipt.objects.get(agency__code="SCT")
    assert Urging.objects.filter(key=f"receipt:{receipt.pk}", fate=Fate.SENT).exists()
    confirm(receipt, by=cast["so-cong-thuong"])
    ladder.watch(today=date(2020, 6, 22))
    assert set(Urging.objects.filter(key=f"receipt:{receipt.pk}").values_list("ending", flat=True)) == {Ending.ANSWERED}


# ── the job and its rehearsal ────────────────────────────────────────────────────────────────────


def test_for_another_day_it_rehearses_and_writes_nothing(cast, ask):
    ask(date(2020, 6, 12), "SCT")
    lines = ladder.urge(today=date(2020, 6, 23))
    assert lines[0] == "Tập dượt cho ngày 23/6/2020, không ghi và không gửi gì: 1 mốc."
    assert lines[1].startswith("T+7: Trả lời văn bản:")
    assert "Đầu mối Sở Công Thương (đầu mối của cơ quan)" in lines[1]
    assert lines[1].endswith("; bỏ qua T-7, T-3, T+1")
    assert (Urging.objects.count(), Notice.objects.count()) == (0, 0)


def test_a_day_of_rest_sends_nothing_and_says_so(cast, ask, settings):
    settings.HAIDANG_TODAY = date(2020, 6, 14)
    ask(date(2020, 6, 11), "SCT")
    assert ladder.urge(today=date(2020, 6, 14)) == [
        "Ngày 14/06/2020 cơ quan nghỉ nên không đôn đốc. Ngày làm việc tới, việc đến mốc sẽ được gửi."
    ]
    assert not Urging.objects.exists()


def test_both_timers_stand_in_the_table_and_may_be_called(cast, ask):
    ask(date(2020, 6, 12), "SCT")
    table = {timer.name: timer for timer in timers()}
    assert call_timer(table["urge"], today=TODAY) == ["Ngày 15/6/2020: đã gửi 1 mốc đôn đốc; 0 dòng thôi đôn đốc."]
    assert call_timer(table["urge-watch"], today=TODAY) == ["Ngày 15/6/2020: 0 dòng thôi đôn đốc."]


def test_the_price_of_the_preview_does_not_grow(cast, ask, desk, enter):
    client = enter(desk)
    for _ in range(2):
        ask(date(2020, 6, 12), "SCT", "SDL")
        client.get(reverse("desk:ladder"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("desk:ladder"))
    for _ in range(5):
        ask(date(2020, 6, 12), "SCT", "SDL", "STC")
    with CaptureQueriesContext(connection) as more:
        client.get(reverse("desk:ladder"))
    # what is owed is asked of nineteen rooms and sixty books; one book more may cost a few, a row more nothing
    assert len(more) <= len(few) <= 170


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def test_the_desk_sees_who_gets_what_and_why_sends_it_and_finds_it_in_the_book(cast, ask, desk, enter):
    leader = cast["lanh-dao-so-cong-thuong"]
    leader.email = ""
    leader.save()
    ask(date(2020, 6, 12), "SCT")
    client = enter(desk)
    before = client.get(reverse("desk:ladder")).content.decode()
    for said in ("T+1", "Đầu mối Sở Công Thương", "đầu mối của cơ quan", "Giám đốc Sở Công Thương", "bỏ qua"):
        assert said in before, said
    assert "chưa có địa chỉ thư" in before
    reply = client.post(reverse("desk:ladder"), follow=True)
    assert "Đã gửi 1 mốc đôn đốc." in reply.content.decode()
    assert reply.redirect_chain[-1][0] == "/don-doc/so/?since=2020-06-15"
    again = client.post(reverse("desk:ladder"), follow=True)
    assert "Không còn mốc nào phải gửi hôm nay" in again.content.decode()


def test_more_than_a_page_can_wait_for_is_sent_by_a_job(cast, ask, desk, enter, monkeypatch):
    monkeypatch.setattr(ladder_views, "AT_ONCE", 1)
    ask(date(2020, 6, 12), "SCT", "SDL")
    reply = enter(desk).post(reverse("desk:ladder"))
    job = Job.objects.get(by=desk)
    assert reply.url == job.get_absolute_url()
    assert not Urging.objects.exists()
    assert ladder.urge_for(*job.arguments) == {"sent": 2, "url": "/don-doc/so/?since=2020-06-15"}
    assert ladder.urge_for(*job.arguments)["sent"] == 0


def test_who_has_no_account_is_named_before_anything_is_sent(cast, ask, desk, enter):
    cast["so-du-lich"].is_active = False
    cast["so-du-lich"].save()
    ask(date(2020, 6, 12), "SDL")
    assert "Không có ai nhận" in enter(desk).get(reverse("desk:ladder")).content.decode()


def test_without_a_rule_the_page_says_what_to_do(cast, desk, enter):
    Norm.objects.versions("URGE-RUNGS").delete()
    page = enter(desk).get(reverse("desk:ladder"))
    assert page.status_code == 200
    assert "Hãy bổ sung ở trang Định mức, quy định" in page.content.decode()


def test_the_desk_holds_a_thing_back_and_lets_it_go(cast, ask, desk, enter):
    paper = ask(date(2020, 6, 12), "SCT")
    key = f"answer:{paper.pk}:{cast['so-cong-thuong'].agency_id}"
    client = enter(desk)
    address = f"{reverse('desk:ladder-hold')}?viec={key}"
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": ""}).status_code == 422
    page = client.post(address, {"reason": "Đã hẹn thứ Tư."}, follow=True).content.decode()
    assert "Đã hẹn thứ Tư." in page
    assert "Hôm nay không có mốc nào phải gửi" in page
    client.post(reverse("desk:ladder"))
    assert not Urging.objects.exists()
    hold = Hold.objects.get()
    page = client.post(reverse("desk:ladder-let-go", args=[hold.pk]), follow=True).content.decode()
    assert "Đã bỏ giữ" in page
    client.post(reverse("desk:ladder"))
    assert Urging.objects.filter(fate=Fate.SENT).exists()


@pytest.mark.parametrize("page", ["ladder-hold", "ladder-hand"])
def test_what_is_not_owed_can_neither_be_held_back_nor_spoken_of(cast, desk, officer, ask, enter, page):
    paper = ask(date(2020, 6, 12), "SCT")
    address = f"{reverse(f'desk:{page}')}?viec="
    assert enter(desk).get(address + "update:1:2020-t05").status_code == 404
    key = f"answer:{paper.pk}:{cast['so-cong-thuong'].agency_id}"
    assert enter(officer).get(address + key).status_code == 404
    assert enter(desk).get(address + key).status_code == 200


def test_what_was_said_on_the_telephone_goes_into_the_book(cast, ask, desk, officer, enter):
    paper = ask(date(2020, 6, 12), "SCT")
    address = f"{reverse('desk:ladder-hand')}?viec=answer:{paper.pk}:{cast['so-cong-thuong'].agency_id}"
    client = enter(desk)
    assert client.post(address, {"way": "phone", "words": " "}).status_code == 422
    page = client.post(address, {"way": "zalo", "words": "Đã nhắn chị đầu mối; hứa gửi chiều nay."}, follow=True)
    assert "hứa gửi chiều nay" in page.content.decode()
    row = Urging.objects.get(step=Step.BY_HAND)
    assert (row.way, row.days_late, row.by) == ("zalo", 1, desk)
    # the agency sees what was said to it
    assert enter(officer).get(row.get_absolute_url()).status_code == 200
    waiting = client.get(reverse("desk:ladder-waiting")).content.decode()
    assert "Lần cuối: Đôn đốc trực tiếp, 15/6/2020" in waiting


def test_a_letter_is_drafted_sent_and_recorded(cast, ask, desk, enter):
    ask(date(2020, 6, 4), "SCT")
    ask(date(2020, 6, 2), "SCT", "SDL")
    client = enter(desk)
    client.post(reverse("desk:ladder"))
    page = client.get(reverse("desk:ladder-letters")).content.decode()
    assert "Sở Công Thương" in page
    agency = cast["so-cong-thuong"].agency
    reply = client.get(reverse("desk:ladder-letter", args=[agency.pk]))
    words = text_of(reply.content)
    assert "Kính gửi: Sở Công Thương" in words
    assert "DỰ THẢO" in words
    assert "còn 2 việc đã quá thời hạn" in words
    assert "trước 7, 3 ngày" not in words, "the program's settings are nothing to an agency"
    paper = ask(None, "SCT", number="77/SNgV-VP", subject="V/v đôn đốc (minh họa)", reply_due_on=None)
    address = reverse("desk:ladder-letter-sent", args=[agency.pk])
    assert "77/SNgV-VP" in client.get(address).content.decode()
    assert client.post(address, {"items": [], "document": paper.pk}).status_code == 422
    items = list(urged("SCT", step=Step.LETTER, fate=Fate.SENT).values_list("pk", flat=True))
    assert (
        "Đã ghi công văn" in client.post(address, {"items": items, "document": paper.pk}, follow=True).content.decode()
    )
    assert client.get(address).status_code == 404
    assert {row.document for row in urged("SCT", step=Step.LETTER, fate=Fate.SENT)} == {paper}


def test_a_letter_names_only_papers_that_went_to_that_agency(cast, ask, desk, enter):
    ask(date(2020, 6, 4), "SCT")
    other = ask(None, "SDL", number="78/SNgV-VP", reply_due_on=None)
    client = enter(desk)
    client.post(reverse("desk:ladder"))
    items = list(urged("SCT", step=Step.LETTER, fate=Fate.SENT).values_list("pk", flat=True))
    address = reverse("desk:ladder-letter-sent", args=[cast["so-cong-thuong"].agency_id])
    assert client.post(address, {"items": items, "document": other.pk}).status_code == 422


def test_the_list_for_the_province_says_what_was_done_before(cast, ask, desk, enter, settings):
    ask(date(2020, 6, 12), "SCT")
    client = enter(desk)
    for day in (TODAY, date(2020, 6, 23), date(2020, 7, 3)):
        settings.HAIDANG_TODAY = day
        client.post(reverse("desk:ladder"))
    chair = enter(cast["lanh-dao-ubnd"])
    page = chair.get(reverse("desk:ladder-province")).content.decode()
    assert "T+1 15/6/2020; T+7 23/6/2020; T+15 03/7/2020" in page
    assert "việc quá hạn của Sở cũng nằm trong danh sách này" in page
    words = text_of(chair.get(reverse("desk:ladder-province-paper")).content)
    assert "DANH SÁCH VIỆC QUÁ HẠN ĐÃ ĐÔN ĐỐC" in words
    assert "T+1 15/6/2020; T+7 23/6/2020; T+15 03/7/2020" in words


def test_an_agency_sees_the_urgings_it_got_and_no_other(cast, ask, officer, enter):
    ask(date(2020, 6, 12), "SCT", "SDL")
    ladder.urge(today=TODAY)
    client = enter(officer)
    found = client.get(reverse("urging:urging-list")).context["page"].object_list
    assert {row.agency.code for row in found} == {"SCT"}
    assert client.get(urged("SDL").first().get_absolute_url()).status_code == 404
    assert client.get(reverse("desk:ladder")).status_code == 404
    assert client.post(reverse("desk:ladder")).status_code == 404


def test_the_page_of_a_task_shows_who_was_urged_about_it(cast, plan, settings, enter, desk):
    settings.HAIDANG_TODAY = day = date(2020, 7, 6)
    ladder.urge(today=day)
    task = Urging.objects.filter(task__isnull=False, fate=Fate.SENT).latest("pk").task
    assert task
    page = enter(desk).get(task.get_absolute_url()).content.decode()
    assert task.urgings.latest("pk").get_absolute_url() in page
    assert f"{reverse('urging:urging-list')}?task={task.pk}" in page
