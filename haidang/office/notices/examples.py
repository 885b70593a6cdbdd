"""One honest instance of each thing, for tests and the demonstration."""

from datetime import UTC, datetime

from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.models import BadAddress, Mail, Notice, NoticeWay, Outage
from haidang.office.notices.services import queue_mail, tell


def _person(name: str) -> User:
    """With an address."""
    found = person(name)
    if not found.email:
        found.email = f"{name}@vi-du.example"
        found.save(update_fields=["email"])
    return found


def notice(to: str = "so-cong-thuong") -> Notice:
    """The update of an agency came back; the next call tells of the next one."""
    number = Notice.objects.count() + 1
    told = tell(
        _person(to),
        Kind.RETURNED,
        key=f"vi-du:{number}",
        title=f"Cập nhật tháng {number % 12 + 1}/2020 bị trả lại",
        words="Thiếu số liệu kim ngạch sáu tháng; bổ sung rồi gửi lại.",
        url="/viec-cua-toi/",
        reason="bạn phụ trách phần việc này",
        by=_person("so-ngoai-vu"),
    )
    assert told
    return told


def mail(to: str = "so-cong-thuong") -> Mail:
    """A mail of the day, held: a demonstration sends nothing."""
    queued = queue_mail(
        _person(to),
        "Hải Đăng 15/6/2020: 3 việc quá hạn",
        "Kính gửi Đầu mối Sở Công Thương,\n\n3 việc quá hạn (minh họa).\n",
        key=f"vi-du:{Mail.objects.count() + 1}",
    )
    assert queued
    return queued


def bad_address() -> BadAddress:
    return BadAddress.objects.create(
        address=f"khong-con-{BadAddress.objects.count() + 1}@vi-du.example", words="550 5.1.1 user unknown"
    )


def notice_way() -> NoticeWay:
    return NoticeWay.objects.create(person=_person("so-cong-thuong"), kind=Kind.ACCEPTED, way="never")


def outage() -> Outage:
    return Outage.objects.create(began_at=datetime(2020, 6, 14, 22, 0, tzinfo=UTC), words="Connection refused")
