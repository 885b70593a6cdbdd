"""One honest instance of each thing, for tests and the demonstration."""

import io
from datetime import date
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile

from haidang.kit import clock
from haidang.office.accounts.choices import Role
from haidang.office.accounts.examples import CAST, person
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services
from haidang.office.documents.choices import Direction, Formula
from haidang.office.documents.models import Consultation, Document, Draft, Opinion, PaperTemplate
from haidang.office.documents.paper_kinds import paper_kinds
from haidang.papers.writer.template_start import starting_template


def clerk() -> User:
    """Who keeps the books of the demonstration."""
    name = next(one.username for one in CAST if one.role == Role.CLERK)
    return person(name)


def document(*, number: str = "", by: User | None = None) -> Document:
    """A letter of the Department of Industry and Trade that came in and is to be answered."""
    keeper = by or clerk()
    taken = Document.objects.filter(ordinal_value__gte=214, series="/sct-qltm").count()
    return services.add(
        by=keeper,
        direction=Direction.INCOMING,
        number=number or f"{214 + taken}/SCT-QLTM",
        issued_on=date(2020, 5, 28),
        issuer=Agency.objects.get(code="SCT"),
        subject="V/v góp ý dự thảo Chương trình xúc tiến thương mại với đối tác nước ngoài (minh họa)",
        formula=Formula.FOR_HEAD,
        signer_name="Người mẫu B",
        signer_post="Phó Giám đốc",
        arrived_on=date(2020, 5, 29),
        handling_unit="Phòng Lãnh sự và Hợp tác quốc tế",
        reply_due_on=date(2020, 6, 10),
        recipients=[Agency.objects.get(code="SNGV")],
    )


def reply(*, by: User | None = None) -> Document:
    """The answer of the Department of Foreign Affairs."""
    return services.add(
        by=by or clerk(),
        direction=Direction.OUTGOING,
        number="499/SNgV-LS&HTQT",
        issued_on=date(2020, 6, 9),
        issuer=Agency.objects.get(code="SNGV"),
        subject="V/v góp ý Chương trình xúc tiến thương mại (minh họa)",
        signer_name="Người mẫu C",
        signer_post="Giám đốc",
        recipients=[Agency.objects.get(code="SCT")],
    )


def cited(*, by: User | None = None) -> Document:
    """A plan of the provincial Party committee that nobody here has a copy of."""
    return services.cite(
        "192-KH/TU",
        date(2018, 11, 2),
        "Tỉnh ủy Bà Rịa - Vũng Tàu",
        "triển khai thực hiện Chỉ thị số 25-CT/TW của Ban Bí thư",
        by=by or clerk(),
    )


def asker() -> User:
    """Who asks for opinions in the demonstration: somebody of the Department of Foreign Affairs."""
    name = next(one.username for one in CAST if one.role == Role.DESK)
    return person(name)


def consultation(*, by: User | None = None, **change: Any) -> Consultation:
    """A draft that Industry and Trade and the Youth Union are asked about."""
    codes = change.pop("asked", ("SCT", "TDOAN"))
    facts: dict[str, Any] = {
        "subject": "Dự thảo Chương trình xúc tiến thương mại với đối tác nước ngoài (minh họa)",
        "words": "Đề nghị góp ý phần giải pháp và phân công (minh họa).",
        "asked_on": date(2020, 6, 8),
        "due_on": date(2020, 6, 15),
    }
    return services.ask(by=by or asker(), agencies=list(Agency.objects.filter(code__in=codes)), **(facts | change))


def opinion(*, by: User | None = None, **change: Any) -> Opinion:
    """What Industry and Trade is asked."""
    return consultation(by=by, **change).opinions.get(agency__code="SCT")


def draft(*, by: User | None = None) -> Draft:
    """The letter that asks Industry and Trade and the Youth Union."""
    person = by or asker()
    return services.draft(paper_kinds()["documents.asking"], consultation(by=person), by=person)


def issued_draft(*, by: User | None = None) -> Draft:
    """The same letter under a number that the clerk gave."""
    person = by or asker()
    taken = Document.objects.filter(series="/sngv-vp").count()
    return services.issue(draft(by=person), number=str(501 + taken), on=clock.today(), by=person)


def paper_template(*, by: User, kind: str = "documents.asking") -> PaperTemplate:
    """The look of the decree, as a Word file of the agency's own: each one another, since one file is put up once."""
    at = PaperTemplate.objects.count()
    made = docx.Document(io.BytesIO(starting_template()))
    made.core_properties.comments = f"Mẫu số {at + 1} (minh họa)"
    out = io.BytesIO()
    made.save(out)
    upload = SimpleUploadedFile(f"mau-cong-van-{at + 1}.docx", out.getvalue())
    return services.put_template(kind, upload, by=by)
