"""What stood in the way in the demonstration, and other days that were asked for.

One difficulty Sở Ngoại vụ answered itself; two went up in one tờ trình and a vice-chair decided them, with paper, day
and extension; one lies before him now; one was raised and nobody has looked at it. One extension was refused.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Official
from haidang.plan.difficulties import services
from haidang.plan.difficulties.choices import Cause, Verdict
from haidang.plan.difficulties.models import Difficulty, Extension, Submission
from haidang.site.demo.papers_of_year import part_of, texts
from haidang.site.demo.year_said import DESK

Event = tuple[str, str, Callable[[User], object]]

VICE_CHAIR, CHAIR = "pho-chu-tich-ubnd", "lanh-dao-ubnd"
#: name: (part, agency, whom it is put to, cause, words, proposal).
RAISED = {
    "names": ("10.1", "SDL", "SNGV", Cause.COORDINATION,
        "Bản in ba thứ tiếng phải ghi tên địa phương bạn, mỗi nơi dịch một kiểu.",
        "Đề nghị Sở Ngoại vụ cho danh sách tên địa phương bạn đã thống nhất."),
    "ansan": ("3.4", "TDOAN", "UBND", Cause.OBJECTIVE,
        "Bạn ở Ansan xin lùi, đường bay đóng; 12 đoàn viên đã xong hồ sơ nhưng không đi được trước hạn.",
        "Đề nghị UBND tỉnh cho lùi hạn một tháng và cho giao lưu trực tuyến trước."),
    "youth": ("3.6", "LHHN", "UBND", Cause.OBJECTIVE,
        "Các buổi gặp thanh niên nước ngoài đều trên 30 người, trái quy định phòng dịch.",
        "Đề nghị cho chia nhóm nhỏ và tính cả buổi gặp qua mạng."),
    "meetings": ("8.2", "LHHN", "UBND", Cause.OBJECTIVE,
        "Năm cuộc giao lưu hòa bình, hữu nghị chưa có ngày mới; kinh phí quý II chưa dùng hết.",
        "Đề nghị cho chuyển phần kinh phí chưa dùng sang quý IV."),
    "padang": ("10.2", "SDL", "UBND", Cause.OBJECTIVE,
        "Không có chuyến tàu nhận hiện vật sang Padang và chưa biết bao giờ có.",
        "Đề nghị cho thôi việc này trong năm 2020, giữ hiện vật tại bảo tàng."),
}  # fmt: skip


def difficulty(name: str) -> Difficulty:
    """One of those above, as it stands now."""
    return Difficulty.objects.get(words=RAISED[name][4])


def _tie(by: User) -> None:
    services.tie_leader(User.objects.get(username=VICE_CHAIR), Official.objects.get(name="Người mẫu C"), by=by)


def _raise(name: str, by: User) -> None:
    label, agency, to, cause, words, proposal = RAISED[name]
    services.raise_(part_of(label, agency), cause, words, proposal, Agency.objects.get(code=to), by=by)


def _answer(by: User) -> None:
    services.answer(difficulty("names"), words="Sở gửi danh sách 31 tên đã dùng trong thỏa thuận; in theo đó.", by=by)


def _resolve(name: str, words: str, by: User) -> None:
    services.resolve(difficulty(name), words=words, by=by)


def _gather(names: tuple[str, ...], by: User) -> None:
    services.consolidate([difficulty(name) for name in names], by=by)


def _submit(number: str, on: date, name: str, by: User) -> None:
    draft = Submission.objects.get(lines__difficulty=difficulty(name))
    services.submit(draft, number=number, issued_on=on, by=by)


def _decide(by: User) -> None:
    """On the page, with its paper: another day, and the day by which it is done."""
    paper = texts()["paper"]["youth"]
    services.settle(
        difficulty("ansan"), Verdict.AGREED, "Lùi hạn đến 29/5/2020; Tỉnh Đoàn giao lưu trực tuyến trước một buổi.",
        number=paper["number"], issued_on=paper["issued_on"], act_by=date(2020, 5, 29), extend_to=date(2020, 5, 29),
        by=by,
    )  # fmt: skip
    services.settle(
        difficulty("youth"), Verdict.PARTLY, "Chia nhóm không quá 20 người; buổi gặp qua mạng được tính.",
        number=paper["number"], issued_on=paper["issued_on"], by=by,
    )  # fmt: skip


def _ask_day(by: User) -> None:
    reason = "Còn hai đoàn chưa nộp báo cáo nên số liệu chưa đủ."
    services.ask_extension(part_of("06:4#2", "SNGV"), date(2020, 7, 15), reason, by=by)


def _refuse_day(by: User) -> None:
    asked = Extension.objects.asked().get(task__label="4#2")
    services.decide_extension(asked, None, "Báo cáo đúng hạn với số liệu đang có, ghi rõ hai đoàn còn thiếu.", by=by)


def _decide_later(by: User) -> None:
    services.settle(difficulty("meetings"), Verdict.AGREED, "Chuyển sang quý IV; Sở Tài chính hướng dẫn.", by=by)


OBSTACLES: tuple[Event, ...] = (
    ("2019-12-02 08:30", DESK, _tie),
    ("2020-03-05 09:40", "so-du-lich", partial(_raise, "names")),
    ("2020-03-06 15:20", DESK, _answer),
    ("2020-03-11 08:50", "so-du-lich", partial(_resolve, "names", "Đã in theo danh sách.")),
    ("2020-03-19 10:10", "tinh-doan", partial(_raise, "ansan")),
    ("2020-03-20 14:40", "lien-hiep-huu-nghi", partial(_raise, "youth")),
    ("2020-03-24 09:15", DESK, partial(_gather, ("ansan", "youth"))),
    ("2020-03-26 15:30", DESK, partial(_submit, "203/TTr-SNgV", date(2020, 3, 26), "ansan")),
    ("2020-04-14 10:20", VICE_CHAIR, _decide),
    ("2020-04-21 09:30", "lien-hiep-huu-nghi", partial(_resolve, "youth", "Đã chia ba nhóm.")),
    ("2020-06-01 09:20", "lien-hiep-huu-nghi", partial(_raise, "meetings")),
    ("2020-06-03 10:30", DESK, partial(_gather, ("meetings",))),
    ("2020-06-05 14:30", DESK, partial(_submit, "481/TTr-SNgV", date(2020, 6, 5), "meetings")),
    ("2020-06-04 09:10", DESK, _ask_day),
    ("2020-06-10 09:20", CHAIR, _refuse_day),
    ("2020-06-12 10:05", "so-du-lich", partial(_raise, "padang")),
    ("2020-06-19 09:30", VICE_CHAIR, _decide_later),
    ("2020-09-16 09:20", "lien-hiep-huu-nghi", partial(_resolve, "meetings", "Đã chuyển kinh phí.")),
)
