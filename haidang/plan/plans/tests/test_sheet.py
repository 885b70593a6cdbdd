"""What is seen goes out as a spreadsheet: the same rows, days as days, text as text."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook


def rows_of(response):
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def sheet_of(client, plan, **asked):
    return rows_of(client.get(reverse("plans:plan-sheet", args=[plan.pk]), asked))


def test_the_sheet_has_the_rows_that_are_seen_in_their_order(enter, desk, officer, accepted):
    rows = sheet_of(enter(desk), accepted)
    assert rows[0][0] == "Kế hoạch 07/KH-UBND: Mở rộng hợp tác biển và cảng với các địa phương bạn năm 2020"
    assert rows[2][:5] == ["Số", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Phối hợp"]
    assert [row[0] for row in rows[3:]] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "1", "2", "3"]
    assert [row[0] for row in sheet_of(enter(desk), accepted, q="le tan")[3:]] == ["3.1"]
    assert [row[0] for row in sheet_of(enter(officer), accepted)[3:]] == ["1.1", "1.2"]


def test_a_day_is_a_day_and_says_who_set_it(enter, desk, accepted):
    rows = {row[0]: row for row in sheet_of(enter(desk), accepted)[3:]}
    assert rows["1.1"][5:8] == ["trước ngày 30/4/2020", date(2020, 4, 30), "Theo văn bản"]
    assert rows["2.1"][6:8] == [date(2020, 8, 19), "Đề xuất, chưa chấp nhận"]
    assert rows["1.3"][6:8] == ["", ""]
    assert rows["1.2"][3:5] == ["Sở Du lịch; Sở Công Thương", "Công an tỉnh; Bộ Chỉ huy Quân sự tỉnh"]


@pytest.mark.parametrize("demo", [True, False])
def test_a_demonstration_says_so_on_the_sheet_and_nothing_else_does(enter, desk, accepted, settings, demo):
    client = enter(desk)
    settings.HAIDANG_DEMO = demo
    said = [cell for row in sheet_of(client, accepted) for cell in row]
    assert ("Dữ liệu minh họa" in said) is demo


def test_words_that_look_like_a_formula_stay_words(enter, desk, accepted, tasks):
    accepted.tasks.filter(pk=tasks["1.1"].pk).update(title='=HYPERLINK("x";"y")')
    rows = {row[0]: row for row in sheet_of(enter(desk), accepted)[3:]}
    assert rows["1.1"][2] == '=HYPERLINK("x";"y")'


def test_the_sheet_of_an_agency_names_the_plans(enter, officer, accepted):
    address = reverse("plans:agency-tasks", args=[officer.agency_id])
    rows = rows_of(enter(officer).get(address, {"dang": "xlsx"}))
    assert [row[:2] for row in rows[3:]] == [["Kế hoạch 07/KH-UBND", "1.1"], ["Kế hoạch 07/KH-UBND", "1.2"]]
