"""Who gets what at the addresses of the room. The rows are of BCHQS; who oversees other books sees none of them."""

from haidang.kit import clock
from haidang.office.accounts.choices import Role
from haidang.registers.defence import examples, services
from haidang.registers.defence.choices import Act
from tests.rights import DESK, EVERYBODY, LEADERS, Address, of_agency, with_role

ARMY, POLICE = of_agency("BCHQS"), of_agency("CAT")
KNOW, KEEPERS = DESK | LEADERS | ARMY, DESK | ARMY
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)


def _one(make):
    return lambda people: (make().pk,)


def _there(people):
    examples.defenceactivity()
    return ()


def _finished():
    activity = examples.defenceactivity()
    return services.done(activity, done_on=clock.today(), by=examples.person("so-ngoai-vu"))


def _act(make, done_by=KEEPERS):
    return Address(seen_by=done_by, done_by=done_by, refused=KNOW, args=_one(make))


_ACTIVITY = examples.defenceactivity

ADDRESSES = {
    **{
        f"defence:defenceactivity-{page}": Address(seen_by=EVERYBODY, args=_there)
        for page in ("list", "print", "export")
    },
    **{
        f"defence:defenceactivity-{page}": Address(seen_by=KNOW, args=_one(_ACTIVITY)) for page in ("record", "history")
    },
    # the police keeps its own there, and knows nothing of the army's
    **{
        f"defence:defenceactivity-{page}": Address(
            seen_by=KEEPERS | POLICE, done_by=KEEPERS | POLICE, refused=KNOW, args=_there
        )
        for page in ("add", "import")
    },
    "defence:defenceactivity-sheet": Address(seen_by=KEEPERS | POLICE, refused=KNOW, args=_there),
    "defence:defenceactivity-edit": _act(_ACTIVITY),
    "defence:defenceactivity-delete": _act(_ACTIVITY, HEADS),
    f"defence:defenceactivity-{Act.DONE}": _act(_ACTIVITY),
    f"defence:defenceactivity-{Act.OFF}": _act(_ACTIVITY),
    f"defence:defenceactivity-{Act.REOPEN}": _act(_finished),
    "defence:defenceactivity-paper-add": _act(_ACTIVITY),
    "defence:defenceactivity-paper-edit": _act(examples.defencepaper),
    "defence:defenceactivity-paper-drop": Address(done_by=KEEPERS, refused=KNOW, args=_one(examples.defencepaper)),
}
