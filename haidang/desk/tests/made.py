"""What the tests of the desk stand on, made by the verbs of the rooms."""

from datetime import date
from itertools import count

from haidang.office.directory.models import Agency
from haidang.office.documents import services as papers
from haidang.office.documents.choices import Direction
from haidang.plan.plans.services.receipts import send
from haidang.plan.plans.tests.rights import plan as accepted_plan

_numbers = count(600)


def asked_paper(cast, due_on, *codes, **facts):
    """A paper of the provincial committee to these agencies, to be answered by the day."""
    fields = {
        "direction": Direction.OUTGOING,
        "number": f"{next(_numbers)}/UBND-TH",
        "issued_on": date(2020, 5, 20),
        "issuer": Agency.objects.get(code="UBND"),
        "subject": "V/v chuẩn bị số liệu cho buổi làm việc với đoàn (minh họa)",
        "reply_due_on": due_on,
        "recipients": list(Agency.objects.filter(code__in=codes)),
    } | facts
    return papers.add(by=cast["van-thu"], **fields)


def sent_plan(cast, *codes):
    plan = accepted_plan(cast)
    send(plan, list(Agency.objects.filter(code__in=codes)), by=cast["so-ngoai-vu"])
    return plan
