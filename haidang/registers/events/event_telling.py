"""Sentences about events and places, for the updates of their tasks. Vietnamese: they go into reports."""

from haidang.kit.money import Money
from haidang.registers.events.event_choices import Stage
from haidang.registers.events.event_selectors import signed_at
from haidang.registers.events.models import Event, PlaceReport, StandingPlace


def event_sentence(event: Event) -> str:
    """What happened: days, place, partners, by which paper, who came, what was signed, what came of it."""
    said = [f"Đã tổ chức “{event.title}” ({event.days}{f', {event.place}' if event.place else ''})"]
    if event.role in ("guest", "support"):
        said = [f"{event.get_role_display()} “{event.title}” ({event.days}{f', {event.place}' if event.place else ''})"]
    if event.licence:
        said.append(f"theo {event.licence}")
    names = [str(partner) for partner in event.partners.all()] or ([str(event.country)] if event.country else [])
    if names:
        said.append(f"với {', '.join(names)}")
    told = [", ".join(said)]
    if event.visitors:
        came = f"{event.visitors} lượt người dự"
        told.append(f"{came}, trong đó {event.foreigners} người nước ngoài" if event.foreigners else came)
    signed = signed_at(event)
    if signed.count:
        worth = f", giá trị {Money(signed.dong)}" if signed.dong else ""
        told.append(f"ký {signed.count} văn kiện{worth}")
    sentence = f"{'; '.join(told)}. {event.results.strip()}"
    if event.stage == Stage.REPORTED and event.report:
        sentence = f"{sentence.rstrip('. ')}. Đã báo cáo kết quả: {event.report}."
    return sentence


def opened_sentence(place: StandingPlace) -> str:
    """A place was opened: when, where, by which paper, with whom."""
    said = [f"Ngày {place.opened_on:%d/%m/%Y} khai trương “{place.name}” tại {place.address}"]
    if place.country:
        said.append(str(place.country))
    if place.partner:
        said.append(f"cùng {place.partner}")
    if place.opening_paper:
        said.append(f"theo {place.opening_paper}")
    return f"{', '.join(said)}."


def operation_sentence(place: StandingPlace, report: PlaceReport) -> str:
    """What a place did in a period."""
    told = (
        f"“{place.name}” hoạt động từ {report.since:%d/%m/%Y} đến {report.until:%d/%m/%Y}: {report.visitors} lượt khách"
    )
    paper = f" ({report.paper})" if report.paper else ""
    return f"{told}{paper}. {report.words.strip()}"


def closed_sentence(place: StandingPlace, reason: str) -> str:
    paper = f" theo {place.closing_paper}" if place.closing_paper else ""
    return f"Ngày {place.closed_on:%d/%m/%Y} đóng “{place.name}”{paper}. {reason.strip()}"
