"""Sentences about the work with Vietnamese abroad, for the updates of tasks. They name nobody."""

from haidang.kit.verdicts import day
from haidang.registers.people.models import Contribution, OverseasActivity, OverseasRequest


def answered(row: OverseasRequest) -> str:
    """ "Đã trả lời yêu cầu của kiều bào KB-2020-01 (nhà ở, đất đai; Hoa Kỳ) ngày …, đúng hạn …" """
    about = f"{str(row.get_matter_display()).lower()}; {row.country}"
    told = (
        f"Đã trả lời yêu cầu của kiều bào {row.code} ({about}; nhận {day(row.received_on)}) ngày {day(row.answered_on)}"
    )
    if row.paper:
        told = f"{told}, {row.paper}"
    if row.due_on and row.answered_on:
        late = (row.answered_on - row.due_on).days
        told = f"{told}, {f'chậm {late} ngày' if late > 0 else 'đúng hạn'}"
    return f"{told}: {row.answer.strip()}"


def held(row: OverseasActivity) -> str:
    """ "Đã thực hiện “Gặp mặt kiều bào đầu xuân” (03/02/2020, Vũng Tàu), 45 kiều bào dự: …" """
    where = ", ".join(part for part in (row.days, row.place, str(row.country or "")) if part)
    told = f"{row.get_kind_display()}: đã thực hiện “{row.title}” ({where})"
    if row.association:
        told = f"{told}, cùng {row.association}"
    if row.came is not None:
        told = f"{told}, {row.came} kiều bào dự"
    if row.capital_said:
        told = f"{told}; {row.field or 'vốn'}: {row.capital_said}"
    said = f"{told}. {row.results.strip()}"
    return f"{said.rstrip('. ')}. {row.report}." if row.report else said


def given(row: Contribution) -> str:
    """ "Tiếp nhận đóng góp của kiều bào (học bổng, Hoa Kỳ) ngày …: 20.000 USD (…), cho …" """
    whom = f", {row.association}" if row.association else ""
    about = f"{str(row.get_kind_display()).lower()}, {row.country}{whom}"
    what = "; ".join(part for part in (row.said if row.amount is not None else "", row.goods) if part)
    told = f"Tiếp nhận đóng góp của kiều bào ({about}) ngày {day(row.on)}: {what}, cho {row.purpose}".replace(
        ": , ", ": "
    )
    return f"{told}. {row.result.strip()}" if row.result.strip() else f"{told}."
