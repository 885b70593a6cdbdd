"""The books of the room."""

from haidang.registers.aid.call_registers import REGISTERS as OF_CALLS
from haidang.registers.aid.ingo_registers import REGISTERS as OF_INGOS
from haidang.registers.aid.project_registers import REGISTERS as OF_PROJECTS

REGISTERS = (*OF_INGOS, *OF_CALLS, *OF_PROJECTS)
