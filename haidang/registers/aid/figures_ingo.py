"""What is counted about foreign organisations and calling for aid, each number with the list it was counted from."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure
from haidang.registers.aid.ingo_choices import Reply
from haidang.registers.aid.models import AidCall, DonorLetter, Ingo, ProjectSummary, Registration


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Seven numbers in seven queries; only what `user` may see is counted."""
    days = (since, until)
    registered = Ingo.objects.for_user(user, "view").active().registered(until)
    yield _figure(
        "ingo-registered", _("tổ chức phi chính phủ nước ngoài có giấy đăng ký (cuối kỳ)"), registered.count(),
        _("tổ chức"), _list("ingo", registered_on=until),
    )  # fmt: skip
    papers = Registration.objects.for_user(user, "view")
    yield _figure(
        "ingo-granted", _("giấy đăng ký được cấp, gia hạn"), papers.filter(issued_on__range=days).count(), _("giấy"),
        _list("registration", since=since, until=until),
    )  # fmt: skip
    yield _figure(
        "ingo-opinions", _("ý kiến của UBND tỉnh về đăng ký của tổ chức"),
        papers.filter(answered_on__range=days).count(), _("ý kiến"),
        _list("registration", answered_since=since, answered_until=until),
    )  # fmt: skip
    calls = AidCall.objects.for_user(user, "view").filter(approved_on__range=days)
    yield _figure(
        "calls", _("chương trình vận động viện trợ được phê duyệt"), calls.count(), _("chương trình"),
        _list("call", since=since, until=until),
    )  # fmt: skip
    ready = ProjectSummary.objects.for_user(user, "view").filter(ready_on__range=days)
    yield _figure(
        "summaries", _("bản tóm tắt dự án hoàn chỉnh"), ready.count(), _("bản"),
        _list("summary", since=since, until=until),
    )  # fmt: skip
    letters = DonorLetter.objects.for_user(user, "view")
    yield _figure(
        "letters", _("thư gửi cơ quan đại diện, nhà tài trợ"), letters.filter(sent_on__range=days).count(), _("thư"),
        _list("letter", since=since, until=until),
    )  # fmt: skip
    yield _figure(
        "letters-yes", _("nhà tài trợ trả lời nhận tài trợ"),
        letters.filter(reply=Reply.YES, replied_on__range=days).count(), _("thư"),
        _list("letter", reply=Reply.YES.value, replied_since=since, replied_until=until),
    )  # fmt: skip


def _figure(key: str, label: str, value: int, unit: str, url: str) -> Figure:
    return Figure(
        key=f"aid:{key}", group=_("Phi chính phủ nước ngoài, vận động"), label=label, value=value, unit=unit, url=url
    )


def _list(name: str, **asked: Any) -> str:
    """The list with its filter set."""
    return f"{reverse(f'aid:{name}-list')}?{urlencode(asked)}"
