"""What is told of a check: a sentence for the updates of its tasks, and a notice to who is checked. Vietnamese,
whatever the screen speaks.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.selectors import people_of
from haidang.office.notices.services import tell_all
from haidang.registers.people.check_choices import CheckAct, FindingKind, Remedy
from haidang.registers.people.models import AgencyCheck


@override("vi")
def check_sentence(row: AgencyCheck) -> str:
    """Who was checked, when, what was concluded, how much of it was put right."""
    found = list(row.findings.all())
    good = sum(each.kind == FindingKind.GOOD for each in found)
    wrong = [each.state for each in found if each.kind != FindingKind.GOOD]
    told = f"Kiểm tra {row.get_topic_display().lower()} tại {row.checked} ({row.days}), {row.conclusion}: {row.results}"
    told = told.rstrip(". ")
    if wrong:
        told += f"; yêu cầu khắc phục {len(wrong)} nội dung, đã xong {wrong.count(Remedy.CONFIRMED)}"
    if good:
        told += f"; {good} việc làm tốt cần nhân rộng"
    return f"{told}."


_TITLES = {
    CheckAct.ANNOUNCE: (Kind.GIVEN, gettext_lazy("Cơ quan bạn được kiểm tra: %(what)s")),
    CheckAct.CONCLUDE: (Kind.GIVEN, gettext_lazy("Có kết luận kiểm tra, xem việc phải khắc phục: %(what)s")),
    CheckAct.RETURN: (Kind.RETURNED, gettext_lazy("Việc khắc phục sau kiểm tra chưa xong: %(what)s")),
}


@override("vi")
def tell_checked(row: AgencyCheck, act: CheckAct, *, words: str = "", by: User) -> None:
    """Whoever answers for the agency that is checked hears of it at once; what it owes stands in its list."""
    kind, title = _TITLES[act]
    tell_all(
        people_of([row.checked_id]),
        kind,
        # given back twice is told twice
        key=f"check:{act}:{row.pk}:{clock.now():%Y%m%d%H%M%S}",
        title=str(title) % {"what": row},
        words=words,
        url=row.get_absolute_url(),
        reason=_("bạn là đầu mối của cơ quan được kiểm tra"),
        by=by,
    )
