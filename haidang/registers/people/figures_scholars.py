"""What scholarships, checks and friendship count over some days; each figure opens its list."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure
from haidang.registers.people.check_choices import HELD, FindingKind
from haidang.registers.people.friend_choices import ActivityStage, AssociationKind, FriendStage
from haidang.registers.people.models import (
    AgencyCheck,
    CheckFinding,
    ForeignFriend,
    FriendshipActivity,
    FriendshipAssociation,
    ScholarshipIntake,
    Stipend,
    Student,
)
from haidang.registers.people.scholar_choices import StudentStage


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Of what `user` may see, in as many queries as there are lists."""
    yield from _scholarships(user, since, until)
    yield from _checks(user, since, until)
    yield from _friendship(user, since, until)


def _list(name: str, **asked: Any) -> str:
    return f"{reverse(f'people:{name}-list')}?{urlencode(asked)}"


def _scholarships(user: Any, since: date, until: date) -> Iterator[Figure]:
    rows = Student.objects.for_user(user, "view")
    group, unit = _("Học bổng"), _("người")
    counted = rows.aggregate(
        enrolled=Count("pk", filter=Q(enrolled_on__range=(since, until))),
        graduated=Count("pk", filter=Q(stage=StudentStage.GRADUATED, left_on__range=(since, until))),
        present=Count("pk", filter=Q(enrolled_on__lte=until) & (Q(left_on=None) | Q(left_on__gt=until))),
    )
    announced = ScholarshipIntake.objects.for_user(user, "view").filter(announced_on__range=(since, until))
    yield Figure(
        "people:scholarship-places", group, _("chỉ tiêu học bổng đã thông báo"),
        announced.order_by().aggregate(sum=Sum("places"))["sum"] or 0, _("suất"),
        _list("intake", announced_since=since, announced_until=until),
    )  # fmt: skip
    yield Figure(
        "people:students-enrolled", group, _("lưu học sinh nước ngoài nhập học"), counted["enrolled"], unit,
        _list("student", since=since, until=until),
    )  # fmt: skip
    yield Figure(
        "people:students-present", group, _("lưu học sinh đang theo học cuối kỳ"), counted["present"], unit,
        _list("student", present_on=until),
    )  # fmt: skip
    yield Figure(
        "people:students-graduated", group, _("lưu học sinh tốt nghiệp"), counted["graduated"], unit,
        _list("student", stage=StudentStage.GRADUATED.value, left_since=since, left_until=until),
    )  # fmt: skip
    yield from _paid(rows, since, until, group)


def _paid(rows: Any, since: date, until: date, group: str) -> Iterator[Figure]:
    """Amounts of two currencies are never added: one figure for each."""
    paid = Stipend.objects.filter(student__in=rows.order_by().values("pk"), paid_on__range=(since, until))
    sums = dict(paid.order_by().values_list("currency").annotate(total=Sum("amount")))
    for currency in sorted({"VND", *sums}, key=lambda each: (each != "VND", each)):
        key = "people:stipends" if currency == "VND" else f"people:stipends-{currency.lower()}"
        value = Decimal(sums.get(currency) or 0)
        yield Figure(
            key, group, _("kinh phí học bổng đã chi"), value, currency,
            _list("student", paid_since=since, paid_until=until),
        )  # fmt: skip


def _checks(user: Any, since: date, until: date) -> Iterator[Figure]:
    rows = AgencyCheck.objects.for_user(user, "view").on_days(since, until).filter(stage__in=HELD)
    group, url = _("Kiểm tra"), _list("agencycheck", held="true", since=since, until=until)
    wrong = CheckFinding.objects.filter(check_held__in=rows.order_by().values("pk")).exclude(kind=FindingKind.GOOD)
    found = wrong.aggregate(all=Count("pk"), right=Count("pk", filter=Q(confirmed_on__isnull=False)))
    yield Figure("people:checks", group, _("cuộc kiểm tra công tác đối ngoại"), rows.count(), _("cuộc"), url)
    yield Figure("people:findings", group, _("nội dung phải khắc phục sau kiểm tra"), found["all"], _("nội dung"),
                 f"{url}&wrong=any")  # fmt: skip
    yield Figure("people:findings-remedied", group, _("nội dung đã khắc phục xong"), found["right"], _("nội dung"),
                 f"{url}&wrong=right")  # fmt: skip


def _friendship(user: Any, since: date, until: date) -> Iterator[Figure]:
    group, channel = _("Đối ngoại nhân dân"), "people"
    rows = FriendshipAssociation.objects.for_user(user, "view")
    living = rows.living_on(until).order_by().aggregate(
        associations=Count("pk", filter=Q(kind=AssociationKind.ASSOCIATION)),
        branches=Count("pk", filter=Q(kind=AssociationKind.BRANCH)),
        members=Sum("members", filter=Q(kind=AssociationKind.ASSOCIATION)),
    )  # fmt: skip
    kinds = {"associations": AssociationKind.ASSOCIATION, "branches": AssociationKind.BRANCH}
    labels = {"associations": _("hội hữu nghị đang hoạt động"), "branches": _("chi hội hữu nghị đang hoạt động")}
    for name, kind in kinds.items():
        url = _list("friendshipassociation", kind=kind.value, living_on=until)
        unit = _("hội") if kind == AssociationKind.ASSOCIATION else _("chi hội")
        yield Figure(f"people:{name}", group, labels[name], living[name], unit, url, channel)
    url = _list("friendshipassociation", kind=AssociationKind.ASSOCIATION.value, living_on=until)
    yield Figure("people:members", group, _("hội viên hội hữu nghị"), living["members"] or 0, _("người"), url, channel)
    new = rows.filter(founded_on__range=(since, until)).count()
    url = _list("friendshipassociation", since=since, until=until)
    yield Figure("people:associations-new", group, _("hội, chi hội mới thành lập"), new, _("hội"), url, channel)
    yield from _done(user, since, until, group, channel)


def _done(user: Any, since: date, until: date, group: str, channel: str) -> Iterator[Figure]:
    held = FriendshipActivity.objects.for_user(user, "view").on_days(since, until).filter(stage=ActivityStage.HELD)
    sums = held.order_by().aggregate(count=Count("pk"), foreigners=Sum("foreigners"))
    url = _list("friendshipactivity", stage=ActivityStage.HELD.value, since=since, until=until)
    yield Figure("people:activities", group, _("hoạt động hữu nghị"), sums["count"], _("hoạt động"), url, channel)
    yield Figure(
        "people:activity-foreigners", group, _("người nước ngoài tham gia hoạt động hữu nghị"),
        sums["foreigners"] or 0, _("người"), url, channel,
    )  # fmt: skip
    friends = ForeignFriend.objects.for_user(user, "view").filter(stage=FriendStage.KEPT, consent_on__lte=until)
    url = _list("foreignfriend", stage=FriendStage.KEPT.value, until=until)
    yield Figure("people:friends", group, _("bạn bè quốc tế giữ liên hệ"), friends.count(), _("người"), url, channel)
