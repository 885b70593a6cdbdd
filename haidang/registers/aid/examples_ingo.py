"""Honest instances of organisations, papers, calls, summaries and letters: for tests and the demonstration alone."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.aid import call_services, ingo_services, summary_services
from haidang.registers.aid.ingo_choices import (
    Leaning,
    NeedStage,
    RegistrationKind,
    RegistrationStage,
    Reply,
    Sector,
)
from haidang.registers.aid.models import (
    AidCall,
    AidNeed,
    DonorLetter,
    Ingo,
    IngoActivity,
    IngoReport,
    IngoYear,
    ProjectSummary,
    Registration,
)
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.examples import country, partner
from haidang.registers.partners.models import Partner

_numbers = count(1)
FOCAL, DESK, CHAIR = "lien-hiep-huu-nghi", "so-ngoai-vu", "lanh-dao-ubnd"


def paper(about: str, *, by: str = DESK, on: date | None = None, series: str = "SNgV-HTQT") -> Document:
    """A paper that an act names."""
    number = f"{4000 + next(_numbers)}/{series}"
    return cite(number, on or clock.today(), person(by).agency, f"{about} (minh họa)", by=person(DESK))


# ── organisations ────────────────────────────────────────────────────────────────────────────────


def ingo(**facts: Any) -> Ingo:
    """An organisation for children's health, followed by the union of friendship organisations."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "name": f"Tổ chức Sức khỏe trẻ em mẫu {number}",
        "name_foreign": f"Model Child Health {number}",
        "short": f"MCH{number}",
        "agency": person(FOCAL).agency,
        "sector": Sector.HEALTH,
        "fields": "Y tế học đường; dinh dưỡng",
        "places": "Xuyên Mộc; Đất Đỏ",
        "here_since": clock.today() - timedelta(days=800),
    } | facts
    if "country" not in given:
        given["country"] = country()
    return Ingo.objects.create(**given)


def activity(of: Ingo | None = None, **facts: Any) -> IngoActivity:
    """A month ago: children were examined."""
    given: dict[str, Any] = {
        "on": clock.today() - timedelta(days=30), "what": "Khám mắt cho học sinh (minh họa)", "place": "Xuyên Mộc",
        "people": 240,
    } | facts  # fmt: skip
    return IngoActivity.objects.create(ingo=of or ingo(), **given)


def registration(**facts: Any) -> Registration:
    """A paper of two years that was granted a year ago."""
    today = clock.today()
    given: dict[str, Any] = {
        "kind": RegistrationKind.ACTIVITY,
        "number": f"{next(_numbers)}/CNV-HĐ",
        "issued_on": today - timedelta(days=365),
        "valid_to": today + timedelta(days=365),
        "stage": RegistrationStage.GRANTED,
    } | facts
    if "ingo" not in given:
        given["ingo"] = ingo()
    return Registration.objects.create(**given)


def asked(**facts: Any) -> Registration:
    """Bộ Ngoại giao asked for an opinion today."""
    given = {"number": "", "issued_on": None, "valid_to": None, "requested_on": clock.today()} | facts
    return registration(**given | {"stage": RegistrationStage.ASKED})


def answered(**facts: Any) -> Registration:
    """The same, and UBND tỉnh agreed."""
    made = asked(**facts)
    answer = paper("ý kiến về tổ chức phi chính phủ", by=CHAIR, series="UBND-VP")
    return ingo_services.answer(made, leaning=Leaning.AGREED, paper=answer, by=person(DESK))


def ingoreport(**facts: Any) -> IngoReport:
    """What an organisation did last year."""
    today = clock.today()
    given: dict[str, Any] = {
        "year": today.year - 1, "received_on": today - timedelta(days=2), "projects": 2, "amount": Decimal(48000),
        "currency": "USD", "people": 1200,
    } | facts  # fmt: skip
    if "ingo" not in given:
        given["ingo"] = ingo()
    return IngoReport.objects.create(**given)


def ingoyear(**facts: Any) -> IngoYear:
    """The report of the province on a year, each call another year."""
    last = IngoYear.objects.order_by("year").values_list("year", flat=True).first()
    given: dict[str, Any] = {
        "year": (last or clock.today().year) - 1,
        "agency": person(DESK).agency,
        "assessment": "Các tổ chức hoạt động đúng nội dung đăng ký (minh họa).",
    } | facts
    return IngoYear.objects.create(**given)


# ── calling for aid ──────────────────────────────────────────────────────────────────────────────


def call(**facts: Any) -> AidCall:
    """The programme of a year, a draft."""
    given: dict[str, Any] = {
        "title": f"Chương trình vận động viện trợ lần {next(_numbers)} (minh họa)",
        "year": clock.today().year,
        "agency": person(FOCAL).agency,
        "aims": "Ưu tiên y tế cơ sở và nước sạch.",
        "target": Decimal(500000),
    } | facts
    return AidCall.objects.create(**given)


def need(**facts: Any) -> AidNeed:
    """Water for two schools."""
    given: dict[str, Any] = {
        "what": "Nước sạch cho hai trường tiểu học", "sector": Sector.WATER, "place": "Châu Đức",
        "amount": Decimal(60000), "currency": "USD", "stage": NeedStage.OPEN,
    } | facts  # fmt: skip
    if "call" not in given:
        given["call"] = call()
    return AidNeed.objects.create(**given)


def approved(**facts: Any) -> AidCall:
    """A programme with one need, approved."""
    made = call(**facts)
    need(call=made)
    answer = paper("phê duyệt chương trình vận động viện trợ", by=CHAIR, series="QĐ-UBND")
    return call_services.approve(made, paper=answer, by=person(DESK))


def summary(**facts: Any) -> ProjectSummary:
    """A small project, told in both languages; not yet said to be whole."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "title": f"Nước sạch cho trường học {number}", "title_english": f"Clean water for schools {number}",
        "agency": person(DESK).agency, "sector": Sector.WATER,
        "owner": "Phòng Giáo dục huyện mẫu", "owner_english": "Model District Education Office",
        "place": "Huyện Châu Đức", "place_english": "Chau Duc District",
        "objectives": "Hai trường có nước uống an toàn.", "objectives_english": "Two schools have safe drinking water.",
        "activities": "Khoan giếng; lắp bể lọc.", "activities_english": "Drilling wells; installing filter tanks.",
        "beneficiaries": "900 học sinh", "beneficiaries_english": "900 pupils",
        "term": "12 tháng", "term_english": "12 months",
        "contact": "Sở Ngoại vụ", "contact_english": "Department of Foreign Affairs",
        "amount": Decimal(60000), "counterpart": Decimal(6000), "currency": "USD",
    } | facts  # fmt: skip
    return ProjectSummary.objects.create(**given)


def ready(**facts: Any) -> ProjectSummary:
    """The same, whole: it may go out."""
    made = summary(**facts)
    return summary_services.make_ready(made, by=person(DESK))


def mission(**facts: Any) -> Partner:
    """A mission abroad or here, to which letters go."""
    return partner(**{"kind": Kind.MISSION, "name": f"Đại sứ quán mẫu {next(_numbers)}"} | facts)


def letter(**facts: Any) -> DonorLetter:
    """A summary that went to a mission today; an answer is asked for in a month."""
    today = clock.today()
    given: dict[str, Any] = {
        "agency": person(DESK).agency, "sent_on": today, "expected_on": today + timedelta(days=30),
    } | facts  # fmt: skip
    if "summary" not in given:
        given["summary"] = ready()
    if "partner" not in given:
        given["partner"] = mission()
    return DonorLetter.objects.create(**given)


def replied(reply: str = Reply.INTERESTED, **facts: Any) -> DonorLetter:
    """The same, answered today; something is to be done in ten days."""
    return summary_services.answer(
        letter(**facts), reply=reply, words="Đề nghị gửi đề cương chi tiết.", replied_on=clock.today(),
        next_step="Gửi đề cương chi tiết", next_on=clock.today() + timedelta(days=10), by=person(DESK),
    )  # fmt: skip
