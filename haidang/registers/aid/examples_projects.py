"""Honest instances of aid and ODA, by the verbs of the room: for tests and the demonstration, nowhere else."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.aid import oda_services, project_services
from haidang.registers.aid.ingo_choices import Sector
from haidang.registers.aid.models import (
    AidGift,
    AidPiece,
    AidProject,
    AidReport,
    AidYear,
    Disbursement,
    Oda,
    OdaPayment,
    OdaReport,
    OdaYear,
)
from haidang.registers.aid.project_choices import OdaSource, Piece, ProjectKind, ReportKind
from haidang.registers.partners import examples as partners
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.models import Partner

_numbers = count(1)
OWNER, DESK, CHAIR, APPRAISER = "so-cong-thuong", "so-ngoai-vu", "lanh-dao-ubnd", "so-tai-chinh"


def donor() -> Partner:
    """A foundation, new at each call."""
    number = next(_numbers)
    return partners.partner(
        kind=Kind.ORGANISATION, name=f"Quỹ Biển xanh mẫu {number}", name_english=f"Model Blue Sea Fund {number}",
        name_original="", region="",
    )  # fmt: skip


def paper(about: str, *, by: str = OWNER, on: date | None = None, series: str = "SCT-KH") -> Document:
    """A paper that an act stands on."""
    who: User = person(by)
    number = f"{4000 + next(_numbers)}/{series}"
    return cite(number, on or clock.today(), who.agency, f"{about} (minh họa)", by=person(DESK))


def project(**facts: Any) -> AidProject:
    """A project of Sở Công Thương with fifty thousand dollars from a foundation; a draft."""
    today = clock.today()
    given: dict[str, Any] = {
        "title": f"Đào tạo nghề cho ngư dân chuyển đổi sinh kế, đợt {next(_numbers)} (minh họa)",
        "kind": ProjectKind.PROJECT,
        "agency": person(OWNER).agency,
        "sector": Sector.LIVELIHOOD,
        "purpose": "Mở ba lớp nghề, cấp bộ dụng cụ ban đầu cho học viên.",
        "beneficiaries": "Ngư dân, phụ nữ làng chài",
        "people": 120,
        "amount": Decimal(50_000),
        "currency": "USD",
        "rate": Decimal(25_000),
        "rate_on": today,
        "starts_on": today,
        "ends_on": today + timedelta(days=365),
    }
    given |= facts
    if given["currency"] == "VND":
        given["rate"] = given["rate_on"] = None
    if "donor" not in given:
        given["donor"] = donor()
    return AidProject.objects.create(**given)


def ready(**facts: Any) -> AidProject:
    """The same with a whole dossier."""
    made = project(**facts)
    for kind in (Piece.REQUEST, Piece.COMMITMENT, Piece.PROJECT, Piece.DONOR):
        AidPiece.objects.create(project=made, kind=kind, copies=6)
    return made


def piece() -> AidPiece:
    return AidPiece.objects.create(project=project(), kind=Piece.COMMITMENT, copies=6)


def filed(**facts: Any) -> AidProject:
    """The same, handed in today."""
    to = person(APPRAISER).agency
    return project_services.file(ready(**facts), paper=paper("đề nghị phê duyệt"), appraiser=to, by=person(OWNER))


def appraised(**facts: Any) -> AidProject:
    return project_services.appraise(filed(**facts), words="Đủ điều kiện phê duyệt (minh họa).", by=person(APPRAISER))


def approved(**facts: Any) -> AidProject:
    """The same, approved by the chair today."""
    decision = paper("phê duyệt khoản viện trợ", by=CHAIR, series="QĐ-UBND")
    return project_services.approve(appraised(**facts), paper=decision, by=person(DESK))


def running(**facts: Any) -> AidProject:
    return project_services.start(approved(**facts), by=person(OWNER))


def ended(**facts: Any) -> AidProject:
    return project_services.end(running(**facts), results="Ba lớp, 118 học viên có nghề.", by=person(OWNER))


def relief(**facts: Any) -> AidProject:
    """Rice and roofs after a storm of last week; a draft."""
    given: dict[str, Any] = {
        "title": f"Hỗ trợ ngư dân sau bão, đợt {next(_numbers)} (minh họa)",
        "kind": ProjectKind.RELIEF,
        "disaster": "bão số 9 (minh họa)",
        "disaster_on": clock.today() - timedelta(days=7),
        "sector": Sector.DISASTER,
        "currency": "VND",
        "amount": Decimal(800_000_000),
    }
    return project(**given | facts)


def gift(of: AidProject | None = None, **facts: Any) -> AidGift:
    given: dict[str, Any] = {"name": "Bộ dụng cụ sửa máy tàu", "unit": "bộ", "quantity": Decimal(40)} | facts
    return AidGift.objects.create(project=of or project(), **given)


def disbursement(of: AidProject | None = None, **facts: Any) -> Disbursement:
    """Twenty thousand of it came in today."""
    row = of or running()
    given: dict[str, Any] = {"on": clock.today(), "amount": Decimal(20_000), "words": "Đợt 1"} | facts
    if row.currency != "VND":
        given = {"rate": Decimal(25_400), "rate_on": given["on"]} | given
    return Disbursement.objects.create(project=row, **given)


def report(of: AidProject | None = None, **facts: Any) -> AidReport:
    given: dict[str, Any] = {"kind": ReportKind.YEAR, "year": clock.today().year, "sent_on": clock.today()} | facts
    return AidReport.objects.create(project=of or running(), **given)


def aidyear(**facts: Any) -> AidYear:
    """The report of a year, by who keeps every book; each call another year."""
    known = AidYear.objects.order_by("year").values_list("year", flat=True).first()
    year = (known or clock.today().year) - 1
    given: dict[str, Any] = {
        "year": year,
        "agency": person(DESK).agency,
        "number": f"{next(_numbers)}/BC-UBND",
        "sent_on": date(year + 1, 1, 12),
        "words": "Số liệu minh họa.",
    }
    return AidYear.objects.create(**given | facts)


# ── ODA ──────────────────────────────────────────────────────────────────────────────────────────


def oda(**facts: Any) -> Oda:
    """Waste water of a town with a gift, a loan and our own money; being prepared."""
    today = clock.today()
    given: dict[str, Any] = {
        "title": f"Thu gom, xử lý nước thải đô thị, giai đoạn {next(_numbers)} (minh họa)",
        "agency": person(OWNER).agency,
        "sector": Sector.WATER,
        "purpose": "Xây trạm xử lý và tuyến ống.",
        "currency": "USD",
        "grant": Decimal(2_000_000),
        "loan": Decimal(18_000_000),
        "rate": Decimal(25_000),
        "rate_on": today,
        "counterpart": Decimal(90_000_000_000),
        "starts_on": today,
        "ends_on": today + timedelta(days=4 * 365),
    } | facts
    if "donor" not in given:
        given["donor"] = donor()
    return Oda.objects.create(**given)


def signed(**facts: Any) -> Oda:
    agreement = paper("phê duyệt dự án ODA", by=CHAIR, series="QĐ-UBND")
    return oda_services.sign(oda(**facts), paper=agreement, by=person(OWNER))


def oda_year(of: Oda | None = None, **facts: Any) -> OdaYear:
    given: dict[str, Any] = {
        "year": clock.today().year,
        "foreign": Decimal(120_000_000_000),
        "counterpart": Decimal(20_000_000_000),
    }
    return OdaYear.objects.create(oda=of or oda(), **given | facts)


def oda_payment(of: Oda | None = None, **facts: Any) -> OdaPayment:
    given: dict[str, Any] = {
        "on": clock.today(),
        "source": OdaSource.LOAN,
        "amount": Decimal(1_500_000),
        "rate": Decimal(25_400),
        "rate_on": clock.today(),
    }
    return OdaPayment.objects.create(oda=of or signed(), **given | facts)


def oda_report(of: Oda | None = None, **facts: Any) -> OdaReport:
    given: dict[str, Any] = {"kind": ReportKind.YEAR, "year": clock.today().year, "sent_on": clock.today()} | facts
    return OdaReport.objects.create(oda=of or signed(), **given)
