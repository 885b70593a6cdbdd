"""The limits of going abroad: rules that warn or refuse, each naming its source and what it compared."""

from haidang.registers.delegations.limits.checking import checks, overridable, stopping
from haidang.registers.delegations.limits.facts import Kind
from haidang.registers.delegations.limits.sentences import Verdict

__all__ = ["Kind", "Verdict", "checks", "overridable", "stopping"]
