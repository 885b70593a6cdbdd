"""Papers of urging, in Word: the draft of a letter to one agency, and the list for the provincial committee."""

import io
from collections.abc import Mapping, Sequence
from datetime import date

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from haidang.desk import paper, rules
from haidang.desk.paper import said
from haidang.plan.urging.models import Urging
from haidang.plan.urging.selectors import Letter

#: Letters of the widest column.
LONGEST = 400
_ITEMS = (("TT", 10), ("Nội dung việc", 98), ("Thời hạn", 28), ("Quá hạn (ngày làm việc)", 34))
_LISTED = (("TT", 10), ("Nội dung việc", 72), ("Thời hạn", 24), ("Quá hạn (ngày làm việc)", 26), ("Đã đôn đốc", 38))


def letter(found: Letter, today: date) -> bytes:
    """One letter about all that an agency is late with. A draft: number, day and signature are the office's own."""
    sheet = docx.Document()
    paper.page(sheet, f"Dự thảo công văn đôn đốc: {found.name}")
    _draft_head(sheet, today)
    _line(sheet, f"Kính gửi: {found.name}", align=ALIGN.CENTER, before=12)
    paper.text(sheet, "")
    for sentence in opening(found, today):
        paper.text(sheet, sentence)
    grid = paper.table(sheet, 1 + len(found.items), [width for _name, width in _ITEMS], borders=True)
    paper.row(grid, 0, [name for name, _width in _ITEMS], bold=True)
    paper.repeat_head(grid)
    for number, item in enumerate(found.items, 1):
        paper.row(grid, number, [str(number), _what(item), _day(item), str(item.days_late)])
    for sentence in closing(found):
        paper.text(sheet, sentence)
    _foot(sheet, found)
    return _bytes(sheet)


def opening(found: Letter, today: date) -> list[str]:
    """What the letter says above its table."""
    return [
        "Thực hiện nhiệm vụ theo dõi, đôn đốc việc triển khai kế hoạch công tác đối ngoại của tỉnh, Sở Ngoại vụ "
        f"nhận thấy đến ngày {said(today)} {found.name} còn {len(found.items)} việc đã quá thời hạn, "
        f"việc chậm nhất đã quá {found.longest} ngày làm việc. Sở Ngoại vụ đề nghị quý cơ quan khẩn trương thực hiện:",
    ]


def closing(found: Letter) -> list[str]:
    """What it asks, and what comes next by the rule under which it is written."""
    rule = found.items[0]
    source = f", theo {rule.rule_source}" if rule.rule_source else ""
    return [
        "Đề nghị quý cơ quan gửi kết quả về Sở Ngoại vụ trước ngày …/…/…… Trường hợp có khó khăn, vướng mắc, đề nghị "
        "nêu rõ nguyên nhân và kiến nghị để Sở Ngoại vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
        f"Các mốc đôn đốc: {rule.rule_value}{source}. Việc chưa thực hiện ở mốc sau cùng sẽ được đưa vào danh sách "
        "báo cáo Ủy ban nhân dân tỉnh.",
        "Rất mong nhận được sự phối hợp của quý cơ quan./.",
    ]


def province_list(found: Sequence[Letter], history: Mapping[str, Sequence[Urging]], today: date) -> bytes:
    """Danh sách báo cáo UBND tỉnh: agency by agency what is late, and what was done to urge it."""
    sheet = docx.Document()
    paper.page(sheet, "Danh sách việc chậm, báo cáo Ủy ban nhân dân tỉnh")
    paper.letterhead(sheet, today)
    _line(sheet, "DANH SÁCH VIỆC QUÁ HẠN ĐÃ ĐÔN ĐỐC", size=14, bold=True, align=ALIGN.CENTER, before=10)
    _line(sheet, f"(báo cáo Ủy ban nhân dân tỉnh, đến ngày {said(today)})", italic=True, align=ALIGN.CENTER)
    for sentence in of_the_province(found):
        paper.text(sheet, sentence)
    for number, each in enumerate(found, 1):
        paper.heading(sheet, f"{number}. {each.name} ({len(each.items)})")
        grid = paper.table(sheet, 1 + len(each.items), [width for _name, width in _LISTED], borders=True)
        paper.row(grid, 0, [name for name, _width in _LISTED], bold=True)
        paper.repeat_head(grid)
        for at, item in enumerate(each.items, 1):
            urged = "; ".join(map(told, history.get(item.key, ()))) or "chưa gửi được mốc nào"
            paper.row(grid, at, [str(at), _what(item), _day(item), str(item.days_late), urged])
    return _bytes(sheet)


def of_the_province(found: Sequence[Letter]) -> list[str]:
    """The sentences above the list; who monitors and is late itself says so."""
    if not found:
        return ["Không có việc nào quá hạn đến mốc phải báo cáo."]
    many = sum(len(each.items) for each in found)
    rule = found[0].items[0]
    source = f", theo {rule.rule_source}" if rule.rule_source else ""
    return [
        f"{len(found)} cơ quan có {many} việc quá hạn đến mốc phải báo cáo. "
        f"Các mốc đôn đốc: {rule.rule_value}{source}.",
        "Sở Ngoại vụ vừa theo dõi vừa chủ trì một số nhiệm vụ; việc quá hạn của Sở cũng nằm trong danh sách này.",
    ]


def told(urging: Urging) -> str:
    """One earlier rung, as the list names it."""
    if urging.document:
        return f"công văn {urging.document.number or urging.document} ({said(urging.climbed_on)})"
    if urging.way:
        return f"{str(urging.get_way_display()).lower()} {said(urging.climbed_on)}"
    return f"{urging.mark} {said(urging.climbed_on)}"


def _what(item: Urging) -> str:
    return rules.shortened(f"{item.kind}: {item.title}", LONGEST)


def _day(item: Urging) -> str:
    return said(item.due_on) if item.due_on else ""


def _draft_head(sheet: Document, today: date) -> None:
    grid = paper.table(sheet, 1, (75, 95))
    left, right = grid.rows[0].cells
    paper.lines(left, ("ỦY BAN NHÂN DÂN TỈNH", False), ("SỞ NGOẠI VỤ", True))
    paper.write(left.add_paragraph(), "Số:        /SNgV-", size=13, align=ALIGN.CENTER)
    about = "V/v đôn đốc thực hiện việc quá hạn theo kế hoạch công tác đối ngoại"
    paper.write(left.add_paragraph(), about, size=12, align=ALIGN.CENTER)
    paper.lines(right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True))
    month = f"{today.month:02}" if today.month < 3 else str(today.month)
    day = f"………, ngày      tháng {month} năm {today.year}"
    paper.write(right.add_paragraph(), day, size=13, italic=True, align=ALIGN.CENTER)
    paper.write(right.add_paragraph(), "DỰ THẢO", size=13, bold=True, align=ALIGN.CENTER)


def _foot(sheet: Document, found: Letter) -> None:
    grid = paper.table(sheet, 1, (85, 85))
    left, right = grid.rows[0].cells
    paper.write(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    for line in ("- Như trên;", "- UBND tỉnh (b/c);", "- Lưu: VT."):
        paper.write(left.add_paragraph(), line, size=11)
    paper.write(right.paragraphs[0], "GIÁM ĐỐC", size=13, bold=True, align=ALIGN.CENTER)


def _line(sheet: Document, words: str, *, before: int = 0, size: int = 13, align: ALIGN, **look: bool) -> None:
    line = sheet.add_paragraph()
    line.paragraph_format.space_before = docx.shared.Pt(before)
    paper.write(line, words, size=size, align=align, **look)


def _bytes(sheet: Document) -> bytes:
    stream = io.BytesIO()
    sheet.save(stream)
    return stream.getvalue()
