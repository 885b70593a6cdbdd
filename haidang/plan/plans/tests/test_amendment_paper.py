"""The decision that amends a plan says what the amendment does, and is the one it stands on when it is signed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from haidang.office.directory.models import Agency
from haidang.office.documents import services as papers
from haidang.office.documents.models import Draft
from haidang.office.documents.paper_kinds import paper_kinds
from haidang.office.documents.tests.said import said, signed_file, tables
from haidang.plan.plans import services
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Amendment

pytestmark = pytest.mark.django_db


@pytest.fixture
def amendment(accepted, tasks, desk, settings):
    settings.HAIDANG_TODAY = date(2020, 6, 20)
    made = services.draft_amendment(accepted, by=desk, in_force_on=date(2020, 7, 1), words="Dịch bệnh")
    kind = paper_kinds()["plans.amendment"]
    with pytest.raises(ValidationError, match="chưa có thay đổi nào"):
        papers.draft(kind, made, by=desk)
    services.add_change(made, "drop", by=desk, task=tasks["1.3"], reason="Không có tàu.")
    services.add_change(
        made, "due", by=desk, task=tasks["1.1"], due_on=date(2020, 8, 15), deadline_words="trước ngày 15/8/2020"
    )
    sdl = Agency.objects.get(code="SDL")
    services.add_change(made, "lead", by=desk, task=tasks["1.2"], parties=[(Part.LEAD, sdl)])
    return made


def test_the_decision_lists_what_stands_before_and_after(amendment, desk, tasks, enter):
    made = papers.draft(paper_kinds()["plans.amendment"], amendment, by=desk)
    paper = made.official
    assert paper.kind == "QUYẾT ĐỊNH"
    assert paper.head.symbol == "QĐ-UBND"
    assert paper.signature.formula == ("TM. ỦY BAN NHÂN DÂN",)
    words = said(paper)
    assert "sửa 2 nhiệm vụ, đưa ra 1 nhiệm vụ" in words
    assert "Lý do: Dịch bệnh." in words
    assert "kể từ ngày 01 tháng 7 năm 2020" in words
    assert paper.annexes[0].landscape
    (rows,) = tables(paper)
    by_label = {row[1]: row for row in rows}
    assert by_label["1.3"][2:] == ["Đưa ra. Thôi thực hiện", by_label["1.3"][3], ""]
    assert tasks["1.3"].title in by_label["1.3"][3]
    assert "15/8/2020" in by_label["1.1"][4]
    assert "15/8/2020" not in by_label["1.1"][3]
    assert "Sở Du lịch" in by_label["1.2"][4]
    page = enter(desk).get(amendment.get_absolute_url()).content.decode()
    assert made.get_absolute_url() in page


def test_signed_it_is_the_decision_of_the_amendment_and_puts_nothing_in_force_by_itself(amendment, desk):
    made = papers.draft(paper_kinds()["plans.amendment"], amendment, by=desk)
    held = papers.issue(made, number="1500", on=date(2020, 6, 20), by=desk)
    papers.sign(held, upload=signed_file(), by=desk)
    amendment = Amendment.objects.get()
    assert amendment.document == held.document
    assert (amendment.is_draft, amendment.in_force_on) == (True, date(2020, 7, 1))


def test_an_agency_finds_neither_the_button_nor_the_draft(amendment, desk, officer, enter):
    begin = reverse("documents:draft-begin", args=["plans.amendment", amendment.pk])
    assert enter(officer).post(begin).status_code == 404
    assert not Draft.objects.exists()
