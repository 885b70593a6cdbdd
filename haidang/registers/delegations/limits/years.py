"""One year beside the year before it: how many delegations each agency sends, and whether that is fewer."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from haidang.office.directory.models import Agency
from haidang.registers.delegations.limits.facts import Baseline, Kind
from haidang.registers.delegations.limits.selectors import baselines
from haidang.registers.delegations.models import Delegation


@dataclass(frozen=True, slots=True)
class YearLine:
    """An agency, or the province (`agency` is None)."""

    agency: Any
    count: int
    extra: int
    last: Baseline | None

    @property
    def kind(self) -> Kind:
        """Without last year's number nobody can say; as many is not fewer."""
        if self.last is None:
            return Kind.UNKNOWN
        return Kind.OK if self.count < self.last.count else Kind.WARN

    @property
    def change(self) -> int | None:
        return None if self.last is None else self.count - self.last.count


def year_lines(
    counted: Iterable[tuple[int, bool]], last: Iterable[Baseline], agencies: Mapping[int, Any]
) -> tuple[YearLine, ...]:
    """The province first, then each agency of `agencies` that sends somebody or did; `counted`: (agency, in plan)."""
    rows = list(counted)
    known = {row.agency_id: row for row in last}
    sent, extra = Counter(pk for pk, _ in rows), Counter(pk for pk, in_plan in rows if not in_plan)
    province = YearLine(None, len(rows), extra.total(), known.get(None))
    ours = [pk for pk in agencies if pk in sent or pk in known]
    return (province, *(YearLine(agencies[pk], sent[pk], extra[pk], known.get(pk)) for pk in ours))


def fewer_than_last_year(year: int, user: Any) -> tuple[YearLine, ...]:
    """Who oversees sees every agency; an agency its own line, and the number of the province."""
    rows = Delegation.objects.counted().of_year(year).order_by().values_list("agency_id", "in_plan")
    found = Agency.objects.in_protocol_order()
    if not user.oversees:
        found = found.filter(pk__in=user.charge.sees)
    return year_lines(rows, baselines(year - 1), {agency.pk: agency for agency in found})
