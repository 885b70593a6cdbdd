"""The pages from the file to the tasks: who opens them, what they answer with scripts and without, what they cost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from haidang.kit.jobs.models import Job
from haidang.kit.jobs.worker import do_what_waits
from haidang.office.directory.models import Agency
from haidang.plan.plans import jobs, services
from haidang.plan.plans.choices import FindingState, ProposalState, UploadState
from haidang.plan.plans.models import GroupMember, Plan, Task, Upload
from haidang.plan.plans.tests.papers import BODY, FOOT, HEAD, SECRET, SMALL

pytestmark = pytest.mark.django_db

UPLOAD = "/ke-hoach/tai-len/"


def paper(text=SMALL, name="ke-hoach.txt"):
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def review(plan):
    return reverse("plans:plan-review", args=[plan.pk])


def act(proposal, verb):
    return reverse("plans:proposal-verb", args=[proposal.pk, verb])


# ── who may ──────────────────────────────────────────────────────────────────────────────────────

#: Of a plan with accepted tasks, in one of which Sở Công Thương has a part.
RIGHTS = [
    ("so-ngoai-vu", 200, 200),
    ("lanh-dao-so-ngoai-vu", 200, 200),
    ("lanh-dao-ubnd", 403, 403),
    ("van-phong-ubnd", 403, 403),
    ("kiem-tra", 403, 403),
    ("so-cong-thuong", 403, 403),
    ("tinh-doan", 404, 403),
    ("quan-tri", 404, 404),
]


def test_only_the_desk_opens_review_and_upload(reading, desk, cast, enter):
    services.accept_all(reading, by=desk)
    plan, proposal, finding = reading.plan, reading.proposals.first(), reading.findings.first()
    pages = [
        review(plan), f"{review(plan)}?xem=diem", reverse("plans:plan-readings", args=[plan.pk]),
        reverse("plans:proposal", args=[proposal.pk]),
    ]  # fmt: skip
    writes = [
        act(proposal, "chap-nhan"), act(proposal, "sua"), act(proposal, "bo"),
        reverse("plans:plan-accept-all", args=[plan.pk]), reverse("plans:plan-merge", args=[plan.pk]),
        reverse("plans:finding-settle", args=[finding.pk]), reverse("plans:name-settle", args=[plan.pk]),
        reverse("plans:finding-kind-settle", args=[plan.pk, finding.code]),
    ]  # fmt: skip
    for name, of_review, of_upload in RIGHTS:
        client = enter(cast[name])
        assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, of_review), name
        assert client.get(UPLOAD).status_code == of_upload, name
        if of_review != 200:
            assert {client.post(address, {"reason": "x"}).status_code for address in writes} == {of_review}, name
            assert client.post(UPLOAD, {}).status_code == of_upload, name
        assert not reading.findings.filter(state=FindingState.SETTLED).exists()


def test_a_stranger_is_asked_to_sign_in(plan, client):
    for page in (review(plan), UPLOAD, reverse("plans:plan-file", args=[plan.pk])):
        answer = client.get(page)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/dang-nhap/")


def test_an_upload_is_for_the_desk_alone(upload, cast, enter):
    address = upload().get_absolute_url()
    assert enter(cast["lanh-dao-ubnd"]).get(address).status_code == 404


def test_the_signed_file_itself_goes_to_whoever_sees_the_plan(reading, desk, cast, enter):
    services.accept_all(reading, by=desk)
    address = reverse("plans:plan-file", args=[reading.plan.pk])
    answer = enter(cast["so-cong-thuong"]).get(address)
    assert b"".join(answer.streaming_content) == SMALL.encode()
    assert 'filename="ke-hoach.txt"' in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert enter(cast["tinh-doan"]).get(address).status_code == 404


# ── upload ───────────────────────────────────────────────────────────────────────────────────────


def test_one_file_leads_straight_to_its_review(desk, enter):
    answer = enter(desk).post(UPLOAD, {"uploads": paper(), "confirms_no_secrets": "on"}, follow=True)
    assert answer.redirect_chain[-1][0] == review(Plan.objects.get())
    assert "Mở hội chợ hàng hóa của tỉnh" in answer.content.decode()


def test_several_files_are_each_taken_or_refused_for_themselves(desk, enter):
    files = [paper(), paper(SECRET, "mat.txt"), paper(b"\x7fELF" + b"\0" * 99, "anh.docx")]
    answer = enter(desk).post(UPLOAD, {"uploads": files, "confirms_no_secrets": "on"})
    said = answer.content.decode()
    assert Plan.objects.count() == 1
    assert "bí mật nhà nước: tệp không được lưu" in said
    assert "anh.docx" in said
    assert Upload.objects.filter(state=UploadState.REFUSED).count() == 1


def test_a_script_is_answered_in_json(desk, enter):
    data = {"uploads": [paper(), paper(SECRET, "mat.txt")], "confirms_no_secrets": "on"}
    answer = enter(desk).post(UPLOAD, data, headers={"accept": "application/json"}).json()
    [sentence] = answer["refused"]
    assert sentence.startswith("mat.txt: ")
    assert enter(desk).post(UPLOAD, {}, headers={"accept": "application/json"}).json()["refused"]


def test_without_the_confirmation_nothing_is_taken(desk, enter):
    answer = enter(desk).post(UPLOAD, {"uploads": paper()})
    assert answer.status_code == 422
    assert "Chưa xác nhận" in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_long_file_is_read_in_the_background_and_found_again(desk, enter):
    client = enter(desk)
    answer = client.post(UPLOAD, {"uploads": paper(b"%PDF-1.4 x", "q.pdf"), "confirms_no_secrets": "on"}, follow=True)
    assert "Chờ đọc" in answer.content.decode()
    job = Job.objects.get()
    Job.objects.update(state="running", done=3, total=12, words="Đang nhận dạng trang 3/12")
    upload = Upload.objects.get()
    part = client.get(upload.get_absolute_url(), headers={"hx-request": "true"}).content.decode()
    assert "Đang nhận dạng trang 3/12" in part
    assert 'max="12" value="3"' in part
    assert "<html" not in part
    # the page may be left: it is in the list, with its progress
    assert "Đang nhận dạng trang 3/12" in client.get(UPLOAD).content.decode()
    assert job.about == upload


def test_the_choice_about_a_known_number_is_made_on_the_page(upload, desk, enter):
    upload()
    asked = upload(SMALL.replace("báo.", "đài."), "ban-sua.txt")
    client = enter(desk)
    said = client.get(asked.get_absolute_url()).content.decode()
    assert "Số 12/KH-UBND đã có trong hệ thống" in said
    answer = client.post(asked.get_absolute_url(), {"answer": "same"})
    assert answer["Location"] == review(asked.plan)


def test_the_list_of_uploads_costs_the_same_whatever_its_length(upload, desk, enter, django_assert_max_num_queries):
    client = enter(desk)
    for number in range(6):
        upload(SMALL.replace("báo.", f"đài {number}.").replace("12/KH", f"1{number}0/KH"), f"{number}.txt")
    with django_assert_max_num_queries(8):
        client.get(UPLOAD)


# ── review ───────────────────────────────────────────────────────────────────────────────────────


def test_the_text_stands_beside_the_proposals(plan, proposals, desk, enter):
    page = enter(desk).get(review(plan)).content.decode()
    for label, proposal in proposals.items():
        assert f'id="de-xuat-{proposal.pk}"' in page
        assert f'href="?muc={proposal.pk}#de-xuat-{proposal.pk}"' in page
        assert f">{label}" in page
    assert '<mark class="rd rd-lead" data-k="CT">Sở Công Thương</mark>' in page
    assert "chưa có trong danh bạ" in page
    assert "Đã soát 0/3 mục" in page


@pytest.mark.parametrize("tab", ["nhiem-vu", "diem", "ten", "chua-doc", "x"])
def test_htmx_gets_the_right_side_alone(plan, desk, enter, tab):
    part = enter(desk).get(f"{review(plan)}?xem={tab}", headers={"hx-request": "true"}).content.decode()
    assert part.strip().startswith('<div id="ben-phai">')
    assert "<html" not in part


def test_a_long_plan_asks_the_database_no_more_than_a_short_one(plan, upload, desk, enter, django_assert_num_queries):
    tasks = "".join(
        f"{number}. Công tác số {number}:\n{number}.1. Dựng gian hàng số {number}\n- Đơn vị chủ trì: Sở Du lịch.\n"
        f"- Đơn vị phối hợp: Sở Ngoại vụ, Hội Người lạ số {number}.\n"
        for number in range(3, 40)
    )
    long = upload(HEAD.replace("12/KH", "13/KH") + BODY + tasks + FOOT, "dai.txt").plan
    client = enter(desk)
    for tab in ("nhiem-vu", "diem", "chua-doc"):
        for one in (plan, long, plan, long):
            with django_assert_num_queries(13):
                client.get(f"{review(one)}?xem={tab}")
    for one in (plan, long):
        services.accept_all(one.sources.get().readings.get(), by=desk)
        with django_assert_num_queries(15):
            client.get(review(one))


def test_a_card_far_down_is_found_on_its_own_page(reading, desk, enter, monkeypatch):
    monkeypatch.setattr("haidang.plan.plans.views.review._AT_ONCE", 2)
    client, last = enter(desk), reading.proposals.get(label="2.1")
    first = client.get(review(reading.plan)).content.decode()
    assert f'id="de-xuat-{last.pk}"' not in first
    assert "Trang sau" in first
    assert "0/3 mục" in first
    for address in (f"?muc={last.pk}", "?xem=nhiem-vu&trang=2"):
        page = client.get(f"{review(reading.plan)}{address}").content.decode()
        assert f'id="de-xuat-{last.pk}"' in page


def test_with_scripts_the_card_alone_comes_back(proposals, desk, enter):
    answer = enter(desk).post(act(proposals["1.1"], "chap-nhan"), headers={"hx-request": "true"})
    card = answer.content.decode()
    assert card.strip().startswith("<article")
    assert "Đã chấp nhận" in card
    assert 'hx-swap-oob="true"' in card
    assert "Đã soát 1/3 mục" in card


def test_without_scripts_the_page_comes_back_at_the_card(proposals, plan, desk, enter):
    proposal = proposals["1.1"]
    answer = enter(desk).post(act(proposal, "chap-nhan"), {"version": proposal.version})
    assert answer["Location"] == f"{review(plan)}?muc={proposal.pk}#de-xuat-{proposal.pk}"
    assert Task.objects.get().label == "1.1"


def test_the_second_person_sees_what_the_first_did(proposals, desk, colleague, enter):
    proposal = proposals["1.1"]
    services.accept(proposal, by=colleague)
    again = {"version": proposal.version}
    card = enter(desk).post(act(proposal, "chap-nhan"), again, headers={"hx-request": "true"}).content.decode()
    assert "Giám đốc Sở Ngoại vụ đã xử lý trước (đã chấp nhận)" in card
    assert 'role="alert"' in card
    assert "Đã chấp nhận" in card
    assert Task.objects.count() == 1
    page = enter(desk).post(act(proposal, "chap-nhan"), again, follow=True).content.decode()
    assert "Giám đốc Sở Ngoại vụ đã xử lý trước" in page


def test_a_lead_is_corrected_on_the_card(proposals, desk, enter):
    proposal, client = proposals["1.1"], enter(desk)
    form = client.get(act(proposal, "sua"), headers={"hx-request": "true"}).content.decode()
    assert "Sở Công Thương</textarea>" in form
    data = {
        "title": "Mở hội chợ hàng hóa của tỉnh",
        "leads": "Sở Du lịch",
        # browsers end lines with both; that is no change
        "coordinators": "Sở Ngoại vụ\r\nTrung tâm Lạ mặt\r\ncác Sở, Ban, Ngành\r\n"
        "UBND các huyện, thị xã, thành phố có liên quan\r\n",
        "due_on": "2024-06-15",
    }
    card = client.post(act(proposal, "sua"), data, headers={"hx-request": "true"}).content.decode()
    assert "Đã chấp nhận" in card
    task = Task.objects.get()
    assert task.assignments.get(part="lead").agency == Agency.objects.get(code="SDL")
    assert task.assignments.filter(is_group=True).count() == 2
    assert task.due_state == "printed"


def test_an_unknown_name_in_a_correction_is_refused_with_the_nearest(proposals, desk, enter):
    data = {"title": "Mở hội chợ", "leads": "Sở Du lich và Lữ hành", "coordinators": ""}
    client = enter(desk)
    card = client.post(act(proposals["1.1"], "sua"), data, headers={"hx-request": "true"}).content.decode()
    assert "Danh bạ chưa có “Sở Du lich và Lữ hành”" in card
    assert "Sở Du lịch" in card
    assert not Task.objects.exists()
    assert client.post(act(proposals["1.1"], "sua"), data).status_code == 422


def test_reject_split_and_reopen_without_scripts(proposals, desk, enter):
    client = enter(desk)
    assert "Vì sao đây không phải nhiệm vụ" in client.get(act(proposals["1.2"], "bo")).content.decode()
    client.post(act(proposals["1.2"], "bo"), {"reason": "Trùng"})
    assert proposals["1.2"].reading.proposals.get(label="1.2").state == ProposalState.REJECTED
    client.post(act(proposals["1.2"], "mo-lai"))
    assert proposals["1.2"].reading.proposals.get(label="1.2").state == ProposalState.OPEN
    assert "Giải pháp chuyển sang" in client.get(act(proposals["1.1"], "tach")).content.decode()
    client.post(act(proposals["1.1"], "tach"), {"solution": ["3"]})
    assert set(Task.objects.values_list("label", flat=True)) == {"1.1a", "1.1b"}
    assert client.get(act(proposals["1.1"], "gi-do")).status_code == 404
    assert client.post(act(proposals["1.1"], "gi-do")).status_code == 404


def test_marked_proposals_are_merged(proposals, plan, desk, enter):
    chosen = {"proposal": [proposals["1.1"].pk, proposals["1.2"].pk]}
    answer = enter(desk).post(reverse("plans:plan-merge", args=[plan.pk]), chosen, follow=True)
    assert "Đã gộp 2 mục thành nhiệm vụ 1.1" in answer.content.decode()
    refused = enter(desk).post(reverse("plans:plan-merge", args=[plan.pk]), {"proposal": "x"}, follow=True)
    assert "ít nhất hai" in refused.content.decode()


def test_accept_all_says_how_many_and_leads_to_the_plan(plan, desk, enter):
    answer = enter(desk).post(reverse("plans:plan-accept-all", args=[plan.pk]))
    assert answer["Location"] == plan.get_absolute_url()
    assert Task.objects.count() == 3


def test_of_a_long_plan_everything_is_accepted_in_the_background(plan, desk, enter, monkeypatch):
    monkeypatch.setattr(jobs, "MANY", 2)
    answer = enter(desk).post(reverse("plans:plan-accept-all", args=[plan.pk]))
    job = Job.objects.get()
    assert answer["Location"] == job.get_absolute_url()
    assert not Task.objects.exists()
    do_what_waits()
    job.refresh_from_db()
    assert (job.state, job.link) == ("done", plan.get_absolute_url())
    assert {task.accepted_by for task in Task.objects.all()} == {desk}
    assert Task.objects.count() == 3


def test_a_finding_is_settled_with_its_reason_one_by_one_or_by_kind(reading, desk, enter):
    client = enter(desk)
    kind = reading.findings.values_list("code", flat=True).first()
    address = reverse("plans:finding-kind-settle", args=[reading.plan.pk, kind])
    assert "Chưa ghi cách xử lý" in client.post(address, {"reason": ""}, follow=True).content.decode()
    page = client.post(address, {"reason": "Giữ nguyên theo văn bản"}, follow=True).content.decode()
    assert "Giữ nguyên theo văn bản" in page
    assert not reading.findings.filter(code=kind, state=FindingState.OPEN).exists()
    assert client.post(reverse("plans:finding-kind-settle", args=[reading.plan.pk, "X999"])).status_code == 404
    other = reading.findings.filter(state=FindingState.OPEN).first()
    if other:
        client.post(reverse("plans:finding-settle", args=[other.pk]), {"reason": "Đã xem"})
        other.refresh_from_db()
        assert other.reason == "Đã xem"


def test_an_unknown_name_is_made_known_on_the_page(plan, desk, enter):
    client, address = enter(desk), reverse("plans:name-settle", args=[plan.pk])
    assert "Trung tâm Lạ mặt" in client.get(f"{review(plan)}?xem=ten").content.decode()
    nobody = client.post(address, {"words": "Trung tâm Lạ mặt", "answer": "alias"}, follow=True)
    assert "Chưa chọn cơ quan" in nobody.content.decode()
    tourism = Agency.objects.get(code="SDL")
    data = {"words": "Trung tâm Lạ mặt", "answer": "alias", "agency": tourism.pk}
    assert "Danh bạ biết mọi cơ quan" in client.post(address, data, follow=True).content.decode()


def test_the_day_and_the_members_of_a_task_are_settled_on_its_card(proposals, desk, enter):
    client = enter(desk)
    task = services.accept(proposals["2.1"], by=desk)
    due = act(proposals["2.1"], "thoi-han")
    said = client.post(due, {"task": task.pk, "due_on": "hôm nào"}, headers={"hx-request": "true"})
    assert "không phải một ngày" in said.content.decode()
    client.post(due, {"task": task.pk, "due_on": "2024-09-30", "answer": "yes"})
    task.refresh_from_db()
    assert str(task.due_on) == "2024-09-30"
    first = services.accept(proposals["1.1"], by=desk)
    phrase = first.assignments.filter(is_group=True).first()
    assert phrase is not None
    data = {"task": first.pk, f"them-{phrase.pk}": "Sở Tài chính; Sở Du lịch"}
    client.post(act(proposals["1.1"], "thanh-vien"), data)
    confirmed = GroupMember.objects.filter(state="confirmed").values_list("agency__code", flat=True)
    assert set(confirmed) == {"STC", "SDL"}
    assert client.post(act(proposals["1.1"], "thanh-vien"), {"task": "x"}).status_code == 404


def test_readings_show_what_the_newest_saw_otherwise(reading, upload, desk, enter):
    services.accept_all(reading, by=desk)
    asked = upload(SMALL.replace("hàng hóa của tỉnh", "hàng hóa lớn của tỉnh"), "ban-moi.txt")
    services.answer_upload(asked, "same", by=desk)
    client = enter(desk)
    page = client.get(reverse("plans:plan-readings", args=[reading.plan.pk])).content.decode()
    assert "Mở hội chợ hàng hóa lớn của tỉnh" in page
    page = client.get(review(reading.plan)).content.decode()
    assert "nhiệm vụ đã chấp nhận giữ nguyên" in page
    newer = asked.source.readings.get().proposals.get(label="1.1") if asked.source else None
    assert newer is not None
    client.post(act(newer, "lay-ban-moi"))
    assert Task.objects.get(label="1.1").title == "Mở hội chợ hàng hóa lớn của tỉnh"
