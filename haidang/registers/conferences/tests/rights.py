"""Who gets what at the addresses of the room. Every row stands on a conference of Sở Công Thương."""

from haidang.office.accounts.choices import Role
from haidang.registers.conferences import examples
from haidang.registers.conferences.choices import Act
from tests.rights import CONTENT, DESK, EVERYBODY, LEADERS, OVERSEERS, Address, of_agency, with_role

SCT = of_agency("SCT")
#: Who carries out what their agency is given keeps its books.
KEEPERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
KNOW, AUTHORS, DECIDERS = OVERSEERS | SCT, DESK | SCT, DESK | LEADERS
#: Sở Ngoại vụ and Công an were asked about it.
ASKED = KNOW | of_agency("SNGV", "CAT")


def _one(make):
    return lambda people: (make().pk,)


def _there(people):
    examples.conference()
    return ()


def _act(make, done_by, knows=ASKED):
    return Address(seen_by=done_by, done_by=done_by, refused=knows, args=_one(make))


def _year(people):
    return (2020,)


ADDRESSES = {
    **{
        f"conferences:conference-{page}": Address(seen_by=EVERYBODY, args=_there)
        for page in ("list", "print", "export")
    },
    **{
        f"conferences:conference-{page}": Address(seen_by=KNOW, args=_one(examples.conference))
        for page in ("record", "history")
    },
    **{
        f"conferences:conference-{page}": Address(seen_by=KEEPERS, done_by=KEEPERS, refused=KNOW, args=_there)
        for page in ("add", "import")
    },
    "conferences:conference-sheet": Address(seen_by=KEEPERS, refused=KNOW, args=_there),
    "conferences:conference-edit": _act(examples.conference, AUTHORS, KNOW),
    "conferences:conference-delete": _act(examples.conference, HEADS, KNOW),
    f"conferences:{Act.PAPERS}": _act(examples.conference, AUTHORS, KNOW),
    f"conferences:{Act.ASK}": _act(examples.conference, AUTHORS, KNOW),
    f"conferences:{Act.FILE}": _act(examples.ready, AUTHORS),
    f"conferences:{Act.WAIVE}": _act(examples.conference, DECIDERS, KNOW),
    f"conferences:{Act.ALLOW}": _act(examples.filed, DECIDERS),
    f"conferences:{Act.REFUSE}": _act(examples.filed, DECIDERS),
    f"conferences:{Act.SEND_BACK}": _act(examples.filed, DECIDERS),
    f"conferences:{Act.HOLD}": _act(examples.allowed, AUTHORS),
    f"conferences:{Act.REPORT}": _act(examples.held, AUTHORS),
    f"conferences:{Act.CANCEL}": _act(examples.ready, AUTHORS),
    "conferences:yearly-now": Address(seen_by=EVERYBODY),
    "conferences:yearly": Address(seen_by=CONTENT, done_by=DESK, refused=CONTENT, args=_year),
    "conferences:yearly-word": Address(seen_by=CONTENT, args=_year),
    "conferences:yearly-excel": Address(seen_by=CONTENT, args=_year),
}
