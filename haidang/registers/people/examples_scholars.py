"""Honest instances of scholarships, checks and friendship, by the verbs of the room."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.examples import country, partner
from haidang.registers.people import check_services, friend_services, scholar_services
from haidang.registers.people.models import (
    AgencyCheck,
    CheckFinding,
    ForeignFriend,
    FriendshipActivity,
    FriendshipAssociation,
    ScholarshipIntake,
    Student,
)
from haidang.registers.people.scholar_choices import IntakeStage

_numbers = count(1)
DESK, UNION, OFFICER = "so-ngoai-vu", "lien-hiep-huu-nghi", "so-cong-thuong"


def _agency(who: str) -> Agency:
    agency = person(who).agency
    assert agency
    return agency


def paper(about: str, *, by: str = DESK, on: date | None = None, series: str = "SNgV-LS") -> Document:
    """A paper that a dossier names."""
    number, day = f"{3000 + next(_numbers)}/{series}", on or clock.today()
    return cite(number, day, person(by).agency, f"{about} (minh họa)", by=person(DESK))


def laos() -> Any:
    return country("Lào", name_english="Laos", name_original="ລາວ", aliases="", iso="LA")


def mission() -> Any:
    """The consulate through which students of Laos hear of it."""
    return partner(
        kind=Kind.MISSION, name=f"Tổng lãnh sự quán Lào {next(_numbers)} (minh họa)", name_english="", name_original="",
        region="", country=laos(),
    )  # fmt: skip


# ── scholarships ─────────────────────────────────────────────────────────────────────────────────


def intake(**facts: Any) -> ScholarshipIntake:
    """Five places for bachelors from Laos, in a year of its own at each call; a plan that is being written."""
    given: dict[str, Any] = {
        "year": 1990 + ScholarshipIntake.objects.count() if "year" not in facts else facts["year"],
        "country": facts.get("country") or laos(),
        "places": 5,
        "fields": "Công nghệ thông tin, quản trị du lịch (minh họa)",
        "agency": _agency(DESK),
    } | facts
    return ScholarshipIntake.objects.create(**given)


def approved(**facts: Any) -> ScholarshipIntake:
    return scholar_services.approve(intake(**facts), paper=paper("kế hoạch tuyển sinh"), by=person(DESK))


def written(**facts: Any) -> ScholarshipIntake:
    """Approved, and one mission written to."""
    today = clock.today()
    return scholar_services.write(
        approved(**facts), partner=mission(), sent_on=today, answer_due_on=today + timedelta(days=30),
        paper=paper("thông báo tuyển sinh"), by=person(DESK),
    )  # fmt: skip


def announced(**facts: Any) -> ScholarshipIntake:
    return scholar_services.announce(written(**facts), on=clock.today(), by=person(DESK))


def student(of: ScholarshipIntake | None = None, **facts: Any) -> Student:
    """A candidate of an intake that was announced; the name is nobody's."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "name": f"Người mẫu số {number}",
        "passport": f"PA{number:07d}",
        "field": "Công nghệ thông tin",
        "sent_by": "Sở Giáo dục tỉnh mẫu (minh họa)",
    } | facts
    found = of or ScholarshipIntake.objects.filter(stage=IntakeStage.ANNOUNCED).first() or announced(places=500)
    return Student.objects.create(intake=found, **given)


def admitted(of: ScholarshipIntake | None = None, *, on: date | None = None, **facts: Any) -> Student:
    decision = paper("quyết định trúng tuyển", on=on)
    return scholar_services.admit(student(of, **facts), paper=decision, on=on or clock.today(), by=person(DESK))


def studying(of: ScholarshipIntake | None = None, *, on: date | None = None, **facts: Any) -> Student:
    """Enrolled on that day, today where none is said."""
    day = on or clock.today()
    made = admitted(of, on=day, **facts)
    return scholar_services.enrol(made, on=day, stay_until=day + timedelta(days=360), by=person(DESK))


def paused() -> Student:
    return scholar_services.pause(studying(), on=clock.today(), reason="Về nước chữa bệnh", by=person(DESK))


def filled() -> ScholarshipIntake:
    """Announced, and its one candidate admitted."""
    made = announced()
    admitted(made)
    return made


def selected() -> ScholarshipIntake:
    """The list was decided, and whoever is on it has enrolled."""
    made = announced()
    studying(made)
    return scholar_services.select(made, paper=paper("quyết định trúng tuyển"), results="", by=person(DESK))


# ── checks ───────────────────────────────────────────────────────────────────────────────────────


def agencycheck(**facts: Any) -> AgencyCheck:
    """Sở Ngoại vụ will look at how Sở Công Thương keeps the rules of exits, in a month."""
    today = clock.today()
    given: dict[str, Any] = {
        "title": f"Kiểm tra xuất cảnh, nhập cảnh của cán bộ, đợt {next(_numbers)} (minh họa)",
        "checked": _agency(OFFICER),
        "agency": _agency(DESK),
        "starts_on": today + timedelta(days=30),
        "ends_on": today + timedelta(days=31),
    } | facts
    return AgencyCheck.objects.create(**given)


def told(**facts: Any) -> AgencyCheck:
    notice = paper("quyết định kiểm tra")
    return check_services.announce(agencycheck(**facts), on=clock.today(), paper=notice, by=person(DESK))


def looked_at(**facts: Any) -> AgencyCheck:
    """Held today, with one thing to be put right within thirty days."""
    today = clock.today()
    made = told(**{"starts_on": today, "ends_on": today} | facts)
    made = check_services.hold(made, on=today, paper=None, by=person(DESK))
    finding(made)
    return made


def finding(of: AgencyCheck, **facts: Any) -> CheckFinding:
    given: dict[str, Any] = {
        "text": "Ba cán bộ về nước chưa nộp lại hộ chiếu công vụ (minh họa)",
        "demand": "Thu lại hộ chiếu, báo cáo kết quả.",
        "due_on": clock.today() + timedelta(days=30),
    } | facts
    return CheckFinding.objects.create(check_held=of, **given)


def concluded(**facts: Any) -> AgencyCheck:
    return check_services.conclude(
        looked_at(**facts), on=clock.today(), results="Cơ bản đúng quy định; quản lý hộ chiếu còn sơ hở (minh họa).",
        paper=paper("kết luận kiểm tra"), by=person(DESK),
    )  # fmt: skip


def remedied() -> AgencyCheck:
    """Concluded, and what was found is said to be put right by who was checked."""
    made = concluded()
    return check_services.remedy(
        made, finding=made.findings.get(), on=clock.today(), words="Đã thu đủ ba hộ chiếu (minh họa).",
        by=person(OFFICER),
    )  # fmt: skip


def confirmed() -> AgencyCheck:
    made = remedied()
    return check_services.confirm(made, finding=made.findings.get(), by=person(DESK))


# ── friendship ───────────────────────────────────────────────────────────────────────────────────


def friendshipassociation(**facts: Any) -> FriendshipAssociation:
    """An association with Laos that Liên hiệp is preparing."""
    given: dict[str, Any] = {
        "name": f"Hội hữu nghị Việt Nam - Lào {next(_numbers)} (minh họa)",
        "country": facts.get("country") or laos(),
        "agency": _agency(UNION),
    } | facts
    return FriendshipAssociation.objects.create(**given)


def founded(**facts: Any) -> FriendshipAssociation:
    """Founded today, with sixty members."""
    today = clock.today()
    return friend_services.found(
        friendshipassociation(**facts), on=today, chair="Người mẫu A", members=60,
        paper=paper("cho phép thành lập hội"), by=person(UNION),
    )  # fmt: skip


def friendshipactivity(**facts: Any) -> FriendshipActivity:
    """An exchange of young people, in twenty days."""
    first = clock.today() + timedelta(days=20)
    given: dict[str, Any] = {
        "title": f"Giao lưu văn hóa thanh niên với sinh viên Lào, lần {next(_numbers)} (minh họa)",
        "kind": "youth",
        "agency": _agency(UNION),
        "starts_on": first,
        "ends_on": first,
        "place": "Thành phố Vũng Tàu",
    } | facts
    return FriendshipActivity.objects.create(**given)


def foreignfriend(**facts: Any) -> ForeignFriend:
    """Somebody who taught here once, and agreed in writing; names and addresses are nobody's (RFC 2606)."""
    given: dict[str, Any] = {
        "name": f"Người mẫu bạn {next(_numbers)}",
        "country": facts.get("country") or laos(),
        "circle": "teacher",
        "email": "ban-be@vi-du.example",
        "languages": "Lào, Việt",
        "agency": _agency(UNION),
        "consent_on": date(2020, 1, 6),
    } | facts
    return ForeignFriend.objects.create(**given)
