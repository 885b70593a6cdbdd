"""Paragraphs of a plan's text as markup: a long plan has thousands, and a template would take a second for them."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from haidang.plan.plans.models import Finding
from haidang.plan.plans.selectors.painting import Block, Piece, TextLine

register = template.Library()


@register.simple_tag
def text_block(block: Block) -> SafeString:
    """The words of a paragraph in their classes; in its margin the number of its task and what is to be looked at."""
    owner = f' data-p="{block.proposal}"' if block.proposal else ""
    margin = _label(block) + "".join(map(_flag, block.findings))
    words = "".join(map(_line, block.lines))
    # every word of the paper went through escape()
    return mark_safe(f'<div class="rv-line"{owner}><span class="rv-margin">{margin}</span><p>{words}</p></div>\n')


def _line(line: TextLine) -> str:
    """The blank between two lines is painted where what was read goes on."""
    first = line.pieces[0] if line.pieces else None
    blank = "" if first and first.goes_on else " "
    return f'{blank}<span id="d-{line.number}">{"".join(map(_piece, line.pieces))}</span>'


def _label(block: Block) -> str:
    if not block.label:
        return ""
    return (
        f'<a href="?muc={block.proposal}#de-xuat-{block.proposal}" data-card="{block.proposal}">'
        f'<span class="visually-hidden">{_("Đến mục")} </span>{escape(block.label)}</a>'
    )


def _flag(finding: Finding) -> str:
    done = " rv-done" if finding.state == "settled" else ""
    said = _("đã xử lý") if done else _("cần soát")
    return (
        f'<a class="rv-flag rv-{finding.severity}{done}" href="?xem=diem#diem-{finding.pk}">'
        f'{finding.code}<span class="visually-hidden"> {said}</span></a>'
    )


def _piece(piece: Piece) -> str:
    words = f" {escape(piece.words)}" if piece.goes_on else escape(piece.words)
    if not piece.name:
        return words
    mark = f' data-k="{piece.mark}"' if piece.mark else ""
    return f'<mark class="rd rd-{piece.name}"{mark}>{words}</mark>'
