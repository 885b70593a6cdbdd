"""The tables of indicators of an uploaded programme, laid before a person; nothing of it is kept until they take it."""

from dataclasses import asdict, dataclass
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
from haidang.plan.plans.reading import SeenIndicator, indicators_in
from haidang.plan.programmes.rules import counting_of, figure_fault, figure_of, said

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


def _number(plain: str) -> Decimal | None:
    return Decimal(plain) if plain else None


def offered(name: str, data: bytes) -> list[Offered]:
    """The rows of a Word file or a sheet. Errors: ValidationError with a sentence for what cannot be read."""
    shown = clean_name(name)
    try:
        source = _source(shown, data)
    except Refused as refused:
        raise ValidationError(refused.sentence(), code=refused.code) from None
    rows = [_offered(seen, shown) for seen in indicators_in(source)]
    if not rows:
        raise ValidationError(
            _(
                "Không thấy bảng chỉ tiêu nào trong “%(name)s”. Bảng cần có cột tên chỉ tiêu, cột đơn vị tính và cột "
                "chỉ tiêu (kế hoạch) của năm; không có bảng thì nhập từng sản phẩm."
            )
            % {"name": shown}
        )
    return rows[:MOST_ROWS]


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


def sealed(rows: list[Offered], *, duty: Duty, file: str, by: User) -> str:
    """The rows as the page carries them: nobody can alter them on the way, and nobody else can take them."""
    told = {"duty": duty.pk, "by": by.pk, "file": clean_name(file), "rows": [asdict(row) for row in rows]}
    return signing.dumps(told, salt=_SALT, compress=True)


def unsealed(seal: str, *, duty: Duty, by: User) -> tuple[str, list[Offered]]:
    """The name of the file and its rows. Errors: ValidationError for a preview that is old or somebody else's."""
    try:
        told = signing.loads(seal, salt=_SALT, max_age=_GOOD_FOR)
    except signing.BadSignature:
        told = {}
    if told.get("duty") != duty.pk or told.get("by") != by.pk:
        raise ValidationError(_("Bản xem trước đã cũ hoặc không phải của bạn. Gửi lại tệp để đọc lại."))
    return told["file"], [Offered(**row) for row in told["rows"]]
