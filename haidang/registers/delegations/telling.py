"""Whom this room tells of what, in Vietnamese whatever the screen of the person who acts speaks."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.selectors import people_of
from haidang.office.notices.services import tell_all
from haidang.registers.delegations.choices import Stage
from haidang.registers.delegations.models import Delegation

#: What the agency of a delegation is told of.
_TOLD: Mapping[str, tuple[Kind, object]] = {
    Stage.RETURNED: (Kind.RETURNED, gettext_lazy("Đề án “%(title)s” cần bổ sung")),
    Stage.DECIDED: (Kind.DECIDED, gettext_lazy("Đoàn “%(title)s” đã có quyết định")),
    Stage.REFUSED: (Kind.DECIDED, gettext_lazy("Đoàn “%(title)s” không được cử")),
    Stage.CANCELLED: (Kind.DECIDED, gettext_lazy("Đoàn “%(title)s” đã dừng")),
}


@translation.override("vi")
def moved(row: Delegation, *, by: User, words: str = "") -> None:
    """Whoever wrote it, where they still work there, else who is told for the agency."""
    if row.is_off:
        _called_off(row, by=by, words=words)
    if row.stage not in _TOLD:
        return
    kind, title = _TOLD[row.stage]
    tell_all(
        _authors(row),
        kind,
        key=f"delegation:{row.pk}:{row.stage}:{clock.now():%Y%m%d%H%M%S}",
        title=str(title) % {"title": row.title},
        words=words,
        url=row.get_absolute_url(),
        reason=_("cơ quan bạn chủ trì đoàn này"),
        by=by,
    )


@translation.override("vi")
def days_moved(row: Delegation, *, by: User, words: str = "") -> None:
    """Its days moved: whatever goes along with it hears of it, and keeps it in its history."""
    days = f"{row.starts_on:%d/%m/%Y}–{row.ends_on:%d/%m/%Y}" if row.starts_on and row.ends_on else "–"
    title = _("Đoàn đi cùng dịp đã đổi ngày: %(title)s") % {"title": row.title}
    for other in _along(row):
        note(other, "along-moved", by=by, reason=f"{row.title}: {days}")
        _tell(other, f"along:{row.pk}", title, f"{days}. {words}".strip(), by=by)


def _called_off(row: Delegation, *, by: User, words: str = "") -> None:
    """It does not go: whatever was to go along with it hears of it, and keeps it in its history."""
    title = _("Đoàn đi cùng dịp không đi nữa: %(title)s") % {"title": row.title}
    for other in _along(row):
        note(other, "along-off", by=by, reason=f"{row.title}: {row.get_stage_display()}")
        _tell(other, f"along-off:{row.pk}", title, words, by=by)


def _along(row: Delegation) -> list[Delegation]:
    return [other for other in row.along_with.select_related("agency", "created_by") if not other.is_off]


def _tell(other: Delegation, about: str, title: str, words: str, *, by: User) -> None:
    """Whoever wrote it, of one that goes along with it."""
    tell_all(
        _authors(other),
        Kind.ASKED,
        key=f"delegation:{other.pk}:{about}:{clock.now():%Y%m%d%H%M%S}",
        title=title,
        words=words,
        url=other.get_absolute_url(),
        reason=_("đoàn “%(title)s” của cơ quan bạn đi cùng dịp") % {"title": other.title},
        by=by,
    )


def _authors(row: Delegation) -> list[User]:
    author = row.created_by
    is_there = author and author.is_active and author.charge.answers_for(row.agency_id)
    return [author] if author and is_there else people_of([row.agency_id])
