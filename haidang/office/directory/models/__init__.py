"""Facts of the directory: agencies over time, people in public service, groups of agencies."""

from haidang.office.directory.models.agencies import Agency, AgencyName, AgencyParent, Membership, Succession
from haidang.office.directory.models.groups import AgencyGroup, GroupListing
from haidang.office.directory.models.people import Field, FieldDirection, Official, Posting

__all__ = [
    "Agency",
    "AgencyGroup",
    "AgencyName",
    "AgencyParent",
    "Field",
    "FieldDirection",
    "GroupListing",
    "Membership",
    "Official",
    "Posting",
    "Succession",
]
