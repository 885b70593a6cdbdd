"""What an agency reports it stands by; conclusions of a meeting name who is late; what comes next is never done."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.office.documents import services as papers
from haidang.office.documents.paper_kinds import paper_kinds
from haidang.office.documents.tests.said import said, tables
from haidang.plan.followup import examples, services
from haidang.plan.programmes.models import Programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(duty):
    return Programme.objects.get_or_create(plan=duty.task.plan, agency=duty.agency)[0]


def test_the_report_of_an_agency_says_what_it_sent_and_nothing_more(duty, officer, desk, programme):
    kind = paper_kinds()["followup.progress"]
    with pytest.raises(ValidationError, match="chưa gửi cập nhật nào"):
        papers.draft(kind, programme, by=officer)
    services.submit(examples.counted(duty, by=officer).update, by=officer)
    paper = papers.draft(kind, programme, by=officer).official
    words = said(paper)
    assert (paper.kind, paper.to) == ("BÁO CÁO", ("Sở Ngoại vụ",))
    assert examples.DONE in words
    assert f"Việc tiếp theo (dự kiến): {examples.NEXT}" in words
    assert "Bến có hồ sơ giới thiệu (minh họa): 14/16 bến (87,5 % chỉ tiêu)." in words
    assert "Không có khó khăn, vướng mắc phải báo cáo." in words
    (rows,) = tables(paper)
    row = next(each for each in rows if each[1].startswith("1.1"))
    assert row[4] == "30/4/2020"
    assert row[5] == "Đang thực hiện\n(đang làm trong hạn)"
    assert (row[6], row[8]) == (examples.DONE, "")
    with pytest.raises(PermissionDenied):
        papers.draft(kind, programme, by=desk)


def test_a_draft_that_was_not_sent_stands_in_no_report(duty, officer, programme):
    examples.sent(duty, by=officer, done="Đã gửi mười bến.")
    services.withdraw(duty.updates.get(), reason="Gửi nhầm", by=officer)
    with pytest.raises(ValidationError, match="chưa gửi cập nhật nào"):
        papers.draft(paper_kinds()["followup.progress"], programme, by=officer)


def test_the_conclusions_of_a_meeting_name_who_is_late_by_how_much(duty, desk, officer, settings):
    plan = duty.task.plan
    settings.HAIDANG_TODAY = date(2020, 5, 5)
    paper = papers.draft(paper_kinds()["followup.conclusions"], plan, by=desk).official
    words = said(paper)
    assert paper.kind == "THÔNG BÁO"
    assert "đã quá 5 ngày" in words
    late = next(line for line in words.splitlines() if "đã quá 5 ngày" in line)
    assert duty.task.title.rstrip(".") in late
    assert any(line.endswith(") Sở Công Thương:") for line in words.splitlines())
    with pytest.raises(PermissionDenied):
        papers.draft(paper_kinds()["followup.conclusions"], plan, by=officer)


def test_the_conclusions_name_the_meeting_that_somebody_wrote_down(duty, desk, settings):
    settings.HAIDANG_TODAY = date(2020, 5, 5)
    plan, kind = duty.task.plan, paper_kinds()["followup.conclusions"]
    opening = said(papers.draft(kind, plan, by=desk).official)
    assert "Ngày …/…/……, tại Sở Ngoại vụ, đồng chí " in opening
    duty.task.urgings.create(
        key="minh-hoa", step="by-hand", way="meeting", kind="Cập nhật", title="Bến cảng", url="/",
        words="Đã họp giao ban.", climbed_on=date(2020, 5, 4), by=desk,
    )  # fmt: skip
    assert "Ngày 04/5/2020, tại Sở Ngoại vụ, " in said(papers.draft(kind, plan, by=desk).official)
    plan.kind, plan.issuer, plan.issued_on = "Chỉ đạo tại cuộc họp", "Phó Chủ tịch UBND tỉnh", date(2020, 5, 1)
    plan.save()
    directed = said(papers.draft(kind, plan, by=desk).official)
    assert "Ngày 01/5/2020, tại ……, Phó Chủ tịch UBND tỉnh chủ trì" in directed
    assert "Phó Chủ tịch UBND tỉnh kết luận như sau:" in directed
