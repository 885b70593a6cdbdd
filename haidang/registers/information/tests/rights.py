"""Who gets what at the addresses of the room. Every row stands on things of Sở Công Thương."""

from typing import Any

from haidang.office.accounts.choices import Role
from haidang.registers.information import examples
from haidang.registers.information.choices import ChangeAct, LicenceAct, PressAct, WorkAct, YearAct
from tests.rights import DESK, EVERYBODY, LEADERS, OVERSEERS, Address, of_agency, of_register, with_role

SCT = of_agency("SCT")
#: Who carries out what their agency is given keeps its books.
KEEPERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
KNOW, AUTHORS, DECIDERS = OVERSEERS | SCT, DESK | SCT, DESK | LEADERS


def _one(make):
    return lambda people: (make().pk,)


def _register(name, make):
    """Lists are open to everybody and show what is theirs; a row is written by whose it is."""
    rows = of_register(f"information:{name}", make, seen_by=KNOW, kept_by=AUTHORS)

    def there(people):
        make()
        return ()

    for page in ("list", "print", "export"):
        rows[f"information:{name}-{page}"] = Address(seen_by=EVERYBODY, args=there)
    for page in ("add", "import"):
        rows[f"information:{name}-{page}"] = Address(seen_by=KEEPERS, done_by=KEEPERS, refused=KNOW, args=there)
    rows[f"information:{name}-sheet"] = Address(seen_by=KEEPERS, refused=KNOW, args=there)
    rows[f"information:{name}-delete"] = Address(seen_by=HEADS, done_by=HEADS, refused=KNOW, args=_one(make))
    return rows


def _act(name, act, make, done_by):
    return {f"information:{name}-{act}": Address(seen_by=done_by, done_by=done_by, refused=KNOW, args=_one(make))}


def _part(name, part, whole, make):
    written: dict[str, Any] = {"seen_by": AUTHORS, "done_by": AUTHORS, "refused": KNOW}
    return {
        f"information:{name}-{part}-add": Address(**written, args=_one(whole)),
        f"information:{name}-{part}-edit": Address(**written, args=_one(make)),
        f"information:{name}-{part}-drop": Address(done_by=AUTHORS, refused=KNOW, args=_one(make)),
    }


ADDRESSES = {
    **_register("item", examples.item),
    **_register("publication", examples.publication),
    **_act("publication", WorkAct.DO, examples.publication, AUTHORS),
    **_act("publication", WorkAct.TELL, examples.published, AUTHORS),
    **_act("publication", WorkAct.CANCEL, examples.publication, AUTHORS),
    **_part("publication", "handout", examples.published, examples.handout),
    **_register("bulletinissue", examples.bulletinissue),
    **_act("bulletinissue", WorkAct.DO, examples.bulletinissue, AUTHORS),
    **_act("bulletinissue", WorkAct.CANCEL, examples.bulletinissue, AUTHORS),
    **_register("bulletinlicence", examples.bulletinlicence),
    **_act("bulletinlicence", LicenceAct.FILE, examples.bulletinlicence, AUTHORS),
    **_act("bulletinlicence", LicenceAct.GRANT, examples.filed, DECIDERS),
    **_act("bulletinlicence", LicenceAct.SEND_BACK, examples.filed, DECIDERS),
    **_act("bulletinlicence", LicenceAct.REFUSE, examples.filed, DECIDERS),
    **_act("bulletinlicence", LicenceAct.RENEW, examples.licensed, AUTHORS),
    **_act("bulletinlicence", LicenceAct.STOP, examples.licensed, AUTHORS),
    **_act("bulletinlicence", LicenceAct.CANCEL, examples.bulletinlicence, AUTHORS),
    **_register("licencechange", examples.licencechange),
    **_act("licencechange", ChangeAct.AGREE, examples.licencechange, DECIDERS),
    **_act("licencechange", ChangeAct.REFUSE, examples.licencechange, DECIDERS),
    **_register("campaign", examples.campaign),
    **_act("campaign", WorkAct.DO, examples.carried, AUTHORS),
    **_act("campaign", WorkAct.CANCEL, examples.campaign, AUTHORS),
    **_part("campaign", "place", examples.campaign, examples.campaignplace),
    **_part("campaign", "material", examples.campaign, examples.campaignmaterial),
    **_register("videoclip", examples.videoclip),
    **_act("videoclip", WorkAct.DO, examples.videoclip, AUTHORS),
    **_act("videoclip", WorkAct.TELL, examples.finished, AUTHORS),
    **_act("videoclip", WorkAct.CANCEL, examples.videoclip, AUTHORS),
    **_part("videoclip", "airing", examples.finished, examples.airing),
    **_register("pressrequest", examples.pressrequest),
    **_act("pressrequest", PressAct.ALLOW, examples.pressrequest, DECIDERS),
    **_act("pressrequest", PressAct.ASK, examples.pressrequest, AUTHORS),
    **_act("pressrequest", PressAct.REFUSE, examples.pressrequest, DECIDERS),
    **_act("pressrequest", PressAct.DO, examples.allowed, AUTHORS),
    **_act("pressrequest", PressAct.CANCEL, examples.pressrequest, AUTHORS),
    **_part("pressrequest", "reporter", examples.pressrequest, examples.pressreporter),
    **_register("infoyear", examples.infoyear),
    **_act("infoyear", YearAct.PLAN, examples.infoyear, AUTHORS),
    **_act("infoyear", YearAct.REPORT, examples.infoyear, AUTHORS),
}
