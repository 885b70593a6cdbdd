"""The scheme is filed, opinions are asked for, Sở Ngoại vụ appraises it or sends it back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.models import Consultation
from haidang.registers.delegations import rules, selectors
from haidang.registers.delegations.choices import Act
from haidang.registers.delegations.limits.checking import NEVER
from haidang.registers.delegations.models import Delegation
from haidang.registers.delegations.rules import Gap
from haidang.registers.delegations.services.holding import go, held, paper, refusals, refuse_by_limits, said

GAPS: Mapping[str, Any] = {
    Gap.DAYS: gettext_lazy("chưa ghi ngày đi, ngày về"),
    Gap.MEMBERS: gettext_lazy("chưa có thành viên nào"),
    Gap.HEAD: gettext_lazy("trong các thành viên chưa có trưởng đoàn"),
    Gap.STOPS: gettext_lazy("chưa ghi nước, nơi đến"),
    Gap.PURPOSE: gettext_lazy("chưa ghi mục đích"),
    Gap.CONTENT: gettext_lazy("chưa ghi nội dung làm việc"),
    Gap.PROGRAMME: gettext_lazy("chưa có chương trình từng ngày"),
    Gap.PARTNERS: gettext_lazy("chưa ghi đối tác, thư mời"),
    Gap.ESTIMATE: gettext_lazy("chưa lập dự toán, cũng chưa ghi vì sao không lập"),
    Gap.EXTRA_REASON: gettext_lazy("đi ngoài kế hoạch mà chưa ghi lý do"),
}


@transaction.atomic
def ask(delegation: Delegation, *, number: str = "", issued_on: date | None = None, by: User) -> Delegation:
    """Trình thẩm định, with the paper that asks where there is one; what the scheme lacks is named all at once."""
    row = held(delegation, Act.ASK, by=by)
    if found := rules.gaps(selectors.scheme_of(row)):
        told = "; ".join(str(GAPS[gap]) for gap in found)
        lacks = _("Chưa trình được “%(name)s”: %(gaps)s.") % {"name": row, "gaps": told}
        raise ValidationError([lacks, *refusals(row, but=NEVER)], code="gaps")
    refuse_by_limits(row)
    document = paper(number, issued_on, row.agency, by=by) or row.request
    return go(row, "asked", by=by, asked_on=clock.today(), returned_why="", request=document)


@transaction.atomic
def consult(
    delegation: Delegation, agencies: Iterable[Agency], *, words: str = "", due_on: date | None = None, by: User
) -> Consultation:
    """Ask Công an, Sở Tài chính and others, by the one mechanism of the office; they see the scheme by it."""
    row = held(delegation, Act.CONSULT, by=by)
    asked = documents.ask(
        subject=(_("Góp ý đề án %(name)s") % {"name": row.title})[:300],
        agencies=agencies,
        by=by,
        words=words,
        document=row.scheme or row.request,
        due_on=due_on,
        link_url=row.get_absolute_url(),
        link_name=row.title[:250],
    )
    row.consultations.add(asked)
    names = [str(opinion.agency) for opinion in asked.opinions.select_related("agency")]
    note(row, "consulted", by=by, changes={"asked_of": [[], names], "due_on": [None, f"{asked.due_on:%d/%m/%Y}"]})
    return asked


@transaction.atomic
def send_back(delegation: Delegation, *, reason: str, by: User) -> Delegation:
    """Trả lại: the agency mends it and files it again."""
    row = held(delegation, Act.SEND_BACK, by=by)
    why = said(reason, _("Chưa ghi cần bổ sung gì. Nêu rõ từng điểm."), "reason")
    return go(row, "returned", by=by, reason=why, returned_why=why, appraisal="", appraised_on=None, appraised_by=None)


@transaction.atomic
def appraise(delegation: Delegation, *, words: str, by: User) -> Delegation:
    """Thẩm định: what Sở Ngoại vụ says of it goes to who decides."""
    row = held(delegation, Act.APPRAISE, by=by)
    opinion = said(words, _("Chưa ghi ý kiến thẩm định. Nêu có đề nghị cử đoàn không, vì sao."), "words")
    return go(row, "appraised", by=by, reason=opinion, appraisal=opinion, appraised_on=clock.today(), appraised_by=by)
