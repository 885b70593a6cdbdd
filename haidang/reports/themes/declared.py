"""The subjects that a thematic report can have, each with its books and what of them is told."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.registers.agreements.choices import COMING as TO_SIGN
from haidang.registers.agreements.choices import Scope
from haidang.registers.agreements.figures import figures as of_agreements
from haidang.registers.agreements.registers import agreements, programmes
from haidang.registers.aid.figures import figures as of_aid
from haidang.registers.aid.ingo_registers import ingos
from haidang.registers.aid.project_registers import odas, projects
from haidang.registers.conferences.choices import Stage as ConferenceStage
from haidang.registers.conferences.figures import figures as of_conferences
from haidang.registers.conferences.registers import conferences
from haidang.registers.delegations.figures import figures as of_delegations
from haidang.registers.delegations.registers import delegations
from haidang.registers.information.choices import PressStage, WorkStage
from haidang.registers.information.figures import figures as of_information
from haidang.registers.information.registers import campaigns, items, press, publications
from haidang.registers.people.citizen_books import cases
from haidang.registers.people.figures_citizens import figures as of_citizens
from haidang.registers.people.figures_overseas import figures as of_overseas
from haidang.registers.people.overseas_books import activities, contributions, requests
from haidang.registers.people.overseas_choices import ActivityStage
from haidang.registers.visits.choices import Kind as VisitKind
from haidang.registers.visits.choices import Stage as VisitStage
from haidang.registers.visits.figures import figures as of_visits
from haidang.registers.visits.registers import visits
from haidang.reports.themes.books import Book
from haidang.reports.themes.subject import Subject


def _starting(stage: Any) -> Any:
    """Decided and dated: they begin on the days to come."""

    def found(rows: Any, since: date, until: date) -> Any:
        return rows.filter(stage=stage, starts_on__range=(since, until))

    return found


def _leaving(rows: Any, since: date, until: date) -> Any:
    return rows.going().filter(starts_on__range=(since, until))


def _to_sign(rows: Any, since: date, until: date) -> Any:
    return rows.filter(stage__in=TO_SIGN, planned_on__range=(since, until))


WENT = Book(
    key="delegations.went", heading="Danh sách đoàn ra", register=delegations, on="starts_on", noun="đoàn ra",
    unit="đoàn",
    columns=(("title", 6), ("agency", 4), ("head_said", 3), ("where", 4), ("starts_on", 3), ("ends_on", 3),
             ("member_count", 2), ("stage", 3)),
    asked={"counted": "went"}, by="agency", coming=_leaving,
)  # fmt: skip
CAME = Book(
    key="delegations.came", heading="Danh sách đoàn vào", register=visits, on="starts_on", noun="đoàn vào", unit="đoàn",
    columns=(("title", 6), ("partners", 4), ("starts_on", 3), ("ends_on", 3), ("receiver", 4), ("people", 2),
             ("agency", 4)),
    asked={"counted": "received", "kind": VisitKind.DELEGATION.value}, by="agency",
    coming=_starting(VisitStage.APPROVED),
)  # fmt: skip
SIGNED = Book(
    key="agreements.signed", heading="Danh sách thỏa thuận quốc tế đã ký", register=agreements, on="signed_on",
    noun="thỏa thuận",
    columns=(("name", 6), ("foreign_party", 4), ("party", 4), ("agency", 4), ("level", 3), ("signed_on", 3),
             ("standing", 3)),
    asked={"scope": Scope.LAW.value}, by="level", coming=_to_sign,
)  # fmt: skip
IN_FORCE = Book(
    key="agreements.in-force", heading="Danh sách thỏa thuận quốc tế đang có hiệu lực", register=agreements,
    on="signed_on", noun="thỏa thuận",
    columns=(("name", 6), ("foreign_party", 4), ("party", 4), ("agency", 4), ("signed_on", 3), ("standing_marks", 3)),
    asked={"scope": Scope.LAW.value}, days=("", "in_force"), has_months=False,
)  # fmt: skip
PROGRAMMES = Book(
    key="agreements.programmes", heading="Chương trình hành động thực hiện thỏa thuận", register=programmes,
    on="starts_on", noun="chương trình", days=("", ""), has_months=False,
    columns=(("name", 6), ("agreement", 6), ("agency", 4), ("starts_on", 3), ("ends_on", 3)),
)  # fmt: skip
HELD = Book(
    key="conferences.held", heading="Danh sách hội nghị, hội thảo quốc tế", register=conferences, on="starts_on",
    noun="hội nghị",
    columns=(("title", 6), ("agency", 4), ("authority", 3), ("starts_on", 3), ("place", 4), ("vietnamese_came", 2),
             ("foreigners_came", 2), ("stage", 3)),
    asked={"counted": "held"}, by="agency", coming=_starting(ConferenceStage.ALLOWED),
)  # fmt: skip
AID = Book(
    key="aid.projects", heading="Danh sách khoản viện trợ được phê duyệt", register=projects, on="decided_on",
    noun="khoản viện trợ",
    columns=(("title", 6), ("kind", 3), ("donor", 4), ("agency", 4), ("sector", 3), ("committed", 4),
             ("paid_amount", 4), ("decided_on", 3)),
    asked={"agreed": "true"}, by="sector",
)  # fmt: skip
ODA = Book(
    key="aid.oda", heading="Danh sách dự án ODA, vay ưu đãi có giải ngân", register=odas, on="signed_on", noun="dự án",
    columns=(("title", 6), ("donor", 4), ("agency", 4), ("sector", 3), ("counterpart", 3), ("signed_on", 3),
             ("ends_on", 3)),
    days=("paid_since", "paid_until"), has_months=False,
)  # fmt: skip
INGOS = Book(
    key="aid.ingos", heading="Tổ chức phi chính phủ nước ngoài có giấy đăng ký còn giá trị", register=ingos,
    on="pk", noun="tổ chức", days=("", "registered_on"), has_months=False,
    columns=(("name", 6), ("country", 3), ("sector", 3), ("places", 4), ("agency", 4)), by="country",
)  # fmt: skip
REQUESTS = Book(
    key="overseas.requests", heading="Yêu cầu của kiều bào đã nhận", register=requests, on="received_on",
    noun="yêu cầu",
    columns=(("code", 3), ("subject", 6), ("matter", 3), ("country", 3), ("received_on", 3), ("agency", 4),
             ("stage", 3)),
    by="matter",
)  # fmt: skip
ACTIVITIES = Book(
    key="overseas.activities", heading="Hoạt động với người Việt Nam ở nước ngoài", register=activities,
    on="starts_on", noun="hoạt động",
    columns=(("title", 6), ("kind", 3), ("country", 3), ("starts_on", 3), ("place", 4), ("agency", 4), ("came", 2)),
    asked={"stage": ActivityStage.HELD.value}, coming=_starting(ActivityStage.PLANNED),
)  # fmt: skip
CONTRIBUTIONS = Book(
    key="overseas.contributions", heading="Đóng góp của kiều bào", register=contributions, on="on", noun="khoản",
    columns=(("purpose", 6), ("kind", 3), ("country", 3), ("on", 3), ("vnd", 3), ("goods", 4), ("agency", 4)),
    by="country", has_months=False,
)  # fmt: skip
CASES = Book(
    key="citizens.cases", heading="Vụ việc bảo hộ công dân", register=cases, on="received_on", noun="vụ",
    # what happened to whom stays in the book: a paper goes to many hands
    columns=(("code", 3), ("kind", 4), ("country", 3), ("people", 2), ("urgency", 3), ("received_on", 3),
             ("agency", 4), ("stage", 3)),
    by="kind",
)  # fmt: skip
ITEMS = Book(
    key="information.items", heading="Tin, bài đã đăng, phát", register=items, on="published_on", noun="tin, bài",
    columns=(("title", 6), ("form", 3), ("published_on", 3), ("where", 3), ("medium", 3), ("outlet", 4),
             ("language", 2), ("agency", 4)),
    by="where",
)  # fmt: skip
PUBLICATIONS = Book(
    key="information.publications", heading="Ấn phẩm đã phát hành", register=publications, on="published_on",
    noun="ấn phẩm", has_months=False, asked={"stage": WorkStage.DONE.value},
    columns=(("title", 6), ("kind", 3), ("language", 3), ("copies", 2), ("handed_out", 2), ("agency", 4),
             ("published_on", 3)),
)  # fmt: skip
CAMPAIGNS = Book(
    key="information.campaigns", heading="Đợt tuyên truyền", register=campaigns, on="starts_on", noun="đợt",
    columns=(("title", 6), ("about", 3), ("audience", 4), ("agency", 4), ("starts_on", 3), ("place_count", 2),
             ("people_count", 2)),
    asked={"stage": WorkStage.DONE.value}, has_months=False,
)  # fmt: skip
PRESS = Book(
    key="information.press", heading="Hoạt động của báo chí nước ngoài", register=press, on="starts_on",
    noun="đoàn phóng viên", unit="đoàn",
    columns=(("outlet", 4), ("country", 3), ("kind", 3), ("topic", 6), ("starts_on", 3), ("ends_on", 3)),
    asked={"stage": PressStage.DONE.value}, has_months=False,
)  # fmt: skip

SUBJECTS: tuple[Subject, ...] = (
    Subject(
        key="delegations", label=_("Đoàn ra, đoàn vào"), about="Kết quả công tác đoàn ra, đoàn vào",
        figures=(of_delegations, of_visits), books=(WENT, CAME), sections=("delegations",),
    ),
    Subject(
        key="agreements", label=_("Thỏa thuận quốc tế"), about="Kết quả ký kết và thực hiện thỏa thuận quốc tế",
        figures=(of_agreements,), books=(SIGNED, IN_FORCE, PROGRAMMES), sections=("agreements",),
    ),
    Subject(
        key="conferences", label=_("Hội nghị, hội thảo quốc tế"),
        about="Tình hình tổ chức, quản lý hội nghị, hội thảo quốc tế",
        figures=(of_conferences,), books=(HELD,), sections=("conferences",),
    ),
    Subject(
        key="aid", label=_("Viện trợ, ODA, tổ chức phi chính phủ nước ngoài"),
        about="Kết quả vận động, quản lý viện trợ và tổ chức phi chính phủ nước ngoài",
        figures=(of_aid,), books=(AID, ODA, INGOS), sections=("aid",),
    ),
    Subject(
        key="overseas", label=_("Người Việt Nam ở nước ngoài"),
        about="Kết quả công tác về người Việt Nam ở nước ngoài",
        figures=(of_overseas,), books=(ACTIVITIES, REQUESTS, CONTRIBUTIONS), sections=("overseas",),
    ),
    Subject(
        key="citizens", label=_("Lãnh sự, bảo hộ công dân"), about="Kết quả công tác bảo hộ công dân",
        figures=(of_citizens,), books=(CASES,), sections=("consular",),
    ),
    Subject(
        key="information", label=_("Thông tin đối ngoại"), about="Kết quả công tác thông tin đối ngoại",
        figures=(of_information,), books=(ITEMS, PUBLICATIONS, CAMPAIGNS, PRESS), sections=("information",),
    ),
)  # fmt: skip

#: The lists that are annexed to the report on a year, in the order of its outline.
ANNEXED: tuple[Book, ...] = (WENT, CAME, SIGNED, HELD, AID, ACTIVITIES, CASES)
