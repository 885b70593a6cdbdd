"""Honest instances of each thing, by the verbs of the room: for tests and the demonstration, nowhere else."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.information.choices import Language, Licensed, Medium, PublicationKind, Where, YearStage
from haidang.registers.information.models import (
    Airing,
    BulletinIssue,
    BulletinLicence,
    Campaign,
    CampaignMaterial,
    CampaignPlace,
    Handout,
    InfoYear,
    Item,
    LicenceChange,
    PressReporter,
    PressRequest,
    Publication,
    VideoClip,
)
from haidang.registers.information.services import licences, press, works, years
from haidang.registers.partners.examples import country

_numbers = count(1)
OFFICER, DESK, CHAIR = "so-cong-thuong", "so-ngoai-vu", "lanh-dao-ubnd"


def paper(about: str, *, on: date | None = None, by: str = OFFICER, series: str = "SCT-VP") -> Document:
    """A paper that an act names."""
    who: User = person(by)
    number = f"{3000 + next(_numbers)}/{series}"
    return cite(number, on or clock.today(), who.agency, f"{about} (minh họa)", by=person(DESK))


def item(**facts: Any) -> Item:
    """An article about the ports, on the site of Sở Công Thương."""
    given: dict[str, Any] = {
        "title": f"Cảng biển tỉnh mở thêm tuyến đi Bắc Mỹ, bài {next(_numbers)} (minh họa)",
        "agency": person(OFFICER).agency,
        "published_on": clock.today(),
        "outlet": "Trang thông tin Sở Công Thương",
        "language": Language.ENGLISH,
        "link": "https://example.com/cang-bien",
    }
    return Item.objects.create(**given | facts)


def item_abroad(**facts: Any) -> Item:
    """The same in a newspaper of Japan."""
    given = {"where": Where.ABROAD, "medium": Medium.NEWSPAPER, "outlet": "Báo mẫu Osaka", "country": country()}
    return item(**given | facts)


def publication(**facts: Any) -> Publication:
    """A leaflet for investors, being made."""
    given: dict[str, Any] = {
        "title": f"Đầu tư vào khu công nghiệp ven cảng, tập {next(_numbers)} (minh họa)",
        "kind": PublicationKind.BROCHURE,
        "agency": person(OFFICER).agency,
        "copies": 1000,
        "audience": "Nhà đầu tư Nhật Bản, Hàn Quốc",
        "channel": "Đoàn ra, hội chợ, cơ quan đại diện",
    }
    return Publication.objects.create(**given | facts)


def published(**facts: Any) -> Publication:
    """The same, out today."""
    return works.publish(publication(**facts), by=person(OFFICER))


def handout(**facts: Any) -> Handout:
    """A hundred copies at a fair."""
    given = {"on": clock.today(), "to": "Khách dự hội chợ", "occasion": "Hội chợ mẫu", "copies": 100}
    given |= facts
    given.setdefault("publication", published())
    return Handout.objects.create(**given)


def bulletinlicence(**facts: Any) -> BulletinLicence:
    """The dossier of a quarterly bulletin of Sở Công Thương."""
    given: dict[str, Any] = {
        "name": f"Bản tin Thương mại đối ngoại {next(_numbers)} (minh họa)",
        "agency": person(OFFICER).agency,
        "purpose": "Giới thiệu cảng, thị trường, chính sách của tỉnh.",
        "readers": "Cơ quan đại diện, doanh nghiệp nước ngoài",
        "area": "Trong nước và nước ngoài",
        "paper_size": "19 x 27 cm",
        "pages": 32,
        "copies": 500,
        "printer": "Nhà in mẫu",
        "chief": "Người mẫu A",
    }
    return BulletinLicence.objects.create(**given | facts)


def filed(*, on: date | None = None, **facts: Any) -> BulletinLicence:
    """The same, handed in."""
    request = paper("xin phép xuất bản bản tin", on=on or clock.today() - timedelta(days=10))
    return licences.file(bulletinlicence(**facts), paper=request, by=person(OFFICER))


def licensed(valid_from: date | None = None, valid_to: date | None = None, **facts: Any) -> BulletinLicence:
    """The same, licensed for some months."""
    first = valid_from or clock.today() - timedelta(days=5)
    last = valid_to or first + timedelta(days=300)
    decided = min(first, clock.today())
    decision = paper("giấy phép xuất bản bản tin", by=CHAIR, series="GP-UBND", on=decided)
    made = filed(on=decided - timedelta(days=10), **facts)
    return licences.grant(made, paper=decision, valid_from=first, valid_to=last, by=person(DESK))


def licencechange(**facts: Any) -> LicenceChange:
    """More copies are asked for."""
    given: dict[str, Any] = {
        "what": Licensed.COPIES, "after": "800", "reason": "Thêm cơ quan đại diện đặt nhận.",
        "asked_on": clock.today(), "request": f"{next(_numbers)}/SCT-VP",
    }  # fmt: skip
    given |= facts
    given.setdefault("licence", licensed())
    return LicenceChange.objects.create(**given)


def bulletinissue(**facts: Any) -> BulletinIssue:
    """An issue that is to come out today."""
    given: dict[str, Any] = {
        "number": f"{next(_numbers):02}/{clock.today().year}", "agency": person(OFFICER).agency,
        "theme": "Cảng biển và logistics", "pages": 32, "copies": 500, "planned_on": clock.today(),
        "recipients": "Cơ quan đại diện, địa phương kết nghĩa",
    }  # fmt: skip
    given |= facts
    given.setdefault("licence", licensed())
    return BulletinIssue.objects.create(**given)


def campaign(**facts: Any) -> Campaign:
    """Fishermen are told of foreign waters, this week."""
    today = clock.today()
    given: dict[str, Any] = {
        "title": f"Phổ biến quy định cho ngư dân, đợt {next(_numbers)} (minh họa)",
        "agency": person(OFFICER).agency,
        "audience": "Chủ tàu, thuyền trưởng, ngư dân",
        "starts_on": today - timedelta(days=6),
        "ends_on": today,
        "content": "Quy định về khai thác hải sản, bảo hộ công dân.",
    }
    return Campaign.objects.create(**given | facts)


def carried(**facts: Any) -> Campaign:
    """The same with what it needs to be closed: a place, a material."""
    made = campaign(**facts)
    CampaignPlace.objects.create(campaign=made, on=made.starts_on, place="Bến cá mẫu", people=120)
    CampaignMaterial.objects.create(campaign=made, title="Sổ tay ngư dân", copies=300)
    return made


def campaignplace() -> CampaignPlace:
    return carried().places.get()


def campaignmaterial() -> CampaignMaterial:
    return carried().materials.get()


def videoclip(**facts: Any) -> VideoClip:
    """A film about the beaches, being made."""
    given: dict[str, Any] = {
        "title": f"Biển gọi, tập {next(_numbers)} (minh họa)", "agency": person(OFFICER).agency, "seconds": 60,
        "producer": "Hãng phim mẫu", "audience": "Nhật Bản, Hàn Quốc",
    }  # fmt: skip
    return VideoClip.objects.create(**given | facts)


def finished(**facts: Any) -> VideoClip:
    """The same, accepted today."""
    return works.finish(videoclip(**facts), by=person(OFFICER))


def airing(**facts: Any) -> Airing:
    given = {"channel": "Discovery", "country": country(), "since": clock.today(), "times": 30} | facts
    given.setdefault("clip", finished())
    return Airing.objects.create(**given)


def pressrequest(**facts: Any) -> PressRequest:
    """A television of Japan comes in a month, with a licence of the ministry."""
    today = clock.today()
    given: dict[str, Any] = {
        "outlet": f"Đài truyền hình mẫu {next(_numbers)} (minh họa)",
        "country": country(),
        "agency": person(OFFICER).agency,
        "received_on": today,
        "licence": f"{next(_numbers)}/GPHĐ-BNG",
        "licence_from": today,
        "licence_to": today + timedelta(days=90),
        "topic": "Làng chài và cảng nước sâu",
        "starts_on": today + timedelta(days=30),
        "places": "Thành phố Vũng Tàu, Long Hải",
        "guide": "Trung tâm Hướng dẫn báo chí nước ngoài",
    }
    given |= facts
    given.setdefault("ends_on", given["starts_on"] + timedelta(days=2))
    return PressRequest.objects.create(**given)


def pressreporter(**facts: Any) -> PressReporter:
    """Somebody of it, whose passport is nobody's."""
    given = {"name": "Mẫu Hanako", "role": "Phóng viên", "passport": "TZ0000001"} | facts
    given.setdefault("request", pressrequest())
    given.setdefault("country", country())
    return PressReporter.objects.create(**given)


def allowed(**facts: Any) -> PressRequest:
    """The same, agreed to today."""
    answer = paper("đồng ý để phóng viên nước ngoài hoạt động", by=CHAIR, series="UBND-VP")
    return press.allow(pressrequest(**facts), paper=answer, by=person(DESK))


def infoyear(**facts: Any) -> InfoYear:
    """A year of Sở Công Thương, each call a later one."""
    given: dict[str, Any] = {
        "year": clock.today().year + InfoYear.objects.count(), "agency": person(OFFICER).agency,
        "content": "Bốn số bản tin, hai video, một đợt phóng viên.",
    }  # fmt: skip
    return InfoYear.objects.create(**given | facts)


def reported(**facts: Any) -> InfoYear:
    """The same, reported today."""
    made = infoyear(**facts)
    assert made.stage == YearStage.DRAFT
    return years.report(made, paper=paper("báo cáo thông tin đối ngoại năm"), by=person(DESK))
