"""Honest instances of each thing, by the verbs of the room: for tests and the demonstration, nowhere else."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.forms.models import model_to_dict

from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.directory.models import Official
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.plan.money import services as money
from haidang.registers.partners.examples import country
from haidang.registers.visits import services
from haidang.registers.visits.choices import Kind
from haidang.registers.visits.forms import CommitmentForm, GiftForm, MemberForm, QuickForm, SessionForm, VisitForm
from haidang.registers.visits.models import Visit, VisitCommitment, VisitGift, VisitMember, VisitSession

FROM, UNTIL = date(2026, 6, 9), date(2026, 6, 11)


def leader(name: str = "Phó Chủ tịch UBND tỉnh (minh họa)") -> Official:
    """Who receives."""
    return Official.objects.filter(name=name).first() or Official.objects.create(name=name)


def visit(*, by: User | None = None, tasks: Any = (), **facts: Any) -> Visit:
    """A vice-minister who comes for three days about ports; Sở Ngoại vụ prepares it."""
    by = by or person("so-ngoai-vu")
    given: dict[str, Any] = {
        "kind": Kind.DELEGATION,
        "title": "Đoàn công tác Bộ Đất đai, Hạ tầng và Giao thông (minh họa)",
        "agency": by.agency_id,
        "invited_by": "UBND tỉnh",
        "partners": [country().pk],
        "guests": "Đoàn công tác về cảng biển",
        "head_name": "Ông Mẫu Văn Khách",
        "head_post": "Thứ trưởng",
        "people": 6,
        "purpose": "Trao đổi kinh nghiệm quản lý cảng biển.",
        "starts_on": FROM,
        "ends_on": UNTIL,
        "places": "Thành phố Vũng Tàu",
        "receiver": leader().pk,
        "bearing": "host",
        "interpreter": "Bà Mẫu Thị Dịch",
        "in_plan": True,
        "tasks": [task.pk for task in tasks],
    }
    form = VisitForm(given | facts, by=by)
    assert form.is_valid(), form.errors
    return services.save(form, by=by)


def light(*, by: User | None = None, **facts: Any) -> Visit:
    """A courtesy call: the day, the host, the guests, three lines."""
    by = by or person("so-ngoai-vu")
    given: dict[str, Any] = {
        "kind": Kind.COURTESY,
        "starts_on": FROM,
        "at": "09:00",
        "guests": "Tổng Lãnh sự nước bạn tại Thành phố Hồ Chí Minh (minh họa)",
        "receiver": leader().pk,
        "places": "Trụ sở UBND tỉnh",
        "purpose": "Chào xã giao nhân dịp nhận nhiệm vụ.",
    }
    form = QuickForm(given | facts, by=by)
    assert form.is_valid(), form.errors
    return services.save(form, by=by)


def _part(form: Any, of: Visit | None, given: dict[str, Any]) -> Any:
    row = of or visit()
    bound = form(given, by=row.created_by)
    assert bound.is_valid(), bound.errors
    return services.add_part(row, bound, by=row.created_by)


def member(of: Visit | None = None, **facts: Any) -> VisitMember:
    given = {"name": "Ông Mẫu Văn Khách", "post": "Thứ trưởng", "role": "head", "passport": "MU1234567"}
    found: VisitMember = _part(MemberForm, of, given | facts)
    return found


def session(of: Visit | None = None, **facts: Any) -> VisitSession:
    given = {
        "kind": "reception", "on": FROM, "at": "14:00", "until": "15:00", "words": "Lãnh đạo tỉnh tiếp đoàn",
        "place": "Nhà khách UBND tỉnh", "host": leader().pk, "car": "72A-000.00",
    }  # fmt: skip
    found: VisitSession = _part(SessionForm, of, given | facts)
    return found


def gift(of: Visit | None = None, **facts: Any) -> VisitGift:
    given = {"way": "given", "words": "Tranh khắc gỗ", "count": 1, "person": "Trưởng đoàn"}
    found: VisitGift = _part(GiftForm, of, given | facts)
    return found


def commitment(of: Visit | None = None, **facts: Any) -> VisitCommitment:
    row = of or visit()
    given = {"words": "Gửi danh mục dự án cảng kêu gọi đầu tư", "agency": row.agency_id, "due_on": date(2026, 7, 31)}
    found: VisitCommitment = _part(CommitmentForm, row, given | facts)
    return found


def costed(of: Visit | None = None, *, banquet: int = 2_500_000) -> Visit:
    """With an estimate of class B whose banquet goes beyond: 6 × 500.000."""
    row = of or visit()
    by = row.created_by
    made = services.make_estimate(row, by=by)
    lines = [
        {name: getattr(line, name) for name in ("item", "unit", "quantity", "times", "price", "norm", "words")}
        | ({"price": Decimal(banquet)} if line.item == "Chiêu đãi đoàn" else {})
        for line in made.lines.all()
    ]
    money.set_lines(made, lines, by=by)
    return Visit.objects.get(pk=row.pk)


def submitted(of: Visit | None = None) -> Visit:
    row = of or visit()
    return services.submit(row, by=row.created_by)


def approved(of: Visit | None = None) -> Visit:
    return services.approve(submitted(of), by=person("lanh-dao-ubnd"))


def held(of: Visit | None = None) -> Visit:
    """Came and went: the day must have come."""
    row = approved(of)
    return services.hold(row, by=row.created_by)


def form_of(row: Visit) -> dict[str, Any]:
    """What the form of a visit would send back, for who changes one thing of it."""
    sent = model_to_dict(row, fields=VisitForm.Meta.fields)
    sent |= {name: [each.pk for each in sent[name]] for name in ("partners", "tasks")}
    return {name: value for name, value in sent.items() if value is not None}


def paper(number: str = "77/QĐ-UBND") -> Document:
    """A paper of the chair."""
    return cite(number, date(2026, 6, 1), "UBND tỉnh", about="xếp hạng khách (minh họa)", by=person("so-ngoai-vu"))
