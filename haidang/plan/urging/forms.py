"""The form of a register that nobody fills in: rungs are climbed, never typed."""

from haidang.kit.records.forms import RecordForm
from haidang.plan.urging.models import Urging


class UrgingForm(RecordForm):
    class Meta:
        model = Urging
        fields = ("step", "agency", "words")
