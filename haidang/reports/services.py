"""What is done with a report: opened for some days, composed of the records, edited, reviewed, signed and frozen."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Official
from haidang.office.documents.models import Document, Draft
from haidang.papers.writer.kept import as_json as paper_as_json
from haidang.plan.plans.models import Plan
from haidang.reports import rules
from haidang.reports.catalogue import theme_of
from haidang.reports.choices import Act, ReportKind, Stage
from haidang.reports.compose.kept import as_json
from haidang.reports.compose.parts import PROPOSALS
from haidang.reports.compose.values import Paragraph, Section
from haidang.reports.compose.wording import asks
from haidang.reports.composing import Progress, composed
from haidang.reports.letters import report_paper, signed_paper
from haidang.reports.models import Passage, Report
from haidang.reports.saying import fault_said, title_of
from haidang.reports.sealing import last_seal, sealed_until_now
from haidang.reports.selectors import digest_of

# ── opened and composed ──────────────────────────────────────────────────────────────────────────


@transaction.atomic
def open_report(
    *, kind: str, since: date, until: date, period: str, by: User, theme: str = "", plan: Plan | None = None,
    recipient: str = "", with_sources: bool = False,
) -> Report:  # fmt: skip
    """Lay a report down; it is composed by `build`. It tells of what `by` may see."""
    if not Report.objects.may_add(by) or by.agency is None:
        raise PermissionDenied
    if why := rules.fault_of_days(since, until, clock.today()):
        raise ValidationError({"until": fault_said(why, since, until)})
    if kind == ReportKind.THEME and theme_of(theme) is None:
        raise ValidationError(
            {"theme": _("Không có chuyên đề “%(theme)s”; hãy chọn trong danh sách.") % {"theme": theme}}
        )
    if plan and not Plan.objects.for_user(by, "view").filter(pk=plan.pk).exists():
        raise ValidationError({"plan": _("Không tìm thấy kế hoạch này; hãy chọn trong danh sách.")})
    theme = theme if kind == ReportKind.THEME else ""
    made = Report(
        kind=kind, theme=theme, since=since, until=until, period=period, plan=plan, agency=by.agency,
        recipient=recipient, with_sources=with_sources, made_by=by, seen_by=by, title=title_of(kind, theme, period),
    )  # fmt: skip
    made.full_clean(exclude=["data", "paper", "document"])
    made.save()
    note(made, "opened", by=by, changes={"since": [None, since], "until": [None, until]})
    return made


@transaction.atomic
def rebuild(report: Report, *, by: User) -> Report:
    """Ask for it to be composed again, with the eyes of `by`: until that is done nobody writes in it."""
    held = _held(report, Act.REBUILD, by)
    held.stage, held.seen_by = Stage.BUILDING, by
    held.save(update_fields=["stage", "seen_by"])
    return held


def build(report: Report, *, progress: Progress | None = None) -> Report:
    """Compose it of the records as they are today; words that an officer put in the place of others stay.

    The records are read before the row is locked: who looks at the report meanwhile waits for nothing.
    """
    report.composed_on = clock.today()
    sections = composed(report, progress) if progress else composed(report)
    with transaction.atomic():
        held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if held.stage != Stage.BUILDING:
            return held  # somebody gave it up, or another run was faster
        held.composed_on, held.data, held.stage = report.composed_on, as_json(sections), Stage.DRAFT
        held.version += 1
        held.save(update_fields=["composed_on", "data", "stage", "version"])
        _lay_passages(held, sections)
        sentences = sum(len(block.sentences) for block in _paragraphs(sections))
        count = len(held.data["sources"])
        note(held, "built", by=held.seen_by, changes={"sentences": [None, sentences], "sources": [None, count]})
        return held


def _paragraphs(sections: Sequence[Section]) -> list[Paragraph]:
    return [block for top in sections for block in top.all_blocks if isinstance(block, Paragraph)]


#: Between two paragraphs there is room for those that an officer adds.
_STEP = 100


def _lay_passages(report: Report, sections: Sequence[Section]) -> None:
    """A row for each paragraph. What an officer wrote stays, also where nothing is composed under its key any more."""
    held = {each.key: each for each in report.passages.all()}
    new: list[Passage] = []
    changed: list[Passage] = []
    position = 0
    last: dict[str, int] = {}
    for top in sections:
        for section in top.walk():
            for block in section.blocks:
                if not isinstance(block, Paragraph):
                    continue
                position += _STEP
                row = held.pop(block.key, None)
                (changed if row else new).append(_passage(row, report, section, block, position))
            position += _STEP
            last[section.key] = position
    kept = [row for row in held.values() if row.is_own or row.edited]
    Passage.objects.filter(pk__in=[row.pk for row in held.values() if row not in kept]).delete()
    for row in kept:
        row.composed, row.sources, row.is_own = "", [], True
        row.position = last.get(row.section, position + _STEP)
    Passage.objects.bulk_update([*changed, *kept], _LAID)
    Passage.objects.bulk_create(new)


_LAID = ["section", "position", "composed", "sources", "mark", "addressee", "is_proposal", "is_own"]


def _passage(row: Passage | None, report: Report, section: Section, block: Paragraph, position: int) -> Passage:
    row = row or Passage(report=report, key=block.key)
    # whom an officer named in the place of who the records name stays; so does who stands where they name none
    is_chosen = bool(row.addressee) and not asks(row.composed, row.addressee)
    row.section, row.position, row.composed, row.mark = section.key, position, block.words, block.mark
    row.sources = [each.key for each in block.sources]
    row.is_proposal = section.key == PROPOSALS and bool(block.mark)
    row.addressee = row.addressee if is_chosen else block.addressee or row.addressee
    return row


# ── written ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def edit(passage: Passage, words: str, *, seen: str | None = None, by: User) -> Passage:
    """Put an officer's words in the place of the composed ones. `seen` are the words that stood on the page: where
    somebody else wrote meanwhile, nothing is lost and nothing is overwritten.
    """
    held, _report = _written(passage, by)
    words = words.strip()
    if not words:
        raise ValidationError(_("Đoạn không thể để trống; muốn bỏ thì bấm “Không đưa vào báo cáo”."))
    if seen is not None and _plain(seen) != _plain(held.words):
        raise ValidationError(_("Đoạn này vừa được người khác sửa; hãy xem lời mới rồi sửa lại."))
    before = held.words
    if held.is_own:
        held.edited = words
    else:
        held.edited, held.edited_from = ("", "") if words == held.composed else (words, held.composed)
    held.edited_by = by
    held.save(update_fields=["edited", "edited_from", "edited_by"])
    if before != held.words:
        note(held.report, "edited", by=by, changes={"paragraph": [before, held.words]})
    return held


def _plain(words: str) -> str:
    """As a browser sends it back: its own line ends."""
    return "\n".join(words.split("\r\n")).strip()


@transaction.atomic
def restore(passage: Passage, *, by: User) -> Passage:
    """The composed words again."""
    held, _report = _written(passage, by)
    if held.is_own:
        raise ValidationError(_("Đoạn này do người viết, không có lời tổng hợp để dùng lại."))
    before, held.edited, held.edited_from, held.edited_by = held.words, "", "", None
    held.save(update_fields=["edited", "edited_from", "edited_by"])
    note(held.report, "restored", by=by, changes={"paragraph": [before, held.words]})
    return held


@transaction.atomic
def leave_out(passage: Passage, *, out: bool = True, by: User) -> Passage:
    """Keep a paragraph from the paper, or take it back. What an officer wrote himself is taken away for good."""
    held, _report = _written(passage, by)
    if held.is_own and out:
        note(held.report, "own-removed", by=by, changes={"paragraph": [held.words, None]})
        held.delete()
        return held
    held.is_left_out = out
    held.save(update_fields=["is_left_out"])
    note(held.report, "left-out" if out else "taken-back", by=by, changes={"paragraph": [held.words, held.words]})
    return held


@transaction.atomic
def address(passage: Passage, to: Agency | Official, *, by: User) -> Passage:
    """Say who a recommendation goes to: exactly one, since what several are asked for nobody does."""
    held, _report = _written(passage, by)
    if not held.is_proposal:
        raise ValidationError(_("Chỉ kiến nghị mới có nơi nhận."))
    before, held.addressee = held.addressee, str(to)
    held.save(update_fields=["addressee"])
    note(held.report, "addressed", by=by, changes={"addressee": [before, held.addressee]})
    return held


@transaction.atomic
def address_rest(report: Report, to: Agency | Official, *, by: User) -> int:
    """Send every recommendation that goes to nobody yet to one place, each with its note; how many there were."""
    rows = [each for each in _open_to(report, by).passages.all() if each.needs_addressee]
    for each in rows:
        address(each, to, by=by)
    return len(rows)


@transaction.atomic
def add_own(report: Report, section: str, words: str, *, to: Agency | None = None, by: User) -> Passage:
    """A paragraph that no record gave, at the end of a section; a recommendation with whom it goes to."""
    held = _open_to(report, by)
    words = words.strip()
    sections = {each.key for top in held.sections for each in top.walk()}
    if section not in sections:
        raise ValidationError(_("Báo cáo không có mục này."))
    if not words:
        raise ValidationError(_("Chưa viết gì."))
    rows = held.passages.filter(section=section)
    before = rows.order_by("position").last()
    number = held.passages.filter(is_own=True).count() + 1
    while held.passages.filter(key=f"own.{number}").exists():
        number += 1
    made = Passage(
        report=held, section=section, key=f"own.{number}", position=(before.position if before else 0) + 1,
        edited=words, edited_by=by, is_own=True, is_proposal=section == PROPOSALS,
        mark="-" if section == PROPOSALS else "",
    )  # fmt: skip
    made.save()
    note(held, "own-added", by=by, changes={"paragraph": [None, words]})
    return address(made, to, by=by) if made.is_proposal and to else made


# ── reviewed, signed, given up ───────────────────────────────────────────────────────────────────


@transaction.atomic
def submit(report: Report, *, by: User) -> Report:
    """To whoever reviews it: from then on its words stand still."""
    held = _held(report, Act.SUBMIT, by)
    _refuse_unwhole(held)
    return _moved(held, Act.SUBMIT, "submitted", by=by, remark="")


def _refuse_unwhole(report: Report) -> None:
    if not report.sections:
        raise ValidationError(_("Báo cáo chưa có nội dung; hãy tổng hợp từ hồ sơ trước."))
    rows = report.passages.filter(is_proposal=True)
    if lost := rules.unaddressed((row.words, row.addressee, row.is_left_out) for row in rows):
        raise ValidationError(
            _("%(count)d kiến nghị chưa có nơi nhận, trước hết là “%(words)s”. Ghi mỗi kiến nghị đúng một nơi nhận, "
              "hoặc không đưa vào báo cáo.") % {"count": len(lost), "words": lost[0][:120]}
        )  # fmt: skip


@transaction.atomic
def send_back(report: Report, *, reason: str, by: User) -> Report:
    """To be written on, with the reason."""
    held = _held(report, Act.SEND_BACK, by)
    if not reason.strip():
        raise ValidationError(_("Hãy ghi cần sửa gì để người soạn biết."))
    return _moved(held, Act.SEND_BACK, "sent-back", by=by, remark=reason.strip(), reason=reason.strip())


def sign(report: Report, *, signed_on: date, by: User, document: Document | None = None) -> Report:
    """It was signed: its words, its data and its paper are frozen with their hash; no record changes them any more.

    What happened until now is sealed first, and the seal kept with the report. The sealer does not wait for long for
    who writes at this moment: then the last seal there is stands for it, and the history of the report says so.
    """
    is_sealed = sealed_until_now(report)
    return _sign(report, signed_on=signed_on, by=by, document=document, is_sealed=is_sealed)


@transaction.atomic
def _sign(report: Report, *, signed_on: date, by: User, document: Document | None, is_sealed: bool) -> Report:
    held = _held(report, Act.SIGN, by)
    _refuse_unwhole(held)
    if signed_on > clock.today():
        raise ValidationError({"signed_on": _("Ngày ký %(day)s còn ở sau hôm nay.") % {"day": f"{signed_on:%d/%m/%Y}"}})
    if held.composed_on and signed_on < held.composed_on:
        told = {"day": f"{signed_on:%d/%m/%Y}", "composed": f"{held.composed_on:%d/%m/%Y}"}
        raise ValidationError({"signed_on": _("Ngày ký %(day)s trước ngày tổng hợp số liệu %(composed)s.") % told})
    held.paper = _paper_signed(held, document, signed_on, by)
    last = last_seal()
    held.audit_seal = f"{last.number}:{last.digest}" if last else ""
    held.digest = digest_of(held)
    held.document, held.signed_on, held.signed_by, held.frozen_at = document, signed_on, by, clock.now()
    held.stage = Stage.SIGNED
    held.save(update_fields=[
        "paper", "digest", "audit_seal", "document", "signed_on", "signed_by", "frozen_at", "stage",
    ])  # fmt: skip
    changes: dict[str, list[Any]] = {"stage": [report.stage, held.stage], "digest": [None, held.digest[:16]]}
    changes |= {"seal": [None, last.number]} if last else {}
    note(held, "signed", by=by, changes=changes, reason="" if is_sealed else _LATE)
    return held


#: Told in the history, which is Vietnamese whoever reads it.
_LATE = "Nhật ký đang bận lúc ký: niêm phong kèm theo là niêm phong gần nhất trước đó."


def _paper_signed(report: Report, document: Document | None, signed_on: date, by: User) -> Any:
    """What was put before the signer: the draft that was issued under this number, where the paper went that way."""
    drafts = Draft.objects.of(report).filter(document=document) if document else Draft.objects.none()
    if issued := drafts.first():
        return issued.paper
    return paper_as_json(signed_paper(report_paper(report, signed_on, by), document, signed_on))


@transaction.atomic
def number(report: Report, document: Document, *, by: User) -> Report:
    """Tie a signed report to its paper, once that is in the book; of what was frozen nothing changes."""
    held = _held(report, Act.NUMBER, by)
    return _moved(held, Act.NUMBER, "numbered", by=by, document=document)


@transaction.atomic
def drop(report: Report, *, by: User) -> Report:
    """Given up; it stays to be found."""
    return _moved(_held(report, Act.DROP, by), Act.DROP, "dropped", by=by)


def _moved(held: Report, act: Act, verb: str, *, by: User, reason: str = "", **facts: Any) -> Report:
    before, held.stage = held.stage, rules.MOVES[act][1]
    for name, value in facts.items():
        setattr(held, name, value)
    held.save(update_fields=["stage", *facts])
    told: dict[str, list[Any]] = {"stage": [before, held.stage]} if before != held.stage else {}
    told |= {"document": [None, held.document]} if facts.get("document") else {}
    note(held, verb, by=by, changes=told, reason=reason)
    return held


# ── rows taken under right and lock ──────────────────────────────────────────────────────────────


def _held(report: Report, act: Act, by: User) -> Report:
    """The row, for who has the right that the act asks for and where its stage allows it."""
    rows = Report.objects.for_user(by, rules.RIGHT_TO[act])
    held = rows.select_for_update(of=("self",)).select_related("agency").get(pk=report.pk)
    if not held.may(act):
        told = {"act": str(act.label).lower(), "stage": held.get_stage_display()}
        raise ValidationError(_("Báo cáo đang ở bước “%(stage)s” nên không thể %(act)s.") % told)
    return held


def _open_to(report: Report, by: User) -> Report:
    held = Report.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=report.pk)
    if not held.is_open:
        raise ValidationError(
            _("Báo cáo đang ở bước “%(stage)s”; chỉ sửa được khi đang soạn.") % {"stage": held.get_stage_display()}
        )
    return held


def _written(passage: Passage, by: User) -> tuple[Passage, Report]:
    report = _open_to(passage.report, by)
    held = report.passages.select_for_update(of=("self",)).get(pk=passage.pk)
    held.report = report
    return held, report
