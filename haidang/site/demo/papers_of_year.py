"""Words of the demonstration's year: a frame for each month, filled with what a task is about; papers that show it."""

import tomllib
from functools import cache
from typing import Any

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services
from haidang.office.documents.models import Document
from haidang.plan.plans.models import Duty, Task
from haidang.site.demo.paper import FOLDER
from haidang.site.demo.year_said import MARKS

SENTENCES = {
    "2019-t12": "Đã phân công người làm và bắt đầu việc {what}.",
    "2020-t01": "{winter}",
    "2020-t02": "Sau Tết, việc {what} vẫn theo chương trình. Đang theo dõi dịch COVID-19 để điều chỉnh.",
    "2020-t03": "{spring}",
    "2020-t04": "Trong đợt giãn cách xã hội, việc {what} chuyển sang thư điện tử và họp trực tuyến.",
    "2020-t05": "{summer}",
    "2020-t06": "Đã sơ kết nửa năm việc {what}: phần trong nước làm được, phần ở nước ngoài chờ mở đường bay.",
    "2020-t07": "Việc {what} chuyển hẳn sang cách làm trong nước và trực tuyến.",
    "2020-t08": "Giãn cách trở lại ở một số tỉnh bạn; việc {what} vẫn làm qua mạng.",
    "2020-t09": "Đã rà lại việc {what} sau chín tháng, bớt phần không còn làm được.",
    "2020-t10": "Đang dồn sức làm xong việc {what} trong quý IV.",
    "2020-t11": "Phần chính của việc {what} đã làm; đang gom số liệu cả năm.",
    "2020-t12": "{summer} Đã tổng kết năm và gửi số liệu cho Sở Ngoại vụ.",
    "2020-q2": "{spring}",
    "2020-q3": "{summer}",
    "2020-q4": "{summer} Đã tổng kết năm.",
}
NEXT = {
    "2019-t12": "Lập chương trình cụ thể.",
    "2020-t01": "Làm tiếp sau Tết.",
    "2020-t02": "Chuẩn bị cách làm trực tuyến.",
    "2020-t03": "Làm những phần không phải gặp trực tiếp.",
    "2020-t04": "Xếp lại lịch cho hai quý cuối năm.",
    "2020-t05": "Nối lại những phần đã hoãn trong nước.",
    "2020-t06": "Rà lại việc {what} theo tình hình đi lại quốc tế.",
    "2020-t07": "Làm tiếp phần trong nước.",
    "2020-t08": "Xếp lại lịch theo tình hình dịch.",
    "2020-t09": "Làm phần của quý IV.",
    "2020-t10": "Hoàn thành phần còn lại trong tháng 11.",
    "2020-t11": "Tổng kết trước giữa tháng 12.",
    "2020-t12": "Đề xuất việc cho năm 2021.",
    "2020-q2": "Làm phần của quý III.",
    "2020-q3": "Làm phần của quý IV.",
    "2020-q4": "Đề xuất việc cho năm sau.",
}
OBSTACLE = "Đối tác nước ngoài chưa sang được vì dịch; đề nghị cho lùi thời gian."


@cache
def texts() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "year.toml").read_text(encoding="utf-8"))


def document_of(paper: str) -> Document:
    """A paper of the year by its name in year.toml."""
    return Document.objects.get(number=texts()["paper"][paper]["number"])


def task_called(label: str) -> Task:
    """A task by what the tables call it: "1.1" of the plan, "06:1.a" of the directive."""
    number = next(number for number, mark in MARKS.items() if mark == label[: label.find(":") + 1])
    return Task.objects.get(plan__number=number, label=label.rpartition(":")[2], kind="task")


def part_of(label: str, agency: str) -> Duty:
    """The part that an agency reports for."""
    rows = Duty.objects.active().leads().filter(task=task_called(label), agency__code=agency)
    return rows.get()


def book(paper: dict[str, Any], *, by: User) -> Document:
    """Enter a paper of the year into the clerk's book."""
    facts = {name: value for name, value in paper.items() if name not in ("told", "issuer", "to")}
    issuer = Agency.objects.get(code=paper["issuer"])
    return services.add(by=by, issuer=issuer, recipients=Agency.objects.filter(code__in=paper["to"]), **facts)
