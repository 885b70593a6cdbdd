"""The tables of indicators and of steps of an uploaded programme, laid before a person; nothing is kept until taken."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.kit.files.looking import look
from haidang.kit.files.rules import clean_name
from haidang.kit.files.services import sizes
from haidang.office.accounts.models import User
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.text import Source
from haidang.papers.sources.xlsx import read_xlsx
from haidang.plan.plans.models import Duty
from haidang.plan.plans.reading import SeenIndicator, SeenStep, indicators_in, steps_in
from haidang.plan.programmes.rules import counting_of, figure_fault, figure_of, said, step_words

#: A programme is read while the person waits.
MOST_BYTES, MOST_ROWS = 5_000_000, 300
_SALT = "haidang.programmes.preview"
#: How long a preview may lie before it is taken, in seconds.
_GOOD_FOR = 8 * 3600


@dataclass(frozen=True, slots=True)
class Offered:
    """One row as it would be taken; with the fault that keeps it out, where there is one."""

    name: str
    unit: str
    target: str
    baseline: str
    baseline_source: str
    group: str
    fault: str = ""
    #: What stood in the cell of the target, where it is no number.
    words: str = ""

    @property
    def target_said(self) -> str:
        return said(_number(self.target))

    @property
    def baseline_said(self) -> str:
        return said(_number(self.baseline))

    @property
    def values(self) -> dict[str, Any]:
        """For the verb that takes it."""
        return {
            "name": self.name,
            "unit": self.unit,
            "target": _number(self.target),
            "baseline": _number(self.baseline),
            "baseline_source": self.baseline_source,
            "counting": counting_of(self.unit),
        }


@dataclass(frozen=True, slots=True)
class OfferedStep:
    """One step as it would be taken; its days as they travel, "" where the cell does not say them."""

    words: str
    #: What the cell says of the time.
    when: str
    starts_on: str
    due_on: str
    person: str
    group: str

    @property
    def is_plain(self) -> bool:
        """The cell says nothing but the day that was read."""
        return not any(letter.isalpha() for letter in self.when)

    @property
    def start(self) -> date | None:
        return _day(self.starts_on)

    @property
    def due(self) -> date | None:
        return _day(self.due_on)

    @property
    def values(self) -> dict[str, Any]:
        """For the verb that takes it."""
        return {"words": self.words, "starts_on": self.start, "due_on": self.due, "person": self.person}


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in a file."""

    outputs: list[Offered]
    steps: list[OfferedStep]


def _day(plain: str) -> date | None:
    return date.fromisoformat(plain) if plain else None


def _number(plain: str) -> Decimal | None:
    return Decimal(plain) if plain else None


def offered(name: str, data: bytes, year: int | None) -> Read:
    """The rows of a Word file or a sheet; `year` is that of the plan, for days written without one.

    Errors: ValidationError with a sentence for what cannot be read.
    """
    shown = clean_name(name)
    try:
        source = _source(shown, data)
    except Refused as refused:
        raise ValidationError(refused.sentence(), code=refused.code) from None
    counted = [_offered(seen, shown) for seen in indicators_in(source)]
    seen_steps = steps_in(source, year)
    outputs = counted + _products(seen_steps, {row.name.casefold() for row in counted})
    steps = [_step(seen) for seen in seen_steps if not _is_counted(seen, counted)]
    if not outputs and not steps:
        raise ValidationError(
            _(
                "Không thấy bảng chỉ tiêu hay bảng các bước nào trong “%(name)s”. Bảng chỉ tiêu cần có cột tên, cột "
                "đơn vị tính và cột chỉ tiêu của năm; bảng các bước cần có cột nội dung công việc và cột thời gian "
                "hoặc người thực hiện. Không có bảng thì nhập từng dòng."
            )
            % {"name": shown}
        )
    return Read(outputs[:MOST_ROWS], steps[:MOST_ROWS])


def _is_counted(seen: SeenStep, counted: list[Offered]) -> bool:
    """A table of indicators with a column of days is still one of indicators: its rows are no steps."""
    return not seen.product and any(row.name == seen.words[:500] for row in counted)


def _products(steps: list[SeenStep], known: set[str]) -> list[Offered]:
    """What stands in the column of products: things that will be there, without a figure; each once."""
    found: dict[str, Offered] = {}
    for seen in steps:
        if seen.product and seen.product.casefold() not in known:
            blank = Offered(seen.product[:500], "", "", "", "", seen.group)
            found.setdefault(seen.product.casefold(), blank)
    return list(found.values())


def _step(seen: SeenStep) -> OfferedStep:
    return OfferedStep(
        words=step_words(seen.words),
        when=seen.when,
        starts_on=seen.starts_on.isoformat() if seen.starts_on else "",
        due_on=seen.due_on.isoformat() if seen.due_on else "",
        person=seen.person[:200],
        group=seen.group,
    )


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


def _offered(seen: SeenIndicator, file: str) -> Offered:
    target, sign = figure_of(seen.target)
    baseline, _sign = figure_of(seen.baseline)
    unit = (seen.unit or sign)[:60]
    source = _("%(file)s, cột “%(head)s”") % {"file": file, "head": seen.baseline_head} if baseline is not None else ""
    fault = figure_fault(target=target, unit=unit, baseline=baseline, baseline_source=source)
    return Offered(
        name=seen.name[:500],
        unit=unit,
        target="" if target is None else str(target),
        baseline="" if baseline is None else str(baseline),
        baseline_source=source[:250],
        group=seen.group,
        fault=str(fault.label) if fault else "",
        words=seen.target if target is None else "",
    )


# ── between the preview and the taking ───────────────────────────────────────────────────────────


def sealed(found: Read, *, duty: Duty, file: str, by: User) -> str:
    """The rows as the page carries them: nobody can alter them on the way, and nobody else can take them."""
    told = {"duty": duty.pk, "by": by.pk, "file": clean_name(file)} | asdict(found)
    return signing.dumps(told, salt=_SALT, compress=True)


def unsealed(seal: str, *, duty: Duty, by: User) -> tuple[str, Read]:
    """The name of the file and its rows. Errors: ValidationError for a preview that is old or somebody else's."""
    try:
        told = signing.loads(seal, salt=_SALT, max_age=_GOOD_FOR)
    except signing.BadSignature:
        told = {}
    if told.get("duty") != duty.pk or told.get("by") != by.pk:
        raise ValidationError(_("Bản xem trước đã cũ hoặc không phải của bạn. Gửi lại tệp để đọc lại."))
    outputs = [Offered(**row) for row in told["outputs"]]
    return told["file"], Read(outputs, [OfferedStep(**row) for row in told["steps"]])
