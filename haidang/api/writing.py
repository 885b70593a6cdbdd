"""Writing: updates, difficulties, rows of registers, by the verbs of the pages. A request is kept whole, or not."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import Field

from haidang.api import books
from haidang.api.bodies import (
    DifficultyIn,
    EvidenceIn,
    ExplainIn,
    IfMatch,
    ImportIn,
    Number,
    ReasonIn,
    RemarkIn,
    UpdateIn,
)
from haidang.api.choices import Scope
from haidang.api.doors import open_to
from haidang.api.faults import Refused, answer, refuse
from haidang.api.reading import address_of, book_of, fresh, signs_of, told_of
from haidang.api.values import etag_of
from haidang.kit import clock
from haidang.kit.records import imports
from haidang.kit.records.register import Register
from haidang.kit.records.sheets import KEY, fields_of
from haidang.office.directory.models import Agency, Official
from haidang.office.documents.models import Document
from haidang.plan.difficulties import services as difficulty_verbs
from haidang.plan.difficulties.deciding import leaders
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.difficulties.registers import difficulties
from haidang.plan.followup import services as update_verbs
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import period_called
from haidang.plan.plans.models import Duty

router = Router()

PeriodCode = Annotated[str, Field(max_length=20)]
#: How the description tells what is answered: the name of a schema, and the number where it is not 200.
_UPDATE, _DIFFICULTY = {"answer": "followup.update.record"}, {"answer": "difficulties.difficulty.record"}


def _act(room: str, name: str, scope: Scope, told: dict[str, Any]) -> Callable[[str], Any]:
    """Where an act on a record of this kind is asked for: /followup/update/{id}/submit/."""

    def door(verb: str) -> Any:
        return router.post(
            f"/{room}/{name}/{{id}}/{verb}/", url_name=f"{name}-{verb}", auth=open_to(scope),
            operation_id=f"{room}.{name}.{verb}", openapi_extra=told,
        )  # fmt: skip

    return door


_update_act = _act("followup", "update", Scope.UPDATES, _UPDATE)
_difficulty_act = _act("difficulties", "difficulty", Scope.DIFFICULTIES, _DIFFICULTY)

# ── taking a record into one's hands ─────────────────────────────────────────────────────────────


def _duty(user: Any, pk: int) -> Duty:
    """The part, for who writes about it: 404 for who may not know of it, 403 for who may only read of it."""
    duty = Duty.objects.for_user(user, "view").active().select_related("task__plan", "agency").get(pk=pk)
    if not user.may("add", "update") or not Duty.objects.for_user(user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    return duty


def _update(request: HttpRequest, pk: int, if_match: str) -> Update:
    """The update as the program has seen it, locked until the request is over."""
    found = Update.objects.for_user(request.user, "view").select_for_update(of=("self",)).get(pk=pk)
    if not Update.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    _refuse_other_than(if_match, request, books.updates, pk)
    return found


def _difficulty(request: HttpRequest, pk: int, if_match: str) -> Difficulty:
    found = Difficulty.objects.for_user(request.user, "view").select_for_update(of=("self",)).get(pk=pk)
    _refuse_other_than(if_match, request, difficulties, pk)
    return found


def _refuse_other_than(if_match: str, request: HttpRequest, book: Register, pk: int) -> None:
    """412 to who acts on what it was before; who says nothing acts on it as it is."""
    seen = signs_of(if_match)
    if if_match and "*" not in seen and etag_of(told_of(request, book, pk)) not in seen:
        raise refuse(
            412, _("Hồ sơ đã khác so với lúc chương trình đọc. Đọc lại, xem chỗ khác, rồi gửi lại."), "If-Match"
        )


# ── updates ──────────────────────────────────────────────────────────────────────────────────────


@router.put(
    "/plans/duty/{id}/updates/{period}/", url_name="update-write", auth=open_to(Scope.UPDATES),
    operation_id="followup.update.write", openapi_extra=_UPDATE | {"new": True},
)  # fmt: skip
@transaction.atomic
def write_update(
    request: HttpRequest, period: PeriodCode, said: UpdateIn, pk: Number, if_match: IfMatch = ""
) -> HttpResponse:
    """Keep the draft of an update. Of one that exists already `If-Match` says which version was read."""
    duty = _duty(request.user, pk)
    held = _of_period(duty, period)
    if held is None and if_match:
        raise refuse(412, _("Kỳ này chưa có cập nhật nào; bỏ “If-Match” để viết bản đầu tiên."), "If-Match")
    if held is not None:
        _refuse_unseen(request, held, if_match)
    kept = _written(request.user, duty, period, said, version=held.version if held else 0)
    return fresh(request, told_of(request, books.updates, kept.pk), 200 if held else 201)


def _of_period(duty: Duty, code: str) -> Update | None:
    period = period_called(duty, code, clock.today())
    if period is None:
        return None  # the verb says why
    rows = Update.objects.select_for_update(of=("self",))
    return rows.filter(duty=duty, kind=period.kind, year=period.year, index=period.index).first()


def _refuse_unseen(request: HttpRequest, held: Update, if_match: str) -> None:
    """Nobody writes over what he has not read."""
    told_of(request, books.updates, held.pk)
    if not if_match:
        raise refuse(
            428, _("Kỳ này đã có cập nhật. Đọc nó, rồi gửi lại với “If-Match” là ETag đã nhận được."), "If-Match"
        )
    _refuse_other_than(if_match, request, books.updates, held.pk)


def _written(user: Any, duty: Duty, period: str, said: UpdateIn, *, version: int) -> Update:
    given = said.model_dump(include=said.model_fields_set & set(_WORDS))
    words = {name: ("" if value is None and name != "finished_on" else value) for name, value in given.items()}
    words |= {"state": str(words["state"])} if "state" in words else {}
    figures = {one.output: one.value for one in said.figures}
    if said.entered_for is None:
        return update_verbs.save_draft(duty, period, version=version, by=user, figures=figures, **words)
    source = said.entered_for
    return update_verbs.enter_for(
        duty, period, source=str(source.source), words=source.words, document=_document(user, source.document),
        version=version, by=user, figures=figures, **words,
    )  # fmt: skip


_WORDS = ("state", "done", "next", "obstacle", "finished_on")


def _document(user: Any, pk: int | None) -> Document | None:
    if pk is None:
        return None
    if (found := Document.objects.for_user(user, "view").filter(pk=pk).first()) is None:
        raise ValidationError({"document": _("Không có văn bản số %(number)s mà bạn được xem.") % {"number": pk}})
    return found


@router.post(
    "/plans/duty/{id}/updates/{period}/nothing-new/", url_name="update-nothing", auth=open_to(Scope.UPDATES),
    operation_id="followup.update.nothing_new", openapi_extra=_UPDATE,
)  # fmt: skip
@transaction.atomic
def nothing_new(request: HttpRequest, period: PeriodCode, pk: Number) -> HttpResponse:
    """Say that nothing happened in the period, and send it."""
    kept = update_verbs.nothing_new(_duty(request.user, pk), period, by=request.user)  # type: ignore[arg-type]
    return fresh(request, told_of(request, books.updates, kept.pk))


@_update_act("submit")
@transaction.atomic
def submit(request: HttpRequest, pk: Number, if_match: IfMatch = "") -> HttpResponse:
    """Send it: to the leader of the agency where it works so, else to Sở Ngoại vụ."""
    update_verbs.submit(_update(request, pk, if_match), by=request.user)  # type: ignore[arg-type]
    return fresh(request, told_of(request, books.updates, pk))


@_update_act("withdraw")
@transaction.atomic
def withdraw(request: HttpRequest, said: ReasonIn, pk: Number, if_match: IfMatch = "") -> HttpResponse:
    """Take back what was sent by mistake, before it was accepted."""
    update_verbs.withdraw(_update(request, pk, if_match), reason=said.reason, by=request.user)  # type: ignore[arg-type]
    return fresh(request, told_of(request, books.updates, pk))


@router.post(
    "/followup/update/{id}/evidence/", url_name="update-evidence", auth=open_to(Scope.UPDATES),
    operation_id="followup.update.add_evidence", openapi_extra=_UPDATE,
)  # fmt: skip
@transaction.atomic
def add_evidence(request: HttpRequest, said: EvidenceIn, pk: Number, if_match: IfMatch = "") -> HttpResponse:
    """Hang a paper of the office or a link on an update that is still open."""
    if (said.document is None) == (not said.link):
        raise ValidationError(_("Mỗi minh chứng là một văn bản hoặc một đường dẫn; gửi đúng một trong hai."))
    update = _update(request, pk, if_match)
    paper = _document(request.user, said.document)
    update_verbs.add_evidence(update, document=paper, link=said.link, by=request.user)  # type: ignore[arg-type]
    return fresh(request, told_of(request, books.updates, pk))


# ── difficulties ─────────────────────────────────────────────────────────────────────────────────


@router.post(
    "/plans/duty/{id}/difficulties/", url_name="difficulty-raise", auth=open_to(Scope.DIFFICULTIES),
    operation_id="difficulties.difficulty.raise",
    openapi_extra=_DIFFICULTY | {"only_new": True},
)  # fmt: skip
@transaction.atomic
def raise_difficulty(request: HttpRequest, said: DifficultyIn, pk: Number) -> HttpResponse:
    """Say what stands in the way of a part, what would help, and who can settle it."""
    duty = _duty(request.user, pk)
    row = difficulty_verbs.raise_(
        duty, str(said.cause), said.words, said.proposal, _addressee(said), by=request.user,  # type: ignore[arg-type]
        update=_of_part(request.user, said.update), since=said.since, told_by=said.told_by,
    )  # fmt: skip
    reply = fresh(request, told_of(request, difficulties, row.pk), 201)
    reply["Location"] = address_of(request, difficulties, row.pk)
    return reply


def _addressee(said: DifficultyIn) -> Agency | Official:
    """Exactly one, and among those whom the page offers."""
    if (said.to_agency is None) == (said.to_leader is None):
        raise ValidationError(_("Chọn đúng một nơi giải quyết: hoặc “to_agency”, hoặc “to_leader”."))
    today = clock.today()
    found: Iterable[Agency | Official] = (
        Agency.objects.alive(today).of_province().filter(pk=said.to_agency)
        if said.to_agency
        else [one for one in leaders(today) if one.pk == said.to_leader]
    )
    one = next(iter(found), None)
    if one is None:
        name = "to_agency" if said.to_agency else "to_leader"
        raise ValidationError({name: _("Nơi giải quyết này không có, hoặc hôm nay không còn hoạt động.")})
    return one


def _of_part(user: Any, pk: int | None) -> Update | None:
    if pk is None:
        return None
    if (found := Update.objects.for_user(user, "view").filter(pk=pk).first()) is None:
        raise ValidationError({"update": _("Không có cập nhật số %(number)s mà bạn được xem.") % {"number": pk}})
    return found


@_difficulty_act("explain")
@transaction.atomic
def explain(request: HttpRequest, said: ExplainIn, pk: Number, if_match: IfMatch = "") -> HttpResponse:
    """Answer what Sở Ngoại vụ asked."""
    difficulty_verbs.explain(_difficulty(request, pk, if_match), by=request.user, **said.model_dump())  # type: ignore[arg-type]
    return fresh(request, told_of(request, difficulties, pk))


@_difficulty_act("withdraw")
@transaction.atomic
def withdraw_difficulty(request: HttpRequest, said: ReasonIn, pk: Number, if_match: IfMatch = "") -> HttpResponse:
    """It went away by itself, or was said by mistake."""
    difficulty_verbs.withdraw(_difficulty(request, pk, if_match), reason=said.reason, by=request.user)  # type: ignore[arg-type]
    return fresh(request, told_of(request, difficulties, pk))


@_difficulty_act("resolve")
@transaction.atomic
def resolve(request: HttpRequest, said: RemarkIn, pk: Number, if_match: IfMatch = "") -> HttpResponse:
    """The agency says that it is over."""
    difficulty_verbs.resolve(_difficulty(request, pk, if_match), words=said.words, by=request.user)  # type: ignore[arg-type]
    return fresh(request, told_of(request, difficulties, pk))


@_difficulty_act("reopen")
@transaction.atomic
def reopen(request: HttpRequest, said: ReasonIn, pk: Number, if_match: IfMatch = "") -> HttpResponse:
    """What was said did not help."""
    difficulty_verbs.reopen(_difficulty(request, pk, if_match), reason=said.reason, by=request.user)  # type: ignore[arg-type]
    return fresh(request, told_of(request, difficulties, pk))


# ── rows of registers ────────────────────────────────────────────────────────────────────────────


@router.post("/{room}/{name}/import/", url_name="import", operation_id="import", auth=open_to(Scope.IMPORTS))
def import_rows(request: HttpRequest, room: str, name: str, said: ImportIn) -> HttpResponse:
    """Keep every row, or none; with `trial` only say what would come of each."""
    book = book_of(room, name)
    _refuse_unless_importable(request.user, book)
    rows = _rows_of(book, said, request.user)
    if said.trial:
        return answer(_verdicts(imports.judge(book, rows, by=request.user), kept=False))
    try:
        lines = imports.keep(book, rows, by=request.user)
    except imports.Refused as refused:
        bad = {f"rows.{line.number}": [line.sentence] for line in refused.lines if line.verdict == "bad"}
        raise Refused(422, bad) from None
    return answer(_verdicts(lines, kept=True))


def _refuse_unless_importable(user: Any, book: Register) -> None:
    if not books.takes_imports(book):
        raise refuse(404, _("Sổ “%(title)s” không nhận dòng nhập.") % {"title": book.title}, "name")
    if not book.may_add(user):
        if book.rows(user, "view").exists():
            raise PermissionDenied
        raise refuse(404, _("Không có sổ này, hoặc bạn không được xem."), "name")


def _rows_of(book: Register, said: ImportIn, user: Any) -> list[imports.Row]:
    """As a sheet would have them, each with its number. A name that no field has is refused."""
    known = {KEY, *fields_of(book, user)}
    unknown = {
        f"rows.{number}": [_("Không có ô “%(name)s”.") % {"name": name} for name in sorted(set(row) - known)]
        for number, row in enumerate(said.rows, start=1)
        if set(row) - known
    }
    if unknown:
        raise Refused(422, unknown)
    return [
        {"": number} | {name: _cell(value) for name, value in row.items()}
        for number, row in enumerate(said.rows, start=1)
    ]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case _:
            return str(value).strip()


def _verdicts(lines: list[imports.Line], *, kept: bool) -> dict[str, Any]:
    told = [
        {"number": line.number, "verdict": line.verdict, "name": line.name, "sentence": line.sentence} for line in lines
    ]
    return {"kept": kept, "lines": told}
