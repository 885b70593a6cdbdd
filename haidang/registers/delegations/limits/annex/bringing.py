"""A filled annex: read, judged line by line as if it were kept, then kept all at once or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from haidang.kit.files.looking import look
from haidang.kit.files.services import sizes
from haidang.kit.search.folding import words
from haidang.office.accounts.models import User
from haidang.office.directory.models import Official
from haidang.office.directory.selectors import named, nearest
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.text import Source
from haidang.papers.sources.xlsx import read_xlsx
from haidang.plan.plans.models import Plan
from haidang.registers.delegations.choices import Channel, HeadRank
from haidang.registers.delegations.limits.annex import columns
from haidang.registers.delegations.models import Delegation, Invitation, Stop
from haidang.registers.delegations.registers import delegations
from haidang.registers.partners.models import Partner

MOST_BYTES, MOST_LINES = 5_000_000, 300
_SALT = "haidang.delegations.annex"
#: How long a preview may lie before it is confirmed, in seconds.
_GOOD_FOR = 3600

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Annex:
    """Whose annex it is: the year of days without one, and the plan it is attached to."""

    year: int
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of the annex with what would become of it: "new", "same" or "bad"."""

    number: int
    cells: Cells
    verdict: str
    name: str
    sentence: str

    @property
    def is_good(self) -> bool:
        return self.verdict == "new"


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


def read(name: str, data: bytes) -> list[tuple[int, Cells]]:
    """The lines of the annex in a file. Errors: ValidationError with one sentence; nothing was kept."""
    try:
        source = _source(name, data)
    except Refused as refused:
        raise ValidationError(refused.sentence(), code=refused.code) from None
    tables = [
        [[source.text[cell.start : cell.end] for cell in row] for row in table.rows] for table in source.tables
    ]  # fmt: skip
    found = columns.annex_in(tables)
    if found is None:
        raise ValidationError(
            _("“%(name)s” không có bảng nào mang các cột của phụ lục đoàn ra. Tải mẫu ở trang này và điền vào đó.")
            % {"name": name},
            code="no-annex",
        )
    if found.missing:
        raise ValidationError(
            _("Bảng thiếu cột: %(names)s. Thêm các cột ấy rồi gửi lại; chưa dòng nào được nhập.")
            % {"names": ", ".join(found.missing)},
            code="columns",
        )
    if not found.lines:
        raise ValidationError(_("Bảng không có dòng nào được điền."), code="empty")
    if len(found.lines) > MOST_LINES:
        raise ValidationError(
            _("Bảng có %(count)d dòng; mỗi lần nhập không quá %(most)d.")
            % {"count": len(found.lines), "most": MOST_LINES},
            code="too-many",
        )
    return list(found.lines)


def _source(name: str, data: bytes) -> Source:
    if len(data) > MOST_BYTES:
        raise Refused("too-large", size=-(-len(data) // 1_000_000), limit=MOST_BYTES // 1_000_000)
    kind = look(name, data, sizes()).kind
    if kind == "xlsx":
        return read_xlsx(name, data)
    if kind == "docx":
        return open_source(name, data, ocr="never")
    raise ValidationError(
        _("“%(name)s” không phải Word (.docx) hay Excel (.xlsx). Lưu lại thành một trong hai rồi gửi lại.")
        % {"name": name}
    )


# ── judging and keeping ──────────────────────────────────────────────────────────────────────────


class NotKept(Exception):
    """Some line cannot be kept any more: nothing is."""

    def __init__(self, lines: list[Judged]) -> None:
        self.lines = lines


def judge(lines: list[tuple[int, Cells]], of: Annex, *, by: User) -> list[Judged]:
    """Do what would be done, see what comes of it, and undo it: so two like lines in one file are found too."""
    with transaction.atomic():
        found = list(_kept(lines, of, by))
        transaction.set_rollback(True)
    return found


def keep(lines: list[tuple[int, Cells]], of: Annex, *, by: User) -> list[Judged]:
    """Keep every line, or none: somebody may have changed something since the preview."""
    with transaction.atomic():
        found = list(_kept(lines, of, by))
        if not all(line.is_good for line in found):
            raise NotKept(found)
    return found


def _kept(lines: list[tuple[int, Cells]], of: Annex, by: User) -> Iterator[Judged]:
    countries = _countries()
    for number, cells in lines:
        name = cells.get("title", "")
        try:
            with transaction.atomic():
                made = _one(cells, of, countries, by)
        except _Known:
            yield Judged(number, cells, "same", name, _("Đoàn này của cơ quan đã có trong sổ; giữ nguyên."))
        except ValidationError as refused:
            yield Judged(number, cells, "bad", name, " ".join(refused.messages))
        except PermissionDenied:
            yield Judged(number, cells, "bad", name, _("Bạn không có quyền thêm đoàn cho cơ quan này."))
        except DatabaseError:
            yield Judged(number, cells, "bad", name, _("Trùng hoặc trái với một dòng khác trong sổ."))
        else:
            yield Judged(number, cells, "new", str(made), _told(made))


class _Known(Exception):
    """The book has it already."""


def _one(cells: Cells, of: Annex, countries: Mapping[str, int], by: User) -> Delegation:
    days = columns.when(cells.get("when", ""), of.year)
    if days.fault:
        raise ValidationError(_("Thời gian “%(when)s” không có trong lịch. Xem lại ngày.") % {"when": days.fault})
    if days.starts_on is None and of.plan is None:
        raise ValidationError(
            _("“%(when)s” không có ngày cụ thể. Chọn kế hoạch có danh mục này, hoặc ghi ngày đi, ngày về.")
            % {"when": cells.get("when", "")}
        )
    agency = _agency(cells.get("agency", ""))
    places, unknown = columns.places(cells.get("where", ""), countries)
    if unknown or not places:
        raise ValidationError(
            _("Chưa nhận ra nước trong “%(where)s”. Ghi tên nước như ở sổ đối tác, địa phương để trong ngoặc.")
            % {"where": "; ".join(unknown) or cells.get("where", "")}
        )
    title = cells.get("title", "")
    mine = Delegation.objects.filter(agency=agency, title=title, starts_on=days.starts_on)
    if (mine if days.starts_on else mine.filter(plan=of.plan)).exists():
        raise _Known
    form = delegations.form(_posted(cells, days, agency, of.plan), by=by)
    if not form.is_valid():
        raise ValidationError(
            [_told_of(form, name, str(fault)) for name, faults in form.errors.items() for fault in faults]
        )
    made = delegations.save(form, by=by)
    assert isinstance(made, Delegation)
    for position, place in enumerate(places, start=1):
        Stop.objects.create(delegation=made, position=position, country_id=place.country, place=place.place[:160])
    _invite(made, cells.get("partners", ""))
    return made


def _posted(cells: Cells, days: columns.When, agency: Any, plan: Plan | None) -> dict[str, Any]:
    """What a person would have typed into the form of a delegation."""
    head = _official(cells.get("head", ""))
    remark = [cells.get("remark", ""), *_unmatched(cells.get("partners", ""))]
    return {
        "title": cells.get("title", ""),
        "agency": agency.pk,
        "plan": plan.pk if plan else "",
        "channel": Channel.STATE,
        "head": head.pk if head else "",
        "head_words": "" if head else cells.get("head", "")[:160],
        "head_rank": HeadRank.STATE,
        "people": columns.people(cells.get("people", "")) or "",
        "starts_on": days.starts_on or "",
        "ends_on": days.ends_on or "",
        "when_words": days.words[:120],
        "in_plan": columns.is_in_plan(cells.get("remark", "")),
        "content": cells.get("content", ""),
        "funding": cells.get("money", "")[:250],
        "remark": "; ".join(filter(None, remark)),
    }


def _told_of(form: Any, name: str, fault: str) -> str:
    """The sentence with the field it is about, unless it begins with it."""
    label = str(form.fields[name].label) if name in form.fields else ""
    return f"{label}: {fault}" if label and not fault.startswith(label) else fault


def _agency(text: str) -> Any:
    found = named(text)
    if found is not None:
        return found
    likely = [str(each.agency) for each in nearest(text, limit=3)] if text else []
    told = _("Chưa nhận ra cơ quan chủ trì “%(text)s”.") % {"text": text}
    hint = _("Có phải: %(names)s? Ghi đúng tên trong danh bạ.") % {"names": "; ".join(likely)} if likely else ""
    raise ValidationError(f"{told} {hint}".strip())


def _official(text: str) -> Official | None:
    """The one person of the directory who bears this name; a name that two bear stays in words."""
    found = list(Official.objects.filter(name__iexact=text.split(",")[0].strip())[:2]) if text else []
    return found[0] if len(found) == 1 else None


def _countries() -> dict[str, int]:
    """Folded names and aliases of all countries; a name that two of them bear is nobody's."""
    found: dict[str, set[int]] = {}
    for row in Partner.objects.countries():
        for name in (row.name, row.name_english, *row.aliases.split(";")):
            if told := words(name):
                found.setdefault(told, set()).add(row.pk)
    return {name: next(iter(pks)) for name, pks in found.items() if len(pks) == 1}


def _partners(cell: str) -> Iterator[tuple[str, Partner | None]]:
    for text in filter(None, (part.strip() for part in cell.split(";"))):
        found = list(Partner.objects.filter(name__iexact=text)[:2])
        yield text, found[0] if len(found) == 1 else None


def _unmatched(cell: str) -> list[str]:
    """Who invites and is not in the book of partners yet: kept in words."""
    return [_("Đối tác mời: %(name)s") % {"name": text} for text, partner in _partners(cell) if partner is None]


def _invite(made: Delegation, cell: str) -> None:
    for partner in {partner.pk: partner for _text, partner in _partners(cell) if partner is not None}.values():
        Invitation.objects.create(delegation=made, partner=partner)


def _told(made: Delegation) -> str:
    days = made.when_words if made.starts_on is None else f"{made.starts_on:%d/%m/%Y} - {made.ends_on:%d/%m/%Y}"
    return _("Thêm: %(agency)s, %(where)s, %(days)s.") % {
        "agency": made.agency,
        "where": "; ".join(str(stop) for stop in made.stops.select_related("country")),
        "days": days or _("chưa có ngày"),
    }


# ── between the preview and the keeping ──────────────────────────────────────────────────────────


def sealed(lines: list[Judged], of: Annex, *, by: User) -> str:
    """The good lines as the page carries them: nobody alters them on the way, and nobody else takes them."""
    good = [[line.number, dict(line.cells)] for line in lines if line.is_good]
    told = {"by": by.pk, "year": of.year, "plan": of.plan.pk if of.plan else None, "lines": good}
    return signing.dumps(told, salt=_SALT, compress=True)


def unsealed(seal: str, *, by: User) -> tuple[list[tuple[int, Cells]], Annex]:
    """Errors: ValidationError for a preview that is old, altered or somebody else's."""
    try:
        told = signing.loads(seal, salt=_SALT, max_age=_GOOD_FOR)
    except signing.BadSignature:
        told = {}
    if told.get("by") != by.pk:
        raise ValidationError(
            _("Trang xem trước đã quá một giờ hoặc không phải của bạn; hãy gửi tệp lại. Chưa dòng nào được nhập.")
        )
    plan = Plan.objects.for_user(by, "view").filter(pk=told["plan"]).first()
    return [(number, cells) for number, cells in told["lines"]], Annex(told["year"], plan)
