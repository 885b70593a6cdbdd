"""What every paper of an agency begins and ends with: its head, its place, who signs, how a day and a paper are told.

The words of a paper are Vietnamese whatever the screen of the person who drafts it speaks (`in_vietnamese`).
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any, TypeVar, cast

from django.utils import translation
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.ui.demo import demo_mark
from haidang.office.directory.choices import Kind, Level, NameKind
from haidang.office.directory.models import Agency
from haidang.office.directory.models import Official as Person
from haidang.office.directory.rules import holds
from haidang.office.documents.models import Document
from haidang.papers.reference.countries import countries
from haidang.papers.reference.documents import directives
from haidang.papers.writer.model import Item, Letterhead, Official, Para, Run, Signature

Made = TypeVar("Made", bound=Callable[..., Any])

#: UBND tỉnh, the focal department, the police and the department of finance by their codes in the directory.
PROVINCE, DESK, POLICE, FINANCE = "UBND", "SNGV", "CAT", "STC"
#: Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu: the unit after the kind of body is where its papers are written.
_COMMITTEE = re.compile(
    r"^(?:Ủy ban nhân dân|Hội đồng nhân dân)\s+"
    r"(?:(?:tỉnh|huyện|thị xã|xã|phường|thị trấn|đặc khu|quận)\s+|(?=thành phố))(?P<unit>\S.*)$",
    re.IGNORECASE,
)
#: Who heads a body of a kind, where the directory names nobody.
_HEADS = {
    Kind.PEOPLES_COMMITTEE: "Chủ tịch",
    Kind.COUNCIL: "Chủ tịch",
    Kind.DEPARTMENT: "Giám đốc",
    Kind.BOARD: "Trưởng ban",
    Kind.OFFICE: "Chánh Văn phòng",
    Kind.FRONT: "Chủ tịch",
    Kind.ASSOCIATION: "Chủ tịch",
    Kind.PUBLIC_UNIT: "Giám đốc",
}
#: Bodies that have no parent above them on paper (NĐ 30/2020/NĐ-CP, phụ lục I).
_ALONE = (Kind.PEOPLES_COMMITTEE, Kind.COUNCIL, Kind.MINISTRY)


def in_vietnamese(make: Made) -> Made:
    """Labels of choices, citations of papers and days come in Vietnamese."""

    @wraps(make)
    def made(*args: Any, **kwargs: Any) -> Any:
        with translation.override("vi"):
            return make(*args, **kwargs)

    return cast("Made", made)


def without_year(plan: Any, today: date) -> str:
    """What stands in the way of a list of a year: nobody wrote down which (a `hindrance` of papers of a plan)."""
    return "" if plan.year else _("Kế hoạch chưa ghi năm. Ghi năm của kế hoạch rồi soạn danh mục, báo cáo của năm.")


def of_the_desk(record: Any, user: Any) -> bool:
    """A paper of UBND tỉnh is prepared by Sở Ngoại vụ alone (`written_by` of a kind of paper)."""
    return bool(user.is_desk)


# ── who writes ───────────────────────────────────────────────────────────────────────────────────


def province(on: date | None = None) -> Agency:
    """UBND tỉnh; once the province went into another, who took over from it."""
    return Agency.objects.get(code=PROVINCE).responsible(on or clock.today())


def desk(on: date | None = None) -> Agency:
    """Sở Ngoại vụ, or who took over from it."""
    return Agency.objects.get(code=DESK).responsible(on or clock.today())


def body(code: str, on: date) -> str:
    """What a body is called that day: "Ủy ban nhân dân tỉnh", since the province went into a city otherwise."""
    found = Agency.objects.filter(code=code).first()
    return found.responsible(on).name_on(on) if found else code


def committee(on: date) -> str:
    return body(PROVINCE, on)


def committee_short(on: date) -> str:
    """ "UBND tỉnh": as the lists of recipients write it."""
    return committee(on).replace("Ủy ban nhân dân", "UBND", 1)


def full_name(agency: Agency, on: date) -> str:
    """Its official name that day; of a people's committee with the name of its unit, where the directory knows it."""
    name = agency.name_on(on)
    longer = [
        row.text
        for row in agency.names.all()
        if row.kind == NameKind.ALIAS
        and holds(row.valid_from, row.valid_to, on)
        and row.text.casefold().startswith(f"{name.casefold()} ")
    ]
    return max(longer, key=len, default=name) if agency.kind in (Kind.PEOPLES_COMMITTEE, Kind.COUNCIL) else name


def place_of(agency: Agency, on: date) -> str:
    """Where its papers are written; "" where the directory does not say it: a dotted space is left."""
    found = _COMMITTEE.match(full_name(agency, on))
    if not found and agency.level == Level.PROVINCE:
        seat = Agency.objects.filter(code=PROVINCE).first()
        found = _COMMITTEE.match(full_name(seat.responsible(on), on)) if seat else None
    unit = found["unit"] if found else ""
    return unit[:1].upper() + unit[1:]


def sign_of(agency: Agency, on: date) -> str:
    """What stands for it in a number: "UBND", "SNgV"."""
    if agency.kind == Kind.PEOPLES_COMMITTEE:
        return "UBND"
    if agency.kind == Kind.COUNCIL:
        return "HĐND"
    return agency.said_on(NameKind.SHORT, on) or agency.code


def letterhead(agency: Agency, today: date, abbreviation: str = "") -> Letterhead:
    """The head of a draft: "QĐ-UBND" behind the space for the number. A công văn is of the office (VP) until the
    clerk names the unit that wrote it."""
    agency = agency.responsible(today)
    sign = sign_of(agency, today)
    parent = None if agency.kind in _ALONE else agency.parent_on(today)
    return Letterhead(
        issuer=full_name(agency, today).upper(),
        parent=full_name(parent, today).upper() if parent else "",
        symbol=f"{abbreviation}-{sign}" if abbreviation else f"{sign}-VP",
        place=place_of(agency, today),
        drafted_on=today,
    )


def signature(agency: Agency, today: date, *, in_its_name: bool = False) -> Signature:
    """Who heads it that day. `in_its_name`: the body decides together, its head signs for it (TM.)."""
    agency = agency.responsible(today)
    post, name = head_of(agency, today)
    formula = (f"TM. {_collective(agency)}",) if in_its_name else ()
    return Signature(formula=formula, post=post.upper(), name=name)


def head_of(agency: Agency, today: date) -> tuple[str, str]:
    """Who heads it that day: "Giám đốc", and the name, "" where the directory knows none."""
    held = agency.postings.in_force(today).filter(rank=1).select_related("official").order_by("pk").first()
    post = held.post if held else _HEADS.get(Kind(agency.kind), "Thủ trưởng cơ quan")
    # A demonstration calls its people by their posts: that is no name to sign with.
    name = held.official.name if held and held.official.name != held.post else ""
    return _bare(post, agency), name


def person_said(official: Person | None, on: date) -> str:
    """ "Trần Thị Mẫu, Phó Chủ tịch UBND tỉnh": with the post held that day, as a paper names who receives guests."""
    if official is None:
        return ""
    held = official.posting_on(on)
    if held is None or held.post in official.name:
        return official.name
    where = held.agency.name_on(on)
    post = held.post if is_named_in(where, held.post) else f"{held.post} {where}"
    return f"{official.name}, {post}"


def is_named_in(agency: str, post: str) -> bool:
    """Does a post name its agency already, in full or in short: "Chủ tịch UBND tỉnh"?"""
    return _shortened(agency) in _shortened(post)


def _shortened(words: str) -> str:
    return words.casefold().replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")


def _collective(agency: Agency) -> str:
    return {Kind.PEOPLES_COMMITTEE: "ỦY BAN NHÂN DÂN", Kind.COUNCIL: "HỘI ĐỒNG NHÂN DÂN"}.get(
        Kind(agency.kind), agency.name.upper()
    )


def _bare(post: str, agency: Agency) -> str:
    """ "Giám đốc Sở Ngoại vụ" signs as "Giám đốc": the agency stands above already."""
    for name in sorted({agency.name, *(row.text for row in agency.names.all())}, key=len, reverse=True):
        if name and post.casefold().endswith(f" {name.casefold()}"):
            return post[: -len(name)].rstrip()
    return post


# ── how it is told ───────────────────────────────────────────────────────────────────────────────


def short_day(day: date | None) -> str:
    """05/02/2020, 15/6/2020: a nought before days under ten and before the first two months."""
    return f"{day.day:02}/{_month(day)}/{day.year}" if day else ""


def long_day(day: date) -> str:
    """ngày 05 tháng 02 năm 2020"""
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def days_said(first: date | None, last: date | None) -> str:
    """ "ngày 15/6/2020", "từ ngày 15/6/2020 đến ngày 19/6/2020"; "" where the days are not known."""
    if not first or not last:
        return ""
    return f"ngày {short_day(first)}" if first == last else f"từ ngày {short_day(first)} đến ngày {short_day(last)}"


def cited(paper: Document) -> str:
    """Kind, number, day, issuer and what it is about, as a first citation names a paper; nothing is said twice."""
    kind = paper.kind or "Văn bản"
    said = f"{kind} số {paper.number}" if paper.number else kind
    if paper.issued_on:
        said += f" {long_day(paper.issued_on)}"
    if paper.issuer_said:
        said += f" của {paper.issuer_said}"
    about = in_small_letters(paper.subject.strip().rstrip("."), paper.issuer, paper.issued_on)
    if about.casefold().startswith(kind.casefold()):
        about = about[len(kind) :].strip()
    if not about:
        return said
    return f"{said} {about}" if about.casefold().startswith(("về ", "v/v")) else f"{said} về {lowered(about)}"


#: What stays in capitals when a title in capitals is told within a sentence.
_CAPITALS = re.compile(
    r"\b(?:asean|apec|wto|unesco|oda|usd|ubnd|hđnd|covid|(?<=quý )[ivx]+|(?<=kỳ )[ivx]+|(?<=giai đoạn )[ivx]+)\b"
)


def in_small_letters(words: str, issuer: Agency | None = None, on: date | None = None) -> str:
    """A title that its paper prints in capitals, as a sentence names it: names of places and countries keep theirs."""
    if words != words.upper() or not any(letter.isalpha() for letter in words):
        return words
    told = _CAPITALS.sub(lambda found: found[0].upper(), words.lower())
    seat = place_of(issuer or province(on), on or clock.today())
    for name in sorted({seat, "Việt Nam", *(each.country for each in countries())}, key=len, reverse=True):
        if name:
            told = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name, told)
    return told


#: NĐ 191/2026/NĐ-CP: what a paper's kind is called in full.
_KINDS = {"NĐ": "Nghị định số", "QĐ": "Quyết định số", "TT": "Thông tư số", "NQ": "Nghị quyết số", "Luật": "Luật số"}
#: Đ25.2, Đ11
_ARTICLE = re.compile(r"\s*Đ(?P<article>\d+)(?:\.(?P<clause>\d+))?(?:,\s*\d+)*")


def law_said(source: str) -> str:
    """The source of a norm as a paper cites it: "NĐ 191/2026/NĐ-CP Đ25.2" is khoản 2 Điều 25 Nghị định số …; "" for
    what is no paper ("thiết lập của tỉnh").
    """
    first = re.split(r"[;(]", source)[0].strip()
    kind, _space, rest = first.partition(" ")
    if kind not in _KINDS or not rest[:1].isdigit():
        return ""
    found = _ARTICLE.search(rest)
    named = f"{_KINDS[kind]} {rest[: found.start()] if found else rest}".strip()
    if not found:
        return named
    clause = f"khoản {found['clause']} " if found["clause"] else ""
    return f"{clause}Điều {found['article']} {named}"


def law_cited(source: str) -> str:
    """The same in full, as a basis names it the first time: day, issuer and title where they are known."""
    named = law_said(source)
    number = named.rpartition(" ")[2]
    known = next((each for each in directives() if each.number == number and each.title), None)
    if known is None or known.dated is None:
        return named
    title = known.title if known.title.startswith(("ban hành ", "quy định ", "sửa đổi")) else f"về {known.title}"
    return f"{named} {long_day(known.dated)} của {known.issuer} {title}"


def number_said(count: int) -> str:
    """3.500: thousands are set off with a point."""
    return f"{count:,}".replace(",", ".")


def lowered(words: str) -> str:
    """As it stands inside a sentence: "Giới thiệu cảng" → "giới thiệu cảng", "UBND tỉnh" and names stay."""
    first, _space, rest = words.partition(" ")
    is_name = len(first) > 1 and first[1:] != first[1:].lower()
    next_is_name = rest[:1].isupper()
    return words if is_name or next_is_name else words[:1].lower() + words[1:]


def sentence(words: str) -> str:
    """With its full stop, once."""
    told = " ".join(words.split()).rstrip()
    return told if told.endswith((".", "!", "?", "…", ":")) or not told else f"{told.rstrip(';,')}."


def paragraphs(words: str, *, empty: str = "………") -> tuple[Para, ...]:
    """What somebody wrote, a paragraph for each line; dots where nothing is written yet."""
    return tuple(Para(line.strip()) for line in words.splitlines() if line.strip()) or (Para(empty),)


def items(lines: Iterable[str], mark: Any = "-") -> tuple[Item, ...]:
    return tuple(Item(line, mark) for line in lines if line)


def titled(name: str, words: str) -> Item:
    """ "- Thời gian: 05 ngày": the name of a fact in bold, and the fact."""
    return Item((Run(f"{name}: ", bold=True), Run(words)))


def article(number: int, words: str) -> Para:
    """One of a decision; the writer sets its "Điều 1." in bold."""
    return Para(f"Điều {number}. {words}")


def letter(head: Letterhead, about: str, **parts: Any) -> Official:
    """A công văn: its kind is no word, and its subject stands under its number."""
    return drafted(head, "", about, **parts)


def drafted(head: Letterhead, kind: str, about: str, **parts: Any) -> Official:
    """A draft, marked where the data are of a demonstration. Nobody writes to themselves: of the two that are told
    what an agency reports, one is not told where it is who reports.
    """
    to = tuple(each for each in parts.pop("to", ()) if each.casefold() != head.issuer.casefold())
    return Official(head=head, kind=kind, about=about, to=to, is_draft=True, mark=demo_mark(), **parts)
