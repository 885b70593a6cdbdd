"""The past of the demo province, led through the same verbs as real work, so that its history reads like a life.

Told once: what is there already stays as the people of the demonstration have left it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from haidang.exchange.edxml.examples import codes_of_the_province
from haidang.exchange.edxml.models import OrganCode
from haidang.kit import clock
from haidang.office.accounts.examples import DEMO_NAMES, demo_accounts
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Official
from haidang.office.directory.services.seeding import seed
from haidang.office.norms import services as norms
from haidang.office.norms.models import Norm
from haidang.plan.plans import services
from haidang.plan.plans.choices import DueState, MemberState, ProposalKind, ProposalState
from haidang.plan.plans.models import Finding, GroupMember, Plan, Proposal, Task, Upload
from haidang.plan.plans.selectors import pages
from haidang.plan.plans.selectors.names import names_in
from haidang.plan.plans.services.making import parties_read
from haidang.registers.partners.models import Partner
from haidang.registers.partners.services import load_reference
from haidang.site.demo.letters import book, book_paper, cite_bases, letters
from haidang.site.demo.paper import facts, paper
from haidang.site.demo.people import enter
from haidang.site.demo.telling import at, meanwhile
from haidang.site.demo.year import Year, is_told

People = Mapping[str, User]

#: What the desk said about the findings that could not wait; the others are open still.
SAID = {
    "D102": "Ngày đúng là 30/01/1950. Giữ nguyên văn kế hoạch, chuẩn bị kỷ niệm theo ngày đúng.",
    "D103": "Ngày đúng là 31/12/2015. Giữ nguyên văn kế hoạch, đã báo Văn phòng UBND tỉnh.",
    "L101": "Chỉ thị 26/CT-TTg ban hành ngày 04/9/2018, như căn cứ thứ tư đã ghi đúng.",
    "L106": "Chỉ thị 26/CT-TTg ban hành ngày 04/9/2018, như căn cứ thứ tư đã ghi đúng.",
    "A101": "Sở Ngoại vụ chủ trì; tên ở phần phối hợp là chép thừa.",
    "S101": "Đã hỏi Văn phòng UBND tỉnh về Phụ lục các đoàn; chưa nhận được.",
}
#: The day on which the demonstration opens, and the last one of its year.
OPENS, CLOSES = date(2020, 6, 15), date(2020, 12, 31)
#: Days that the plan does not print and the desk took over from the proposal.
DATED = ("1.2", "1.5", "3.3", "8.3")


def load(*, empty: bool = False) -> list[str]:
    """Bring in what is missing of the demonstration; a sentence for each thing brought in."""
    if not settings.HAIDANG_DEMO:
        raise ImproperlyConfigured("Dữ liệu minh họa chỉ nạp được trong bản minh họa (dev.py).")
    done = [*_province()]
    if empty:
        return done
    people = {user.username: user for user in User.objects.filter(username__in=DEMO_NAMES)}
    with transaction.atomic():
        done += _stories(people)
    return done


def _stories(people: People) -> Iterator[str]:
    """What is not there yet; the year goes on while the papers come."""
    year = None if is_told() else Year(people)
    with meanwhile(year.play if year else lambda _until: None):
        for name, tell in STORIES.items():
            number = facts(name)["number"]
            if not Plan.objects.numbered(number).exists():
                tell(people)
                yield f"{facts(name)['kind'].capitalize()} {number}: đã nạp."
    if year:
        until = _told_until()
        year.play(until)
        yield f"Một năm thực hiện kế hoạch, từ 27/11/2019 đến {until:%-d/%-m/%Y}: đã kể."


def _told_until() -> datetime:
    """The morning on which the demonstration opens; a later day of the year where somebody asked for one."""
    opens = max(settings.HAIDANG_TODAY or OPENS, OPENS)
    return datetime.combine(min(opens, CLOSES), time(8), tzinfo=clock.VIETNAM)


def _province() -> Iterator[str]:
    """The directory, the norms, the accounts, who holds which post: all there a week before the plan was signed."""
    if not Agency.objects.exists():
        with at("2019-11-18 08:00", "demo"):
            seeded = seed()
        yield f"Danh bạ: {seeded.agencies} cơ quan, {seeded.groups} nhóm, {seeded.fields} lĩnh vực."
    if not Norm.objects.exists():
        with at("2019-11-18 08:15", "demo"):
            rows = norms.seed()
        yield f"Định mức, quy định và ngày nghỉ: {rows} dòng."
    if not Partner.objects.exists():
        with at("2019-11-18 08:20", "demo"):
            loaded = load_reference()
        yield f"Đối tác: {loaded.partners} dòng; {loaded.days} ngày, {loaded.relations} quan hệ."
    if User.objects.filter(username__in=DEMO_NAMES).count() < len(DEMO_NAMES):
        with at("2019-11-18 08:30", "demo"):
            demo_accounts()
        yield f"Tài khoản: {len(DEMO_NAMES)} người."
    if not OrganCode.objects.exists():
        keeper = User.objects.get(username="quan-tri")
        with at("2019-11-18 08:45", keeper), transaction.atomic():
            given = codes_of_the_province(by=keeper, from_on=clock.today())
        yield f"Mã định danh điện tử đặt ra để minh họa: {given} cơ quan."
    if not Official.objects.exists():
        keeper = User.objects.get(username="quan-tri")
        with at("2019-11-18 09:00", keeper), transaction.atomic():
            enter(by=keeper)
        yield f"Cán bộ: {Official.objects.count()} người mẫu."


# ── the stories ──────────────────────────────────────────────────────────────────────────────────


def yearly_plan(people: People) -> None:
    """Signed on Monday, here on Tuesday morning, reviewed by the evening; a lead answered for its open phrase later."""
    desk, trade = people["so-ngoai-vu"], people["so-cong-thuong"]
    _booked("plan", people["van-thu"], "2019-11-26 08:10")
    plan = _taken("plan", desk, "2019-11-26 08:40")
    with at("2019-11-26 08:55", people["van-thu"]):
        cite_bases(by=people["van-thu"])
    with at("2019-11-26 09:15", desk):
        for code, reason in SAID.items():
            findings = Finding.objects.filter(reading__source__plan=plan, code=code)
            services.settle_findings(list(findings), by=desk, reason=reason)
    with at("2019-11-26 10:05", desk):
        # printed "Tỉnh đoàn TNCSHCM" here and "Tỉnh Đoàn" in 1.4: one agency
        services.accept(_proposal(plan, "3.4"), by=desk, leads=[Agency.objects.get(code="TDOAN")])
    with at("2019-11-26 10:20", desk):
        doubled = _proposal(plan, "3.5")
        services.accept(doubled, by=desk, coordinators=_without(doubled, "Sở Ngoại vụ"))
    with at("2019-11-26 15:20", desk):
        services.accept_all(_proposal(plan, "1.1").reading, by=desk)
    with at("2019-11-26 15:45", desk):
        # what it rests on, by the rows the clerk has just made
        reading = pages.reading_of(plan)
        assert reading
        services.keep_papers(plan, reading, chosen=range(len(reading.values["bases"])), by=desk)
    with at("2019-11-28 09:30", desk):
        for task in Task.objects.filter(plan=plan, label__in=DATED, due_state=DueState.PROPOSED):
            services.settle_due(task, accepts=True, by=desk)
        _confirm(plan, "1.2", desk)
    with at("2019-12-03 14:10", trade):
        _confirm(plan, "1.1", trade)


def directive(people: People) -> None:
    """A short paper: read and accepted as it stands."""
    desk = people["so-ngoai-vu"]
    _booked("directive", people["van-thu"], "2020-02-11 08:25")
    plan = _taken("directive", desk, "2020-02-11 09:05")
    with at("2020-02-11 09:40", desk):
        services.accept_all(_proposal(plan, "1.a").reading, by=desk)


def export(people: People) -> None:
    """Letters of spring; then a plan that came this morning and waits: whoever tries the program can review it."""
    clerk = people["van-thu"]
    for when, letter in letters():
        with at(when, clerk):
            book(letter, by=clerk)
    _booked("export", clerk, "2020-06-15 07:35")
    _taken("export", people["so-ngoai-vu"], "2020-06-15 07:50")


#: Paper and what became of it, in the order of time.
STORIES: dict[str, Callable[[People], None]] = {"plan": yearly_plan, "directive": directive, "export": export}


def _taken(name: str, by: User, when: str) -> Plan:
    """The paper comes in by the door every file comes in by, and is read."""
    file = facts(name)["number"].replace("/", "-") + ".docx"
    with at(when, by):
        upload = services.take_upload(file, paper(name), by=by, confirms_no_secrets=True)
        services.read_upload(upload.pk)
    plan = Upload.objects.get(pk=upload.pk).plan
    assert plan
    return plan


def _booked(name: str, by: User, when: str) -> None:
    with at(when, by):
        book_paper(name, by=by, arrived_on=clock.today())


def _proposal(plan: Plan, label: str) -> Proposal:
    return Proposal.objects.select_related("reading").get(
        reading__source__plan=plan, label=label, state=ProposalState.OPEN, kind=ProposalKind.TASK
    )


def _without(proposal: Proposal, name: str) -> list[services.Party]:
    """The coordinators of a proposal, as read, but for one."""
    source = proposal.reading.source.source
    names = names_in(proposal.reading.plan, source, [proposal])
    return [one for one in parties_read(proposal.values["coordinators"], source, names) if one.words != name]


def _confirm(plan: Plan, label: str, by: User) -> None:
    """Say of a task's open phrase that those proposed are meant."""
    task = Task.objects.get(plan=plan, label=label, kind=ProposalKind.TASK)
    proposed = GroupMember.objects.filter(assignment__task=task, state=MemberState.PROPOSED)
    services.settle_members(task, confirmed=set(proposed.values_list("pk", flat=True)), by=by)
