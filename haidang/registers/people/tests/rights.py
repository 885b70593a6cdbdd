"""Who gets what at the addresses of the room."""

from haidang.registers.people.tests import rights_citizens, rights_overseas, rights_scholars

ADDRESSES = {
    **rights_citizens.ADDRESSES,
    **rights_overseas.ADDRESSES,
    **rights_scholars.ADDRESSES,
}
