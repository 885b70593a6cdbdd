"""Papers that the text names: kind, number, day, issuer, subject."""

import re
from collections.abc import Iterator

from haidang.papers.reader.dates import DAY, day_of
from haidang.papers.reader.plan import Citation, DateValue
from haidang.papers.sources.text import Source, Span
from haidang.papers.vietnamese.document_numbers import NUMBER

_KINDS = (
    "nghi quyet lien tich", "thong tu lien tich", "nghi quyet", "quyet dinh", "chi thi", "quy che", "quy dinh",
    "thong cao", "thong bao", "huong dan", "chuong trinh hanh dong", "chuong trinh", "ke hoach hanh dong",
    "ke hoach", "phuong an", "de an", "du an", "bao cao", "bien ban", "to trinh", "cong van", "cong dien",
    "ban ghi nho", "ket luan", "nghi dinh", "thong tu", "phap lenh", "bo luat", "luat", "sac lenh", "lenh",
    "van ban", "dien",
)  # fmt: skip
_CITED = re.compile(rf"(?<![\w/])(?:(?:số|Số)\s*:?\s*)?(?P<number>{NUMBER})")
_BARE_NUMBER = re.compile(
    r"\b(?P<kind>[ĐđNnKkCc]\w+(?:\s\w+)?)\s+số\s+(?P<number>\d{1,5})(?![\d/\-]|\s*[/\-]\s*[A-ZĐ\d])"
)
_KIND_BEFORE = re.compile(r"(?:" + "|".join(_KINDS) + r")(?:\s+lien tich)?\s*(?:so\s*:?\s*)?$")
_LAW_BEFORE = re.compile(r"(?P<kind>bo luat|luat|phap lenh)\s[^,;()]{2,160}$")
_DATE_AFTER = re.compile(r"\s*,?\s*(?:duoc ban hanh\s+)?" + DAY)
#: Runs on the marked text: "Ủy ban nhân dân" must not stop at "nhân" for "nhằm".
_ISSUER = re.compile(
    r"\s*,?\s*của\s+(?P<issuer>(?:[^,;.()“\"]|,\s(?=đổi mới|chuyển đổi|cải cách|Thể thao|Du lịch|công nghệ))+?)"
    r"(?=\s+(?:về|v/v|phê duyệt|[Bb]an hành|[Qq]uy định|thực hiện|triển khai|[Ss]ửa đổi|hướng dẫn|công bố|chấp thuận|"
    r"thông qua|cụ thể hóa|tiếp tục|gửi|hợp nhất|kèm theo|thí điểm|trên|nhằm|để|thành lập|bổ sung|điều chỉnh|kết luận|"
    r"khóa|khoá|là|theo|vào|ngày|giai đoạn|số|và\s+(?:Nghị|Quyết|Kế|Chỉ|Thông|Chương|Đề|Kết|Luật|Công|các))(?!\w)"
    r"|\s*[,;.()“\"]|\s*$)"
)
_SUBJECT = re.compile(
    r"\s*,?\s*(?P<subject>(?:ve|v/v|phe duyet|ban hanh|quy dinh|sua doi|huong dan|thi diem)\b[^;]*?)(?=;|\s*$|\s*[()])"
)
#: Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022
_NAMED_LAW = re.compile(
    r"(?P<title>(?:bo luat|luat|phap lenh|hien phap)\s+[^;]*?)(?:\s*,?\s*(?:(?<!co )(?<!ho )so\s*)?(?P<day>"
    + DAY
    + r"))?(?=\s*(?:;|$|va cac\b|duoc (?:sua|bo)\b|,\s*(?:duoc|sua)))"
)


def citations(source: Source, within: Span) -> Iterator[Citation]:
    """Every paper in `within` that is named by a number, in the order of the text."""
    reach = within.start
    for found in _CITED.finditer(source.flat, within.start, within.end):
        # an abbreviation has two capitals at least: "năm 2020 - Đơn vị" is no number
        if found.start() >= reach and sum(letter.isupper() for letter in found["number"]) > 1:
            citation = _whole(source, Span(*found.span("number")), found.start(), within)
            reach = found.end()
            yield citation


def _whole(source: Source, number: Span, start: int, within: Span) -> Citation:
    """The citation around a number: what stands before it and what follows it."""
    folded = source.folded
    left = max(within.start, start - 200)
    kind = _KIND_BEFORE.search(folded, left, start)
    title: Span | None = None
    kind_span: Span | None = None
    if kind:
        start = kind.start()
        kind_span = Span(kind.start(), kind.start() + len(kind[0].removesuffix("so").rstrip().removesuffix(" so")))
        kind_span = _without_so(source, Span(kind.start(), kind.end()))
    else:
        law = _LAW_BEFORE.search(folded, left, start)
        if law and not re.search(r"\bngay\b|\d/\d", law[0]):
            start = law.start()
            kind_span = Span(*law.span("kind"))
            title = _without_so(source, Span(law.start(), number.start))
    at = number.end
    dated, at = _dated(folded, at, within.end)
    issuer: Span | None = None
    says = _ISSUER.match(source.flat, at, min(within.end, at + 220))
    if says:
        issuer, at = Span(*says.span("issuer")), says.end()
        if dated is None:
            dated, at = _dated(folded, at, within.end)
    if title is None:
        about = _SUBJECT.match(folded, at, min(within.end, at + 600))
        if about:
            title = Span(*about.span("subject"))
    return Citation(
        Span(start, max(at, title.end if title and title.end > at else at)),
        "numbered",
        kind_span,
        number,
        dated,
        issuer,
        title,
    )


def _without_so(source: Source, span: Span) -> Span:
    words = source.folded[span.start : span.end].rstrip().rstrip(":").rstrip()
    if words.endswith(" so"):
        words = words[:-3].rstrip()
    return Span(span.start, span.start + len(words))


def _dated(folded: str, at: int, end: int) -> tuple[DateValue | None, int]:
    day = _DATE_AFTER.match(folded, at, end)
    if not day:
        return None, at
    start = at + len(day[0]) - len(day[0].lstrip(" ,"))
    return DateValue(Span(start, day.end()), "day-of-citation", day_of(day)), day.end()


#: The head of a basis. Căn cứ …; Thực hiện …; Triển khai …; Xét đề nghị …
BASIS_HEAD = re.compile(
    r"[\s\-–+*]*(?:can cu(?:\s+can cu)?|thuc hien|trien khai(?: thuc hien)?|tiep tuc (?:thuc hien|"
    r"trien khai)|theo(?!\s+de nghi)|tren co so|de (?:trien khai|thuc hien|tiep tuc thuc hien))\s+"
)
#: A second paper beside the first: "…; Nghị định số …", "… và Kế hoạch số …"
_BESIDE = re.compile(
    r"(?:;\s*(?:va\s+)?(?:can cu\s+)?|(?<=\d),?\s+va\s+(?=luat|bo luat)|,?\s+va\s+(?!luat|bo luat))(?=(?:"
    + "|".join(_KINDS)
    + r")\b)"
)


#: "Căn cứ:", "Căn cứ các văn bản sau:": the papers follow as a list.
_LIST_HEAD = re.compile(
    r"[\s\-–+*]*(?:cac\s+)?can cu(?:\s+(?:phap ly|cac|nhung|van ban|sau|day|vao|cu|de|lap|xay dung))*\s*:\s*$"
)
_PAPER_HEAD = re.compile(r"[\s\-–+*]*(?:cac\s+)?(?:" + "|".join(_KINDS) + r")\b")


def opens_list(source: Source, span: Span) -> bool:
    """Does the paragraph only say that the papers the plan stands on follow?"""
    return _LIST_HEAD.match(source.folded, span.start, span.end) is not None


def bases_of(source: Source, span: Span, *, listed: bool = False) -> Iterator[Citation]:
    """The papers that one basis paragraph stands on, in order; what those only carry out is left out.

    `listed` is True for the items of a list of bases, which need no "Căn cứ" of their own.
    """
    head = BASIS_HEAD.match(source.folded, span.start, span.end)
    if not head and not (listed and _PAPER_HEAD.match(source.folded, span.start, span.end)):
        return
    start = head.end() if head else span.start
    within = head is not None and head[0].strip(" -–+*\n").startswith("can cu")
    for end, following in [*_joints(source, Span(start, span.end), within=within), (span.end, span.end)]:
        citation = _first_paper(source, Span(start, end))
        if citation:
            yield citation
        start = following


#: "Kế hoạch số … về thực hiện Nghị quyết số … và Kế hoạch số …": what "và" joins is what the first carries out.
_CARRIES = re.compile(r"\b(?:thuc hien|trien khai|huong dan|sua doi|bo sung|quy dinh chi tiet|cu the hoa)\b")


def _joints(source: Source, span: Span, *, within: bool) -> Iterator[tuple[int, int]]:
    """Where one paper ends and a second one beside it begins; `within` keeps apart what the first carries out."""
    start = span.start
    for found in _BESIDE.finditer(source.folded, span.start, span.end):
        if within and not found[0].startswith(";"):
            papers = list(citations(source, Span(start, found.start())))
            if len(papers) > 1 and _CARRIES.search(source.folded, papers[0].span.start, papers[-1].span.start):
                continue
        yield found.span()
        start = found.end()


def _first_paper(source: Source, span: Span) -> Citation | None:
    lead = len(source.folded[span.start : span.end]) - len(source.folded[span.start : span.end].lstrip())
    start = span.start + lead
    first = next(citations(source, Span(start, span.end)), None)
    if first and first.span.start - start <= 40 and _at_head(source.folded, start, first):
        return first
    law = _NAMED_LAW.match(source.folded, start, span.end)
    if law:
        return _law(law)
    return None


def _at_head(folded: str, start: int, citation: Citation) -> bool:
    """Is the cited paper what this piece begins with, rather than one it mentions later?"""
    return citation.span.start <= start + 12 or not re.match(
        r"(?:luat|bo luat|phap lenh|hien phap)\b", folded[start : start + 12]
    )


def _law(found: re.Match[str]) -> Citation:
    start = found.start("title")
    title = Span(start, start + len(found["title"].rstrip(" .,")))
    dated = None
    if found["day"]:
        dated = DateValue(Span(*found.span("day")), "day-of-citation", day_of(found))
    kind = re.match(r"bo luat|luat|phap lenh|hien phap", found["title"])
    kind_span = Span(start, start + kind.end()) if kind else None
    return Citation(Span(start, found.end()), "named-law", kind_span, None, dated, None, title)
