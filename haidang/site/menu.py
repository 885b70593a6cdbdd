"""The main menu: what is offered to whom. A room that is not built yet is left out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from haidang.registers.defence.models import DefenceActivity

Seen = Callable[[Any], bool]


def _everybody(user: Any) -> bool:
    return True


def _content(user: Any) -> bool:
    """Administration has no access to content."""
    return not user.is_admin


def _overseers(user: Any) -> bool:
    return bool(user.oversees)


def _desk(user: Any) -> bool:
    return bool(user.is_desk)


def _looks_at_estimates(user: Any) -> bool:
    """Sở Tài chính, and who oversees it."""
    return bool(user.reach("view", "estimate") == "all")


def _updates(user: Any) -> bool:
    return bool(user.agency_id and user.may("add", "update"))


def _defence(user: Any) -> bool:
    """The army, the desk and the leaders of UBND."""
    return DefenceActivity.objects.may_enter(user)


def _keeps_personal_data(user: Any) -> bool:
    return bool(user.may("change", "personal"))


def _keeps_papers(user: Any) -> bool:
    """Who books papers, and so takes in and sends out the files they come as."""
    return bool(user.reach("add", "document") == "all")


def _reads_log(user: Any) -> bool:
    return bool(user.may("view", "log"))


def _makes_archives(user: Any) -> bool:
    return bool(user.may("add", "archive"))


def _admin(user: Any) -> bool:
    return bool(user.is_admin)


@dataclass(frozen=True, eq=False)
class Entry:
    """One line of the menu: where it leads, how it looks, what it is for, who sees it."""

    label: Any
    url_name: str
    icon: str
    meaning: Any = ""
    seen_by: Seen = _everybody


@dataclass(frozen=True)
class Group:
    """Lines under one word."""

    label: Any
    icon: str
    entries: tuple[Entry, ...]


MENU: tuple[Entry | Group, ...] = (
    Entry(_("Việc của tôi"), "desk:home", "inbox", _("Những gì cơ quan và bản thân còn phải làm"), _content),
    Entry(_("Lãnh đạo"), "desk:leaders", "layout-dashboard", _("Tình hình chung trên một trang"), _overseers),
    Entry(_("Kế hoạch"), "plans:plan-list", "list-checks", _("Các kế hoạch và nhiệm vụ được giao"), _content),
    Group(
        _("Theo dõi"),
        "clipboard-check",
        (
            Entry(
                _("Chương trình"),
                "programmes:programme-list",
                "list-todo",
                _("Cách từng cơ quan chủ trì làm: sản phẩm, bước, ngày, người"),
                _content,
            ),
            Entry(
                _("Cần cập nhật"), "followup:open", "square-pen", _("Phần việc của cơ quan chờ báo cáo kỳ"), _updates
            ),
            Entry(_("Bảng tính"), "replies:sheets", "sheet", _("Tải bảng về điền, nộp lại, xem trước"), _updates),
            Entry(_("Phân công trong cơ quan"), "followup:agency", "users", _("Ai phụ trách phần việc nào"), _updates),
            Entry(_("Cập nhật gửi đến"), "followup:board", "inbox", _("Chờ xem, đã trả lại, ai im lặng"), _overseers),
            Entry(
                _("Vướng mắc"),
                "difficulties:difficulty-list",
                "circle-alert",
                _("Nêu khó khăn, ai giải quyết, đã trả lời gì"),
                _content,
            ),
            Entry(
                _("Gia hạn"),
                "difficulties:extension-list",
                "calendar-clock",
                _("Ai xin dời ngày nào, được duyệt đến ngày nào"),
                _content,
            ),
            Entry(
                _("Sổ đôn đốc"), "urging:urging-list", "scroll-text", _("Ai được đôn đốc việc gì, ngày nào"), _content
            ),
            Entry(_("Đánh giá năm"), "evaluation:list", "award", _("Kết quả, mức đánh giá, điểm cơ quan"), _content),
            Entry(
                _("Bảng theo dõi"),
                "exchange:followup",
                "table",
                _("Nhiệm vụ theo bốn kết quả, ra tệp Excel"),
                _content,
            ),
            Entry(
                _("Kế hoạch năm sau"),
                "next_plan:next-list",
                "calendar-plus",
                _("Soạn từ việc còn lại, thỏa thuận sắp hết hạn, năm kỷ niệm"),
                _desk,
            ),
        ),
    ),
    Group(
        _("Điều hành"),
        "gauge",
        (
            Entry(_("Bàn điều hành"), "desk:desk", "gauge", _("Mới đến, phải trả, chưa xác nhận, im lặng"), _desk),
            Entry(
                _("Đôn đốc hôm nay"),
                "desk:ladder",
                "bell-ring",
                _("Mốc nào gửi cho ai, vì sao; giữ lại; công văn"),
                _desk,
            ),
            Entry(
                _("Tổng hợp vướng mắc"),
                "difficulties:board",
                "layers",
                _("Gom theo nguyên nhân, lập tờ trình UBND tỉnh"),
                _overseers,
            ),
            Entry(
                _("Trao đổi edXML"),
                "edxml:list",
                "arrow-left-right",
                _("Văn bản đi và đến dưới dạng tệp liên thông, mã định danh"),
                _keeps_papers,
            ),
            Entry(_("Thư hôm nay"), "desk:digest", "mail", _("Ai nhận thư gì, vì sao, thư không tới được ai"), _desk),
            Entry(_("Thư đi"), "notices:outbox", "mails", _("Thư đã gửi, chờ gửi, bị trả lại"), _desk),
            Entry(
                _("Kho lưu trữ năm"),
                "archive:list",
                "archive",
                _("Một tệp zip của cả năm; khôi phục bản cài mới"),
                _makes_archives,
            ),
            Entry(
                _("Dữ liệu cá nhân"),
                "privacy:overview",
                "shield-user",
                _("Lưu gì, bao lâu; tra cứu một người; yêu cầu"),
                _keeps_personal_data,
            ),
        ),
    ),
    Entry(_("Lịch"), "desk:calendar", "calendar-days", _("Thời hạn, đoàn, sự kiện, ngày kỷ niệm"), _content),
    Entry(_("Văn bản"), "documents:document-list", "file-text", _("Văn bản đến, văn bản đi, xin ý kiến"), _content),
    Group(
        _("Kinh phí"),
        "wallet",
        (
            Entry(_("Dự toán"), "money:estimate-list", "calculator", _("Lập, gửi, theo dõi dự toán"), _content),
            Entry(_("Chờ thẩm định"), "money:inbox", "inbox", _("Dự toán Sở Tài chính phải xem"), _looks_at_estimates),
            Entry(_("Tổng hợp kinh phí"), "money:sums", "sigma", _("Theo nhiệm vụ, cơ quan, nguồn…"), _content),
        ),
    ),
    Group(
        _("Sổ theo dõi"),
        "library",
        (
            Entry(
                _("Số liệu"), "desk:figures", "chart-no-axes-column", _("Các sổ đếm được gì, so với cùng kỳ"), _content
            ),
            Entry(_("Đối tác"), "partners:partner-list", "globe", _("Nước, địa phương, tổ chức đối tác"), _content),
            Entry(
                _("Đoàn ra"), "delegations:delegation-list", "plane-takeoff", _("Từ đề nghị đến quyết toán"), _content
            ),
            Entry(
                _("Đoàn vào"), "visits:visit-list", "plane-landing", _("Đón tiếp, tiếp xã giao, chúc mừng"), _content
            ),
            Entry(
                _("Hội nghị quốc tế"),
                "conferences:conference-list",
                "presentation",
                _("Cho phép, hồ sơ, báo cáo"),
                _content,
            ),
            Entry(_("Thỏa thuận"), "agreements:agreement-list", "handshake", _("Thỏa thuận quốc tế"), _content),
            Entry(_("Viện trợ"), "aid:project-list", "gift", _("Dự án, cứu trợ, ODA, giải ngân, báo cáo"), _content),
            Entry(
                _("Phi chính phủ nước ngoài"),
                "aid:ingo-list",
                "hand-heart",
                _("Đăng ký, vận động viện trợ, thư gửi nhà tài trợ"),
                _content,
            ),
            Entry(_("Sự kiện"), "events:event-list", "calendar-days", _("Hội chợ, giao lưu, tập huấn"), _content),
            Entry(
                _("Lớp bồi dưỡng"),
                "events:course-list",
                "graduation-cap",
                _("Đăng ký, chốt danh sách, ai đã dự"),
                _content,
            ),
            Entry(
                _("Kêu gọi đầu tư"),
                "events:investment-list",
                "hand-coins",
                _("Dự án, nhà đầu tư, bước tiếp theo"),
                _content,
            ),
            Entry(_("Thông tin"), "information:item-list", "newspaper", _("Ấn phẩm, tin bài, chiến dịch"), _content),
            Entry(
                _("Bảo hộ công dân"),
                "people:case-list",
                "life-buoy",
                _("Ai gặp nạn ở đâu, đã làm gì, tiền ứng"),
                _content,
            ),
            Entry(
                _("Kiều bào"),
                "people:overseas-request-list",
                "users-round",
                _("Yêu cầu, hoạt động, hội, đóng góp, số liệu"),
                _content,
            ),
            Entry(_("Học bổng"), "people:intake-list", "award", _("Tuyển sinh, lưu học sinh nước ngoài"), _content),
            Entry(
                _("Hội hữu nghị"),
                "people:friendshipassociation-list",
                "users",
                _("Hội, chi hội, hoạt động, bạn bè quốc tế"),
                _content,
            ),
            Entry(
                _("Kiểm tra"),
                "people:agencycheck-list",
                "clipboard-check",
                _("Kiểm tra cơ quan, việc phải khắc phục"),
                _content,
            ),
            Entry(
                _("Đối ngoại quốc phòng"),
                "defence:defenceactivity-list",
                "shield",
                _("Thông tin công khai: tên, ngày, đối tác"),
                _defence,
            ),
            Entry(_("Hộ chiếu"), "passports:passport-list", "id-card", _("Hộ chiếu công vụ, ngoại giao"), _content),
        ),
    ),
    Entry(_("Báo cáo"), "reports:report-list", "chart-column", _("Số liệu và báo cáo định kỳ"), _content),
    Group(
        _("Danh bạ"),
        "landmark",
        (
            Entry(_("Cơ quan"), "directory:agency-list", "building-2", _("Tên, cấp trên, kế thừa theo thời gian")),
            Entry(_("Cán bộ, chức vụ"), "directory:official-list", "user-check", _("Ai giữ chức vụ gì, từ bao giờ")),
            Entry(_("Đầu mối"), "directory:focal-list", "contact", _("Ai làm đầu mối đối ngoại ở mỗi cơ quan")),
            Entry(_("Lĩnh vực"), "directory:field-list", "book-open", _("Lĩnh vực và người phụ trách")),
            Entry(_("Nhóm cơ quan"), "directory:group-list", "users", _("“Các sở, ban, ngành” gồm những ai")),
            Entry(_("Định mức, quy định"), "norms:norm-list", "scroll-text", _("Con số theo văn bản, theo ngày")),
            Entry(_("Lịch làm việc"), "norms:day-list", "calendar-off", _("Ngày nghỉ, ngày làm bù")),
            Entry(_("Mã định danh"), "edxml:codes", "key-round", _("Mã của cơ quan trên trục liên thông")),
            Entry(
                _("Kiểm tra thể thức"),
                "exchange:form",
                "file-check",
                _("So tệp Word với NĐ 30/2020/NĐ-CP trước khi trình ký"),
                _content,
            ),
        ),
    ),
    Group(
        _("Quản trị"),
        "settings",
        (
            Entry(_("Tài khoản"), "accounts:user-list", "user-cog", _("Cấp, sửa, đóng tài khoản; cấp lại"), _admin),
            Entry(_("Thư đi"), "notices:outbox", "mails", _("Thư đã gửi, chờ gửi, bị trả lại"), _admin),
            Entry(
                _("Kho lưu trữ năm"),
                "archive:list",
                "archive",
                _("Một tệp zip của cả năm; khôi phục bản cài mới"),
                _admin,
            ),
            Entry(_("Nhật ký"), "audit:log", "history", _("Ai đã làm gì, với hồ sơ nào, khi nào"), _reads_log),
        ),
    ),
)


@dataclass(frozen=True)
class Line:
    """An entry as one person sees it on one page."""

    label: str
    icon: str
    meaning: str = ""
    url: str = ""
    is_here: bool = False
    lines: tuple["Line", ...] = ()


def menu_of(user: Any, path: str) -> tuple[Line, ...]:
    """What `user` may open, in order; the line of the page at `path` is marked."""
    if not user.is_authenticated:
        return ()
    seen = tuple(entry for entry in _flat() if entry.seen_by(user))
    urls = [place(entry.url_name) for entry in seen]
    return _lines(seen, _longest(path, urls) or _same_room(path, urls), get_language())


@lru_cache(maxsize=256)
def _lines(seen: tuple[Entry, ...], here: str, language: str | None) -> tuple[Line, ...]:
    """The lines of all who see the same entries; to translate them for each page anew took a part of its time."""
    # "" where the room is not built
    places = {entry: place(entry.url_name) for entry in seen}
    lines = (_line(item, places, here) for item in MENU)
    return tuple(line for line in lines if line)


def _flat() -> Iterator[Entry]:
    for item in MENU:
        yield from item.entries if isinstance(item, Group) else (item,)


@cache
def place(url_name: str) -> str:
    """Where an entry leads; "" when its room is not built."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _longest(path: str, urls: Iterable[str]) -> str:
    return max((url for url in urls if path.startswith(url)), key=len, default="")


def _same_room(path: str, urls: Iterable[str]) -> str:
    """For a page that no entry leads to: the first entry of its room, which its address begins with."""
    room = path.split("/")[1]
    return next((url for url in urls if room and url and url.split("/")[1] == room), "")


def _line(item: Entry | Group, places: dict[Entry, str], here: str) -> Line | None:
    if isinstance(item, Entry):
        url = places.get(item)
        return Line(str(item.label), item.icon, str(item.meaning), url, url == here) if url else None
    lines = tuple(line for entry in item.entries if (line := _line(entry, places, here)))
    if not lines:
        return None
    return Line(str(item.label), item.icon, is_here=any(line.is_here for line in lines), lines=lines)
