"""What is done to a visit: class, opinions, estimate; laid before, agreed, held, reported, called off."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.models import Consultation, Document
from haidang.office.norms.choices import GuestClass
from haidang.plan.followup.services import drop_draft
from haidang.plan.money import services as money
from haidang.plan.money.models import Estimate
from haidang.registers.visits import costing, rules
from haidang.registers.visits.choices import Act
from haidang.registers.visits.models import Visit
from haidang.registers.visits.services.holding import go, held, said, tell


@transaction.atomic
def classify(visit: Visit, *, guest_class: str, paper: Document | None, by: User) -> Visit:
    """The class of the guest: as the annex proposes it, or as a paper of Chủ tịch UBND tỉnh decides."""
    visit = held(visit, Act.CLASSIFY, by)
    proposal = rules.proposed_class(visit.head_rank, visit.starts_on)
    if not rules.may_be_class(guest_class, proposal, has_paper=paper is not None):
        raise ValidationError({"paper": _class_refusal(guest_class, proposal)}, code="no-paper")
    before = visit.get_guest_class_display()
    visit.guest_class, visit.class_paper, visit.class_on = guest_class, paper, visit.starts_on
    visit.full_clean()
    visit.save()
    changes = {"guest_class": [before or None, visit.get_guest_class_display()]}
    note(visit, "classified", by=by, changes=changes, reason=str(paper or proposal.source))
    return visit


def _class_refusal(chosen: str, proposal: rules.Proposal) -> str:
    if proposal.code == "listed":
        return _(
            "Phụ lục xếp chức vụ này vào “%(listed)s” (%(source)s); muốn xếp “%(chosen)s” thì ghi văn bản của "
            "Chủ tịch UBND tỉnh."
        ) % {
            "listed": GuestClass(proposal.guest_class).label,
            "source": proposal.source,
            "chosen": GuestClass(chosen).label,
        }
    return _("Phụ lục không xếp hạng cho chức vụ này: ghi văn bản Chủ tịch UBND tỉnh quyết định hạng.")


@transaction.atomic
def consult(
    visit: Visit, *, agencies: Iterable[Agency], words: str, due_on: date | None = None, by: User
) -> Consultation:
    """Ask Công an tỉnh and others; one question at a time, further agencies join it on its own page."""
    visit = held(visit, Act.CONSULT, by)
    if visit.consultation and visit.consultation.is_open:
        raise ValidationError(
            _("Đang xin ý kiến “%(subject)s”, hạn %(due)s. Mở việc xin ý kiến ấy để hỏi thêm cơ quan.")
            % {"subject": visit.consultation, "due": f"{visit.consultation.due_on:%d/%m/%Y}"}
        )
    asked = documents.ask(
        subject=_("Ý kiến về việc đón %(visit)s") % {"visit": visit}, agencies=agencies, words=words, due_on=due_on,
        link_url=visit.get_absolute_url(), link_name=str(visit)[:250], by=by,
    )  # fmt: skip
    visit.consultation = asked
    visit.save(update_fields=["consultation"])
    names = [str(each.agency) for each in asked.opinions.select_related("agency")]
    note(visit, "consulted", by=by, changes={"asked_of": [[], names]})
    return asked


@transaction.atomic
def make_estimate(visit: Visit, *, by: User) -> Estimate:
    """An estimate with a line for each item that the table of the day knows, at its ceiling; its author lowers it."""
    visit = held(visit, Act.ESTIMATE, by)
    lines = costing.drafted_lines(visit)
    norm = lines[0]["norm"] if lines else None
    task = visit.tasks.first()
    made = money.create(
        by=by, title=_("Đón %(visit)s") % {"visit": visit}, agency=visit.agency, year=visit.starts_on.year, task=task,
        plan=task.plan if task else None, norm=norm, lines=lines,
    )  # fmt: skip
    visit.estimate = made
    visit.save(update_fields=["estimate"])
    note(visit, "estimated", by=by, changes={"estimate": [None, str(made)]})
    return made


@transaction.atomic
def submit(visit: Visit, *, reason: str = "", by: User) -> Visit:
    """Lay it before who agrees. What goes beyond the ceilings needs its reason, and both stand in the history."""
    visit = held(visit, Act.SUBMIT, by)
    _refuse_gaps(visit)
    told = _beyond(visit, reason)
    return go(visit, "submitted", by=by, reason=reason.strip(), told=told, submitted_on=clock.today())


def _refuse_gaps(visit: Visit) -> None:
    gaps = [
        sentence
        for lacks, sentence in (
            (not (visit.head_name or visit.guests), _("chưa ghi khách là ai")),
            (not visit.people, _("chưa ghi số khách")),
            (not visit.purpose.strip(), _("chưa ghi mục đích, nội dung")),
            (visit.receiver_id is None, _("chưa ghi lãnh đạo tiếp")),
        )
        if lacks
    ]
    if gaps:
        raise ValidationError(_("Chưa trình được: %(gaps)s. Bấm “Sửa” để ghi.") % {"gaps": "; ".join(gaps)})


def _beyond(visit: Visit, reason: str) -> dict[str, list[str | None]]:
    """What goes beyond the rules, for the history; without a reason it is refused with every sentence."""
    sheet = costing.sheet(visit)
    refused = sheet.refused if sheet else []
    if refused and not reason.strip():
        told = " ".join(f"{each.sentence}" for each in refused)
        raise ValidationError(
            {"reason": _("Dự toán vượt quy định: %(told)s Sửa dự toán, hoặc ghi lý do vượt.") % {"told": told}},
            code="over",
        )
    return {"over": [None, "; ".join(each.sentence for each in refused)]} if refused else {}


@transaction.atomic
def approve(visit: Visit, *, paper: Document | None = None, reason: str = "", by: User) -> Visit:
    """Agreed, by a paper or on the page; who agrees has seen what goes beyond the ceilings."""
    visit = held(visit, Act.APPROVE, by)
    told = _beyond(visit, reason)
    return go(visit, "approved", by=by, reason=reason.strip(), told=told, decision=paper)


@transaction.atomic
def send_back(visit: Visit, *, reason: str, by: User) -> Visit:
    visit = held(visit, Act.SEND_BACK, by)
    why = said(reason, _("Chưa ghi vì sao trả lại và cần sửa gì."), "reason")
    return go(visit, "sent-back", by=by, reason=why)


@transaction.atomic
def hold(visit: Visit, *, achieved: str = "", by: User) -> Visit:
    """The guests were here; the tasks hear of it. The results may be written now or with the report."""
    visit = held(visit, Act.HOLD, by)
    if not rules.may_be_held(visit.starts_on, clock.today()):
        raise ValidationError(
            _("Khách đến ngày %(day)s, chưa tới; ghi đã đón từ ngày ấy.") % {"day": f"{visit.starts_on:%d/%m/%Y}"}
        )
    facts = {"achieved": achieved.strip()} if achieved.strip() else {}
    row = go(visit, "held-lightly" if visit.is_light else "held", by=by, **facts)
    tell(row, by=by)
    return row


@transaction.atomic
def report(visit: Visit, *, achieved: str, expected: str = "", paper: Document | None = None, by: User) -> Visit:
    """The end: what was achieved, apart from what is only expected; the sentence in the drafts is renewed."""
    visit = held(visit, Act.REPORT, by)
    if clock.today() < visit.ends_on:
        raise ValidationError(
            _("Đoàn ở đến hết ngày %(day)s; báo cáo kết quả sau ngày ấy.") % {"day": f"{visit.ends_on:%d/%m/%Y}"}
        )
    words = said(achieved, _("Chưa ghi kết quả đã đạt được; kết quả mới dự kiến ghi riêng ở dưới."), "achieved")
    row = go(
        visit, "reported", by=by, achieved=words, expected=expected.strip(), report=paper, reported_on=clock.today()
    )
    tell(row, by=by)
    return row


@transaction.atomic
def cancel(visit: Visit, *, reason: str, by: User) -> Visit:
    """They do not come: no draft speaks of it any more."""
    visit = held(visit, Act.CANCEL, by)
    why = said(reason, _("Chưa ghi vì sao không đón nữa."), "reason")
    row = go(visit, "cancelled", by=by, reason=why)
    drop_draft(row, by=by)
    return row
