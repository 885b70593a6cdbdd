"""Sentences about an aid, for the updates of its tasks: number, day, partner, money, result. They go into reports."""

from decimal import Decimal

from haidang.kit.money import Money
from haidang.kit.verdicts import day
from haidang.registers.aid.models import AidProject, AidYear, Oda


def _worth(project: AidProject) -> str:
    if project.committed is None:
        return "không quy ra tiền"
    if project.currency == "VND":
        return str(project.committed)
    return f"{project.committed} (khoảng {Money(project.dong)})"


def _named(project: AidProject) -> str:
    through = f" qua {project.ingo}" if project.ingo else ""
    return f"{project.get_kind_display().lower()} “{project.title}” do {project.donor}{through} tài trợ"


def approved_sentence(project: AidProject) -> str:
    paper = f" ({project.decision})" if project.decision else ""
    return (
        f"{project.get_decided_by_display()} phê duyệt {_named(project)}, trị giá {_worth(project)}, "
        f"chủ khoản viện trợ {project.agency}{paper}."
    )


def received_sentence(project: AidProject) -> str:
    paper = f" theo {project.decision}" if project.decision else ""
    return (
        f"Ngày {day(project.decided_on)} tiếp nhận {_named(project)}, trị giá {_worth(project)}, "
        f"sau {project.disaster or 'thiên tai, sự cố'} ngày {day(project.disaster_on)}{paper}."
    )


def started_sentence(project: AidProject) -> str:
    return f"{approved_sentence(project)} Bắt đầu thực hiện ngày {day(project.started_on)}."


def ended_sentence(project: AidProject) -> str:
    """What came of it, with the money that came in and what it was in đồng on its days."""
    paid = project.paid()
    rows = list(project.disbursements.all())
    dong = sum((each.dong for each in rows), Decimal(0))
    told = f"{paid}" if project.currency == "VND" else f"{paid} ({Money(dong)})"
    people = f", {project.people} người thụ hưởng" if project.people else ""
    ended = (
        f"Kết thúc {_named(project)} ngày {day(project.ended_on)}: giải ngân {told}{people}. {project.results.strip()}"
    )
    return f"{ended.rstrip('. ')}. Đánh giá: {project.evaluation.strip()}" if project.evaluation else ended


def signed_sentence(oda: Oda) -> str:
    paper = f" ({oda.agreement})" if oda.agreement else ""
    return (
        f"Dự án “{oda.title}” do {oda.donor} tài trợ có hiệu lực ngày {day(oda.signed_on)}{paper}: "
        f"vốn ODA không hoàn lại {Money(oda.grant, oda.currency)}, vốn vay {Money(oda.loan, oda.currency)}, "
        f"vốn đối ứng {Money(oda.counterpart)}; chủ dự án {oda.agency}."
    )


def oda_ended_sentence(oda: Oda) -> str:
    rows = list(oda.payments.all())
    dong = sum((each.dong for each in rows), Decimal(0))
    return f"Kết thúc dự án “{oda.title}” ngày {day(oda.ended_on)}: đã giải ngân {Money(dong)}. {oda.results.strip()}"


def year_sentence(report: AidYear) -> str:
    words = f": {report.words.strip()}" if report.words.strip() else "."
    return f"Đã báo cáo tình hình viện trợ năm {report.year} ({report.number}, ngày {day(report.sent_on)}){words}"
