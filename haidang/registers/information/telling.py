"""Sentences for the updates of tasks: number, day, partner, result. Vietnamese: they go into a report."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Sum

from haidang.kit.records.columns import figure
from haidang.kit.verdicts import day
from haidang.registers.information.models import (
    BulletinIssue,
    BulletinLicence,
    Campaign,
    InfoYear,
    Item,
    PressRequest,
    Publication,
    VideoClip,
)


def _ended(said: str, results: str = "") -> str:
    told = f"{said.rstrip('. ')}."
    return f"{told} {results.strip().rstrip('. ')}." if results.strip() else told


def _joined(words: Iterable[str]) -> str:
    return ", ".join(word for word in words if word)


def days(first: Any, last: Any) -> str:
    return day(first) if first == last or last is None else f"{day(first)} - {day(last)}"


def item(row: Item) -> str:
    place = _joined([row.outlet or str(row.get_medium_display()), str(row.country or "")])
    said = f"Đã đăng {row.get_form_display().lower()} “{row.title}” ({place}, {row.get_language_display()}, "
    return _ended(f"{said}ngày {day(row.published_on)})")


def publication(row: Publication) -> str:
    facts = [str(row.get_kind_display()).lower(), str(row.get_language_display())]
    facts.append(f"{figure(row.copies)} bản" if row.copies else "")
    said = f"Đã phát hành “{row.title}” ({_joined(facts)}, ngày {day(row.published_on)}) cho {row.audience}"
    if out := row.handouts.aggregate(sum=Sum("copies"))["sum"]:
        said += f"; đã phát {figure(out)} bản"
    return _ended(said, row.results)


def licence(row: BulletinLicence) -> str:
    return _ended(f"“{row.name}” được cấp phép theo {row.decision} ({days(row.valid_from, row.valid_to)})")


def issue(row: BulletinIssue) -> str:
    said = f"Đã phát hành {row} ({row.get_language_display()}, {figure(row.copies)} bản, ngày {day(row.published_on)})"
    if row.theme:
        said += f", chủ đề “{row.theme}”"
    if row.recipients:
        said += f"; gửi {row.recipients}"
    return _ended(said, row.results)


def campaign(row: Campaign) -> str:
    places = row.places.aggregate(people=Sum("people"))["people"] or 0
    said = f"Đã tổ chức “{row.title}” ({days(row.starts_on, row.ends_on)}) cho {row.audience}: "
    said += f"{row.places.count()} nơi, {figure(places)} người"
    if materials := list(row.materials.all()):
        copies = sum(each.copies for each in materials)
        said += f"; {len(materials)} tài liệu" + (f", {figure(copies)} bản" if copies else "")
    if row.report:
        said += f"; báo cáo {row.report}"
    return _ended(said, row.results)


def clip(row: VideoClip) -> str:
    said = f"Đã hoàn thành video “{row.title}” ({row.get_language_display()}, nghiệm thu ngày {day(row.finished_on)})"
    channels = list(dict.fromkeys(each.channel for each in row.airings.all()))
    if channels:
        said += f"; đã phát trên {', '.join(channels)}"
    return _ended(said, row.results)


def press(row: PressRequest) -> str:
    people = row.reporters.count()
    who = f"{row.outlet} ({row.country}" + (f", {people} phóng viên)" if people else ")")
    said = (
        f"Đã hướng dẫn {who} hoạt động tại {row.places} ngày {days(row.starts_on, row.ends_on)}, đề tài “{row.topic}”"
    )
    if row.answer:
        said += f", theo {row.answer}"
    return _ended(said, row.results)


def year(row: InfoYear) -> str:
    said = []
    if row.plan:
        said.append(f"Đã ban hành kế hoạch thông tin đối ngoại năm {row.year}: {row.plan}")
    if row.report:
        said.append(f"Đã báo cáo thông tin đối ngoại năm {row.year}: {row.report}")
    return _ended(". ".join(said), row.results)


#: The sentence of each kind of record.
SENTENCES = {
    Item: item, Publication: publication, BulletinLicence: licence, BulletinIssue: issue, Campaign: campaign,
    VideoClip: clip, PressRequest: press, InfoYear: year,
}  # fmt: skip


def sentence(row: Any) -> str:
    """What has become of it, for its tasks; "" while there is nothing to tell."""
    return SENTENCES[type(row)](row) if has_news(row) else ""  # type: ignore[operator]


def has_news(row: Any) -> bool:
    """An item is written down when it has come out; of the others something was done."""
    return isinstance(row, Item) or row.stage in ("done", "licensed", "stopped", "planned", "reported")
