"""A department's own plan says what its programme says; what is given back is told with what it lacks."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.office.documents import services as papers
from haidang.office.documents.paper_kinds import kinds_of, paper_kinds
from haidang.office.documents.tests.said import said, signed_file, tables
from haidang.plan.programmes import examples, services
from haidang.plan.programmes.choices import Stage
from haidang.plan.programmes.models import Programme
from haidang.plan.programmes.selectors import parts_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(accepted, sct, officer):
    return examples.programme(accepted, sct, by=officer, files=False)


def test_the_plan_of_a_department_has_each_task_with_its_steps_figures_days_and_persons(programme, officer, desk):
    kind = paper_kinds()["programmes.plan"]
    made = papers.draft(kind, programme, by=officer)
    paper = made.official
    assert (paper.kind, paper.head.issuer, paper.signature.post) == ("KẾ HOẠCH", "SỞ CÔNG THƯƠNG", "GIÁM ĐỐC")
    words = said(paper)
    assert "Tài liệu giới thiệu hai thứ tiếng (minh họa): 40 bộ (số gốc 12 bộ, theo Báo cáo năm trước của Sở" in words
    assert "Người mẫu D, Phó Giám đốc chịu trách nhiệm chỉ đạo" in words
    assert "Giám đốc quyết định, báo cáo UBND tỉnh" in words
    (rows,) = tables(paper)
    parts = parts_of(programme.plan, programme.agency, programme)
    assert len(rows) == sum(len(part.steps) for part in parts)
    assert [row[0] for row in rows if row[0]] == [str(at) for at in range(1, len(parts) + 1)]
    for part in parts:
        assert part.task.title in words
        for step in part.steps:
            assert [step.words, step.person] == next([row[2], row[5]] for row in rows if row[2] == step.words)
    with pytest.raises(PermissionDenied):
        papers.draft(kind, programme, by=desk)


def test_signed_it_is_the_paper_of_the_programme(programme, officer):
    made = papers.draft(paper_kinds()["programmes.plan"], programme, by=officer)
    held = papers.issue(made, number="07", on=date(2020, 1, 10), by=officer)
    papers.sign(held, upload=signed_file(), by=officer)
    assert held.document
    assert Programme.objects.get(pk=programme.pk).document == held.document
    assert held.document.direction == "in", "to the focal office it is a paper that comes"


def test_a_task_without_a_step_is_named_before_anything_is_written(programme, officer, duty):
    duty.steps.all().delete()
    with pytest.raises(ValidationError, match=r"Chưa có bước thực hiện của nhiệm vụ 1\.1"):
        papers.draft(paper_kinds()["programmes.plan"], programme, by=officer)


def test_what_is_given_back_is_told_with_the_remarks_and_what_is_not_clear(
    programme, officer, desk, accepted, sct, enter
):
    kind = paper_kinds()["programmes.return"]
    services.submit(accepted, sct, by=officer)
    with pytest.raises(ValidationError, match="Ghi nhận xét và trả lại trước"):
        papers.draft(kind, programme, by=desk)
    services.return_(accepted, sct, "Bổ sung chỉ tiêu đếm được", by=desk)
    assert Programme.objects.get().stage == Stage.RETURNED
    made = papers.draft(kind, programme, by=desk)
    assert made.official.to == ("Sở Công Thương",)
    assert "Bổ sung chỉ tiêu đếm được." in said(made.official)
    with pytest.raises(PermissionDenied):
        papers.draft(kind, programme, by=officer)
    url = programme.get_absolute_url()
    assert made.get_absolute_url() in enter(desk).get(url).content.decode()
    theirs = enter(officer).get(url).content.decode()
    assert made.get_absolute_url() not in theirs, "the letter about them is not theirs before it is sent"
    assert "Kế hoạch triển khai" in theirs
    assert {each.key for each in kinds_of(Programme)} == {
        "programmes.plan", "programmes.return", "followup.progress"
    }  # fmt: skip
