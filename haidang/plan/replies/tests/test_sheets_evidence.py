"""Evidence in a sheet: papers by their numbers, and links; found in the book, merged like every other cell."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.choices import Direction
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import Stage
from haidang.plan.followup.examples import draft
from haidang.plan.followup.models import Update
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import Choice, Form, Outcome, Verdict
from haidang.plan.replies.rules.evidence import mentions, written
from haidang.plan.replies.selectors.shown import shown
from haidang.plan.replies.tests.made import DONE, back, row

LINK = "https://sct.example.vn/ho-so-ben-cang"


@pytest.fixture
def paper(cast):
    """A paper that Sở Công Thương sent in March, under a number of its own."""

    def booked(number="41/SCT-QLTM", issued_on=date(2020, 3, 2), issuer="SCT", **facts):
        return documents.add(
            by=cast["van-thu"], direction=Direction.INCOMING, number=number, issued_on=issued_on, arrived_on=issued_on,
            issuer=Agency.objects.get(code=issuer), subject="V/v số liệu bến cảng (minh họa)", **facts,
        )  # fmt: skip

    return booked


def sentences(intake, user, label="1.1"):
    [line] = [each for each in shown(intake.rows.all(), user) if each.row.title.startswith(f"{label} ")]
    return " ".join(line.sentences)


# ── the cell alone ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", []),
        ("41/SCT-QLTM", [("41/SCT-QLTM", None)]),
        ("41/SCT-QLTM ngày 02/03/2020", [("41/SCT-QLTM", date(2020, 3, 2))]),
        ("41/SCT-QLTM, ngày 2-3-2020", [("41/SCT-QLTM", date(2020, 3, 2))]),
        ("41/SCT-QLTM (2/3/2020)", [("41/SCT-QLTM", date(2020, 3, 2))]),
        ("41/SCT-QLTM; 42/SCT-QLTM\n\n", [("41/SCT-QLTM", None), ("42/SCT-QLTM", None)]),
        # the thirtieth of February is no day: then it is part of the words, and no paper will be found
        ("41/SCT-QLTM ngày 30/02/2020", [("41/SCT-QLTM ngày 30/02/2020", None)]),
    ],
)
def test_a_cell_names_papers_one_a_line(cell, found):
    assert [(each.number, each.day) for each in mentions(cell)] == found


def test_a_link_is_a_link():
    assert [each.link for each in mentions(f"{LINK}\n41/SCT-QLTM")] == [LINK, ""]


def test_two_orders_are_one_cell():
    assert written(["b", "a", "b", ""]) == written(["a", "b"]) == "a\nb"


# ── out and back ─────────────────────────────────────────────────────────────────────────────────

database = pytest.mark.django_db


@database
@pytest.mark.parametrize("form", Form)
def test_a_number_in_the_sheet_hangs_the_paper_on_the_update(sheet, officer, paper, form):
    found = paper()
    filled = sheet(form=form).put(
        "1.1", state="Đã hoàn thành (đề nghị xác nhận)", done=DONE, evidence=f"41 / sct-qltm; {LINK}"
    )
    intake = back(filled, officer)
    assert (row(intake).verdict, row(intake).cells["evidence"][1]) == (
        Verdict.TAKEN, f"41/SCT-QLTM ngày 02/03/2020\n{LINK}",
    )  # fmt: skip
    services.confirm(intake, send=True, by=officer)
    update = Update.objects.get()
    assert {str(each) for each in update.evidence.all()} == {str(found), LINK}
    # what asks to be confirmed was sent with its evidence: nobody has to open the page for it
    assert update.stage == Stage.SUBMITTED


@database
def test_what_hangs_there_stands_in_the_sheet_and_comes_back_as_nothing_new(sheet, officer, duty, paper):
    update = draft(duty, by=officer)
    followup.add_evidence(update, document=paper(), by=officer)
    filled = sheet()
    assert filled.at("1.1", "evidence") == "41/SCT-QLTM ngày 02/03/2020"
    assert row(back(filled, officer)).verdict == Verdict.UNCHANGED
    # typed otherwise it is the same paper
    assert row(back(filled.put("1.1", evidence="41/sct-qltm"), officer)).verdict == Verdict.UNCHANGED


@database
@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("77/SCT-QLTM", "Sổ văn bản không có “77/SCT-QLTM”"),
        ("ảnh chụp kèm thư", "Sổ văn bản không có “ảnh chụp kèm thư”"),
        ("41/SCT-QLTM ngày 09/03/2020", "Sổ văn bản không có"),
        ("41/SCT-QLTM\n90/QĐ-UBND", "Sổ văn bản không có “90/QĐ-UBND”"),
        ("12/QĐ-UBND", "Có nhiều văn bản cùng số “12/QĐ-UBND”. Ghi thêm ngày"),
    ],
)
def test_a_paper_that_the_book_does_not_have_is_said_with_what_to_do(sheet, officer, paper, cell, says):
    paper()
    to = [officer.agency]
    paper("12/QĐ-UBND", date(2020, 1, 6), "UBND", recipients=to)
    paper("12/QĐ-UBND", date(2019, 1, 7), "UBND", recipients=to)
    intake = back(sheet().put("1.1", done=DONE, evidence=cell), officer)
    assert row(intake).verdict == Verdict.REJECTED
    said = sentences(intake, officer)
    assert f"Văn bản, minh chứng: {says}" in said
    assert "nộp lại bảng" in said
    services.confirm(intake, by=officer)
    assert not Update.objects.exists()


@database
def test_the_day_tells_which_of_two_is_meant(sheet, officer, paper):
    to = [officer.agency]
    meant = paper("12/QĐ-UBND", date(2020, 1, 6), "UBND", recipients=to)
    paper("12/QĐ-UBND", date(2019, 1, 7), "UBND", recipients=to)
    intake = back(sheet().put("1.1", done=DONE, evidence="12/QĐ-UBND ngày 6/1/2020"), officer)
    services.confirm(intake, by=officer)
    assert [each.document for each in Update.objects.get().evidence.all()] == [meant]


@database
def test_a_paper_that_is_not_for_ones_eyes_is_not_there(sheet, officer, paper):
    paper("8/STC-NS", issuer="STC")
    assert row(back(sheet().put("1.1", done=DONE, evidence="8/STC-NS"), officer)).verdict == Verdict.REJECTED


# ── three ways ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def two_papers(duty, officer, paper):
    """The update shows 41; 42 is in the book too."""
    first, second = paper(), paper("42/SCT-QLTM", date(2020, 3, 3))
    update = draft(duty, by=officer)
    followup.add_evidence(update, document=first, by=officer)
    return update, first, second


@database
def test_a_paper_taken_out_of_the_cell_is_taken_off(sheet, officer, two_papers):
    update, _first, second = two_papers
    services.confirm(back(sheet().put("1.1", evidence="42/SCT-QLTM"), officer), by=officer)
    assert [each.document for each in update.evidence.all()] == [second]


@database
def test_an_emptied_cell_is_asked_about(sheet, officer, two_papers):
    update, first, _second = two_papers
    intake = back(sheet().put("1.1", evidence=None), officer)
    assert row(intake).verdict == Verdict.CONFLICT
    services.decide_all(intake, Choice.OURS, by=officer)
    services.confirm(intake, by=officer)
    assert [each.document for each in update.evidence.all()] == [first]


@database
def test_both_sides_named_papers_and_a_person_says_which_stand(sheet, officer, two_papers):
    update, _first, second = two_papers
    filled = sheet().put("1.1", evidence="42/SCT-QLTM")
    followup.add_evidence(update, link=LINK, by=officer)
    intake = back(filled, officer)
    conflict = row(intake)
    assert (conflict.verdict, conflict.to_decide) == (Verdict.CONFLICT, ["evidence"])
    with pytest.raises(ValidationError, match="Sổ văn bản không có"):
        services.decide(intake, {conflict.pk: {"evidence": (Choice.EDIT, "77/SCT-QLTM")}}, by=officer)
    services.decide(intake, {conflict.pk: {"evidence": (Choice.EDIT, f"42/sct-qltm\n{LINK}")}}, by=officer)
    services.confirm(intake, by=officer)
    assert {str(each) for each in update.evidence.all()} == {str(second), LINK}


@database
def test_a_paper_hung_on_between_looking_and_confirming_is_looked_at_anew(sheet, officer, two_papers):
    update, first, second = two_papers
    intake = back(sheet().put("1.1", evidence="42/SCT-QLTM"), officer)
    followup.add_evidence(update, link=LINK, by=officer)
    done = services.confirm(intake, by=officer)
    assert (done.changed, done.kept) == (1, 0)
    assert row(intake).verdict == Verdict.CONFLICT
    assert {str(each) for each in update.evidence.all()} == {str(first), LINK}
    services.decide_all(intake, Choice.FILE, by=officer)
    services.confirm(intake, by=officer)
    assert [each.document for each in update.evidence.all()] == [second]


@database
def test_the_desk_enters_evidence_for_an_agency_that_sent_its_sheet_on(sheet, desk, duty, paper):
    found = paper()
    filled = sheet(by=desk, agency=duty.agency).put("1.1", state="Đang thực hiện", done=DONE, evidence="41/SCT-QLTM")
    intake = back(filled, desk)
    services.confirm(intake, source="paper", words="Bảng của Sở, nhận 09/3/2020", by=desk)
    assert row(intake).outcome == Outcome.KEPT
    assert [each.document for each in Update.objects.get(duty=duty).evidence.all()] == [found]


@database
def test_a_sheet_without_the_column_leaves_evidence_as_it_is(sheet, officer, two_papers):
    update, first, _second = two_papers
    filled = sheet().put("1.1", done=DONE)
    place = filled.head.at["evidence"]
    older = filled.saved_by_another(lambda grid: [line[:place] + line[place + 1 :] for line in grid])
    intake = back(older, officer)
    assert ["columns-missing", "Văn bản, minh chứng"] in intake.remarks
    services.confirm(intake, by=officer)
    assert [each.document for each in update.evidence.all()] == [first]


@database
def test_papers_of_many_rows_are_found_together(sheet, officer, paper):
    """Two rows that name papers ask no more than one."""

    def asked(filled):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            back(filled, officer)
        return len(queries)

    paper(), paper("42/SCT-QLTM", date(2020, 3, 3))
    one = sheet().put("1.1", done=DONE, evidence="41/SCT-QLTM")
    both = one.put("1.2", done=DONE, evidence="42/SCT-QLTM")
    assert asked(both) <= asked(one)


@database
def test_the_page_shows_the_three_sides_of_the_cell(sheet, officer, two_papers, enter):
    update, _first, _second = two_papers
    filled = sheet().put("1.1", evidence="42/SCT-QLTM")
    followup.add_evidence(update, link=LINK, by=officer)
    intake = back(filled, officer)
    page = enter(officer).get(reverse("replies:intake", args=[intake.pk])).content.decode()
    assert "Văn bản, minh chứng" in page
    assert "42/SCT-QLTM ngày 03/03/2020" in page
