"""Who gets what at the addresses of the books about Vietnamese abroad. Every row is Sở Ngoại vụ's."""

from haidang.registers.people import examples_overseas as examples
from haidang.registers.people.overseas_choices import ActivityAct, RequestAct
from haidang.registers.people.tests.rights_citizens import book, kept

ADDRESSES = {
    **book("overseas-year", examples.overseas_year),
    **book("overseas-association", examples.overseas_association),
    **book("contribution", examples.contribution),
    **book("overseas-request", examples.overseas_request),
    **book("overseas-activity", examples.overseas_activity),
    **{f"people:overseas-request-{act}": kept(examples.overseas_request) for act in RequestAct},
    **{f"people:overseas-activity-{act}": kept(examples.overseas_activity) for act in ActivityAct},
}
