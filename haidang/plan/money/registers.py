"""The register of estimates: what its list shows, what it is filtered by."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.register import Register
from haidang.plan.money import services
from haidang.plan.money.forms import EstimateForm
from haidang.plan.money.models import Estimate


class EstimateFilters(RecordFilters):
    words = WordsFilter(fields=("title", "agency__name"))
    year = YearFilter(label=_("Năm ngân sách"))

    class Meta:
        model = Estimate
        fields = ("words", "stage", "year", "fund", "agency")


def _figure(name: str, label: Any, way: str) -> Column:
    """A figure of the balance, in đồng; empty where nobody has said it yet: nothing moves before a decision."""

    def of(estimate: Any) -> Decimal | None:
        state = estimate.balance
        if way == "entries" and state.decided is None:
            return None
        found = getattr(state, name)
        return None if found is None else round(found)

    return Column(name, label, value=of, prefetch=way, is_number=True)


#: Each brings what it counts; both come along whichever is asked for.
_ASKED = _figure("asked", _("đề nghị, đồng"), "lines")
_SPENT = _figure("spent", _("đã chi, đồng"), "entries")
_DECIDED = replace(_figure("decided", _("được duyệt, đồng"), "lines"), sort=("decided",))

estimates = Register(
    model=Estimate,
    form=EstimateForm,
    filters=EstimateFilters,
    columns=("title", "agency", "year", "fund", "stage", _ASKED, _DECIDED, _SPENT),
    details=(
        "title", "agency", "task", "plan", "year", "fund",
        "currency", "rate", "rate_on", "rate_source", "norm", "stage",
        _ASKED, _figure("appraised", _("thẩm định, đồng"), "lines"), _DECIDED, "decision", "decided_on",
        _figure("allocated", _("đã cấp, đồng"), "entries"), _SPENT,
        _figure("paid_back", _("đã nộp trả, đồng"), "entries"),
        _figure("left", _("còn lại, đồng"), "entries"),
        "asked_on", "appraised_on", "appraised_by", "remark", "settled_on", "difference_words",
        Column("created_by__full_name", _("người lập")),
    ),
    save=services.save,
)  # fmt: skip
