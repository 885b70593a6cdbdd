"""Who gets what at the pages of the directory: everybody reads, the desk and administration keep it."""

from collections.abc import Callable
from typing import Any

from haidang.office.directory import examples
from haidang.office.directory.choices import Kind, NameKind
from haidang.office.directory.models import AgencyName, GroupListing, Membership
from tests.rights import ADMIN, DESK, EVERYBODY, Address, People, of_register

KEEPERS = DESK | ADMIN


def _of(make: Callable[[], Any]) -> Callable[[People], tuple[Any, ...]]:
    return lambda people: (make().pk,)


def _alias() -> AgencyName:
    return AgencyName.objects.create(agency=examples.agency(), kind=NameKind.ALIAS, text="Tên minh họa")


def _committee() -> Any:
    return examples.agency(name="Ban Chỉ đạo minh họa", kind=Kind.STEERING)


def _member() -> Membership:
    return Membership.objects.create(committee=_committee(), agency=examples.agency(), decision="QĐ 1 (minh họa)")


def _listing() -> GroupListing:
    return GroupListing.objects.create(group=examples.group(), agency=examples.agency())


def _act(make: Callable[[], Any]) -> Address:
    """An act: keepers do it, readers are refused."""
    return Address(seen_by=KEEPERS, done_by=KEEPERS, refused=EVERYBODY, args=_of(make))


_ACTS_ON_AGENCIES = ("rename", "name", "parent", "merge", "split", "close", "inherit")

ADDRESSES = {
    **of_register("directory:agency", examples.agency, seen_by=EVERYBODY, kept_by=KEEPERS),
    **of_register("directory:official", examples.official, seen_by=EVERYBODY, kept_by=KEEPERS),
    **of_register("directory:group", examples.group, seen_by=EVERYBODY, kept_by=KEEPERS),
    **of_register("directory:field", examples.field, seen_by=EVERYBODY, kept_by=KEEPERS),
    **of_register(
        "directory:focal", examples.focal, seen_by=EVERYBODY, kept_by=KEEPERS,
        without=frozenset({"add", "edit", "delete", "history", "sheet", "import"}),
    ),
    **{f"directory:agency-{act}": _act(examples.agency) for act in _ACTS_ON_AGENCIES},
    "directory:agency-member": _act(_committee),
    "directory:name-drop": _act(_alias),
    "directory:member-end": _act(_member),
    "directory:official-post": _act(examples.official),
    "directory:posting-leave": _act(examples.focal),
    "directory:group-list-member": _act(examples.group),
    "directory:listing-end": _act(_listing),
    "directory:field-direct": _act(examples.field),
    "directory:unknown": Address(seen_by=KEEPERS, done_by=KEEPERS, refused=EVERYBODY),
}  # fmt: skip
