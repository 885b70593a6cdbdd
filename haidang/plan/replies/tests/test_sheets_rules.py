"""The three-way merge: what was handed out, what the file says, what stands now, in every combination."""

from itertools import product

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from haidang.plan.followup.choices import State
from haidang.plan.replies.choices.sheets import OPEN_CELLS, CellVerdict, Verdict
from haidang.plan.replies.rules import sheets
from haidang.plan.replies.rules.columns import PROVINCE, TABLE, folded, head_of, missing_inputs
from haidang.plan.replies.rules.sheets import FIELDS, Unread, day_said, joined, merge_cell, merge_row, parted, tidy
from haidang.plan.replies.sheets_in import STATES

SAME, TAKEN, BOTH, BLANKED, NO_BASE = (
    CellVerdict.SAME,
    CellVerdict.TAKEN,
    CellVerdict.BOTH,
    CellVerdict.BLANKED,
    CellVerdict.NO_BASE,
)

#: base × mine × theirs → what becomes of the cell. "x" was handed out (or nothing was: ""); "m" and "t" are other
#: words, "n" the same other words on both sides; a cell that the file has not is None.
CELLS = {
    # the file left the cell alone: whatever stands now stands
    ("x", "x", "x"): SAME,
    ("x", "x", "t"): SAME,
    ("x", "x", ""): SAME,
    ("", "", ""): SAME,
    ("", "", "t"): SAME,
    # only the file wrote
    ("x", "m", "x"): TAKEN,
    ("", "m", ""): TAKEN,
    # both wrote the same
    ("x", "n", "n"): SAME,
    ("", "n", "n"): SAME,
    ("x", "", ""): SAME,
    # both wrote, each something else
    ("x", "m", "t"): BOTH,
    ("", "m", "t"): BOTH,
    ("x", "m", ""): BOTH,
    ("x", "", "t"): BOTH,
    # the file is blank where words were handed out and still stand
    ("x", "", "x"): BLANKED,
    # the file has no such cell
    ("x", None, "x"): SAME,
    ("x", None, "t"): SAME,
    ("x", None, ""): SAME,
    ("", None, ""): SAME,
    ("", None, "t"): SAME,
    # nobody knows what was handed out
    (None, "m", "t"): NO_BASE,
    (None, "m", ""): NO_BASE,
    (None, "n", "n"): SAME,
    (None, "", "t"): SAME,
    (None, "", ""): SAME,
    (None, None, "t"): SAME,
    (None, None, ""): SAME,
}


@pytest.mark.parametrize(("cell", "verdict"), CELLS.items())
def test_each_cell_has_its_verdict(cell, verdict):
    assert merge_cell(*cell) == verdict


def test_the_table_leaves_no_combination_out():
    """Every kind of base, of mine against it, and of theirs against both."""
    kinds = {
        (base, mine, theirs)
        for base, mine, theirs in product(("x", "", None), ("x", "m", "n", "", None), ("x", "t", "n", ""))
        # words are "x" only where they were handed out, and "n" only where both sides wrote them
        if not (base != "x" and "x" in (mine, theirs)) and (mine == "n") == (theirs == "n")
    }
    assert kinds == set(CELLS)


#: What stands in the way of a row, and what a row that says something new becomes then.
CLOSED = ("with-leader", "submitted", "accepted", "locked", "not-asked", "ended", "own-words")


def row(words):
    return dict.fromkeys(FIELDS, "") | {"done": words}


@pytest.mark.parametrize("closed", ["", *CLOSED])
@pytest.mark.parametrize(("cell", "cell_verdict"), CELLS.items())
def test_each_row_has_its_verdict_open_or_locked(cell, cell_verdict, closed):
    base, mine, theirs = cell
    said = None if base is None else row(base)
    merged = merge_row(said, row("") | {"done": mine} if mine is not None else {}, row(theirs), closed=closed)
    if cell_verdict == SAME:
        assert merged.verdict == Verdict.UNCHANGED, "a row that says nothing new is never in the way"
    elif closed:
        assert (merged.verdict, merged.why) == (Verdict.STALE, closed)
    elif cell_verdict in OPEN_CELLS:
        assert merged.verdict == Verdict.CONFLICT
    else:
        assert merged.verdict == Verdict.TAKEN


@pytest.mark.parametrize("closed", ["", *CLOSED])
@pytest.mark.parametrize("theirs", ["x", "t", ""])
def test_a_row_deleted_from_the_file_deletes_nothing(theirs, closed):
    merged = merge_row(row("x"), None, row(theirs), closed=closed)
    assert (merged.verdict, merged.why, merged.cells) == (Verdict.UNCHANGED, "not-in-file", {})


@pytest.mark.parametrize("closed", ["", "locked"])
def test_a_row_with_a_fault_is_not_taken_even_in_part(closed):
    assert merge_row(row("x"), row("m"), row("x"), closed=closed, is_bad=True).verdict == Verdict.REJECTED


def test_one_quarrel_keeps_the_whole_row_back():
    merged = merge_row(row("x"), row("m") | {"next": "Mới"}, row("t"))
    assert merged.verdict == Verdict.CONFLICT
    assert (merged.cells["done"], merged.cells["next"]) == (BOTH, TAKEN)


def test_sending_a_sheet_again_is_no_quarrel_with_oneself():
    assert merge_cell("x", "m2", "m1", own="m1") == TAKEN
    # what was not touched in the second copy does not undo the first
    assert merge_cell("x", "x", "m1", own="m1") == SAME
    # somebody else wrote in between
    assert merge_cell("x", "m2", "t", own="m1") == BOTH


words = st.sampled_from(["", "x", "m", "t"])


@given(base=st.none() | words, mine=st.none() | words, theirs=words)
def test_what_the_file_left_alone_is_never_changed(base, mine, theirs):
    if mine in (None, base):
        assert merge_cell(base, mine, theirs) == SAME


@given(base=words, mine=words, theirs=words)
def test_nothing_that_others_wrote_is_lost_without_a_word(base, mine, theirs):
    if theirs != base and mine != theirs:
        assert merge_cell(base, mine, theirs) in (SAME, BOTH)


# ── what a cell says ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Đã họp. \r\nCòn hai bến.  ", "Đã họp.\nCòn hai bến."),
        ("\u0110a\u0303", "Đã"),
        ("'=1+1", "=1+1"),
        ("'@ai đó", "@ai đó"),
        ("'90", "'90"),
        ("a_x000D_\nb", "a\nb"),
        ("", ""),
    ],
)
def test_words_are_kept_in_one_spelling(typed, kept):
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("Đang thực hiện", "doing"),
        ("  ĐANG  thực hiện ", "doing"),
        ("dang thuc hien", "doing"),
        ("Đang thực hiện, có vướng mắc", "hindered"),
        ("Đã hoàn thành", "done"),
        ("Không phát sinh", "nothing"),
        ("doing", "doing"),
        ("", ""),
    ],
)
def test_a_state_is_known_by_its_words(typed, state):
    assert sheets.state_said(typed, STATES) == state


@pytest.mark.parametrize("typed", ["xong", "90%", "Đang", "Hoàn thành rồi", "="])
def test_other_words_are_no_state(typed):
    with pytest.raises(Unread, match="state"):
        sheets.state_said(typed, STATES)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("30/4/2020", "2020-04-30"),
        ("30-04-2020", "2020-04-30"),
        ("2020-04-30", "2020-04-30"),
        ("2020-04-30 00:00:00", "2020-04-30"),
        ("", ""),
    ],
)
def test_a_day_is_read_as_it_is_written_here(typed, day):
    assert day_said(typed) == day


@pytest.mark.parametrize("typed", ["31/4/2020", "tháng 4", "4/2020", "43951", "30/4/20", "0/0/0000"])
def test_other_words_are_no_day(typed):
    with pytest.raises(Unread, match="day"):
        day_said(typed)


def test_the_states_of_the_sheet_are_those_of_the_page():
    with translation.override("vi"):
        assert {value: str(label) for value, label in State.choices} == STATES


# ── difficulty and proposal ──────────────────────────────────────────────────────────────────────


@given(st.text(alphabet="aĐ nghị:\n", max_size=40).map(tidy) | st.just("Thiếu kinh phí.\nĐề nghị: cấp thêm."))
def test_what_was_parted_for_the_province_and_left_alone_comes_back_word_for_word(obstacle):
    hardship, proposal = parted(obstacle)
    assert joined(tidy(hardship), tidy(proposal), obstacle) == obstacle


def test_difficulty_and_proposal_become_one():
    assert joined("Thiếu kinh phí.", "Cấp thêm.", "") == "Thiếu kinh phí.\nĐề nghị: Cấp thêm."
    assert joined("", "Cấp thêm.", "") == "Đề nghị: Cấp thêm."
    assert joined(None, None, "Cũ") is None
    assert joined("Khác.", None, "Cũ.\nĐề nghị: Cấp thêm.") == "Khác.\nĐề nghị: Cấp thêm."


# ── heads ────────────────────────────────────────────────────────────────────────────────────────


def found_head(lines):
    head = head_of(lines)
    assert head
    return head


def headings(form):
    return [column.heading for column in form]


@pytest.mark.parametrize("form", [TABLE, PROVINCE])
def test_columns_are_found_in_whatever_order_they_stand(form):
    turned = headings(form)[::-1]
    head = found_head([["Một tiêu đề"], [], [words.upper() for words in turned]])
    assert head.below == 3
    assert [turned[head.at[column.name]] for column in form] == headings(form)


def test_a_head_of_two_lines_is_one_head():
    above = ["Mã dòng", "STT", "Nội dung nhiệm vụ", "Tình hình thực hiện", "", ""]
    below = ["", "", "", "Tình trạng", "Kết quả\nthực hiện", "Khó khăn"]
    head = found_head([["Bảng tổng hợp"], above, below, ["x"]])
    assert head.below == 3
    assert head.at == {"key": 0, "label": 1, "title": 2, "state": 3, "done": 4, "hardship": 5}


def test_a_heading_that_stands_twice_is_said():
    assert found_head([["Tình trạng", "Kết quả thực hiện", "Kết quả thực hiện"]]).twice == ("Đã làm được từ lần trước",)


def test_what_is_no_head_is_none():
    assert head_of([["Họ và tên", "Ngày sinh"], ["a", "b"]]) is None


def test_a_column_that_is_gone_is_named():
    assert missing_inputs(["key", "state", "done", "next", "obstacle", "evidence"]) == ["Ngày hoàn thành"]
    assert missing_inputs(["state", "done", "hardship"]) == ["Văn bản, minh chứng", "Đề xuất"]


def test_headings_are_compared_without_marks_and_signs():
    assert folded("KẾT QUẢ\nthực hiện *:") == "ket qua thuc hien"
