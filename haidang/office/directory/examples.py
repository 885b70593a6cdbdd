"""One honest instance of each thing of the directory, for tests and the demonstration; persons are called by post."""

from datetime import date

from django.db import transaction

from haidang.office.directory.choices import Kind, Level, NameKind, Part
from haidang.office.directory.models import (
    Agency,
    AgencyGroup,
    AgencyName,
    Field,
    FieldDirection,
    Membership,
    Official,
    Posting,
)
from haidang.office.directory.services.seeding import seed

_SAMPLE = "minh họa"


def agency(
    code: str = "",
    name: str = "",
    *,
    kind: str = Kind.DEPARTMENT,
    level: str = Level.PROVINCE,
    first: date | None = None,
    last: date | None = None,
    aliases: tuple[str, ...] = (),
    topics: str = "",
    order: int = 100,
) -> Agency:
    """An agency with its official name and what else it is called, over its whole life."""
    number = Agency.objects.count() + 1
    code, name = code or f"MH{number}", name or f"Sở Minh họa số {number}"
    made = Agency.objects.create(
        code=code, name=name, kind=kind, level=level, valid_from=first, valid_to=last, topics=topics, order=order
    )
    AgencyName.objects.create(agency=made, kind=NameKind.OFFICIAL, text=name, valid_from=first, valid_to=last)
    for alias in aliases:
        AgencyName.objects.create(agency=made, kind=NameKind.ALIAS, text=alias, valid_from=first, valid_to=last)
    return made


def official() -> Official:
    """A vice-chair of the province."""
    made = Official.objects.create(name=f"Người mẫu {Official.objects.count() + 1}")
    Posting.objects.create(
        official=made, agency=agency(name=f"Ủy ban nhân dân mẫu {made.pk}"), post="Phó Chủ tịch", rank=2
    )
    return made


def focal() -> Posting:
    """The focal person of an agency."""
    person = Official.objects.create(name=f"Đầu mối mẫu {Official.objects.count() + 1}")
    return Posting.objects.create(official=person, agency=agency(), post="Chuyên viên đầu mối", is_focal=True)


def field() -> Field:
    number = Field.objects.count() + 1
    return Field.objects.create(code=f"LV{number}", name=f"Lĩnh vực minh họa số {number}", words="minh họa")


def group() -> AgencyGroup:
    number = AgencyGroup.objects.count() + 1
    return AgencyGroup.objects.create(
        code=f"NH{number}", phrase=f"Các cơ quan minh họa số {number}", kinds=[Kind.DEPARTMENT], level=Level.PROVINCE
    )


# ── the demonstration ────────────────────────────────────────────────────────────────────────────

#: Who holds what in the demo province: agency, post, rank, focal person for foreign affairs?
_POSTS = (
    ("UBND", "Chủ tịch UBND tỉnh", 1, False),
    ("UBND", "Phó Chủ tịch UBND tỉnh phụ trách kinh tế", 2, False),
    ("UBND", "Phó Chủ tịch UBND tỉnh phụ trách văn hóa - xã hội", 3, False),
    ("VPUBND", "Chánh Văn phòng UBND tỉnh", 1, False),
    ("VPUBND", "Chuyên viên tổng hợp (TH6)", 5, True),
    ("SNGV", "Giám đốc Sở Ngoại vụ", 1, False),
    ("SNGV", "Trưởng phòng Lãnh sự và Hợp tác quốc tế", 3, True),
    ("SCT", "Giám đốc Sở Công Thương", 1, False),
    ("SCT", "Đầu mối đối ngoại Sở Công Thương", 5, True),
    ("SKHDT", "Đầu mối đối ngoại Sở Kế hoạch và Đầu tư", 5, True),
    ("STC", "Đầu mối đối ngoại Sở Tài chính", 5, True),
    ("SVHTT", "Đầu mối đối ngoại Sở Văn hóa và Thể thao", 5, True),
    ("SDL", "Đầu mối đối ngoại Sở Du lịch", 5, True),
    ("STTTT", "Đầu mối đối ngoại Sở Thông tin và Truyền thông", 5, True),
    ("CAT", "Đầu mối đối ngoại Công an tỉnh", 5, True),
    ("BCHQS", "Đầu mối đối ngoại Bộ Chỉ huy Quân sự tỉnh", 5, True),
    ("TDOAN", "Đầu mối đối ngoại Tỉnh Đoàn", 5, True),
    ("LHHN", "Đầu mối Liên hiệp các tổ chức hữu nghị", 5, True),
    ("UBVT", "Đầu mối đối ngoại UBND thành phố Vũng Tàu", 5, True),
)
_OF_ECONOMY = ("HOI-NHAP", "KINH-TE", "PHI-CHINH-PHU", "DU-LICH")
_APPOINTED = date(2019, 1, 1)
_DECISION = "Quyết định số 01/QĐ-UBND ngày 01/01/2019 (minh họa)"
_STEERING = "Ban Chỉ đạo Hội nhập quốc tế tỉnh"


@transaction.atomic
def demo_directory() -> None:
    """The known agencies, and people of the demo province by their posts; run again, nothing is made twice."""
    seed()
    agencies = {each.code: each for each in Agency.objects.all()}
    people = {post: _person(agencies[code], post, rank, is_focal) for code, post, rank, is_focal in _POSTS}
    economy, culture = (people[post] for _code, post, _rank, _focal in _POSTS[1:3])
    for each in Field.objects.all():
        FieldDirection.objects.get_or_create(
            field=each,
            valid_from=_APPOINTED,
            defaults={"official": economy if each.code in _OF_ECONOMY else culture, "decision": _DECISION},
        )
    _steering(agencies, people["Chủ tịch UBND tỉnh"])


def _person(agency: Agency, post: str, rank: int, is_focal: bool) -> Official:
    person, _ = Official.objects.get_or_create(name=post, defaults={"note": f"Dữ liệu {_SAMPLE}"})
    Posting.objects.get_or_create(
        official=person, agency=agency, post=post,
        defaults={
            "rank": rank, "is_focal": is_focal, "valid_from": _APPOINTED, "decision": _DECISION,
            "valid_to": agency.valid_to, "phone": "0254 000 0000" if is_focal else "",
        },
    )  # fmt: skip
    return person


def _steering(agencies: dict[str, Agency], head: Official) -> None:
    """A steering committee with its head, its standing agency and members."""
    committee = Agency.objects.filter(code="BCDHN").first() or agency(
        "BCDHN", _STEERING, kind=Kind.STEERING, first=_APPOINTED, last=date(2025, 6, 30), order=5000
    )
    Agency.objects.filter(pk=committee.pk).update(decision=_DECISION)
    members = [("UBND", head, Part.HEAD), ("SCT", None, Part.STANDING)]
    members += [(code, None, Part.MEMBER) for code in ("SNGV", "SKHDT", "STC", "CAT", "BCHQS")]
    for code, person, part in members:
        Membership.objects.get_or_create(
            committee=committee, agency=agencies[code], official=person,
            defaults={
                "part": part, "decision": _DECISION, "valid_from": _APPOINTED,
                "valid_to": min(filter(None, (agencies[code].valid_to, committee.valid_to))),
            },
        )  # fmt: skip
