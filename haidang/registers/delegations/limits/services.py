"""Verbs of the limits: let a delegation go all the same, and count a year from the book."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.registers.delegations.limits.checking import NEVER, checks, may_override, stopping
from haidang.registers.delegations.limits.sentences import Verdict
from haidang.registers.delegations.models import Delegation, Override, YearBaseline


@transaction.atomic
def override(
    delegation: Delegation, mark: str, *, reason: str, document: Document | None = None, today: date, by: User
) -> Override:
    """Cho đi dù vướng quy định: for what stands there now, and for nothing else.

    Errors: PermissionDenied; ValidationError with a sentence.
    """
    row = Delegation.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=delegation.pk)
    if not may_override(by, row):
        raise PermissionDenied
    why = reason.strip()
    if not why:
        raise ValidationError({"reason": _("Chưa ghi lý do. Nêu rõ vì sao đoàn vẫn cần đi.")}, code="no-reason")
    found = next((verdict for verdict in checks(row, today=today) if verdict.mark == mark and verdict.stops), None)
    if found is None:
        raise ValidationError(
            _("Điều này đã khác so với lúc bạn mở trang. Mở lại trang của đoàn để xem."), code="stale"
        )  # fmt: skip
    if found.code in NEVER:
        raise ValidationError(_("Không thể bỏ qua: %(what)s") % {"what": found.sentence}, code="never")
    return _let_go(row, found, why, document, by)


def _let_go(row: Delegation, found: Verdict, why: str, document: Document | None, by: User) -> Override:
    made = Override.objects.create(
        delegation=row, rule=found.code, mark=found.mark, sentence=found.sentence, source=found.source[:300],
        reason=why, document=document, by=by,
    )  # fmt: skip
    changes: dict[str, list[Any]] = {"rule": [None, found.title], "source": [None, found.source]}
    changes |= {"document": [None, document]} if document else {}
    note(row, "overridden", by=by, changes=changes, reason=why)
    return made


def let_go_by_paper(
    delegation: Delegation, *, reason: str, document: Document | None, today: date, by: User
) -> tuple[Override, ...]:
    """What was decided goes on other days though a limit refuses them: who decided wrote a paper, and each refusal is
    kept with the reason as one that was let go.

    Errors: ValidationError with every refusal, where there is no paper or what was found is never let go.
    """
    found = stopping(delegation, today=today)
    if document is not None and not any(verdict.code in NEVER for verdict in found):
        return tuple(_let_go(delegation, verdict, reason, document, by) for verdict in found)
    if found:
        way = _("Vẫn đổi sang ngày này thì ghi số và ngày văn bản của cấp đã quyết định.")
        raise ValidationError([*(f"{each.sentence} ({each.source})" for each in found), way], code="limits")
    return ()


@transaction.atomic
def count_from_book(year: int, *, today: date, by: User) -> YearBaseline:
    """Chốt số đoàn: what the book counts for a year that is over becomes the number the next one is compared with."""
    if not YearBaseline.objects.may_add(by):
        raise PermissionDenied
    if year >= today.year:
        raise ValidationError(_("Năm %(year)d chưa hết, chưa chốt được số đoàn.") % {"year": year}, code="to-come")
    known = YearBaseline.objects.select_for_update(of=("self",)).filter(year=year, agency=None).first()
    if known is not None:
        raise ValidationError(
            _("Năm %(year)d đã có số đoàn: %(count)d (%(source)s). Muốn khác thì sửa dòng đó.")
            % {"year": year, "count": known.count, "source": known.source},
            code="known",
        )
    gone = Delegation.objects.going().of_year(year).count()
    if not gone:
        raise ValidationError(
            _("Sổ không có đoàn nào đã đi trong năm %(year)d; nhập số liệu theo báo cáo của năm đó.") % {"year": year},
            code="empty",
        )
    source = _("Sổ đoàn ra, chốt ngày %(day)s") % {"day": date_format(today, "d/m/Y")}
    made = YearBaseline.objects.create(year=year, count=gone, source=source)
    note(made, "counted", by=by, changes={"count": [None, gone]})
    return made
