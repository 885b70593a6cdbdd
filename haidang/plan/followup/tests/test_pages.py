"""Pages with a person at the door."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.plan.followup import services
from haidang.plan.followup.choices import RulingKind, Source, Stage, State
from haidang.plan.followup.examples import DONE, draft, sent
from haidang.plan.followup.models import AgencyWay, InCharge, Ruling, Update
from haidang.plan.money import services as money
from haidang.plan.money.choices import Fund
from haidang.plan.money.examples import LINES
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty
from haidang.plan.programmes import services as programmes

pytestmark = pytest.mark.django_db
NOW = "2020-t03"


def page(duty, code=NOW):
    return reverse("followup:write", args=[duty.pk, code])


def text(response):
    return response.content.decode()


def said(**changes):
    return {"state": State.DOING, "done": DONE, "next": "", "obstacle": "", "version": "0"} | changes


def test_the_form_names_the_period_the_day_and_who_reads_it(duty, officer, enter):
    html = text(enter(officer).get(page(duty)))
    assert "Cập nhật tháng 3/2020" in html
    assert "hạn gửi 18/03/2020" in html
    assert "Sở Ngoại vụ xem trong 03 ngày làm việc từ khi nhận." in html
    assert html.count('type="radio"') == 5


def test_the_last_update_stands_beside_the_form(duty, officer, enter):
    sent(duty, by=officer, period="2020-t02", done="Đã họp với các bến.")
    assert "Đã họp với các bến." in text(enter(officer).get(page(duty)))


def test_without_scripts_a_draft_is_kept_and_sent(duty, officer, enter):
    client = enter(officer)
    assert client.post(page(duty), said(act="save")).status_code == 302
    assert Update.objects.get().stage == Stage.DRAFT
    response = client.post(page(duty), said(act="submit", version="1"), follow=True)
    assert "Đã gửi. Sở Ngoại vụ xem trước ngày 05/03/2020." in text(response)
    assert Update.objects.get().stage == Stage.SUBMITTED


def test_with_scripts_it_keeps_itself_and_brings_the_next_version(duty, officer, enter):
    client = enter(officer)
    response = client.post(page(duty), said(), headers={"HX-Request": "true"})
    assert "Đã tự lưu" in text(response)
    assert 'id="id_version"' in text(response)
    assert client.post(page(duty), said(done="Thêm.", version="1"), headers={"HX-Request": "true"}).status_code == 200
    assert (Update.objects.get().done, Update.objects.get().version) == ("Thêm.", 2)


def test_the_second_sees_what_changed_and_keeps_the_text(duty, officer, leader, enter):
    draft(duty, by=leader, done="Câu của lãnh đạo.")
    client = enter(officer)
    response = client.post(page(duty), said(done="Câu của tôi.", act="save"))
    assert response.status_code == 409
    assert "Câu của lãnh đạo." in text(response)
    assert "Câu của tôi." in text(response)
    # the version that stands is in the form now: saving again is a decision
    assert client.post(page(duty), said(done="Câu của tôi.", act="save", version="1")).status_code == 302
    quiet = client.post(page(duty), said(done="Nữa.", version="1"), headers={"HX-Request": "true"})
    assert "vừa lưu cập nhật này" in text(quiet)


def test_a_refused_sending_keeps_the_draft_and_the_text(duty, officer, enter):
    client = enter(officer)
    response = client.post(page(duty), said(state=State.DONE, act="submit"))
    assert response.status_code == 422
    assert "chưa có minh chứng" in text(response)
    assert Update.objects.get().done == DONE
    again = said(state=State.DONE, act="submit", version="1", link="https://sct.example.vn/ho-so")
    assert client.post(page(duty), again).status_code == 302
    assert Update.objects.get().stage == Stage.SUBMITTED


@pytest.mark.parametrize("bad", [{"link": "không phải"}, {"paper": "999/CV-KHONG"}, {"finished_on": "32/13/2020"}])
def test_bad_input_leaves_nothing_behind(duty, officer, enter, bad):
    response = enter(officer).post(page(duty), said(act="submit", **bad))
    assert response.status_code == 422
    assert not Update.objects.exists()


def test_a_period_the_plan_does_not_ask_for_does_not_exist(duty, officer, enter):
    assert enter(officer).get(page(duty, "2020-q1")).status_code == 404
    assert enter(officer).get(page(duty, "2021-t01")).status_code == 404


def test_who_only_reads_is_refused_and_a_stranger_finds_nothing(duty, cast, enter):
    assert enter(cast["kiem-tra"]).get(page(duty)).status_code == 403
    assert enter(cast["so-du-lich"]).get(page(duty)).status_code == 404
    assert enter(cast["quan-tri"]).get(page(duty)).status_code == 404


def test_the_desk_names_the_source_of_what_it_enters(duty, desk, enter):
    client = enter(desk)
    assert "Cơ quan báo bằng" in text(client.get(page(duty)))
    assert client.post(page(duty), said(act="submit", entered_source="")).status_code == 422
    told = said(act="submit", entered_source=Source.PHONE, entered_words="Anh A, 02/3")
    assert client.post(page(duty), told).status_code == 302
    assert Update.objects.entered_for_others().get().stage == Stage.SUBMITTED


def test_the_desk_does_not_open_what_an_agency_is_writing(duty, officer, desk, enter):
    draft(duty, by=officer)
    response = enter(desk).get(page(duty), follow=True)
    assert "đang tự soạn" in text(response)
    assert DONE not in text(response)


def test_several_are_sent_from_one_screen_each_for_itself(duty, parts, officer, enter):
    client = enter(officer)
    other = next(iter(parts("1.2", "SCT")))
    one, two = f"{duty.pk}-{NOW}", f"{other.pk}-{NOW}"
    html = text(client.get(reverse("followup:open")))
    assert f'name="state-{one}"' in html
    posted = {f"state-{one}": State.DOING, f"done-{one}": "Đã đủ 16 bến.", f"version-{one}": "0"}
    posted |= {f"state-{two}": State.HINDERED, f"done-{two}": "Đã liên hệ.", f"version-{two}": "0"}
    response = client.post(reverse("followup:open"), posted)
    assert response.status_code == 422
    assert "chưa ghi vướng mắc gì" in text(response)
    assert "Đã liên hệ." in text(response)
    assert Update.objects.get(duty=duty).stage == Stage.SUBMITTED
    assert Update.objects.get(duty=other).stage == Stage.DRAFT


def test_a_line_without_a_state_keeps_its_words_when_another_is_refused(duty, parts, officer, enter):
    other = next(iter(parts("1.2", "SCT")))
    one, two = f"{duty.pk}-{NOW}", f"{other.pk}-{NOW}"
    posted = {f"state-{one}": State.HINDERED, f"done-{one}": "Đã họp.", f"version-{one}": "0"}
    posted |= {f"state-{two}": "", f"done-{two}": "Chưa viết xong", f"version-{two}": "0"}
    response = enter(officer).post(reverse("followup:open"), posted)
    assert response.status_code == 422
    assert "Chưa viết xong" in text(response)
    assert not Update.objects.filter(duty=other).exists()


def test_on_the_one_screen_too_the_second_sees_what_the_first_wrote(duty, officer, leader, enter):
    client = enter(officer)
    draft(duty, by=leader, done="Câu của lãnh đạo.")
    key = f"{duty.pk}-{NOW}"
    posted = {f"state-{key}": State.DOING, f"done-{key}": "Câu của tôi.", f"version-{key}": "0"}
    html = text(client.post(reverse("followup:open"), posted))
    assert "Câu của lãnh đạo." in html
    assert "Câu của tôi." in html
    assert Update.objects.get().stage == Stage.DRAFT


def test_nothing_new_is_one_tap(duty, officer, enter):
    client = enter(officer)
    client.post(reverse("followup:nothing", args=[duty.pk, NOW]))
    assert Update.objects.get().state == State.NOTHING


def test_the_desk_accepts_what_came_in(duty, officer, desk, enter):
    update = sent(duty, by=officer)
    client = enter(desk)
    assert DONE in text(client.get(reverse("followup:board")))
    client.post(reverse("followup:board"), {"update": [update.pk, 999_999]})
    update.refresh_from_db()
    assert (update.stage, update.reviewed_by) == (Stage.ACCEPTED, desk)


def test_who_only_oversees_reads_the_board_and_an_agency_does_not(cast, officer, enter, norms, today):
    board = reverse("followup:board")
    assert enter(cast["lanh-dao-ubnd"]).get(board).status_code == 200
    assert enter(cast["lanh-dao-ubnd"]).post(board).status_code == 403
    assert enter(officer).get(board).status_code == 404


def test_an_update_is_returned_with_a_remark_and_comes_back(duty, officer, desk, enter):
    update = sent(duty, by=officer)
    act = reverse("followup:update-act", args=[update.pk, "tra-lai"])
    assert "Chưa ghi nhận xét" in text(enter(desk).post(act, follow=True))
    enter(desk).post(act, {"reason": "Nêu tên bến."})
    html = text(enter(officer).get(page(duty)))
    assert "trả lại:" in html
    assert "Nêu tên bến." in html


def test_nobody_sees_a_button_that_leads_to_a_refusal(duty, officer, leader, desk, cast, enter):
    update = sent(duty, by=officer)
    shown = {who: text(enter(user).get(update.get_absolute_url())) for who, user in cast.items()}
    assert "Nhận</button>" in shown["so-ngoai-vu"]
    assert "Thu hồi" in shown["so-cong-thuong"]
    for who in ("kiem-tra", "lanh-dao-ubnd"):
        assert "Xử lý" not in shown[who]
        for verb in ("nhan", "tra-lai", "thu-hoi", "xac-nhan", "duyet", "lam-lai", "gui"):
            url = reverse("followup:update-act", args=[update.pk, verb])
            assert enter(cast[who]).post(url).status_code == 403, (who, verb)


def test_the_time_line_tells_what_was_said_and_ruled(duty, officer, desk, enter):
    sent(duty, by=officer)
    client = enter(desk)
    url = reverse("followup:task", args=[duty.task_id])
    posted = {"kind": RulingKind.PAUSED, "reason": "Bên bạn xin lùi.", "on": "2020-03-02", "document": ""}
    assert client.post(url, posted).status_code == 302
    assert Ruling.objects.get().on == date(2020, 3, 2)
    html = text(client.get(url))
    for words in (DONE, "Bên bạn xin lùi.", "Tạm hoãn"):
        assert words in html
    assert enter(officer).post(url, posted).status_code == 403


def test_an_agency_arranges_who_handles_what(duty, officer, leader, enter):
    url = reverse("followup:agency")
    enter(officer).post(url, {f"duty-{duty.pk}": officer.pk})
    assert InCharge.objects.current().get().user == officer
    assert enter(officer).post(url, {"act": "way", "leader_approves": "on"}).status_code == 403
    enter(leader).post(url, {"act": "way", "leader_approves": "on"})
    assert AgencyWay.objects.get().leader_approves
    assert "Trình lãnh đạo cơ quan" in text(enter(officer).get(page(duty)))


def test_a_plan_shows_its_periods_and_the_desk_closes_one(duty, officer, desk, enter):
    update = services.accept(sent(duty, by=officer), by=desk)
    url = reverse("followup:plan", args=[duty.task.plan_id])
    client = enter(desk)
    assert "tháng 3/2020" in text(client.get(url))
    client.post(url, {"lock": NOW})
    update.refresh_from_db()
    assert update.stage == Stage.LOCKED
    assert "đã có cập nhật theo kỳ" in text(client.post(url, {"kind": "quarter"}, follow=True))
    duty.task.plan.refresh_from_db()
    assert duty.task.plan.report_kind == ""


def test_what_was_locked_is_corrected_with_a_reason(duty, officer, desk, enter):
    update = services.accept(sent(duty, by=officer), by=desk)
    services.lock(duty.task.plan, NOW, by=desk)
    url = reverse("followup:update-correct", args=[update.pk])
    words = {"done": "14 bến, không phải 15.", "next": "", "obstacle": "", "finished_on": ""}
    assert enter(desk).post(url, words | {"reason": ""}).status_code == 422
    assert enter(desk).post(url, words | {"reason": "Gõ nhầm số."}).status_code == 302
    update.refresh_from_db()
    assert (update.done, update.stage) == ("14 bến, không phải 15.", Stage.LOCKED)
    assert enter(officer).get(url).status_code == 403


def test_task_story_programme_and_estimate_are_one_click_apart(duty, officer, cast, enter):
    task = duty.task
    estimate = money.create(by=officer, title="In tờ giới thiệu", agency=officer.agency, task=task, year=2020,
                            fund=Fund.PROVINCE, lines=LINES)  # fmt: skip
    programmes.save_output(duty, name="Tờ giới thiệu", by=officer)
    story = reverse("followup:task", args=[task.pk])
    programme = reverse("programmes:programme", args=[task.plan_id, duty.agency_id])
    client = enter(officer)
    pages = {
        task.get_absolute_url(): [story, programme],
        story: [task.get_absolute_url(), programme, estimate.get_absolute_url()],
        programme: [task.get_absolute_url(), story, estimate.get_absolute_url()],
    }
    for page_, links in pages.items():
        html = text(client.get(page_))
        for link in links:
            assert f'href="{link}' in html, (page_, link)
    # who only takes part is led to nothing that would shut the door on them
    beside = set(Duty.objects.filter(task=task, part=Part.COORDINATING).values_list("agency", flat=True))
    other = next(one for one in cast.values() if one.agency_id in beside and not one.oversees)
    for page_ in (task.get_absolute_url(), story):
        html = text(enter(other).get(page_))
        assert programme not in html
        assert estimate.get_absolute_url() not in html


def test_pages_ask_the_database_the_same_however_much_came_in(duty, parts, officer, desk, enter):
    client = enter(desk)
    client.get(reverse("followup:board"))
    sent(duty, by=officer, period="2020-t01")
    urls = [reverse("followup:board"), reverse("followup:task", args=[duty.task_id])]
    counted = []
    for more in ((), ("2020-t02", NOW)):
        for code in more:
            sent(duty, by=officer, period=code)
            if code == NOW:
                sent(next(iter(parts("1.2", "SCT"))), by=officer, period=code)
        with CaptureQueriesContext(connection) as queries:
            for url in urls:
                assert client.get(url).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]
