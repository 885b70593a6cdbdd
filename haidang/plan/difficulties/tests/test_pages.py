"""The pages of difficulties and extensions, with a person at the door."""

import io
from datetime import date

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.office.directory.models import Agency
from haidang.plan.difficulties import examples, services
from haidang.plan.difficulties.choices import Cause, ExtensionStage, Stage
from haidang.plan.difficulties.deciding import official_of
from haidang.plan.difficulties.models import Difficulty, Extension, LeaderAccount, Submission
from haidang.plan.followup.choices import State
from haidang.plan.followup.examples import sent as update_sent

pytestmark = pytest.mark.django_db
TODAY = date(2020, 3, 2)


def text(reply):
    return " ".join(reply.content.decode().split())


def url(name, row):
    return reverse(f"difficulties:{name}", args=[row.pk])


def test_a_hindered_update_leads_to_a_difficulty_with_its_words(enter, officer, desk, duty):
    update = update_sent(duty, by=officer, state=State.HINDERED, obstacle="Hai bến chưa gửi số liệu.")
    address = f"{url('raise', duty)}?cap-nhat={update.pk}"
    client = enter(officer)
    for page in (update.get_absolute_url(), reverse("followup:task", args=[duty.task_id])):
        assert address in text(client.get(page)), page
        assert address not in text(enter(desk).get(page)), page
    assert "Hai bến chưa gửi số liệu." in text(client.get(address))
    province = Agency.objects.get(code="UBND")
    said = {
        "cause": Cause.COORDINATION, "words": "Hai bến chưa gửi số liệu.", "proposal": "UBND tỉnh yêu cầu.",
        "addressee": f"a{province.pk}",
    }  # fmt: skip
    reply = client.post(address, said, follow=True)
    row = Difficulty.objects.get()
    assert reply.redirect_chain[-1][0] == row.get_absolute_url()
    assert (row.update, row.addressee) == (update, province)


def test_the_director_of_the_field_is_offered_first(enter, officer, duty, directed, vice):
    page = text(enter(officer).get(url("raise", duty)))
    assert f'value="o{vice.leader_account.official_id}" selected' in page


def test_a_form_that_is_refused_keeps_its_words_and_says_why_at_the_field(enter, officer, duty):
    reply = enter(officer).post(url("raise", duty), {"words": "Đã viết hai dòng.", "addressee": "a999999"})
    page = text(reply)
    assert reply.status_code == 422
    assert "Đã viết hai dòng." in page
    assert "Chưa chọn nguyên nhân" in page
    assert not Difficulty.objects.exists()


def test_parts_of_ones_own_are_offered_to_be_chosen(enter, officer, duty):
    page = text(enter(officer).get(reverse("difficulties:choose")))
    assert url("raise", duty) in page
    assert url("extension-ask", duty) in page


def test_the_desk_brings_difficulties_of_one_cause_together_on_its_board(enter, desk, raised):
    client = enter(desk)
    assert "Phối hợp (1)" in text(client.get(reverse("difficulties:board")))
    client.post(reverse("difficulties:board"), {})
    assert not Submission.objects.exists()
    reply = client.post(reverse("difficulties:board"), {"difficulty": raised.pk}, follow=True)
    draft = Submission.objects.get()
    assert reply.redirect_chain[-1][0] == draft.get_absolute_url()
    line = draft.lines.get()
    said = {"title": draft.title, "opening": "", "request": "Cho ý kiến.", "version": 1}
    client.post(draft.get_absolute_url(), said | {f"opinion-{line.pk}": "Sở Ngoại vụ thống nhất."})
    assert draft.lines.get().opinion == "Sở Ngoại vụ thống nhất."
    paper = docx.Document(io.BytesIO(client.get(url("submission-letter", draft)).content))
    table = paper.tables[1]
    assert [cell.text for cell in table.rows[1].cells][3:] == [examples.PROPOSAL, "Sở Ngoại vụ thống nhất."]
    assert "phản ánh, kính trình Ủy ban nhân dân tỉnh" in "\n".join(one.text for one in paper.paragraphs)
    client.post(url("submission-sent", draft), {"number": "812/TTr-SNgV", "issued_on": "2020-03-02"})
    assert Difficulty.objects.get().stage == Stage.SENT


def test_a_leader_finds_what_waits_for_them_and_decides_on_the_page(enter, sent, directed, vice, other, duty):
    row, client = sent(), enter(vice)
    assert url("decide", row) in text(client.get(reverse("difficulties:waiting")))
    said = {
        "verdict": "agreed", "words": "Giao Văn phòng UBND tỉnh.", "number": "1254/UBND-VP", "issued_on": "2020-03-02",
        "act_by": "2020-03-31", "extend_to": "2020-05-31",
    }  # fmt: skip
    page = text(client.post(url("decide", row), said, follow=True))
    assert "Đồng ý như đề nghị" in page
    assert "1254/UBND-VP" in page
    assert "từ 30/04/2020 đến 31/05/2020" in page
    directed(other)
    assert url("decide", row) not in text(client.get(reverse("difficulties:waiting")))


def test_an_act_that_came_too_late_leads_back_to_the_record_with_why(enter, sent, chair):
    row, client = sent(), enter(chair)
    services.settle(row, "agreed", "Đồng ý.", by=chair)
    reply = client.post(url("decide", row), {"verdict": "refused", "words": "Không."}, follow=True)
    assert "đang ở bước “Đã có ý kiến, chờ cơ quan xác nhận”" in text(reply)


def test_who_settles_nothing_finds_no_buttons(enter, raised, cast, desk):
    for name in ("kiem-tra", "van-phong-ubnd", "lanh-dao-ubnd"):
        assert f"/vuong-mac/{raised.pk}/hoi-lai/" not in text(enter(cast[name]).get(raised.get_absolute_url()))
    page = text(enter(desk).get(raised.get_absolute_url()))
    assert f"/vuong-mac/{raised.pk}/hoi-lai/" in page
    # what is for UBND goes with a paper
    assert f"/vuong-mac/{raised.pk}/chuyen/" not in page


def test_the_list_is_filtered_by_cause_state_and_age(enter, desk, raised, settings):
    client, address = enter(desk), reverse("difficulties:difficulty-list")
    assert "1 dòng" in text(client.get(address, {"cause": "coordination", "stage": "raised"}))
    assert "Không có gì khớp" in text(client.get(address, {"cause": "money"}))
    assert "Không có gì khớp" in text(client.get(address, {"age": "7"}))
    settings.HAIDANG_TODAY = date(2020, 3, 12)
    assert "1 dòng" in text(client.get(address, {"age": "7"}))


def test_the_list_is_filtered_by_who_raised_it_by_task_and_by_who_settles_it(enter, desk, raised, other, accepted):
    client, address = enter(desk), reverse("difficulties:difficulty-list")
    asked = {"agency": raised.agency_id, "task": raised.task_id, "addressee": f"a{raised.to_agency_id}"}
    page = text(client.get(address, asked))
    assert "1 dòng" in page
    # only what occurs is offered
    assert page.count(f'<option value="{raised.task_id}"') == 1
    elsewhere = accepted.tasks.exclude(pk=raised.task_id).first()
    assert f'<option value="{elsewhere.pk}"' not in page
    Difficulty.objects.filter(pk=raised.pk).update(to_agency=None, to_leader=other)
    assert "1 dòng" in text(client.get(address, {"addressee": f"o{other.pk}"}))
    Difficulty.objects.filter(pk=raised.pk).update(to_agency=raised.agency, to_leader=None)
    assert "1 dòng" in text(client.get(address, {"addressee": f"a{raised.agency_id}"}))
    # whoever was never asked is no choice, and what is no choice is said so
    for wrong in ({"addressee": f"o{other.pk}"}, {"addressee": "x1"}, {"task": elsewhere.pk}):
        assert 'aria-invalid="true"' in text(client.get(address, wrong))


def test_the_page_of_a_task_shows_its_difficulties_and_its_days(enter, desk, raised, duty):
    page = text(enter(desk).get(reverse("plans:task", args=[duty.task_id])))
    assert raised.get_absolute_url() in page


def test_another_day_is_asked_for_and_granted_on_the_page(enter, officer, chair, duty):
    client = enter(officer)
    client.post(url("extension-ask", duty), {"until": "2020-05-31", "reason": examples.REASON})
    row = Extension.objects.get()
    refused = enter(chair).post(url("extension-decide", row), {"answer": "other"})
    assert "Chưa chọn gia hạn đến ngày nào" in text(refused)
    enter(chair).post(url("extension-decide", row), {"answer": "yes"})
    assert Extension.objects.get().stage == ExtensionStage.APPROVED
    page = text(client.get(reverse("difficulties:ledger")))
    assert "hứa đầu 30/04/2020, nay 31/05/2020: 31 ngày" in page
    assert client.get(reverse("difficulties:ledger-sheet")).status_code == 200


def test_after_the_day_the_page_says_why_not(enter, officer, duty, settings):
    settings.HAIDANG_TODAY = date(2020, 5, 4)
    reply = enter(officer).post(url("extension-ask", duty), {"until": "2020-05-31", "reason": "Chậm."})
    assert (reply.status_code, Extension.objects.count()) == (422, 0)
    assert "gia hạn phải đề nghị trước khi hết hạn" in text(reply)


def test_the_desk_says_which_account_is_which_leader(enter, desk, cast, other):
    user = cast["pho-chu-tich-ubnd"]
    client = enter(desk)
    client.post(reverse("difficulties:settings"), {f"user-{user.pk}": other.pk})
    assert LeaderAccount.objects.get(user=user).official == other
    client.post(reverse("difficulties:settings"), {f"user-{user.pk}": ""})
    assert not LeaderAccount.objects.exists()


def test_an_account_is_the_one_leader_of_its_name_while_they_are_in_office(cast, other):
    user = cast["pho-chu-tich-ubnd"]
    assert official_of(user) is None
    user.full_name = "người mẫu c"
    assert official_of(user) == other.pk
    other.postings.update(valid_to=date(2020, 2, 29))
    assert official_of(user) is None


def test_a_vice_chair_nobody_knows_is_told_so(enter, cast):
    page = text(enter(cast["pho-chu-tich-ubnd"]).get(reverse("difficulties:waiting")))
    assert "chưa được gắn với Phó Chủ tịch nào" in page


def test_the_board_asks_the_same_whatever_lies_on_it(enter, desk, officer, parts, raised):
    client = enter(desk)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("difficulties:board"))
        return len(queries)

    asked()
    before = asked()
    for number in range(5):
        examples.raised(parts("1.2", "SCT")[0], by=officer, words=f"Vướng mắc số {number}.")
    assert asked() == before
