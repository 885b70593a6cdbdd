"""What the office does to its directory: every verb under right and lock, with a rule that may refuse and a note."""

from haidang.office.directory.services.agencies import (
    add,
    change,
    drop_name,
    name_also,
    names_of_today,
    put_under,
    rename,
)
from haidang.office.directory.services.groups import (
    add_group,
    add_member,
    change_group,
    end_listing,
    end_member,
    leave_out,
    list_member,
)
from haidang.office.directory.services.heirs import close, inherit, merge, split
from haidang.office.directory.services.people import (
    add_field,
    add_official,
    change_field,
    change_official,
    change_posting,
    direct,
    leave,
    post,
)
from haidang.office.directory.services.unknown import add_unknown, alias_of_unknown

__all__ = [
    "add",
    "add_field",
    "add_group",
    "add_member",
    "add_official",
    "add_unknown",
    "alias_of_unknown",
    "change",
    "change_field",
    "change_group",
    "change_official",
    "change_posting",
    "close",
    "direct",
    "drop_name",
    "end_listing",
    "end_member",
    "inherit",
    "leave",
    "leave_out",
    "list_member",
    "merge",
    "name_also",
    "names_of_today",
    "post",
    "put_under",
    "rename",
    "split",
]
