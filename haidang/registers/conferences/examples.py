"""Honest instances of each thing, by the verbs of the room: for tests and the demonstration, nowhere else."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.conferences import services
from haidang.registers.conferences.models import Conference

_numbers = count(1)
OFFICER, DESK, CHAIR = "so-cong-thuong", "so-ngoai-vu", "lanh-dao-ubnd"


def paper(about: str, *, by: str = OFFICER, on: date | None = None, series: str = "SCT-QLTM") -> Document:
    """A paper that the dossier names."""
    who: User = person(by)
    day = on or clock.today()
    return cite(f"{2000 + next(_numbers)}/{series}", day, who.agency, f"{about} (minh họa)", by=person(DESK))


def conference(**facts: Any) -> Conference:
    """A workshop of Sở Công Thương on ports, in two months, with forty foreigners; a draft."""
    today = clock.today()
    agency = person(OFFICER).agency
    given: dict[str, Any] = {
        "title": f"Hội thảo quốc tế về logistics cảng biển lần {next(_numbers)} (minh họa)",
        "agency": agency,
        "starts_on": today + timedelta(days=60),
        "place": "Thành phố Vũng Tàu",
        "content": "Trao đổi kinh nghiệm nối cảng với đường sắt.",
        "vietnamese": 120,
        "foreigners": 40,
        "funding": "Ngân sách tỉnh",
    }
    given |= facts
    given.setdefault("ends_on", given["starts_on"] + timedelta(days=1))
    return Conference.objects.create(**given)


def ready(**facts: Any) -> Conference:
    """The same with a whole dossier: its scheme, and opinions asked for."""
    made = conference(**facts)
    officer = person(OFFICER)
    services.keep_papers(made, scheme=paper("đề án tổ chức hội thảo"), by=officer)
    due = clock.today() + timedelta(days=10)
    services.ask(made, [_agency(DESK), _agency("cong-an")], due_on=due, by=officer)
    return Conference.objects.get(pk=made.pk)


def _agency(who: str) -> Agency:
    agency = person(who).agency
    assert agency
    return agency


def filed(**facts: Any) -> Conference:
    """The same, sent today."""
    return services.file(ready(**facts), request=paper("xin phép tổ chức hội thảo"), by=person(OFFICER))


def allowed(**facts: Any) -> Conference:
    """The same, allowed by the chair."""
    answer = paper("cho phép tổ chức hội thảo", by=CHAIR, series="UBND-VP")
    return services.allow(filed(**facts), decision=answer, by=person(DESK))


def held() -> Conference:
    """Allowed in its time, and over since yesterday."""
    made = allowed()
    yesterday = clock.today() - timedelta(days=1)
    Conference.objects.filter(pk=made.pk).update(starts_on=yesterday, ends_on=yesterday)
    made.refresh_from_db()
    return services.hold(
        made, vietnamese=110, foreigners=38, results="Ba hãng tàu nước ngoài đề nghị mở tuyến (minh họa).",
        by=person(OFFICER),
    )  # fmt: skip
