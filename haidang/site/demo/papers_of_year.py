"""Words of the demonstration's year: a frame for each month, filled with what a task is about; papers that show it."""

import tomllib
from functools import cache
from typing import Any

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services
from haidang.office.documents.models import Document
from haidang.site.demo.paper import FOLDER

SENTENCES = {
    "2019-t12": "Đã phân công người làm và bắt đầu việc {what}.",
    "2020-t01": "{winter}",
    "2020-t02": "Sau Tết, việc {what} vẫn theo chương trình. Đang theo dõi dịch COVID-19 để điều chỉnh.",
    "2020-t03": "{spring}",
    "2020-t04": "Trong đợt giãn cách xã hội, việc {what} chuyển sang thư điện tử và họp trực tuyến.",
    "2020-t05": "{summer}",
    "2020-t06": "Đã sơ kết nửa năm việc {what}: phần trong nước làm được, phần ở nước ngoài chờ mở đường bay.",
}
NEXT = {
    "2019-t12": "Lập chương trình cụ thể.",
    "2020-t01": "Làm tiếp sau Tết.",
    "2020-t02": "Chuẩn bị cách làm trực tuyến.",
    "2020-t03": "Làm những phần không phải gặp trực tiếp.",
    "2020-t04": "Xếp lại lịch cho hai quý cuối năm.",
    "2020-t05": "Nối lại những phần đã hoãn trong nước.",
    "2020-t06": "Rà lại việc {what} theo tình hình đi lại quốc tế.",
}
OBSTACLE = "Đối tác nước ngoài chưa sang được vì dịch; đề nghị cho lùi thời gian."


@cache
def texts() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "year.toml").read_text(encoding="utf-8"))


def book(paper: dict[str, Any], *, by: User) -> Document:
    """Enter a paper of the year into the clerk's book."""
    facts = {name: value for name, value in paper.items() if name not in ("told", "issuer", "to")}
    issuer = Agency.objects.get(code=paper["issuer"])
    return services.add(by=by, issuer=issuer, recipients=Agency.objects.filter(code__in=paper["to"]), **facts)
