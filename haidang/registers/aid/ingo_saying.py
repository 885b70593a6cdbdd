"""Sentences of organisations, calls and letters for the drafts of updates: number, day, partner, result."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.money import Money
from haidang.kit.verdicts import day


def paper_said(paper: Any) -> str:
    """ "theo văn bản 12/UBND-VP ngày 05/11/2026" """
    if paper is None or not paper.number:
        return ""
    told = {"number": paper.number, "day": day(paper.issued_on)}
    return _("theo văn bản %(number)s ngày %(day)s") % told if paper.issued_on else paper.number


def sums(amounts: Iterable[tuple[Decimal | None, str]]) -> str:
    """Money of each currency apart: "120.000 USD; 3.000.000 JPY"."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for amount, currency in amounts:
        if amount:
            found[currency] += amount
    return "; ".join(str(Money(amount, currency)) for currency, amount in sorted(found.items()))


def _sentence(*parts: str) -> str:
    return ", ".join(part for part in parts if part) + "."


# ── organisations ────────────────────────────────────────────────────────────────────────────────


def ended(ingo: Any, why: str) -> str:
    told = _("%(name)s chấm dứt hoạt động ở tỉnh từ ngày %(day)s: %(why)s") % {
        "name": ingo, "day": day(ingo.ended_on), "why": why.rstrip("."),
    }  # fmt: skip
    return _sentence(told, paper_said(ingo.ended_by))


def answered(row: Any) -> str:
    told = _("UBND tỉnh cho ý kiến về %(kind)s của %(name)s ngày %(day)s: %(leaning)s") % {
        "kind": row.get_kind_display().lower(), "name": row.ingo, "day": day(row.answered_on),
        "leaning": row.get_leaning_display().lower(),
    }  # fmt: skip
    return _sentence(told, paper_said(row.answer))


def granted(row: Any) -> str:
    return _sentence(
        _("%(name)s được cấp giấy %(kind)s số %(number)s ngày %(day)s, có giá trị đến hết ngày %(until)s")
        % {
            "name": row.ingo, "kind": row.get_kind_display().lower(), "number": row.number,
            "day": day(row.issued_on), "until": day(row.valid_to),
        }
    )  # fmt: skip


def year_sent(year: Any, count: int) -> str:
    told = _("Đã gửi ngày %(day)s báo cáo năm %(year)s về tổ chức phi chính phủ nước ngoài (%(count)s tổ chức)") % {
        "day": day(year.sent_on), "year": year.year, "count": count,
    }  # fmt: skip
    return _sentence(told, paper_said(year.paper))


# ── calls, summaries, letters ────────────────────────────────────────────────────────────────────


def call(row: Any, needs: Iterable[Any]) -> str:
    """How far the programme came: what is called for, what was promised."""
    found = list(needs)
    won = [need for need in found if need.stage in ("promised", "received")]
    parts = [
        _("%(title)s: đang vận động %(count)s nhu cầu") % {"title": row.title, "count": len(found)},
        paper_said(row.approval),
    ]
    if won:
        told = _("%(count)s nhu cầu có nhà tài trợ") % {"count": len(won)}
        money = sums((need.promised, need.currency) for need in won)
        parts.append(f"{told} ({money})" if money else told)
    if row.finished_on:
        parts.append(_("tổng kết ngày %(day)s: %(words)s") % {"day": day(row.finished_on), "words": row.results})
    return _sentence(*(part.rstrip(".") for part in parts))


def summary(row: Any, letters: Iterable[Any]) -> str:
    """To how many the summary went, until when, and what came back."""
    sent = list(letters)
    parts = [_("Bản tóm tắt dự án “%(title)s” (Việt, Anh)") % {"title": row.title}]
    if sent:
        names = ", ".join(dict.fromkeys(str(letter.partner) for letter in sent[:4]))
        more = "…" if len(sent) > 4 else ""
        last = max(letter.sent_on for letter in sent)
        told = {"count": len(sent), "names": names + more, "day": day(last)}
        parts.append(_("đã gửi %(count)s nơi (%(names)s), lần cuối ngày %(day)s") % told)
        answered = [letter for letter in sent if letter.reply]
        parts += [
            _("%(name)s trả lời ngày %(day)s: %(reply)s")
            % {"name": each.partner, "day": day(each.replied_on), "reply": each.get_reply_display().lower()}
            for each in answered[:3]
        ]
    if row.donor_id:
        parts.append(_("%(name)s nhận tài trợ từ ngày %(day)s") % {"name": row.donor, "day": day(row.funded_on)})
    return _sentence(*parts)
