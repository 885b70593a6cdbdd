"""What the form adds to the words of a paper: the number and the day, the marks at the ends, the names of annexes.

Word and PDF both draw what is said here, so that they can never say two things.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from haidang.papers.writer.model import Beside, Block, Heading, Item, Letterhead, Official, Para, Row, Run, Table, Words

COUNTRY = {"vi": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "en": "SOCIALIST REPUBLIC OF VIET NAM"}
MOTTO = {"vi": "Độc lập - Tự do - Hạnh phúc", "en": "Independence - Freedom - Happiness"}
TO = {"vi": "Kính gửi:", "en": "To:"}
RECIPIENTS = {"vi": "Nơi nhận:", "en": "Copies to:"}
DRAFT = {"vi": "DỰ THẢO", "en": "DRAFT"}
#: Kinds that name the authority above their bases and say their own name again below them.
DECIDING = ("QUYẾT ĐỊNH", "NGHỊ QUYẾT")
END = "./."
#: The space left for a number and for a day that nobody gave yet.
_GAP, _DAY_GAP = "\u00a0" * 8, "\u00a0" * 6
_LAST_MARKS = " \u00a0.;,"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


# ── the head ─────────────────────────────────────────────────────────────────────────────────────


def ordinal(number: str) -> str:
    """Numbers below ten take a nought: 05."""
    return number.zfill(2) if number.isdigit() else number


def numbered(head: Letterhead) -> str:
    """163/KH-UBND, or the space for it."""
    number = ordinal(head.number.strip()) or _GAP
    return f"{number}/{head.symbol}" if head.symbol else number


def number_line(head: Letterhead, language: str = "vi") -> str:
    """Số: 163/KH-UBND; a sheet of work has none."""
    if not head.number and not head.symbol:
        return ""
    return f"{'Số' if language == 'vi' else 'No.'}: {numbered(head)}".replace("No.:", "No.")


def day_said(head: Letterhead, language: str = "vi") -> str:
    """ngày 05 tháng 02 năm 2020: days below ten and the first two months take a nought."""
    month_of = head.day or head.drafted_on
    if language == "en":
        day = f"{head.day.day:02}" if head.day else _DAY_GAP
        return f"{day} {_MONTHS[month_of.month - 1]} {month_of.year}" if month_of else f"{day}{_DAY_GAP}"
    day = f"{head.day.day:02}" if head.day else _DAY_GAP
    if month_of is None:
        return f"ngày {day} tháng {_DAY_GAP} năm {_DAY_GAP}"
    return f"ngày {day} tháng {_month(month_of)} năm {month_of.year}"


def place_and_day(head: Letterhead, language: str = "vi") -> str:
    place = head.place or "………"
    return f"{place}, {day_said(head, language)}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def about_letter(paper: Official) -> str:
    """V/v …, for a công văn, which has no kind."""
    about = paper.about.strip()
    if not about or paper.language != "vi":
        return about
    return about if about.casefold().startswith("v/v") else f"V/v {about}"


def in_column(name: str, *, letters: int = 27) -> str:
    """A name of a body that is too long for a line of the head breaks before the name of its place."""
    if "\n" in name or len(name) <= letters:
        return name
    for word in _PLACES:
        before, found, after = name.partition(f" {word} ")
        if found:
            return f"{before}\n{word} {after}"
    return name


_PLACES = ("TỈNH", "THÀNH PHỐ", "HUYỆN", "THỊ XÃ", "XÃ", "PHƯỜNG")


# ── the content ──────────────────────────────────────────────────────────────────────────────────


def as_runs(words: Words) -> tuple[Run, ...]:
    return (Run(words),) if isinstance(words, str) else words


def as_text(words: Words) -> str:
    return "".join(run.text for run in as_runs(words))


def bases(paper: Official) -> list[str]:
    """Each ends in a semicolon, the last in a full stop; before articles, and before a sentence that goes on."""
    said = [each.strip().rstrip(_LAST_MARKS) for each in paper.bases]
    return [f"{each}{'.' if at == len(said) - 1 else ';'}" for at, each in enumerate(said)]


def authority(paper: Official) -> str:
    """Who decides, as a decision names it above its bases: the body itself, or the post that signs for it.

    A paper without bases of its own tells all this in its blocks.
    """
    if paper.kind not in DECIDING or not paper.bases:
        return ""
    issuer = " ".join(paper.head.issuer.split())
    for each in paper.signature.formula:
        if each.startswith("TM. "):
            body = each.removeprefix("TM. ").strip()
            return issuer if issuer.startswith(body) else body
    deputised = [each.split(". ", 1)[1] for each in paper.signature.formula if ". " in each]
    post = (deputised[0] if deputised else paper.signature.post).strip().upper()
    return f"{post} {issuer}".strip()


def decides(paper: Official) -> str:
    """QUYẾT ĐỊNH: between the bases and the articles, unless the paper's own words begin with it."""
    if paper.kind not in DECIDING or not paper.bases:
        return ""
    first = paper.blocks[0] if paper.blocks else None
    said = as_text(first.words).strip().rstrip(":").upper() if isinstance(first, Para) else ""
    return "" if said == paper.kind else f"{paper.kind}:"


_ARTICLE = re.compile(r"^(Điều \d+\.)(?=\s)")


def article(words: Words) -> Words:
    """Điều 1. stands in bold before what it says."""
    if isinstance(words, str) and (found := _ARTICLE.match(words)):
        return (Run(found[1], bold=True), Run(words[found.end() :]))
    return words


def closed(paper: Official) -> tuple[Block, ...]:
    """The content ends with ./. right after its last sentence; it points to its annexes, as the decree asks."""
    if not paper.blocks or not paper.is_signed or paper.language != "vi":
        return paper.blocks
    pointer = " (có phụ lục kèm theo)" if paper.annexes and not any(map(_points, paper.blocks)) else ""
    *before, last = paper.blocks
    if not isinstance(last, Para | Item):
        return (*paper.blocks, Para(f"{pointer.strip()}{END}", align="left"))
    runs = list(as_runs(last.words)) or [Run("")]
    if pointer or not as_text(last.words).rstrip().endswith(END):
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(f"{_LAST_MARKS}/") + pointer + END)
    words: Words = runs[0].text if isinstance(last.words, str) else tuple(runs)
    return (*before, replace(last, words=words))


def _points(block: Block) -> bool:
    if isinstance(block, Beside):
        return any(map(_points, (*block.left, *block.right)))
    return isinstance(block, Para | Item | Heading) and "phụ lục" in as_text(block.words).casefold()


def listed(names: Sequence[str]) -> list[str]:
    """- …; for each, the last with a full stop."""
    said = [each.strip().lstrip("-–").strip().rstrip(_LAST_MARKS) for each in names]
    return [f"- {each}{'.' if at == len(said) - 1 else ';'}" for at, each in enumerate(said)]


# ── annexes ──────────────────────────────────────────────────────────────────────────────────────

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        while number >= value:
            said, number = said + letters, number - value
    return said


def annex_name(paper: Official, at: int) -> str:
    """Phụ lục, with a Roman number when there are two or more."""
    name = "Phụ lục" if paper.language == "vi" else "Annex"
    return f"{name} {roman(at + 1)}" if len(paper.annexes) > 1 else name


def annex_of(paper: Official) -> str:
    """(Kèm theo Kế hoạch số 163/KH-UBND ngày … của …)"""
    head = paper.head
    if paper.language == "en":
        return f"(Attached to No. {numbered(head)}, {day_said(head, 'en')})"
    kind = paper.kind.capitalize() if paper.kind else "Công văn"
    number = f" số {numbered(head)}" if head.number or head.symbol else ""
    return f"(Kèm theo {kind}{number} {day_said(head)} của {body_name(head)})"


#: What capitals hide: which words of the name of a body are names.
_BODIES = (
    ("ỦY BAN NHÂN DÂN TỈNH", "Ủy ban nhân dân tỉnh"),
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ", "Ủy ban nhân dân thành phố"),
    ("ỦY BAN NHÂN DÂN HUYỆN", "Ủy ban nhân dân huyện"),
    ("ỦY BAN NHÂN DÂN XÃ", "Ủy ban nhân dân xã"),
    ("ỦY BAN NHÂN DÂN PHƯỜNG", "Ủy ban nhân dân phường"),
    ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân"),
    ("HỘI ĐỒNG NHÂN DÂN TỈNH", "Hội đồng nhân dân tỉnh"),
    ("VĂN PHÒNG", "Văn phòng"),
    ("SỞ", "Sở"),
    ("BAN", "Ban"),
    ("CÔNG AN TỈNH", "Công an tỉnh"),
)


def body_name(head: Letterhead) -> str:
    """The issuer as a sentence names it: Ủy ban nhân dân tỉnh Đồng Nai, Sở Ngoại vụ."""
    issuer = " ".join(head.issuer.split())
    if issuer != issuer.upper():
        return issuer
    for capitals, said in _BODIES:
        if issuer == capitals or issuer.startswith(f"{capitals} "):
            rest = issuer[len(capitals) :].strip()
            if said.endswith((" tỉnh", " thành phố", " huyện", " xã", " phường")):
                return f"{said} {rest.title()}".strip()
            return f"{said} {rest.capitalize()}".strip()
    return issuer.title()


def leads(words: Words) -> bool:
    """Does it lead to what stands below it ("Giải pháp thực hiện:")? Then it does not end a page."""
    return as_text(words).rstrip().endswith(":")


# ── tables ───────────────────────────────────────────────────────────────────────────────────────


def spans(table: Table) -> dict[tuple[int, int], int]:
    """Of columns that are merged: (row, column) → how many rows the cell takes; 0 for those it takes in."""
    found: dict[tuple[int, int], int] = {}
    for at, column in enumerate(table.columns):
        if not column.is_merged:
            continue
        start = 0
        for row in range(len(table.rows)):
            if row and as_text(table.rows[row].cells[at]) == as_text(table.rows[start].cells[at]):
                found[row, at] = 0
                found[start, at] = row - start + 1
            else:
                start = row
    return found


def heads_of(table: Table) -> frozenset[int]:
    """Rows that only name those below them: in bold, with words in the first cell alone. None ends its page."""
    return frozenset(at for at, row in enumerate(table.rows[:-1]) if row.bold and _names_only(row))


def _names_only(row: Row) -> bool:
    first, *others = map(as_text, row.cells)
    return bool(first) and bool(others) and not any(others)
