"""Ways by which an update came without sign-in or page: a signed link, a reply to the mail of the day, a sheet."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from haidang.office.accounts.models import User
from haidang.office.notices.models import Mail
from haidang.plan.followup.models import Update
from haidang.plan.plans.models import Duty
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import IntakeStage
from haidang.plan.replies.examples import handed_in
from haidang.plan.replies.links import token_of
from haidang.plan.replies.models import MailItem

Said = Mapping[str, Any]


def by_link(duty: Duty, code: str, said: Said, by: User) -> Update:
    """Out of the mail, with nobody signed in."""
    token = token_of(services.link_for(by, duty, code))
    return services.use_link(token, partial(services.send_words, version=0, **said))


def by_mail(duty: Duty, code: str, said: Said, by: User) -> Update:
    """A sentence behind the number under which the mail of the day named the update."""
    items = MailItem.objects.filter(mail__person=by, duty=duty, period=code)
    item = items.select_related("mail").latest("pk")
    taken = services.receive(_letter(item.mail, f"{item.number}. {said['done']}"))
    return taken.updates.get()


def _letter(mail: Mail, words: str) -> bytes:
    """What a mail program would send: the answer above, what is answered below."""
    quoted = "\n".join(f"> {line}" for line in mail.text.splitlines()[:6])
    head = (
        f"From: {mail.to}\nTo: tra-loi@vi-du.example\nSubject: Re: Hai Dang\nIn-Reply-To: {mail.message_id}\n"
        f"Message-ID: <tra-loi-{mail.pk}@vi-du.example>\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    )
    return f"{head}{words}\n\n{quoted}\n".encode()


def by_sheet(duty: Duty, code: str, said: Said, by: User) -> Update:
    """Taken along, filled in, brought back, looked at, written."""
    words = {name: str(said[name]) for name in ("done", "next") if said.get(name)}
    intake = handed_in(duty, by=by, period=code, **words)
    services.confirm(intake, send=True, by=by)
    intake.refresh_from_db()
    assert intake.stage == IntakeStage.WRITTEN
    return next(row for row in Update.objects.filter(duty=duty) if row.period.code == code)


WAYS_OF: dict[str, Callable[[Duty, str, Said, User], Update]] = {"link": by_link, "mail": by_mail, "sheet": by_sheet}
