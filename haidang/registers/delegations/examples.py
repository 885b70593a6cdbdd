"""Honest instances of each thing, for tests and the demonstration."""

from datetime import date, time
from typing import Any

from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Official, Posting
from haidang.registers.delegations import services
from haidang.registers.delegations.choices import Channel, CommitmentKind, HeadRank, LogisticKind, Part
from haidang.registers.delegations.models import (
    Blackout,
    Commitment,
    Delegation,
    Invitation,
    LogisticLine,
    Member,
    ProgrammeDay,
    Stop,
    YearBaseline,
)
from haidang.registers.partners import examples as partners

#: The first day of the window of the example.
CONGRESS = date(2020, 9, 1)


def official(name: str = "Trần Thị Mẫu", *, agency: str = "SCT", post: str = "Giám đốc", rank: int = 1) -> Official:
    """Somebody in a post; the same one again where they are known already."""
    found = Official.objects.filter(name=name).first()
    if found is None:
        found = Official.objects.create(name=name)
        Posting.objects.create(official=found, agency=Agency.objects.get(code=agency), post=post, rank=rank)
    return found


def delegation(*, by: User | None = None, **facts: Any) -> Delegation:
    """The Department of Industry and Trade goes to Japan for five days; its scheme is being written."""
    by = by or person("so-cong-thuong")
    given: dict[str, Any] = {
        "title": "Đoàn xúc tiến thương mại tại Nhật Bản (minh họa)",
        "agency": by.agency,
        "channel": Channel.STATE,
        "head": official(),
        "head_rank": HeadRank.STATE,
        "people": 2,
        "starts_on": date(2020, 6, 15),
        "ends_on": date(2020, 6, 19),
        "purpose": "Giới thiệu năng lực cảng và hàng xuất khẩu của tỉnh với doanh nghiệp vùng Kansai.",
        "content": "Làm việc với chính quyền và hiệp hội doanh nghiệp thành phố bạn; khảo sát một cảng.",
        "forecast": "Hai doanh nghiệp cảng ký ghi nhớ khảo sát trong năm.",
        "funding": "Ngân sách tỉnh",
        "created_by": by,
    }
    given |= facts
    made = Delegation.objects.create(**given)
    _places(made)
    return made


def _places(made: Delegation) -> None:
    """Who goes where."""
    if made.head:
        Member.objects.create(
            delegation=made, position=1, part=Part.HEAD, official=made.head, post="Giám đốc", agency=made.agency,
            passport_number="C1234567",
        )  # fmt: skip
    Member.objects.create(
        delegation=made, position=2, part=Part.INTERPRETER, name="Lê Văn Mẫu", post="Phiên dịch",
        organisation="Trung tâm dịch thuật mẫu",
    )  # fmt: skip
    Stop.objects.create(
        delegation=made, position=1, country=partners.country(), place="Osaka", starts_on=made.starts_on,
        ends_on=made.ends_on,
    )  # fmt: skip


def written(*, task: Any = None, **facts: Any) -> Delegation:
    """The same with all that a scheme needs: programme, partner, what is prepared; the partner pays."""
    made = delegation(**{"no_estimate_why": "Đối tác đài thọ toàn bộ chuyến đi."} | facts)
    assert made.starts_on
    host = partners.partner()
    Invitation.objects.create(delegation=made, partner=host, invited_on=date(2020, 2, 10), signed_by="Thị trưởng")
    for day, words in (
        (1, "Làm việc với chính quyền thành phố"),
        (2, "Khảo sát cảng"),
        (3, "Gặp hiệp hội doanh nghiệp"),
    ):
        ProgrammeDay.objects.create(
            delegation=made, on=made.starts_on.replace(day=made.starts_on.day + day), at=time(9, 0), place="Osaka",
            words=words, partner=host,
        )  # fmt: skip
    LogisticLine.objects.create(
        delegation=made, kind=LogisticKind.GIFTS, words="Mười bộ tặng phẩm đặc sản", who="Văn phòng Sở",
        due_on=date(2020, 6, 8),
    )  # fmt: skip
    if task is not None:
        made.tasks.add(task)
    return made


def asked(**facts: Any) -> Delegation:
    """The same, filed with Sở Ngoại vụ."""
    made = written(**facts)
    return services.ask(made, by=made.created_by or person("so-ngoai-vu"))


def appraised(**facts: Any) -> Delegation:
    """The same, appraised."""
    return services.appraise(asked(**facts), words="Đề nghị cử đoàn.", by=person("so-ngoai-vu"))


def decided(**facts: Any) -> Delegation:
    """The same, decided by a leader of UBND."""
    return services.decide(appraised(**facts), words="Đồng ý.", by=person("lanh-dao-ubnd"))


#: A trip that is over: days long before any day on which something is tested.
_PAST: dict[str, Any] = {"starts_on": date(2020, 1, 6), "ends_on": date(2020, 1, 10)}


def back(**facts: Any) -> Delegation:
    """The same, back since January 2020; the report is waited for."""
    return decided(**_PAST | facts)


def reported(**facts: Any) -> Delegation:
    """The same, reported on; something was promised to the partner."""
    made = back(**facts)
    made = services.report(
        made, course="Làm việc đúng chương trình.", achieved="Hai doanh nghiệp cảng nhận lời khảo sát.",
        by=made.created_by or person("so-ngoai-vu"),
    )  # fmt: skip
    commitment(made)
    return made


def commitment(made: Delegation) -> Commitment:
    """Sở Công Thương promised to send the papers on the ports."""
    host = made.invitations.first()
    return Commitment.objects.create(
        delegation=made, kind=CommitmentKind.COMMITMENT, words="Gửi hồ sơ giới thiệu cảng cho thành phố bạn",
        agency=made.agency, partner=host.partner if host else None, due_on=date(2020, 12, 1),
    )  # fmt: skip


def blackout() -> Blackout:
    """Nobody goes while the congress of the province is prepared and held; a window of its own at each call."""
    count = Blackout.objects.count() + 1
    return Blackout.objects.create(
        name=f"Chuẩn bị và tổ chức Đại hội Đảng bộ tỉnh (minh họa {count})",
        starts_on=CONGRESS,
        ends_on=date(2020, 10, 31),
        basis="Thông báo mẫu số 01-TB/TU ngày 02/01/2020",
    )


def yearbaseline() -> YearBaseline:
    """So many went in a year; a year of its own at each call."""
    last = YearBaseline.objects.filter(agency=None, year__lt=2019).order_by("-year").first()
    return YearBaseline.objects.create(
        year=(last.year if last else 2000) + 1, count=12, source="Báo cáo mẫu số 300/BC-UBND"
    )
