"""The accounts of the demonstration, and one honest stand-in: for tests, the demo, and nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from haidang.office.accounts.choices import DEMO_PASSWORD, Role
from haidang.office.accounts.models import StandIn, User
from haidang.office.directory.choices import Kind, Level
from haidang.office.directory.models import Agency


@dataclass(frozen=True)
class Example:
    """One person of the demonstration, called by their post."""

    username: str
    full_name: str
    role: Role
    agency: str


CAST = (
    Example("so-ngoai-vu", "Chuyên viên Sở Ngoại vụ", Role.DESK, "SNGV"),
    Example("lanh-dao-so-ngoai-vu", "Giám đốc Sở Ngoại vụ", Role.DESK_LEADER, "SNGV"),
    Example("lanh-dao-ubnd", "Chủ tịch UBND tỉnh", Role.CHAIR, "UBND"),
    Example("pho-chu-tich-ubnd", "Phó Chủ tịch UBND tỉnh", Role.VICE_CHAIR, "UBND"),
    Example("van-phong-ubnd", "Chuyên viên Văn phòng UBND tỉnh", Role.PROVINCE_OFFICE, "VPUBND"),
    Example("van-thu", "Văn thư Sở Ngoại vụ", Role.CLERK, "SNGV"),
    Example("so-cong-thuong", "Đầu mối Sở Công Thương", Role.FOCAL, "SCT"),
    Example("lanh-dao-so-cong-thuong", "Giám đốc Sở Công Thương", Role.AGENCY_LEADER, "SCT"),
    Example("so-du-lich", "Đầu mối Sở Du lịch", Role.FOCAL, "SDL"),
    Example("tinh-doan", "Đầu mối Tỉnh Đoàn", Role.FOCAL, "TDOAN"),
    Example("lien-hiep-huu-nghi", "Đầu mối Liên hiệp các tổ chức hữu nghị", Role.FOCAL, "LHHN"),
    Example("so-tai-chinh", "Chuyên viên Sở Tài chính", Role.FINANCE, "STC"),
    Example("cong-an", "Cán bộ Công an tỉnh", Role.POLICE, "CAT"),
    Example("bo-chi-huy-quan-su", "Đầu mối Bộ Chỉ huy Quân sự tỉnh", Role.FOCAL, "BCHQS"),
    Example("ubnd-vung-tau", "Đầu mối UBND thành phố Vũng Tàu", Role.FOCAL, "UBVT"),
    Example("quan-tri", "Quản trị hệ thống", Role.ADMIN, "SNGV"),
    Example("kiem-tra", "Người mẫu A, kiểm tra, giám sát", Role.INSPECTOR, "HDND"),
)
_WITHOUT_ADDRESS = frozenset({"lien-hiep-huu-nghi"})
DEMO_NAMES = tuple(one.username for one in CAST)

#: Made only where the directory does not know them yet.
_AGENCIES = {
    "SNGV": ("Sở Ngoại vụ", Kind.DEPARTMENT),
    "UBND": ("Ủy ban nhân dân tỉnh", Kind.PEOPLES_COMMITTEE),
    "VPUBND": ("Văn phòng Ủy ban nhân dân tỉnh", Kind.OFFICE),
    "SCT": ("Sở Công Thương", Kind.DEPARTMENT),
    "SDL": ("Sở Du lịch", Kind.DEPARTMENT),
    "TDOAN": ("Tỉnh Đoàn", Kind.FRONT),
    "LHHN": ("Liên hiệp các tổ chức hữu nghị tỉnh", Kind.ASSOCIATION),
    "STC": ("Sở Tài chính", Kind.DEPARTMENT),
    "CAT": ("Công an tỉnh", Kind.ARMED_FORCES),
    "BCHQS": ("Bộ Chỉ huy Quân sự tỉnh", Kind.ARMED_FORCES),
    "UBVT": ("Ủy ban nhân dân thành phố Vũng Tàu", Kind.PEOPLES_COMMITTEE),
    "HDND": ("Hội đồng nhân dân tỉnh", Kind.COUNCIL),
}


@lru_cache(maxsize=1)
def _public_hash() -> str:
    """One hash for all: the password is public, and hashing seventeen times takes a second."""
    return make_password(DEMO_PASSWORD)


@transaction.atomic
def demo_accounts() -> list[User]:
    """The people of the demonstration, as they should be; run again, nothing is made twice."""
    if not settings.HAIDANG_DEMO:
        raise ImproperlyConfigured("Accounts with a public password exist only in a demonstration (HAIDANG_DEMO).")
    return list(_made())


def _made() -> Iterator[User]:
    agencies = {agency.code: agency for agency in Agency.objects.filter(code__in=_AGENCIES)}
    known = {user.username: user for user in User.objects.filter(username__in=DEMO_NAMES)}
    for one in CAST:
        agency = agencies.get(one.agency) or agencies.setdefault(one.agency, _agency(one.agency))
        should = {"full_name": one.full_name, "role": one.role, "agency": agency, "is_active": True}
        should["password"] = _public_hash()
        # Nobody's address: no such domain can exist (RFC 2606). One of them has none, as happens.
        email = "" if one.username in _WITHOUT_ADDRESS else f"{one.username}@vi-du.example"
        user = known.get(one.username) or User(username=one.username, email=email)
        if user.pk is None or any(getattr(user, name) != value for name, value in should.items()):
            for name, value in should.items():
                setattr(user, name, value)
            user.save()
        yield user


def _agency(code: str) -> Agency:
    name, kind = _AGENCIES[code]
    level = Level.DISTRICT if code == "UBVT" else Level.PROVINCE
    return Agency.objects.create(code=code, name=name, kind=kind, level=level)


def person(username: str) -> User:
    """One person of the demonstration; all of them are made where they are not yet."""
    return User.objects.filter(username=username).first() or next(
        user for user in demo_accounts() if user.username == username
    )


def stand_in(today: date) -> StandIn:
    """The vice-chair acts for the chair this week."""
    people = {user.username: user for user in demo_accounts()}
    absent, deputy = people["lanh-dao-ubnd"], people["pho-chu-tich-ubnd"]
    return StandIn.objects.create(
        absent=absent,
        deputy=deputy,
        starts_on=today,
        ends_on=today + timedelta(days=6),
        decision="Văn bản ủy quyền số 01 (minh họa)",
        granted_by=absent,
    )
