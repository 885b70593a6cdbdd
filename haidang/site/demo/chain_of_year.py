"""Plans above and below in the demonstration: the product of task 8.3, asked about, approved, read; work given besides.

And a consultation of the desk's own, which ended with one agency silent and a table of what became of each remark.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.models import Consultation, Opinion
from haidang.office.norms.choices import PeriodKind
from haidang.plan.plans import services
from haidang.plan.plans.choices import ProductState
from haidang.plan.plans.models import Plan, Receipt, TaskProduct, Upload
from haidang.plan.plans.selectors import pages
from haidang.plan.plans.services import receipts
from haidang.site.demo.paper import paper
from haidang.site.demo.papers_of_year import document_of, task_called
from haidang.site.demo.year_said import CHILD, CONCLUSION, DESK

Event = tuple[str, str, Callable[[User], object]]

#: What the draft of 8.3 was told: who, by whose hand, when, what (nothing for consent), and what became of it.
OPINIONS = (
    ("SDL", "so-du-lich", "2020-01-15 09:30", "Thêm việc giới thiệu biển của tỉnh khi giao lưu.", "taken", ""),
    ("TDOAN", "tinh-doan", "2020-01-16 10:20", "Bỏ hội trại vì đông người.", "explained",
     "Giữ hội trại; ghi thêm rằng không tụ họp được thì gặp qua mạng."),
    ("SCT", "so-cong-thuong", "2020-01-16 15:10", "", "", ""),
)  # fmt: skip
#: Asked too, and never heard: Sở Tài chính.
ASKED = (*(each[0] for each in OPINIONS), "STC")
#: (whose work, due, title) of what the conclusion gave.
GIVEN = (
    ("SCT", date(2020, 4, 20), "Rà lại các thư đã mời doanh nghiệp nước ngoài từ đầu năm, báo nơi nào xin lùi"),
    ("SVHTT", date(2020, 5, 29), "Lập lại dự toán liên hoan diều theo số đoàn còn sang được"),
    ("BQLKCN", date(2020, 6, 30), "Đếm số chuyên gia nước ngoài đang làm việc trong các khu công nghiệp"),
    ("SNGV", date(2020, 9, 30), "Lập phương án đón khách quốc tế trở lại khi đường bay mở"),
)  # fmt: skip


def _product() -> TaskProduct:
    rows = TaskProduct.objects.filter(task=task_called("8.3"), shared_with=None)
    return rows.exclude(state=ProductState.REFUSED).get()


def _confirm(by: User) -> None:
    services.confirm_product(_product(), by=by)


def _refuse_cover(by: User) -> None:
    """What 3.6 seemed to make is the same paper as that of 8.3: its words only point to it."""
    for product in TaskProduct.objects.filter(task=task_called("3.6"), state=ProductState.PROPOSED):
        services.confirm_product(product, by=by)


def _draft(by: User) -> None:
    services.draft_product(_product(), by=by)


def _consult(by: User) -> None:
    services.consult_product(
        _product(), Agency.objects.filter(code__in=ASKED), words="Xin góp ý vào ba việc và ngày xong của từng việc.",
        due_on=date(2020, 1, 20), by=by,
    )  # fmt: skip


def _say(code: str, words: str, by: User) -> None:
    opinion = Opinion.objects.get(consultation=_product().consultation, agency__code=code)
    documents.answer_opinion(opinion, by=by, stance="remarks" if words else "agrees", words=words)


def _settle(by: User) -> None:
    """The table of what was taken up; then the question is closed, with Sở Tài chính silent."""
    asked = _product().consultation
    assert asked
    for code, _pen, _when, _words, settlement, explanation in OPINIONS:
        if settlement:
            opinion = asked.opinions.get(agency__code=code)
            documents.settle_opinion(opinion, settlement=settlement, explanation=explanation, by=by)
    documents.close(Consultation.objects.get(pk=asked.pk), by=by)


def _approve(by: User) -> None:
    services.approve_product(_product(), document_of("people"), by=by)


def _read(by: User) -> None:
    """The approved paper is read, and its tasks hang under 8.3."""
    name = CHILD.replace("/", "-") + ".docx"
    upload = services.take_upload(name, paper("people_plan"), by=by, confirms_no_secrets=True, product=_product())
    services.read_upload(upload.pk)
    plan = Upload.objects.get(pk=upload.pk).plan
    assert plan
    reading = pages.reading_of(plan)
    assert reading
    services.accept_all(reading, by=by)
    services.set_report_kind(plan, PeriodKind.QUARTER, by=by)


def _send(by: User) -> None:
    receipts.send(_child(), Agency.objects.filter(code__in=("LHHN", "TDOAN", "SVHTT")), by=by)


def _received(code: str, by: User) -> None:
    receipts.confirm(Receipt.objects.get(plan=_child(), agency__code=code), by=by)


def _child() -> Plan:
    return Plan.objects.get(number=CHILD)


def _give(by: User) -> None:
    under = services.paper_that_gives(document_of("conclusion"), kind="conclusion", by=by)
    assert under.number == CONCLUSION
    for code, due_on, title in GIVEN:
        services.add_task(under, title, leads=[Agency.objects.get(code=code)], due_on=due_on, by=by)


def _ask_again(by: User) -> None:
    """A question that is still open on the day the demonstration opens."""
    documents.ask(
        subject="Góp ý dự thảo phương án đón khách quốc tế trở lại (minh họa)",
        agencies=Agency.objects.filter(code__in=("SDL", "SCT", "CAT", "STC")), by=by,
        words="Xin nêu rõ việc ngành mình làm được ngay.", asked_on=clock.today(), due_on=date(2020, 6, 19),
    )  # fmt: skip


def _answer_again(by: User) -> None:
    opinion = Opinion.objects.get(consultation__due_on=date(2020, 6, 19), agency=by.agency)
    documents.answer_opinion(opinion, by=by, stance="remarks", words="Nên đón khách trong vùng trước, khách bay sau.")


CHAIN: tuple[Event, ...] = (
    ("2019-12-10 16:10", "lien-hiep-huu-nghi", _confirm),
    ("2019-12-10 16:20", "lien-hiep-huu-nghi", _refuse_cover),
    ("2020-01-08 14:30", "lien-hiep-huu-nghi", _draft),
    ("2020-01-10 10:15", DESK, _consult),
    *((when, pen, partial(_say, code, words)) for code, pen, when, words, _settled, _why in OPINIONS),
    ("2020-01-22 09:10", DESK, _settle),
    ("2020-03-06 09:10", DESK, _give),
    ("2020-03-11 09:20", DESK, _approve),
    ("2020-03-12 09:05", DESK, _read),
    ("2020-03-12 14:10", DESK, _send),
    ("2020-03-12 15:05", "lien-hiep-huu-nghi", partial(_received, "LHHN")),
    ("2020-03-12 15:20", "tinh-doan", partial(_received, "TDOAN")),
    ("2020-03-13 10:20", DESK, partial(_received, "SVHTT")),
    ("2020-06-08 10:40", DESK, _ask_again),
    ("2020-06-10 14:20", "so-du-lich", _answer_again),
)
