"""One line of a plan's text as markup: a long plan has thousands, and a template would take a second for them."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from haidang.plan.plans.models import Finding
from haidang.plan.plans.selectors.painting import Piece, TextLine

register = template.Library()


@register.simple_tag
def text_line(line: TextLine) -> SafeString:
    """The words of the line in their classes; in its margin the number of its task and what is to be looked at."""
    owner = f' data-p="{line.proposal}"' if line.proposal else ""
    margin = _label(line) + "".join(map(_flag, line.findings))
    words = "".join(map(_piece, line.pieces))
    # every word of the paper went through escape()
    return mark_safe(
        f'<div class="rv-line" id="d-{line.number}"{owner}>'
        f'<span class="rv-margin">{margin}</span><p>{words}</p></div>\n'
    )


def _label(line: TextLine) -> str:
    if not line.label:
        return ""
    return (
        f'<a href="?xem=nhiem-vu#de-xuat-{line.proposal}" data-card="{line.proposal}">'
        f'<span class="visually-hidden">{_("Đến mục")} </span>{escape(line.label)}</a>'
    )


def _flag(finding: Finding) -> str:
    done = " rv-done" if finding.state == "settled" else ""
    said = _("đã xử lý") if done else _("cần soát")
    return (
        f'<a class="rv-flag rv-{finding.severity}{done}" href="?xem=diem#diem-{finding.pk}">'
        f'{finding.code}<span class="visually-hidden"> {said}</span></a>'
    )


def _piece(piece: Piece) -> str:
    words = escape(piece.words)
    if not piece.name:
        return words
    mark = f' data-k="{piece.mark}"' if piece.mark else ""
    return f'<mark class="rd rd-{piece.name}"{mark}>{words}</mark>'
