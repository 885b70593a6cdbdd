"""What tests of events ask again and again: the row as it stands now, the words of a refusal, a name entered."""

from haidang.registers.events import training_services as services
from haidang.registers.events.training_forms import EnrolmentForm


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def sentence(caught):
    return " ".join(caught.value.messages)


def enter_name(course, by, name="Người mẫu Đ", **facts):
    """As page and Excel do: through the form, then the verb."""
    given = {"training": course.pk, "agency": by.agency_id, "name": name, "post": "Chuyên viên"} | facts
    form = EnrolmentForm(given, by=by)
    assert form.is_valid(), form.errors
    return services.enrol(form, by=by)
