"""Sheets that are not as they went out: each is refused or judged in words, quickly, and nothing is written."""

import io
import re
import time
import zipfile

import pytest
from django.core.exceptions import ValidationError

from haidang.kit.files.tests.made import word
from haidang.plan.followup.examples import draft
from haidang.plan.followup.models import Update
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import Form, Verdict
from haidang.plan.replies.models import Intake
from haidang.plan.replies.rules.columns import TABLE
from haidang.plan.replies.selectors import shown
from haidang.plan.replies.sheets_in import read_file, read_pasted
from haidang.plan.replies.sheets_looking import MOST_ROWS
from haidang.plan.replies.tests.made import Filled, repacked, written

pytestmark = pytest.mark.django_db
HEAD = [column.heading for column in TABLE]


def back(filled, by):
    return services.take_file("bang.xlsx", filled.data, by=by)


def lines(intake, by):
    """Rows as the page shows them, by the number of the task."""
    rows = intake.rows.filter(number__isnull=False).select_related("duty__task", "duty__agency", "duty__solution")
    return {each.row.title.split()[0]: each for each in shown.shown(rows, by)}


def refused(data, name="bang.xlsx"):
    with pytest.raises(ValidationError) as fault:
        read_file(name, data)
    return fault.value


# ── files that are none of ours ──────────────────────────────────────────────────────────────────

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bang.xls", _OLE + "Workbook".encode("utf-16-le"), "not-xlsx"),
        ("bang.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("bang.csv", "Mã dòng,STT\n1,2\n".encode(), "not-xlsx"),
        ("bang.xlsm", b"PK\x03\x04", "not-xlsx"),
        ("bang.pdf", b"%PDF-1.4\n", "not-xlsx"),
        ("bang.docx", word("Chào"), "not-xlsx"),
        ("bang.xlsx", b"", "empty"),
        ("bang.xlsx", b"PK\x03\x04 cut short", "truncated"),
        ("bang.xlsx", b"x" * 5_000_001, "too-large"),
    ],
)
def test_another_file_is_refused_in_a_sentence(name, data, code):
    fault = refused(data, name)
    assert fault.code == code
    assert fault.messages[0].endswith(".")


def test_a_file_with_macros_is_refused_whatever_it_is_called():
    data = repacked(written([HEAD]), lambda name, part: part)
    with zipfile.ZipFile(out := io.BytesIO(data), "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"macro")
    assert "macro" in refused(out.getvalue()).messages[0]


def test_a_file_that_swells_is_not_opened():
    def swell(name, part):
        return part + b" " * 70_000_000 if name == "xl/worksheets/sheet1.xml" else part

    begun = time.monotonic()
    assert refused(repacked(written([HEAD]), swell)).code == "zip-bomb"
    assert time.monotonic() - begun < 5


def test_entities_are_not_resolved():
    def bad(name, part):
        return part.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1) if "sheet1" in name else part

    assert refused(repacked(written([HEAD]), bad)).code == "xml-entities"


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"],
)
@pytest.mark.parametrize("with_", [None, b"", b"<not xml", b"\xff\xfe\0"])
def test_a_damaged_part_is_a_sentence_and_no_traceback(part, with_):
    fault = refused(repacked(written([HEAD, ["x"] * 12]), lambda name, was: with_ if name == part else was))
    assert fault.messages[0]


def test_a_hundred_thousand_rows_are_refused_at_once():
    data = written([HEAD, *[["", "", "1", "Việc", "", "", "", "Đang thực hiện", "Đã làm"]] * 100_000])
    begun = time.monotonic()
    fault = refused(data)
    assert fault.code in ("too-many", "too-large", "zip-bomb")
    assert time.monotonic() - begun < 3


def test_more_rows_than_are_taken_are_counted():
    fault = refused(written([HEAD, *[["", "", "1", "Việc", "", "", "", "", "Đã làm"]] * (MOST_ROWS + 1)]))
    assert (fault.code, f"{MOST_ROWS + 1} dòng" in fault.messages[0]) == ("too-many", True)


FAR = {
    "named": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "below": '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
    "beside": '<row r="2"><c r="XFD2"><v>1</v></c></row>',
    "single marks": "<row r='9'><c r='XFD1048576'><v>1</v></c></row>",
    "a sign in an attribute": '<row r="9"><c s=">" r="XFD1048576"><v>1</v></c></row>',
    "no name": '<row r="1048576"><c><v>1</v></c></row>',
    "small letters": '<row r="9"><c r="xfd1048576"><v>1</v></c></row>',
    "behind a comment": '<row r="9"><c r="XFD1048576"><!--</sheetData>--><v>1</v></c></row>',
    "in its own words": '<row r="9"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row>',
}


@pytest.mark.parametrize("row", FAR.values(), ids=FAR)
def test_a_value_in_the_last_cell_builds_no_endless_table(row):
    def far(name, part):
        return part.replace(b"</sheetData>", row.encode() + b"</sheetData>") if name == SHEET else part

    begun = time.monotonic()
    assert refused(repacked(written([HEAD]), far)).code in ("too-many", "damaged")
    assert time.monotonic() - begun < 2


SHEET = "xl/worksheets/sheet1.xml"


def test_one_long_text_that_every_cell_names_fills_no_memory():
    grid = [HEAD, ["x" * 30_000, *["x" * 30_000] * 11], *[["x" * 30_000] * 12] * 200]
    begun = time.monotonic()
    assert refused(written(grid)).code == "too-much-text"
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("junk", [b'<c r="', b"<c '", b"<c \"<c '", b"<row ", b'<c r="A1"><v>'])
def test_broken_tags_take_no_time(junk):
    def broken(name, part):
        return part.replace(b"</sheetData>", junk * 40_000) if name == SHEET else part

    begun = time.monotonic()
    assert refused(repacked(written([HEAD, ["", "", "1", "Việc"]]), broken)).messages[0]
    assert time.monotonic() - begun < 5


def test_two_parts_of_one_name_are_not_opened():
    out = io.BytesIO(written([HEAD, ["x"] * 12]))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as parts:
        parts.writestr(SHEET, b"<worksheet/>")
    assert refused(out.getvalue()).code == "damaged"


def test_more_pages_than_a_year_has_are_refused():
    def many(name, part):
        entry = re.search(rb"<sheet [^>]*/>", part)
        if name != "xl/workbook.xml" or entry is None:
            return part
        copies = b"".join(entry[0].replace(b'name="Trang 1"', b'name="T%d"' % n) for n in range(101))
        return part.replace(entry[0], copies)

    assert refused(repacked(written([HEAD]), many)).code == "too-many"


def test_an_empty_cell_far_down_is_nothing():
    def far(name, part):
        cell = b'<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>'
        return part.replace(b"</sheetData>", cell) if name == "xl/worksheets/sheet1.xml" else part

    assert len(read_file("b.xlsx", repacked(written([HEAD, [""] * 8 + ["Đã làm"]]), far)).rows) == 1


@pytest.mark.parametrize("grid", [[["Họ tên", "Ngày sinh"], ["A", "B"]], [[""]], [["Mã dòng"]]])
def test_a_sheet_without_our_head_is_refused(grid):
    assert refused(written(grid)).code == "no-head"


def test_a_sheet_in_which_nothing_was_filled_in_is_refused():
    assert refused(written([HEAD])).code == "empty"


def test_two_columns_of_one_name_are_refused():
    assert refused(written([[*HEAD, "Tình trạng"], ["x"] * 13])).code == "twice"


@pytest.mark.parametrize("words", ["", "   \n", "chỉ là một câu", "a\tb\nc\td", '"' * 5000, "\t" * 5000])
def test_pasted_words_that_are_no_rows_are_refused(words):
    begun = time.monotonic()
    with pytest.raises(ValidationError):
        read_pasted(words)
    assert time.monotonic() - begun < 2


def test_a_mark_of_secrets_is_kept_nowhere(sheet, officer):
    with pytest.raises(ValidationError) as fault:
        back(sheet().put("1.1", done="Theo Công văn số 05/MẬT-UBND."), officer)
    assert fault.value.code == "secret-mark"
    assert not Intake.objects.exists()


# ── rows that are not as they went out ───────────────────────────────────────────────────────────


def test_columns_may_move(sheet, officer):
    filled = sheet().put("1.1", done="Đã họp.")
    turned = filled.saved_by_another(lambda grid: [line[::-1] for line in grid])
    assert lines(back(turned, officer), officer)["1.1"].row.verdict == Verdict.TAKEN


def test_a_renamed_column_leaves_its_cells_alone_and_is_named(sheet, officer, duty):
    draft(duty, by=officer, done="Đã họp.")

    def renamed(grid):
        return [["Kết quả của tôi" if cell == "Đã làm được từ lần trước" else cell for cell in line] for line in grid]

    intake = back(sheet().put("1.1", next="In.").saved_by_another(renamed), officer)
    assert "Không thấy cột: Đã làm được từ lần trước." in shown.remarks_of(intake)[0]
    services.confirm(intake, by=officer)
    assert (Update.objects.get().done, Update.objects.get().next) == ("Đã họp.", "In.")


def keyless(grid):
    return [["", "", *line[2:]] if line[0] != "Mã dòng" else line for line in grid]


def test_a_row_without_its_key_is_proposed_by_number_and_title_and_asked_about(sheet, officer, duty):
    filled = sheet().put("1.1", done="Đã họp.").saved_by_another(keyless)
    intake = back(filled, officer)
    line = lines(intake, officer)["1.1"]
    assert (line.row.verdict, line.row.duty) == (Verdict.CONFLICT, duty)
    assert "Dòng mất mã" in line.sentences[0]
    assert "Sở Công Thương: 1.1" in line.about
    assert services.confirm(intake, by=officer).kept == 0
    services.decide_all(intake, "file", by=officer)
    services.confirm(intake, by=officer)
    assert Update.objects.get().done == "Đã họp."


def test_a_row_without_its_key_and_with_another_title_is_refused(sheet, officer):
    def retitled(grid):
        return [[cell.replace("Lập hồ sơ", "Làm hồ sơ") for cell in line] for line in keyless(grid)]

    line = lines(back(sheet().put("1.1", done="Đã họp.").saved_by_another(retitled), officer), officer)["1.1"]
    assert line.row.verdict == Verdict.REJECTED
    assert "không có mã" in line.sentences[0]


def test_a_row_without_its_key_that_many_periods_wait_for_is_refused(sheet, officer):
    filled = sheet().put("1.1", done="Đã họp.").saved_by_another(keyless, name="Trang 1")
    assert "nhiều kỳ cùng chờ" in lines(back(filled, officer), officer)["1.1"].sentences[0]


@pytest.mark.parametrize("column", ["key", "stamp"])
def test_an_altered_key_is_caught(sheet, officer, column):
    filled = sheet()
    was = filled.at("1.1", column)
    altered = filled.put("1.1", **{column: was[:-1] + ("0" if was[-1] != "0" else "1")}, done="Đã họp.")
    line = lines(back(altered, officer), officer)["1.1"]
    assert line.row.verdict == Verdict.REJECTED
    assert "không do hệ thống này cấp hoặc đã bị sửa" in line.sentences[0]


def test_the_key_of_one_row_does_not_go_with_the_stamp_of_another(sheet, officer):
    filled = sheet()
    mixed = filled.put("1.1", stamp=filled.at("1.2", "stamp"), done="Đã họp.")
    assert lines(back(mixed, officer), officer)["1.1"].row.verdict == Verdict.REJECTED


def test_a_key_of_another_house_is_caught(sheet, officer, settings):
    filled = sheet().put("1.1", done="Đã họp.")
    settings.SECRET_KEY = "khóa của một nơi khác, dài vừa đủ để dùng"
    assert lines(back(filled, officer), officer)["1.1"].row.verdict == Verdict.REJECTED


def test_a_key_from_before_the_secret_was_changed_is_still_ours(sheet, officer, settings):
    filled = sheet().put("1.1", done="Đã họp.")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "khóa mới của chính nơi này, dài vừa đủ"
    assert lines(back(filled, officer), officer)["1.1"].row.verdict == Verdict.TAKEN


def test_rows_of_another_agency_are_refused_and_not_named(sheet, desk, officer, cast):
    filled = sheet(by=desk).put("2.1", done="Đã họp.")
    intake = back(filled, officer)
    line = lines(intake, officer)["2.1"]
    assert (line.row.verdict, line.about, line.cells, line.update) == (Verdict.REJECTED, "", [], None)
    assert "cơ quan khác hoặc kế hoạch khác" in line.sentences[0]
    assert services.confirm(intake, by=officer).kept == 0


@pytest.mark.parametrize("same", [True, False])
def test_a_row_that_stands_twice_is_refused(sheet, officer, same):
    def twice(grid):
        copy = next(list(line) for line in grid if "1.1" in line)
        copy[8] = copy[8] if same else "Câu khác."
        return [*grid, copy]

    intake = back(sheet().put("1.1", done="Đã họp.").saved_by_another(twice), officer)
    verdicts = list(intake.rows.filter(title__startswith="1.1 ").order_by("number").values_list("verdict", flat=True))
    assert verdicts == ([Verdict.TAKEN, Verdict.REJECTED] if same else [Verdict.REJECTED, Verdict.REJECTED])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"state": "xong rồi"}, "Tình trạng: “xong rồi” không phải một trong năm tình trạng"),
        ({"finished_on": "31/2/2020"}, "Ngày hoàn thành: “31/2/2020” không phải ngày"),
        ({"finished_on": "30/12/2020"}, "Ngày hoàn thành: Ngày 30/12/2020 còn ở phía trước"),
        ({"done": "a" * 20_001}, "Ô có 20001 chữ"),
    ],
)
def test_a_cell_that_cannot_be_read_refuses_its_row_alone(sheet, officer, words, sentence):
    filled = sheet().put("1.1", **{"next": "Vẫn đúng."} | words).put("1.2", state="Đang thực hiện", done="Đã đón.")
    intake = back(filled, officer)
    line = lines(intake, officer)["1.1"]
    assert line.row.verdict == Verdict.REJECTED
    assert sentence in line.sentences[0]
    services.confirm(intake, by=officer)
    assert Update.objects.get().done == "Đã đón."


def with_formula(filled, value):
    grid = filled.grid
    line, at = filled.line("1.1"), filled.head.at["done"]
    grid[line][at] = ""
    return Filled(written(grid, "07-KH-UBND 2020-t03", formulas={(line, at): ("=A1", value)}))


def test_of_a_formula_its_value_is_taken_and_said(sheet, officer):
    intake = back(with_formula(sheet(), "Đã họp."), officer)
    assert lines(intake, officer)["1.1"].row.cells["done"][1] == "Đã họp."
    assert "Có ô là công thức" in shown.remarks_of(intake)[0]
    assert "Đã làm được từ lần trước dòng" in shown.remarks_of(intake)[0]


@pytest.mark.parametrize("value", ["", "#REF!"])
def test_a_formula_without_a_value_refuses_its_row(sheet, officer, value):
    line = lines(back(with_formula(sheet(), value), officer), officer)["1.1"]
    assert line.row.verdict == Verdict.REJECTED
    assert "Ô là công thức mà không có kết quả" in line.sentences[0]


def test_merged_cells_refuse_the_rows_they_tie(sheet, officer):
    filled = sheet().put("1.1", done="Đã họp.")
    line, at = filled.line("1.1"), filled.head.at["done"]
    merged = Filled(written(filled.grid, merged=[(line, at, line + 1, at)]))
    found = lines(back(merged, officer), officer)
    assert {found["1.1"].row.verdict, found["1.2"].row.verdict} == {Verdict.REJECTED}
    assert "ô gộp" in found["1.1"].sentences[0]


def test_the_merged_heads_of_the_province_tie_nothing(sheet, officer):
    intake = back(sheet(form=Form.PROVINCE).put("1.1", done="Đã họp."), officer)
    assert lines(intake, officer)["1.1"].row.verdict == Verdict.TAKEN


def test_another_page_in_the_file_is_left_and_named(sheet, officer):
    filled = sheet().put("1.1", done="Đã họp.")
    assert shown.remarks_of(back(filled, officer)) == []

    def renamed(name, part):
        return part.replace("Hướng dẫn".encode(), "Danh bạ".encode()) if name == "xl/workbook.xml" else part

    intake = back(Filled(repacked(filled.data, renamed)), officer)
    assert shown.remarks_of(intake) == ["Trang “Danh bạ” không phải bảng cập nhật nên bỏ qua."]
    assert lines(intake, officer)["1.1"].row.verdict == Verdict.TAKEN
