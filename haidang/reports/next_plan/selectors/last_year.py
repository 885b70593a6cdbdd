"""Last year's wording: what the plan that runs says of itself, found where the reader saw it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from haidang.papers.sources.text import Source
from haidang.plan.plans.models import Plan, Task
from haidang.plan.plans.selectors.names import words_at
from haidang.plan.plans.selectors.review import latest_reading
from haidang.reports.next_plan.choices import Section, Why
from haidang.reports.next_plan.rules.wording import apart, days_past, ended_period, for_next, one_line
from haidang.reports.next_plan.selectors.proposed import Proposed

#: Whoever has none of their own: who a people's committee's plan is sent to, and as what it is signed.
RECIPIENTS = (
    "Thường trực Tỉnh ủy, Thường trực HĐND tỉnh (để báo cáo)", "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
    "Các sở, ban, ngành", "Lưu: VT",
)  # fmt: skip
FORMULA, POST = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"
ISSUER = "ỦY BAN NHÂN DÂN TỈNH"
_COMMITTEE = re.compile(r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LastYear:
    """The letterhead and the foot of the plan that runs."""

    issuer: str = ISSUER
    place: str = ""
    symbol: str = "KH-UBND"
    formula: tuple[str, ...] = FORMULA
    post: str = POST
    recipients: tuple[str, ...] = RECIPIENTS
    #: The words of its purposes, requirements and bases.
    said: Mapping[Section, tuple[str, ...]] = field(default_factory=dict)


_PARTS = {Section.BASIS: "bases", Section.PURPOSE: "purposes", Section.REQUIREMENT: "requirements"}


def last_year(plan: Plan) -> LastYear:
    """What the last reading of the plan saw; where there is none, what is usual."""
    reading = latest_reading(plan)
    symbol = plan.number.partition("/")[2] or "KH-UBND"
    if reading is None:
        return LastYear(issuer=plan.issuer.upper() or ISSUER, symbol=symbol)
    source = reading.source.source
    said = {name: [words_at(source, value) for value in found] for name, found in _told(reading.values)}
    issuer = (_first(said, "issuer") or plan.issuer or ISSUER).upper()
    return LastYear(
        issuer=issuer,
        place=_first(said, "place"),
        symbol=symbol,
        formula=_formula(issuer, said.get("signer_formula", [])),
        post=_first(said, "signer_post").upper() or POST,
        recipients=tuple(_recipients(said.get("recipients", []))) or RECIPIENTS,
        said={section: _words(source, reading.values, name) for section, name in _PARTS.items()},
    )


def _told(values: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    for name in ("issuer", "place", "signer_formula", "signer_post", "recipients"):
        yield name, values.get(name, [])


def _first(said: Mapping[str, list[str]], name: str) -> str:
    return next(iter(said.get(name, [])), "")


def _formula(issuer: str, printed: list[str]) -> tuple[str, ...]:
    """A plan of a people's committee is signed on its behalf (NĐ 30/2020/NĐ-CP Đ13), whatever was printed last year."""
    lines = tuple(words.upper() for words in printed)
    if _COMMITTEE.match(issuer) and not any(line.startswith("TM") for line in lines):
        return ("TM. ỦY BAN NHÂN DÂN", *lines)
    return lines


def _recipients(printed: list[str]) -> Iterator[str]:
    for words in printed:
        # "TTr" is the abbreviation of a tờ trình
        line = re.sub(r"\bTTr\s*\.?\s*(?=[A-ZĐ])", "Thường trực ", one_line(words)).strip(" ;.-")
        if line:
            yield line


def _words(source: Source, values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(words_at(source, value) for value in values.get(name, []))


def aims(found: LastYear, year: int, by: int) -> Iterator[Proposed]:
    """Purposes, requirements and the papers it rests on; what is bound to a time that is over stays out."""
    for section in (Section.BASIS, Section.PURPOSE, Section.REQUIREMENT):
        for printed in found.said.get(section, ()):
            words = _basis(printed) if section == Section.BASIS else for_next(printed, by)
            over = ended_period(words, year) or next(days_past(words, year), "") or _of_last_year(section, words, year)
            yield Proposed(
                section=section,
                why=Why.LAST_YEAR,
                words=words,
                is_in=not over,
                reason=f"Nêu thời gian đã qua: {over}." if over else "",
            )


def _basis(printed: str) -> str:
    words = apart(one_line(printed)).rstrip(" ;.,:")
    return words if words.startswith("Căn cứ") else f"Căn cứ {words}"


def _of_last_year(section: Section, words: str, year: int) -> str:
    """A paper on last year's plan is no basis of the next one."""
    named = re.search(rf"(?<!tháng \d )(?<!tháng \d\d )năm {year - 1}(?!\d)", words)
    return named[0] if named and section == Section.BASIS else ""


def orders(plan: Plan, by: int) -> Iterator[Proposed]:
    """What last year's plan ordered about its own running."""
    for task in Task.objects.filter(plan=plan).in_force().exclude(pk__in=Task.objects.of_content()).in_order():
        yield Proposed(
            section=Section.ORGANISATION,
            why=Why.LAST_YEAR,
            words=for_next(task.title, by),
            is_in=False,
            reason=f"Mục {task.section} của {plan}.",
            source=task,
        )


def usual(who: str, desk: str, treasury: str) -> Iterator[Proposed]:
    """Sentences that every plan needs: who makes a programme, who pays, who follows, where difficulties go."""
    for words in (
        "Cơ quan được giao chủ trì lập chương trình cụ thể của từng nhiệm vụ, nêu rõ người làm, thời hạn và sản phẩm, "
        f"gửi {desk} trong 15 ngày kể từ ngày ban hành Kế hoạch này",
        f"Giao {treasury} thẩm định dự toán, tham mưu {who} bố trí kinh phí theo phân cấp ngân sách",
        f"Giao {desk} theo dõi, đôn đốc, đánh giá và báo cáo {who} kết quả thực hiện theo từng kỳ",
        f"Khi có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh ngay về {desk} để tổng hợp, trình {who} giải quyết",
    ):
        yield Proposed(section=Section.ORGANISATION, why=Why.USUAL, words=words)
