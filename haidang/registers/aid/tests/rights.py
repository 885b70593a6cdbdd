"""Who gets what at the addresses of the room."""

from haidang.registers.aid.tests.rights_ingo import ADDRESSES as OF_INGOS
from haidang.registers.aid.tests.rights_projects import ADDRESSES as OF_PROJECTS

ADDRESSES = {**OF_INGOS, **OF_PROJECTS}
