"""Who holds which post in the demo province, entered by the verbs of the directory."""

import tomllib
from typing import Any

from haidang.office.accounts.models import User
from haidang.office.directory import services
from haidang.office.directory.choices import Level
from haidang.office.directory.models import Agency, Field, Official
from haidang.site.demo.paper import FOLDER

_DIVIDED = "Thông báo số 03/TB-UBND (minh họa)"


def enter(*, by: User) -> None:
    """Officials with their posts over time, the fields they direct, the committees they sit in."""
    told = tomllib.loads((FOLDER / "people.toml").read_text(encoding="utf-8"))
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    fields = {field.code: field for field in Field.objects.all()}
    officials = {each["name"]: _official(each, agencies, fields, by) for each in told["official"]}
    for committee in told["committee"]:
        _committee(committee, agencies, officials, by)


def _official(said: dict[str, Any], agencies: dict[str, Agency], fields: dict[str, Field], by: User) -> Official:
    official = services.add_official(name=said["name"], by=by, remark="minh họa")
    for held in said["posts"]:
        services.post(
            official, agencies[held["agency"]], title=held["title"], since=held["since"], last=held.get("last"),
            rank=held["rank"], is_focal=held.get("focal", False), by=by,
        )  # fmt: skip
    for code in said.get("directs", ()):
        since = max(held["since"] for held in said["posts"])
        services.direct(fields[code], official, since=since, decision=_DIVIDED, by=by)
    return official


def _committee(said: dict[str, Any], agencies: dict[str, Agency], officials: dict[str, Official], by: User) -> None:
    committee = services.add(
        code=said["code"], name=said["name"], kind=said["kind"], level=Level.PROVINCE, valid_from=said["since"],
        decision=said["decision"], by=by,
    )  # fmt: skip
    for member in said["members"]:
        services.add_member(
            committee, decision=said["decision"], since=said["since"], part=member["part"],
            agency=agencies[member["agency"]], official=officials.get(member.get("official", "")), by=by,
        )  # fmt: skip
