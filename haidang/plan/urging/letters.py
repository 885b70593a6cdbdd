"""Papers of this room: the letter to one agency about all that it is late with."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.office.directory.models import Agency
from haidang.office.documents.letterheads import desk, letter, letterhead, short_day, signature
from haidang.papers.writer.model import Column, Official, Para, Row, Table
from haidang.plan.urging.models import Urging
from haidang.plan.urging.selectors import Letter, letters, to_the_province_on


def letter_to(agency: Agency, today: date) -> Letter | None:
    """What is to be written to an agency on the day; None where nothing is."""
    return next((each for each in letters(today) if each.agency.pk == agency.pk), None)


def urging_letter(agency: Agency, today: date, by: Any) -> Official:
    """Công văn đôn đốc: what is late, since when, by how much, and by when it is told to UBND tỉnh: the last rung."""
    found = letter_to(agency, today)
    focal = desk()
    name = focal.name_on(today)
    if found is None:
        raise ValidationError(why_no_letter(agency, today))
    last = to_the_province_on(found.items, today)
    asked = f"gửi kết quả về {name} trước ngày {short_day(last)}" if last else f"gửi ngay kết quả về {name}"
    blocks = (
        Para(
            f"Thực hiện nhiệm vụ theo dõi, đôn đốc việc triển khai kế hoạch công tác đối ngoại của tỉnh, {name} "
            "nhận thấy "
            f"đến ngày {short_day(today)} {found.name} còn {len(found.items)} việc đã quá thời hạn, việc chậm "
            "nhất đã quá "
            f"{found.longest} ngày làm việc. {name} đề nghị quý cơ quan khẩn trương thực hiện:"
        ),
        _late(found.items),
        Para(
            f"Đề nghị quý cơ quan {asked}. Trường hợp có khó khăn, vướng mắc, đề nghị nêu rõ nguyên nhân và kiến "
            f"nghị để {name} tổng hợp, báo cáo Ủy ban nhân dân tỉnh. Việc chưa thực hiện được tổng hợp vào "
            "danh sách báo cáo Ủy ban nhân dân tỉnh."
        ),
        Para("Rất mong nhận được sự phối hợp của quý cơ quan."),
    )
    return letter(
        letterhead(focal, today),
        "V/v đôn đốc thực hiện việc quá hạn theo kế hoạch công tác đối ngoại",
        blocks=blocks,
        to=(found.name,),
        signature=signature(focal, today),
        recipients=("Như trên", "UBND tỉnh (b/c)", "Lưu: VT"),
    )


def why_no_letter(agency: Agency, today: date) -> str:
    """The ladder says when a letter is due; before that the agency is reminded otherwise."""
    return "" if letter_to(agency, today) else _("Chưa có việc nào quá hạn đến mốc phải gửi công văn.")


def is_of_the_desk(agency: Agency, user: Any) -> bool:
    return bool(user.is_desk)


def _late(items: list[Urging]) -> Table:
    columns = (
        Column("TT", 1, "center"), Column("Nội dung việc", 9), Column("Thời hạn", 3, "center"),
        Column("Quá hạn (ngày làm việc)", 2, "center"),
    )  # fmt: skip
    rows = tuple(
        Row(
            (str(at), f"{item.kind}: {item.title}", short_day(item.due_on), str(item.days_late)),
            sources=(f"urging.urging:{item.pk}",),
        )
        for at, item in enumerate(items, 1)
    )
    return Table(columns, rows)
