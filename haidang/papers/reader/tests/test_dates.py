"""Deadlines as said, and the day or the period they come to."""

from datetime import date

import pytest

from haidang.papers.reader import read
from haidang.papers.reader.dates import days, deadline_of, prose_deadlines, safe_date
from haidang.papers.reader.tests.texts import FOOT, HEAD, plan, source, whole

#: (as said, kind, from, by)
SAID = [
    ("trước ngày 15/6/2024", "day", None, "2024-06-15"),
    ("Trước 30/9/2025", "day", None, "2025-09-30"),
    ("Chậm nhất là ngày 30 tháng 4 năm 2020", "day", None, "2020-04-30"),
    ("ngày 20 tháng 5 năm 2025", "day", None, "2025-05-20"),
    ("20-9-2010", "day", None, "2010-09-20"),
    ("ngày 02.11.2018", "day", None, "2018-11-02"),
    ("hoàn thành trong quý III năm 2012", "period", "2012-07-01", "2012-09-30"),
    ("Quí IV-2025", "period", "2025-10-01", "2025-12-31"),
    ("quý I, II/2026", "period", "2026-01-01", "2026-06-30"),
    ("xong trong tháng 12 năm 2025", "period", "2025-12-01", "2025-12-31"),
    ("tháng 2/2024", "period", "2024-02-01", "2024-02-29"),
    ("cuối tháng 02/2023", "period", "2023-02-01", "2023-02-28"),
    ("12/2025", "period", "2025-12-01", "2025-12-31"),
    ("Q2/2026", "period", "2026-04-01", "2026-06-30"),
    ("giai đoạn 2026-2030", "period", "2026-01-01", "2030-12-31"),
    ("năm 2025 - 2026", "period", "2025-01-01", "2026-12-31"),
    ("đến hết năm 2026", "period", "2026-01-01", "2026-12-31"),
    ("Năm 2025", "period", "2025-01-01", "2025-12-31"),
    ("2026", "period", "2026-01-01", "2026-12-31"),
    ("từ 01/7/2025", "standing", "2025-07-01", None),
    ("trước ngày 15/12 hằng năm", "recurring", None, None),
    ("trước ngày 01/6 và 15/11 hằng năm", "recurring", None, None),
    ("trước ngày 18 hằng tháng", "recurring", None, None),
    ("hàng tháng", "recurring", None, None),
    ("định kỳ 6 tháng, hằng năm", "recurring", None, None),
    ("Thường xuyên", "standing", None, None),
    ("Xuyên suốt mùa hội", "standing", None, None),
    ("sau khi hội tan", "event", None, None),
    ("theo kế hoạch của làng", "event", None, None),
    ("lúc nào tiện", "unclear", None, None),
]


@pytest.mark.parametrize(("words", "kind", "start", "on"), SAID, ids=[row[0] for row in SAID])
def test_a_deadline_is_known_by_the_way_it_is_said(words, kind, start, on):
    printed = source(words)
    found = deadline_of(printed, whole(printed), "said")
    day = {"start": start and date.fromisoformat(start), "on": on and date.fromisoformat(on)}
    assert (found.kind, {"start": found.start, "on": found.on}) == (kind, day)


@pytest.mark.parametrize("words", [row[0] for row in SAID])
def test_a_deadline_keeps_all_its_words_and_its_rule(words):
    printed = source(words)
    found = deadline_of(printed, whole(printed), "said")
    assert (printed.quote(found.span), found.rule) == (words, "said")


@pytest.mark.parametrize("words", ["ngày 31/02/2024", "tháng 13/2024", "từ năm 2024 đến năm 2022"])
def test_a_day_that_never_comes_is_unclear(words):
    printed = source(words)
    found = deadline_of(printed, whole(printed), "said")
    assert (found.kind, found.start, found.on) == ("unclear", None, None)


@pytest.mark.parametrize("words", ["TRƯỚC NGÀY 15/6/2024", "truoc ngay 15/6/2024", "Trước  ngày\n15 / 6 / 2024"])
def test_marks_case_and_line_ends_change_no_day(words):
    printed = source(words)
    assert deadline_of(printed, whole(printed), "said").on == date(2024, 6, 15)


#: (sentence, the words that bind, by)
BINDING = [
    ("Mời khách hoàn thành trước ngày 31/12/2025.", "hoàn thành trước ngày 31/12/2025", "2025-12-31"),
    ("In sách xong trong quý III năm 2025.", "xong trong quý III năm 2025", "2025-09-30"),
    ("In sách xong trong tháng 12/2025.", "xong trong tháng 12/2025", "2025-12-31"),
    ("In sách, hoàn thành trong năm 2026.", "hoàn thành trong năm 2026", "2026-12-31"),
    ("Hằng năm, mở hội làng.", "Hằng năm", None),
    ("Gửi tin trước ngày 18 hằng tháng.", "trước ngày 18 hằng tháng", None),
    ("Gửi tin định kỳ hằng năm (trước ngày 15 tháng 12).", "định kỳ hằng năm (trước ngày 15 tháng 12)", None),
    ("Định kỳ báo cáo kết quả.", "Định kỳ", None),
]


@pytest.mark.parametrize(("sentence", "words", "on"), BINDING, ids=[row[1] for row in BINDING])
def test_a_sentence_binds_by_what_it_plainly_says(sentence, words, on):
    printed = source(sentence)
    [found] = prose_deadlines(printed, whole(printed))
    assert (printed.quote(found.span), found.on) == (words, on and date.fromisoformat(on))


@pytest.mark.parametrize(
    "sentence",
    ["Năm 2025 mở hội.", "Mở hội hằng năm.", "Kể từ ngày 01/02/2024 mở cửa.", "Theo lời hẹn ngày 03/4/2024 của làng."],
)
def test_a_day_that_binds_nobody_is_no_deadline(sentence):
    printed = source(sentence)
    assert prose_deadlines(printed, whole(printed)) == ()


def test_deadlines_of_a_sentence_come_in_the_order_of_the_text():
    printed = source("Mở hội trước ngày 01/02/2026, in sách xong trong quý III năm 2025.")
    assert [found.rule for found in prose_deadlines(printed, whole(printed))] == ["by-day", "by-quarter"]


def test_every_written_day_is_seen_and_an_impossible_one_has_no_date():
    printed = source("Từ ngày 01/02/2024, ngày 30/02/2024 đến 5 tháng 3 năm 2024; quyển 1/2/20245.")
    assert [found.on for found in days(printed, whole(printed))] == [date(2024, 2, 1), None, date(2024, 3, 5)]


def test_there_is_no_thirtieth_of_february():
    assert safe_date(2024, 2, 29) == date(2024, 2, 29)
    assert safe_date(2024, 2, 30) is None


#: (as said in the plan for 2024, kind, from, by)
IN_THE_YEAR = [
    ("quý II", "period", "2024-04-01", "2024-06-30"),
    ("Quý II, quý IV", "period", "2024-04-01", "2024-12-31"),
    ("trước ngày 30/6", "day", None, "2024-06-30"),
    ("trong tháng 5 và tháng 10", "period", "2024-05-01", "2024-10-31"),
    ("Tháng 9", "period", "2024-09-01", "2024-09-30"),
    ("cả năm", "period", "2024-01-01", "2024-12-31"),
    ("thường xuyên", "standing", None, None),
    ("trước ngày 15 hằng tháng", "recurring", None, None),
    ("mùng 10 tháng 3 âm lịch", "unclear", None, None),
    ("lúc nào tiện", "unclear", None, None),
]


@pytest.mark.parametrize(("words", "kind", "start", "on"), IN_THE_YEAR, ids=[row[0] for row in IN_THE_YEAR])
def test_a_day_without_its_year_is_of_the_year_of_the_plan(words, kind, start, on):
    [task] = plan(f"II. NỘI DUNG\n1. Nấu cơm\nChủ trì: Sở Mẫu\nThời gian: {words}\n").tasks
    [due] = task.deadlines
    day = (start and date.fromisoformat(start), on and date.fromisoformat(on))
    assert (due.kind, (due.start, due.on)) == (kind, day)
    assert due.rule.endswith("+year-of-plan") is (kind in ("day", "period"))


@pytest.mark.parametrize("title", ["giai đoạn 2024 - 2030", "đến năm 2030", "lâu dài"])
def test_in_a_plan_of_many_years_it_stays_open(title):
    head = HEAD.replace("năm 2024\n\n", f"{title}\n\n")
    [task] = read(source(head + "II. NỘI DUNG\n1. Nấu cơm\nChủ trì: Sở Mẫu\nThời gian: quý II\n" + FOOT)).tasks
    assert [(due.kind, due.on) for due in task.deadlines] == [("unclear", None)]
