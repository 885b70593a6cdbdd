"""Calling for aid in the demonstration's year: a programme and what is wanted in it, summaries in two languages, the
letters that carried them and what was answered.
"""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.documents.services import cite
from haidang.registers.aid import call_services, summary_services
from haidang.registers.aid.call_forms import CallForm, LetterForm, NeedForm, SummaryForm
from haidang.registers.aid.models import AidCall, AidNeed, DonorLetter, ProjectSummary
from haidang.site.demo.books_of_year import Event, agency, change, keep, partner, tasks
from haidang.site.demo.papers_of_year import document_of
from haidang.site.demo.year_said import DESK

UNION = "lien-hiep-huu-nghi"
GERMANS, SWISS = "Tổ chức Nước sạch mẫu, Đức", "Đại sứ quán mẫu của Thụy Sĩ"
JAPANESE, KOREANS = "Tổng Lãnh sự quán mẫu của Nhật Bản", "Hội Thị giác mẫu, Hàn Quốc"

#: (title, year, aims, target in dollars, tasks).
CALLS: dict[str, tuple[str, int, str, int, tuple[str, ...]]] = {
    "year": ("Vận động viện trợ năm 2020 (minh họa)", 2020, "Ưu tiên nước sạch, y tế cơ sở, biển đảo.", 400_000,
             ("7.1",)),
    "masks": ("Vận động vật tư phòng dịch (minh họa)", 2020, "Khẩu trang, máy thở cho bệnh viện.", 150_000, ("7.1",)),
    "next": ("Vận động viện trợ năm 2021 (minh họa)", 2021, "Nối tiếp phần chưa có nhà tài trợ của 2020.", 300_000, ()),
}  # fmt: skip
#: (call, what, sector, place, owner, dollars, donor, next step, until).
NEEDS: dict[str, tuple[str, str, str, str, str, int, str, str, date | None]] = {
    "water": ("year", "Nước sạch cho ba trường tiểu học (minh họa)", "water", "Châu Đức", "UBCD", 60_000, GERMANS,
              "Hẹn họp trực tuyến với nhà tài trợ", date(2020, 6, 10)),
    "eyes": ("year", "Khám, mổ mắt cho người nghèo (minh họa)", "health", "Xuyên Mộc", "SYT", 40_000, KOREANS, "",
             None),
    "coral": ("year", "Trồng lại san hô (minh họa)", "environment", "Côn Đảo", "UBCDAO", 90_000, "",
              "Hoàn chỉnh bản tóm tắt hai ngôn ngữ", date(2020, 6, 26)),
}  # fmt: skip

#: What a summary tells: Vietnamese, English.
SUMMARIES: dict[str, dict[str, Any]] = {
    "eyes": {
        "title": ("Khám, mổ mắt cho người nghèo (minh họa)", "Eye care for poor households (sample)"),
        "owner": ("Sở Y tế", "Department of Health"), "place": ("Huyện Xuyên Mộc", "Xuyen Moc District"),
        "objectives": ("Mổ đục thủy tinh thể cho 300 người.", "Cataract surgery for 300 people."),
        "activities": ("Khám sàng lọc; mổ; theo dõi sau mổ.", "Screening, surgery and follow-up visits."),
        "beneficiaries": ("300 người nghèo, người già", "300 poor or elderly people"),
        "sector": "health", "amount": 40_000, "counterpart": 5_000,
    },
    "water": {
        "title": ("Nước sạch cho ba trường tiểu học (minh họa)", "Clean water for three primary schools (sample)"),
        "owner": ("UBND huyện Châu Đức", "Chau Duc District People's Committee"),
        "place": ("Huyện Châu Đức", "Chau Duc District"),
        "objectives": ("1.400 học sinh có nước uống an toàn.", "1,400 pupils have safe drinking water."),
        "activities": ("Khoan giếng, lắp bể lọc, dạy giữ vệ sinh.", "Wells, filter tanks and hygiene lessons."),
        "beneficiaries": ("1.400 học sinh, 70 giáo viên", "1,400 pupils and 70 teachers"),
        "sector": "water", "amount": 60_000, "counterpart": 8_000,
    },
    "coral": {
        "title": ("Trồng lại san hô (minh họa)", "Coral reef restoration (sample)"),
        "owner": ("UBND huyện Côn Đảo", ""), "place": ("Huyện Côn Đảo", "Con Dao District"),
        "objectives": ("Phục hồi 02 ha rạn san hô.", ""), "activities": ("Làm giá thể; cấy; theo dõi.", ""),
        "beneficiaries": ("Cộng đồng ngư dân, khách du lịch", ""),
        "sector": "environment", "amount": 90_000, "counterpart": 10_000,
    },
    "harbour": {
        "title": ("Bến thuyền thúng cho khách (minh họa)", ""),
        "owner": ("UBND thành phố Vũng Tàu", ""), "place": ("Thành phố Vũng Tàu", ""),
        "objectives": ("Có bến riêng cho thuyền thúng.", ""), "activities": ("Làm cầu gỗ, biển chỉ dẫn.", ""),
        "beneficiaries": ("40 hộ làm nghề", ""), "sector": "livelihood", "amount": 20_000, "counterpart": None,
    },
}  # fmt: skip
#: The English that came later.
CORAL_IN_ENGLISH = {
    "owner_english": "Con Dao District People's Committee", "objectives_english": "Two hectares of reef restored.",
    "activities_english": "Frames, transplanting and monitoring.",
    "beneficiaries_english": "Fishing community and visitors",
}  # fmt: skip


def call(key: str) -> AidCall:
    return AidCall.objects.get(title=CALLS[key][0])


def need(key: str) -> AidNeed:
    return AidNeed.objects.get(what=NEEDS[key][1])


def summary(key: str) -> ProjectSummary:
    return ProjectSummary.objects.get(title=SUMMARIES[key]["title"][0])


def letter(key: str, to: str) -> DonorLetter:
    """The last one that went there about it."""
    return DonorLetter.objects.filter(summary=summary(key), partner=partner(to)).latest("sent_on")


def _call(key: str, by: User) -> None:
    title, year, aims, target, labels = CALLS[key]
    keep(CallForm, call_services.save_call, {
        "title": title, "year": year, "agency": agency("LHHN"), "aims": aims, "ways": "Thư, gặp trực tuyến.",
        "target": target, "currency": "USD", "tasks": tasks(*labels),
    }, by=by)  # fmt: skip


def _need(key: str, by: User) -> None:
    of, what, sector, place, owner, amount, donor, step, until = NEEDS[key]
    keep(NeedForm, call_services.save_need, {
        "call": call(of), "what": what, "sector": sector, "place": place, "owner": agency(owner), "amount": amount,
        "currency": "USD", "donors": [partner(donor)] if donor else [], "stage": "open", "next_step": step,
        "next_on": until,
    }, by=by)  # fmt: skip


def _turned(key: str, facts: dict[str, Any], by: User) -> None:
    change(NeedForm, call_services.save_need, need(key), {"next_step": "", "next_on": None} | facts, by=by)


def _approve(by: User) -> None:
    """By the paper with which the province issued the plan of calls."""
    call_services.approve(call("year"), paper=document_of("aid"), by=by)


def _finish(by: User) -> None:
    words = "Hai trong ba nhu cầu có nhà tài trợ, cam kết 100.000 USD; đã nhận 12.000 USD."
    call_services.finish(call("year"), results=words, by=by)


def _cancel(by: User) -> None:
    call_services.cancel(call("masks"), reason="Nhập vào chương trình chung của năm.", by=by)


def _write(key: str, by: User) -> None:
    said = SUMMARIES[key]
    pairs = {name: each for name, each in said.items() if isinstance(each, tuple)}
    facts = {name: here for name, (here, _there) in pairs.items()}
    facts |= {f"{name}_english": there for name, (_here, there) in pairs.items()}
    facts |= {
        "agency": agency("SNGV"), "sector": said["sector"], "amount": said["amount"], "currency": "USD",
        "counterpart": said["counterpart"], "term": "12 tháng", "term_english": "12 months", "contact": "Sở Ngoại vụ",
        "contact_english": "Department of Foreign Affairs", "tasks": tasks("7.3"),
    }  # fmt: skip
    keep(SummaryForm, summary_services.save_summary, facts, by=by)


def _translate(by: User) -> None:
    change(SummaryForm, summary_services.save_summary, summary("coral"), CORAL_IN_ENGLISH, by=by)


def _ready(key: str, by: User) -> None:
    summary_services.make_ready(summary(key), by=by)


def _fund(key: str, donor: str, by: User) -> None:
    summary_services.fund(summary(key), donor=partner(donor), by=by)


def _close(key: str, reason: str, by: User) -> None:
    summary_services.close(summary(key), reason=reason, by=by)


def _send(key: str, to: str, number: str, expected: date, by: User) -> None:
    keep(LetterForm, summary_services.save_letter, {
        "summary": summary(key), "partner": partner(to), "agency": agency("SNGV"), "sent_on": clock.today(),
        "number": number, "expected_on": expected,
    }, by=by)  # fmt: skip


def _answer(key: str, to: str, reply: str, words: str, step: str, until: date | None, by: User) -> None:
    summary_services.answer(letter(key, to), reply=reply, words=words, next_step=step, next_on=until, by=by)


def _by_paper(key: str, to: str, number: str, step: str, until: date, by: User) -> None:
    """They said yes, and wrote so."""
    said = cite(number, clock.today(), to, "Nhận tài trợ (minh họa)", by=by)
    summary_services.answer(
        letter(key, to), reply="yes", words="Nhận tài trợ toàn bộ phần đề nghị.", next_step=step, next_on=until,
        paper=said, by=by,
    )  # fmt: skip


def _step(key: str, to: str, done: str, by: User) -> None:
    summary_services.do_step(letter(key, to), done=done, by=by)


def _end(key: str, to: str, reason: str, by: User) -> None:
    summary_services.close_letter(letter(key, to), reason=reason, by=by)


AID_CALLS: tuple[Event, ...] = (
    ("2020-02-17 14:00", UNION, partial(_call, "year")),
    *((f"2020-02-18 14:{position * 10:02}", UNION, partial(_need, key)) for position, key in enumerate(NEEDS)),
    ("2020-03-11 09:00", UNION, partial(_call, "masks")),
    ("2020-04-27 14:00", UNION, _cancel),
    ("2020-05-12 09:00", DESK, _approve),
    ("2020-06-04 14:00", UNION, partial(_turned, "eyes", {"stage": "promised", "promised": 40_000})),
    ("2020-09-14 14:00", UNION, partial(_turned, "water", {"stage": "promised", "promised": 60_000})),
    ("2020-10-14 14:00", UNION, partial(_turned, "eyes", {"stage": "received"})),
    ("2020-11-20 14:00", UNION, partial(_turned, "coral", {"stage": "dropped", "note": "Chuyển sang năm 2021."})),
    ("2020-11-25 09:00", UNION, partial(_call, "next")),
    ("2020-12-03 14:00", UNION, _finish),
    # eyes: written in spring, paid for in May
    ("2020-02-27 09:00", DESK, partial(_write, "eyes")),
    ("2020-03-02 09:00", DESK, partial(_ready, "eyes")),
    ("2020-03-04 09:00", DESK, partial(_send, "eyes", KOREANS, "121/SNgV-HTQT", date(2020, 4, 15))),
    ("2020-04-10 09:00", DESK, partial(
        _by_paper, "eyes", KOREANS, "MV-20/07", "Ký thư cam kết trực tuyến", date(2020, 5, 15))),
    ("2020-05-14 14:00", DESK, partial(_step, "eyes", KOREANS, "Đã ký thư cam kết qua mạng.")),
    ("2020-05-14 14:30", DESK, partial(_fund, "eyes", KOREANS)),
    # water: three letters, three fates; another one in August
    ("2020-05-20 09:00", DESK, partial(_write, "water")),
    ("2020-05-25 09:00", DESK, partial(_ready, "water")),
    ("2020-05-26 09:00", DESK, partial(_send, "water", SWISS, "372/SNgV-HTQT", date(2020, 6, 10))),
    ("2020-05-26 09:20", DESK, partial(_send, "water", GERMANS, "373/SNgV-HTQT", date(2020, 6, 15))),
    ("2020-05-27 09:00", DESK, partial(_send, "water", JAPANESE, "375/SNgV-HTQT", date(2020, 6, 15))),
    ("2020-06-05 09:00", DESK, partial(
        _answer, "water", GERMANS, "interested", "Muốn xem đề cương và bản vẽ.", "Gửi đề cương chi tiết bằng tiếng Anh",
        date(2020, 6, 19))),
    ("2020-06-08 09:00", DESK, partial(_answer, "water", JAPANESE, "no", "Ngân sách năm nay đã giao hết.", "", None)),
    ("2020-06-08 09:30", DESK, partial(_end, "water", JAPANESE, "Gửi lại trong năm tài khóa sau.")),
    ("2020-06-18 09:00", DESK, partial(_step, "water", GERMANS, "Đã gửi đề cương 14 trang.")),
    ("2020-07-20 09:00", DESK, partial(
        _answer, "water", SWISS, "forwarded", "Đã chuyển một quỹ ở Hà Nội.", "Hỏi lại quỹ", date(2020, 9, 30))),
    ("2020-10-05 09:00", DESK, partial(_end, "water", SWISS, "Dự án đã có nhà tài trợ khác.")),
    ("2020-08-10 09:00", DESK, partial(_send, "water", GERMANS, "611/SNgV-HTQT", date(2020, 9, 15))),
    ("2020-09-08 09:00", DESK, partial(
        _by_paper, "water", GERMANS, "MCW-118", "Lập hồ sơ trình thẩm định", date(2020, 9, 25))),
    ("2020-09-09 09:00", DESK, partial(_fund, "water", GERMANS)),
    ("2020-09-24 09:00", DESK, partial(_step, "water", GERMANS, "UBND huyện đã nộp hồ sơ.")),
    # the reef: half translated in June, sent out in December; the quay was given up
    ("2020-06-02 09:00", DESK, partial(_write, "coral")),
    ("2020-06-24 09:00", DESK, _translate),
    ("2020-06-25 09:00", DESK, partial(_ready, "coral")),
    ("2020-12-07 09:00", DESK, partial(_send, "coral", JAPANESE, "990/SNgV-HTQT", date(2021, 1, 29))),
    ("2020-03-18 09:00", DESK, partial(_write, "harbour")),
    ("2020-04-21 09:00", DESK, partial(_close, "harbour", "Thành phố làm bằng vốn của mình.")),
)  # fmt: skip
