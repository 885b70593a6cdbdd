"""Aid and ODA in the demonstration's year: dossiers, decisions, money that came in, reports; relief after a storm.

Numbers of papers and sums are made up. The law of the day is that of 2009 until 16/9/2020, and that of 2020 after it.
"""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.aid import oda_services, project_services
from haidang.registers.aid.models import AidProject, Oda
from haidang.registers.aid.project_forms import (
    AidYearForm,
    DisbursementForm,
    GiftForm,
    OdaForm,
    OdaPaymentForm,
    OdaReportForm,
    OdaYearForm,
    PieceForm,
    ProjectForm,
    ReportForm,
)
from haidang.site.demo.aid_said import ODAS, PROJECTS
from haidang.site.demo.books_of_year import Event, agency, answered, change, closed, keep, paper, partner, tasks
from haidang.site.demo.calls_of_year import need
from haidang.site.demo.ingos_of_year import ingo
from haidang.site.demo.parts_of_year import add
from haidang.site.demo.year_said import DESK

TOWN, FINANCE, POLICE = "ubnd-vung-tau", "so-tai-chinh", "cong-an"
WHOLE = ("request", "commitment", "project", "donor")


def project(key: str) -> AidProject:
    return AidProject.objects.get(title=PROJECTS[key]["title"])


def oda(key: str) -> Oda:
    return Oda.objects.get(title=ODAS[key]["title"])


# ── dossiers ─────────────────────────────────────────────────────────────────────────────────────


def _write(key: str, by: User) -> None:
    facts = {"topic": "ordinary", "currency": "VND"} | PROJECTS[key]
    facts |= {"agency": agency(facts["agency"]), "donor": partner(facts["donor"])}
    facts["places"] = [agency(code) for code in facts.get("places", ())]
    facts["ingo"] = ingo(facts["ingo"]) if facts.get("ingo") else None
    facts["need"] = need(facts["need"]) if facts.get("need") else None
    facts["tasks"] = [] if facts.pop("is_old", False) else tasks("7.2")
    keep(ProjectForm, project_services.save, facts, by=by)


def _pieces(key: str, kinds: tuple[str, ...], by: User) -> None:
    for kind in kinds:
        add(PieceForm, project(key), {"kind": kind, "copies": 6}, by=by)


def _file(key: str, number: str, day: str, by: User) -> None:
    row = project(key)
    asked = paper(number, day, row.agency.code, "Đề nghị phê duyệt khoản viện trợ", by=by)
    project_services.file(row, paper=asked, filed_on=date.fromisoformat(day), by=by)


def _ask(key: str, codes: tuple[str, ...], due_on: date, by: User) -> None:
    asked_of = [agency(code) for code in codes]
    project_services.ask(project(key), agencies=asked_of, words="Xin ý kiến thẩm định.", due_on=due_on, by=by)


def _opinion(key: str, code: str, words: str, by: User) -> None:
    asked = project(key).consultation
    assert asked
    answered(asked, code, words, by=by)


def _closed(key: str, taken: tuple[str, ...], by: User) -> None:
    asked = project(key).consultation
    assert asked
    closed(asked, taken, by=by)


def _appraise(key: str, number: str, day: str, words: str, by: User) -> None:
    found = paper(number, day, "SKHDT", "Thẩm định khoản viện trợ", by=by)
    project_services.appraise(project(key), words=words, paper=found, by=by)


def _approve(key: str, number: str, day: str, by: User) -> None:
    decision = paper(number, day, "UBND", "Phê duyệt khoản viện trợ", by=by)
    project_services.approve(project(key), paper=decision, by=by)


def _start(key: str, on: date, by: User) -> None:
    project_services.start(project(key), started_on=on, by=by)


def _old(by: User) -> None:
    """One that began before the books did: written down from its papers, and its task hears of it from now on."""
    _write("school", by)
    _pieces("school", WHOLE, by)
    _file("school", "812/SGDĐT-KHTC", "2019-07-01", by)
    _appraise("school", "144/BC-SKHĐT", "2019-07-18", "Đủ điều kiện phê duyệt.", by)
    _approve("school", "2190/QĐ-UBND", "2019-08-20", by)
    _start("school", date(2019, 9, 16), by)
    _came("school", 30_000, "Đợt 1", by, on=date(2019, 10, 15), rate=23_190)
    change(ProjectForm, project_services.save, project("school"), {"tasks": tasks("7.2")}, by=by)


# ── afterwards ───────────────────────────────────────────────────────────────────────────────────


def _came(
    key: str, amount: int, words: str, by: User, *, on: date | None = None, rate: int = 0, in_kind: bool = False
) -> None:
    facts = {"on": on or clock.today(), "amount": amount, "rate": rate or None, "words": words}
    add(DisbursementForm, project(key), facts | {"in_kind": in_kind, "by_account": not in_kind}, by=by)


def _things(key: str, rows: tuple[tuple[str, str, int, int, str], ...], by: User) -> None:
    for name, unit, quantity, value, to in rows:
        facts = {"name": name, "unit": unit, "quantity": quantity, "value": value, "received": quantity}
        add(GiftForm, project(key), facts | {"received_on": clock.today(), "handed_to": to}, by=by)


def _report(key: str, kind: str, year: int, number: str, by: User) -> None:
    today = clock.today()
    facts = {"kind": kind, "year": year, "sent_on": today, "number": number, "issued_on": today}
    add(ReportForm, project(key), facts | {"words": "Đúng nội dung được duyệt."}, by=by)


def _end(key: str, on: date, results: str, by: User) -> None:
    project_services.end(project(key), ended_on=on, results=results, by=by)


def _evaluate(key: str, words: str, by: User) -> None:
    project_services.evaluate(project(key), evaluation=words, by=by)


def _refuse(key: str, number: str, reason: str, by: User) -> None:
    said = paper(number, clock.today().isoformat(), "Văn phòng Chính phủ", "Ý kiến về khoản viện trợ", by=by)
    project_services.refuse(project(key), reason=reason, paper=said, by=by)


def _revoke(key: str, number: str, reason: str, by: User) -> None:
    taken = paper(number, clock.today().isoformat(), "UBND", "Thu hồi quyết định phê duyệt", by=by)
    project_services.revoke(project(key), paper=taken, reason=reason, by=by)


def _withdraw(key: str, reason: str, by: User) -> None:
    project_services.withdraw(project(key), reason=reason, by=by)


def _receive(key: str, number: str, by: User) -> None:
    today = clock.today()
    got = paper(number, today.isoformat(), "UBND", "Tiếp nhận hàng cứu trợ", by=by)
    project_services.receive(project(key), received_on=today, paper=got, by=by)


def _year(by: User) -> None:
    keep(AidYearForm, project_services.keep_year, {
        "year": 2019, "agency": agency("SKHDT"), "number": "14/BC-UBND", "sent_on": clock.today(),
        "words": "Một khoản mới, giải ngân 30.000 USD.", "tasks": tasks("7.2"),
    }, by=by)  # fmt: skip


# ── ODA ──────────────────────────────────────────────────────────────────────────────────────────


def _oda(key: str, by: User) -> None:
    facts: dict[str, Any] = {"grant": 0, "loan": 0, "counterpart": 0, "managing": "UBND tỉnh"} | ODAS[key]
    facts |= {"agency": agency(facts["agency"]), "donor": partner(facts["donor"])}
    facts["places"] = [agency(code) for code in facts["places"]]
    facts["tasks"] = [] if facts.pop("is_old", False) else tasks("7.2")
    keep(OdaForm, oda_services.save, facts, by=by)


def _sign(key: str, number: str, day: str, by: User) -> None:
    agreement = paper(number, day, "UBND", "Phê duyệt dự án ODA", by=by)
    oda_services.sign(oda(key), paper=agreement, by=by)


def _old_odas(by: User) -> None:
    _oda("sewer", by)
    _sign("sewer", "1605/QĐ-UBND", "2017-06-12", by)
    _oda("hospital", by)
    _sign("hospital", "880/QĐ-UBND", "2019-04-16", by)
    for key in ("sewer", "hospital"):
        change(OdaForm, oda_services.save, oda(key), {"tasks": tasks("7.2")}, by=by)
    for kind, year, on in (("half", 2018, date(2018, 7, 9)), ("year", 2018, date(2019, 1, 9)),
                           ("half", 2019, date(2019, 7, 9))):  # fmt: skip
        _oda_report("sewer", kind, year, by, on=on)
    _oda_report("hospital", "half", 2019, by, on=date(2019, 7, 10))
    _planned("sewer", 2019, 110_000_000_000, 20_000_000_000, by)
    _paid("sewer", "loan", 4_600_000, by, on=date(2019, 11, 15), rate=23_200)


def _planned(key: str, year: int, foreign: int, ours: int, by: User) -> None:
    facts = {"year": year, "foreign": foreign, "counterpart": ours, "number": f"Kế hoạch đầu tư công {year}"}
    add(OdaYearForm, oda(key), facts, by=by)


def _paid(key: str, source: str, amount: int, by: User, *, on: date | None = None, rate: int = 0) -> None:
    facts = {"on": on or clock.today(), "source": source, "amount": amount, "rate": rate or None}
    add(OdaPaymentForm, oda(key), facts, by=by)


def _oda_report(key: str, kind: str, year: int, by: User, *, on: date | None = None) -> None:
    add(OdaReportForm, oda(key), {"kind": kind, "year": year, "sent_on": on or clock.today()}, by=by)


def _longer(by: User) -> None:
    """What the donor was asked for in spring: half a year more."""
    agreed = paper("1885/UBND-VP", "2020-07-22", "UBND", "Gia hạn dự án ODA", by=by)
    oda_services.adjust(
        oda("sewer"), paper=agreed, ends_on=date(2021, 6, 30), reason="Chuyên gia chưa sang được vì dịch.", by=by
    )


def _oda_end(by: User) -> None:
    words = "Đã lắp 32 thiết bị, đào tạo trực tuyến 40 người dùng máy."
    oda_services.end(oda("hospital"), ended_on=date(2020, 9, 30), results=words, by=by)


def _oda_cancel(by: User) -> None:
    oda_services.cancel(oda("coast"), reason="Nhà tài trợ chuyển vốn sang phòng dịch.", by=by)


_RELIEF = (("Gạo", "kg", 6000, 90_000_000, "UBND huyện Xuyên Mộc"), ("Tôn lợp mái", "tấm", 1300, 260_000_000, "Hội"))
_MASKS = (
    ("Khẩu trang y tế", "chiếc", 20_000, 100_000_000, "Bệnh viện Bà Rịa"),
    ("Máy thở", "máy", 4, 320_000_000, "Bệnh viện Bà Rịa"),
)
AID: tuple[Event, ...] = (
    # a project that began the year before
    ("2019-12-05 09:00", DESK, _old),
    ("2020-01-09 10:00", DESK, partial(_report, "school", "year", 2019, "31/SGDĐT-KHTC")),
    ("2020-05-21 10:00", DESK, partial(_came, "school", 25_000, "Đợt 2", rate=23_250)),
    ("2020-07-08 10:00", DESK, partial(_report, "school", "half", 2020, "640/SGDĐT-KHTC")),
    ("2020-11-12 10:00", DESK, partial(_came, "school", 22_000, "Đợt cuối", rate=23_170)),
    ("2020-12-04 10:00", DESK, partial(_end, "school", date(2020, 12, 4), "Mười hai lớp, 610 trẻ em; dư 3.000 USD.")),
    ("2020-01-14 09:00", DESK, _year),
    # boats that never ran
    ("2020-01-13 14:00", DESK, partial(_write, "boats")),
    ("2020-01-13 14:20", TOWN, partial(_pieces, "boats", WHOLE)),
    ("2020-01-14 14:00", TOWN, partial(_file, "boats", "112/UBND-KT", "2020-01-14")),
    ("2020-02-06 09:00", DESK, partial(
        _appraise, "boats", "12/BC-SKHĐT", "2020-02-05", "Đủ điều kiện; nên thử hai tàu trước.")),
    ("2020-02-17 09:00", DESK, partial(_approve, "boats", "352/QĐ-UBND", "2020-02-14")),
    ("2020-10-15 09:00", DESK, partial(_revoke, "boats", "2905/QĐ-UBND", "Nhà tài trợ không giao tàu sau 8 tháng.")),
    # a showing of the sea: withdrawn
    ("2020-02-18 09:00", DESK, partial(_write, "museum")),
    ("2020-02-18 09:20", DESK, partial(_pieces, "museum", WHOLE)),
    ("2020-02-19 09:00", DESK, partial(_file, "museum", "133/SVHTT-KH", "2020-02-19")),
    ("2020-05-08 09:00", DESK, partial(_withdraw, "museum", "Nhà tài trợ hoãn sang năm sau.")),
    # things against the epidemic: asked for, received and judged in two months
    ("2020-03-17 09:00", DESK, partial(_write, "masks")),
    ("2020-03-17 09:20", DESK, partial(_pieces, "masks", WHOLE)),
    ("2020-03-18 09:00", DESK, partial(_file, "masks", "505/SYT-KH", "2020-03-18")),
    ("2020-03-25 09:00", DESK, partial(_appraise, "masks", "40/BC-SKHĐT", "2020-03-24", "Cấp bách; đã kiểm định.")),
    ("2020-03-31 14:00", DESK, partial(_approve, "masks", "690/QĐ-UBND", "2020-03-31")),
    ("2020-04-06 09:00", DESK, partial(_start, "masks", date(2020, 4, 6))),
    ("2020-04-07 14:00", DESK, partial(_things, "masks", _MASKS)),
    ("2020-04-07 14:30", DESK, partial(_came, "masks", 420_000_000, "Nhận hàng tại kho", in_kind=True)),
    ("2020-04-24 09:00", DESK, partial(_end, "masks", date(2020, 4, 24), "Đã giao hết cho hai bệnh viện.")),
    ("2020-05-15 14:00", DESK, partial(_report, "masks", "final", 0, "900/SYT-KH")),
    ("2020-05-22 14:00", DESK, partial(_evaluate, "masks", "Đúng đối tượng, dùng ngay trong đợt dịch.")),
    # on law: the Prime Minister's
    ("2020-04-20 09:00", DESK, partial(_write, "law")),
    ("2020-04-20 09:20", DESK, partial(_pieces, "law", WHOLE)),
    ("2020-04-21 09:00", DESK, partial(_file, "law", "210/STP-VP", "2020-04-21")),
    ("2020-05-20 14:00", DESK, partial(
        _appraise, "law", "77/BC-SKHĐT", "2020-05-19", "Thuộc thẩm quyền Thủ tướng; trình Bộ.")),
    ("2020-08-06 09:00", DESK, partial(_refuse, "law", "6402/VPCP-QHQT", "Nội dung trùng một dự án của Bộ.")),
    # eyes: before the appraiser in June
    ("2020-05-18 09:00", DESK, partial(_write, "eyes")),
    ("2020-05-18 09:20", DESK, partial(_pieces, "eyes", WHOLE[:3])),
    ("2020-06-02 14:00", DESK, partial(_pieces, "eyes", WHOLE[3:])),
    ("2020-06-03 10:00", DESK, partial(_file, "eyes", "1015/SYT-KH", "2020-06-03")),
    ("2020-06-04 09:00", DESK, partial(_ask, "eyes", ("STC", "CAT"), date(2020, 6, 17))),
    ("2020-06-10 10:00", FINANCE, partial(_opinion, "eyes", "STC", "Ghi rõ nguồn 5.000 USD đối ứng.")),
    ("2020-06-17 10:00", POLICE, partial(_opinion, "eyes", "CAT", "")),
    ("2020-06-18 10:00", DESK, partial(_closed, "eyes", ("STC",))),
    ("2020-06-30 14:00", DESK, partial(_appraise, "eyes", "101/BC-SKHĐT", "2020-06-29", "Đủ điều kiện phê duyệt.")),
    ("2020-07-17 14:00", DESK, partial(_approve, "eyes", "1866/QĐ-UBND", "2020-07-16")),
    ("2020-09-07 09:00", DESK, partial(_start, "eyes", date(2020, 9, 7))),
    ("2020-10-12 09:00", DESK, partial(_came, "eyes", 12_000, "Đợt 1", rate=23_180)),
    # wells: a draft in June, filed under the new decree
    ("2020-06-05 14:00", DESK, partial(_write, "wells")),
    ("2020-06-05 14:20", DESK, partial(_pieces, "wells", WHOLE[:1])),
    ("2020-09-22 14:00", DESK, partial(_pieces, "wells", WHOLE[1:])),
    ("2020-09-23 09:00", DESK, partial(_file, "wells", "1440/UBND-TCKH", "2020-09-23")),
    ("2020-10-09 14:00", DESK, partial(_appraise, "wells", "160/BC-SKHĐT", "2020-10-09", "Đủ điều kiện phê duyệt.")),
    ("2020-10-26 09:00", DESK, partial(_approve, "wells", "3010/QĐ-UBND", "2020-10-23")),
    ("2020-11-16 09:00", DESK, partial(_start, "wells", date(2020, 11, 16))),
    # after a storm
    ("2020-11-04 09:00", DESK, partial(_write, "storm")),
    ("2020-11-05 14:00", DESK, partial(_receive, "storm", "3155/UBND-VP")),
    ("2020-11-06 09:00", DESK, partial(_things, "storm", _RELIEF)),
    ("2020-11-06 09:30", DESK, partial(_came, "storm", 350_000_000, "Hàng giao tại chỗ", in_kind=True)),
    ("2020-12-02 09:00", DESK, partial(_end, "storm", date(2020, 12, 1), "Phát cho 130 hộ; 118 mái nhà đã lợp lại.")),
    # ODA
    ("2019-12-05 14:00", DESK, _old_odas),
    ("2020-01-06 14:00", DESK, partial(_planned, "sewer", 2020, 150_000_000_000, 25_000_000_000)),
    ("2020-01-06 14:20", DESK, partial(_planned, "hospital", 2020, 60_000_000_000, 8_000_000_000)),
    ("2020-01-17 14:00", DESK, partial(_oda_report, "sewer", "year", 2019)),
    ("2020-03-19 14:00", DESK, partial(_paid, "hospital", "grant", 180_000_000, rate=215)),
    ("2020-05-28 14:00", DESK, partial(_paid, "sewer", "loan", 2_100_000, rate=23_260)),
    ("2020-05-28 14:20", DESK, partial(_paid, "sewer", "counterpart", 9_400_000_000)),
    ("2020-05-12 14:00", DESK, partial(_oda, "coast")),
    ("2020-06-19 14:00", DESK, partial(_oda_report, "hospital", "year", 2019)),
    ("2020-07-09 14:00", DESK, partial(_oda_report, "sewer", "half", 2020)),
    ("2020-07-10 14:00", DESK, partial(_oda_report, "hospital", "half", 2020)),
    ("2020-07-23 14:00", DESK, _longer),
    ("2020-08-20 14:00", DESK, partial(_paid, "hospital", "grant", 120_000_000, rate=219)),
    ("2020-10-01 14:00", DESK, _oda_end),
    ("2020-11-10 14:00", DESK, _oda_cancel),
    ("2020-11-19 14:00", DESK, partial(_paid, "sewer", "loan", 3_300_000, rate=23_170)),
    ("2020-11-18 14:00", DESK, partial(_oda, "harbour")),
)  # fmt: skip
