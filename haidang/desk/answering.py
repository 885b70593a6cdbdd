"""How the mail of the day is answered: by a link that acts without sign-in, or by a reply that names a number."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from haidang.desk.digest import Digest, Line, numbered, page_of
from haidang.kit.owed import Owed
from haidang.office.accounts.models import User
from haidang.office.notices.models import Mail
from haidang.plan.plans.models import Duty
from haidang.plan.replies import services as replies
from haidang.plan.replies.links import address_of
from haidang.plan.replies.models import MailItem


def signed(each: Owed, person: User) -> str:
    """The link by which `person` does it at once where there is such a way, else the page where it is done."""
    asked = update_of(each)
    if asked is None or not person.may("add", "update"):
        return page_of(each, person)
    duty = Duty.objects.filter(pk=asked[0]).first()
    return address_of(replies.link_for(person, duty, asked[1])) if duty else page_of(each, person)


def update_of(each: Owed) -> tuple[int, str] | None:
    """The part and the period of an update that is owed ("update:17:2020-t05"); None for anything else."""
    kind, _, rest = each.key.partition(":")
    duty, _, period = rest.partition(":")
    return (int(duty), period) if kind == "update" and duty.isdigit() and period else None


def asks(digest: Digest) -> dict[int, Line]:
    """What of the mail a reply can answer, by its numbers."""
    if not digest.person.may("add", "update"):
        return {}
    return {number: line for number, line in numbered(digest).items() if update_of(line.owed)}


def reply_to(mail: Mail) -> str:
    """An address of this mail alone; "" where the house has no mailbox."""
    name, at, domain = settings.HAIDANG_MAIL_REPLIES.partition("@")
    return f"{name}+{mail.token}@{domain}" if at else ""


def how_to(digest: Digest) -> str:
    """How a reply is written; "" where none can be taken."""
    numbers = list(asks(digest))
    if not numbers or not settings.HAIDANG_MAIL_REPLIES:
        return ""
    with override("vi"):
        if len(numbers) == 1:
            return _("TRẢ LỜI THƯ NÀY: viết một câu về việc số %(number)d, hoặc “Không phát sinh”.") % {
                "number": numbers[0]
            }
        return _(
            "TRẢ LỜI THƯ NÀY: mỗi việc một dòng, đầu dòng ghi số của việc, ví dụ “%(number)d. Không phát sinh”. "
            "Trả lời được các việc số %(numbers)s."
        ) % {"number": numbers[0], "numbers": ", ".join(map(str, numbers))}


def keep_items(mail: Mail, digest: Digest) -> None:
    """Remember what each number of the mail means."""
    found = {number: update_of(line.owed) for number, line in asks(digest).items()}
    MailItem.objects.bulk_create(
        MailItem(mail=mail, number=number, duty_id=asked[0], period=asked[1])
        for number, asked in found.items()
        if asked
    )
