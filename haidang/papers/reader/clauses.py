"""Sentences on the running of the plan: who reports when and to whom, where difficulties go, figures to reach."""

import re
from collections.abc import Iterator

from haidang.papers.reader.agencies import split_agencies, subject
from haidang.papers.reader.body_names import is_body, name_end
from haidang.papers.reader.dates import deadline_of, prose_deadlines
from haidang.papers.reader.plan import Channel, Deadline, Indicator, Mention, Node, Reporting
from haidang.papers.reader.sections import ZONES, placed
from haidang.papers.sources.text import Source, Span

_REPORTS = re.compile(r"(?:tong hop,?\s*)?bao cao")
_TO = re.compile(
    r"\s(?:về|cho|với|lên|tới|đến|gửi về|gửi|qua)\s+(?=\S)|\s\(?qua\s+|báo cáo\s+(?=UBND|Ủy ban|Uỷ ban|"
    r"Thủ tướng|Chính phủ|Bộ |Tỉnh ủy|Lãnh đạo|Sở )"
)
_DIFFICULTY = re.compile(r"kho khan|vuong mac|phat sinh")
_RAISE = re.compile(
    r"(?:phản ánh|báo cáo|kiến nghị|thông tin|gửi|đề xuất|liên hệ|phản ảnh)(?:\s+(?:kịp thời|ngay|"
    r"trực tiếp|bằng văn bản|kịp))*\s+(?:về|cho|với|tới|đến|lên|gửi về|gửi|qua)?\s*(?=\S)"
)
_SENTENCE = re.compile(r"[^.;]+(?:[.;](?!\s|$)[^.;]*)*")
_AMOUNT = re.compile(
    r"(?:(?P<least>tối thiểu|ít nhất|trên|dưới|đạt|khoảng|từ|≥|>|hơn|"
    r"không quá)\s+)?(?P<amount>\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?)\s*(?P<unit>%|tỷ đồng|triệu đồng|"
    r"nghìn đồng|đồng|USD|triệu USD|tỷ USD|MW|ha|km|lượt|người|doanh nghiệp|dự án|lớp|đoàn|cuộc|"
    r"hội nghị|bài|tin|thỏa thuận|văn bản|xã|phường|hộ|trạm|khu công nghiệp|cụm công nghiệp|KCN|CCN|điểm|"
    r"mô hình|cơ sở|trường|hợp tác xã|HTX|lần|sản phẩm|tổ chức|triệu|nghìn)(?!\w)"
)


def reporting_clauses(source: Source, root: Node) -> Iterator[Reporting]:
    """ "Định kỳ trước ngày 15/11 hằng năm báo cáo kết quả về Sở X": sentences with a report and a time."""
    for sentence in _sentences(source, root):
        if not _REPORTS.search(source.folded, sentence.start, sentence.end):
            continue
        when = _times(source, sentence)
        if when:
            who, _ = subject(source, sentence.start, sentence.end, "who-reports")
            yield Reporting(sentence, "report-sentence", who, _to(source, sentence), when)


def _times(source: Source, sentence: Span) -> tuple[Deadline, ...]:
    found = list(prose_deadlines(source, sentence))
    if not found:
        match = re.compile(r"dinh ky[^,;.]{0,40}|(?:hang|moi)\s+(?:tuan|thang|quy|nam)\b|6 thang").search(
            source.folded, sentence.start, sentence.end
        )
        if match:
            found.append(deadline_of(source, Span(*match.span()), "period-of-report"))
    return tuple(found)


def _to(source: Source, sentence: Span) -> tuple[Mention, ...]:
    for found in _TO.finditer(source.flat, sentence.start, sentence.end):
        if is_body(source.flat, found.end(), sentence.end):
            stop = name_end(source.flat, found.end(), sentence.end)
            bracket = source.flat.find("(", found.end(), stop)
            mentions = split_agencies(source, Span(found.end(), bracket if bracket > 0 else stop), "reported-to")
            return mentions[:1]
    return ()


def channels(source: Source, root: Node) -> Iterator[Channel]:
    """Where difficulties go: "nếu có khó khăn, vướng mắc, các Sở … phản ánh về Sở Ngoại vụ"."""
    for sentence in _sentences(source, root, long=True):
        difficulty = _DIFFICULTY.search(source.folded, sentence.start, sentence.end)
        if not difficulty:
            continue
        raised = _RAISE.search(source.flat, difficulty.end(), sentence.end)
        while raised and not is_body(source.flat, raised.end(), sentence.end):
            raised = _RAISE.search(source.flat, raised.end(), sentence.end)
        if not raised:
            continue
        stop = name_end(source.flat, raised.end(), sentence.end)
        to = split_agencies(source, Span(raised.end(), stop), "raised-to")[:1]
        yield Channel(sentence, "difficulty-sentence", _raisers(source, Span(difficulty.end(), raised.start())), to)


def _raisers(source: Source, between: Span) -> tuple[Mention, ...]:
    for found in re.finditer(r",\s*(?:đề nghị\s+)?", source.flat[between.start : between.end]):
        at = between.start + found.end()
        if is_body(source.flat, at, between.end):
            return split_agencies(source, Span(at, name_end(source.flat, at, between.end)), "raiser")
    return ()


def _sentences(source: Source, root: Node, *, long: bool = False) -> Iterator[Span]:
    """The sentences of every paragraph of the body; `long` keeps clauses joined by semicolons."""
    ends = ". " if long else ".;"
    for node, above in placed(root):
        if node.kind in ZONES or any(n.kind in ZONES for n in above):
            continue
        start = node.text.start
        for found in re.finditer(rf"[{re.escape(ends.strip())}](?=\s|$)", source.flat[node.text.start : node.text.end]):
            end = node.text.start + found.end()
            yield Span(start, end)
            start = end + 1
        if start < node.text.end:
            yield Span(start, node.text.end)


def indicators(source: Source, nodes: Iterator[Node]) -> Iterator[Indicator]:
    """Figures to be reached in the paragraphs of the goals: amount, unit, and by when where it is said."""
    for node in nodes:
        found = _AMOUNT.search(source.flat, node.text.start, node.text.end)
        if not found:
            continue
        year = re.compile(r"(?:den het|den|trong) nam\s*(\d{4})|hang nam").search(
            source.folded, node.text.start, node.text.end
        )
        by = deadline_of(source, Span(*year.span()), "year-of-goal") if year else None
        yield Indicator(node.span, "figure-in-goal", Span(*found.span("amount")), Span(*found.span("unit")), by)
