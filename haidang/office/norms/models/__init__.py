"""Facts of the norms, one file a matter."""

from haidang.office.norms.models.amounts import Amount
from haidang.office.norms.models.norms import CalendarDay, NoNorm, Norm, TwoNorms, the_one

__all__ = ["Amount", "CalendarDay", "NoNorm", "Norm", "TwoNorms", "the_one"]
