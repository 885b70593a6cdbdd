"""Things of a week in June 2020, as the rooms above would tell them."""

from datetime import date, time
from itertools import count

from haidang.kit.happenings import Happening

_numbers = count(1)


def thing(since, until=None, *, kind="visit", title="Tiếp đoàn thành phố kết nghĩa (minh họa)", **facts):
    """A courtesy call, unless it is said to be something else."""
    number = next(_numbers)
    fields = {"key": f"{kind}:{number}", "kind": kind, "title": title, "url": f"/doan-vao/{number}/"} | facts
    return Happening(since=since, until=until, **fields)


def june(day, **facts):
    return thing(date(2020, 6, day), **facts)


def week(official=None):
    """A week with everything that a week can have."""
    leader = frozenset({official} if official else ())
    return [
        june(15, at=time(8), place="Trụ sở UBND tỉnh", host="Chủ tịch UBND tỉnh",
             guests="Tổng Lãnh sự (minh họa), 6 người", interpreter="Phòng Hợp tác quốc tế", car="72A-000.00",
             official_ids=leader),
        june(15, at=time(9), place="Nhà khách tỉnh", title="Tiếp đoàn doanh nghiệp (minh họa)", official_ids=leader),
        thing(date(2020, 6, 16), date(2020, 6, 18), kind="conference", title="Hội nghị xúc tiến đầu tư (minh họa)",
              place="Vũng Tàu", is_tentative=True),
        thing(date(2020, 6, 17), date(2020, 6, 24), kind="delegation", title="Đoàn đi Ansan (minh họa)",
              place="Hàn Quốc", is_cancelled=True),
        june(19, kind="agreement", title="Thỏa thuận hết hiệu lực (minh họa)"),
        june(17, kind="due", title="Trả lời văn bản: 12/UBND (minh họa)"),
        june(10, kind="due", title="Trả lời văn bản: 10/UBND (minh họa)"),
    ]  # fmt: skip
