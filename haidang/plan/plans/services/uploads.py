"""A file comes in, is read or refused; where its number is known, a person says what it is."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.kit.files.looking import Looked, Sizes, look, too_large
from haidang.kit.files.models import random_place
from haidang.kit.files.rules import PAPERS, clean_name
from haidang.kit.files.services import sizes
from haidang.office.accounts.models import User
from haidang.papers.sources.guards import check_zip, kind_of
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.text import Source
from haidang.plan.plans.choices import UploadState
from haidang.plan.plans.models import Plan, SourceText, TaskProduct, Upload
from haidang.plan.plans.reading import Seen, seen_in
from haidang.plan.plans.services.products import hang_plan, refuse_hanging
from haidang.plan.plans.services.readings import propose

Progress = Callable[[int, int], None]

#: What is read while the person waits: Word, web and text of this size take well under a second.
AT_ONCE = 2_000_000
_QUICK = frozenset({"docx", "html", "txt"})


def is_quick(kind: str, size: int) -> bool:
    """May the person wait for it? Scans, PDF, Word 97 and long files are read by a job."""
    return kind in _QUICK and size <= AT_ONCE


def take_upload(
    name: str, data: bytes, *, by: User, confirms_no_secrets: bool, product: TaskProduct | None = None
) -> Upload:
    """Keep a file until it is read; what can be seen at once to be no plan is refused and not kept.

    With `product` it is the approved paper of a task's product: what is read in it hangs under that task.

    Errors: ValidationError for who may not, for no confirmation, for a file that is refused, and, with the code
    "same-file" and the upload in `params`, for bytes that are here already.
    """
    if not by.may("add", "plan"):
        raise ValidationError(_("Chỉ Sở Ngoại vụ tải kế hoạch lên. Gửi tệp cho Sở Ngoại vụ."))
    if not confirms_no_secrets:
        raise ValidationError(
            _("Chưa xác nhận tài liệu không chứa bí mật nhà nước. Đánh dấu vào ô xác nhận rồi gửi lại.")
        )
    if product is not None:
        refuse_hanging(TaskProduct.objects.for_user(by, "change").select_related("plan").get(pk=product.pk))
    shown = clean_name(name)
    try:
        _look_through(shown, data)
    except Refused as refused:
        if refused.code == "secret-mark":
            _note_secret(by)
        raise ValidationError(refused.sentence(), code=refused.code) from None
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        _refuse_twin(digest)
        upload = Upload(name=shown, size=len(data), sha256=digest, by=by, product=product)
        # a name that says nothing and that nobody can guess; the true name stays in the row
        upload.file.save(random_place(), ContentFile(data), save=False)
        try:
            upload.save()
            note(upload, "uploaded", by=by, changes={"name": [None, upload.name]})
        except BaseException:
            upload.file.delete(save=False)
            raise
    return upload


def _look_through(name: str, data: bytes) -> None:
    """Refuse what can be refused at once: a quick file is looked through whole, of a slow one its wrapping."""
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("empty")
    allowed = sizes()
    if len(data) > allowed.paper:
        raise too_large(len(data), allowed.paper)
    kind = kind_of(data, name)
    if is_quick(kind, len(data)):
        _look_at_words(name, data, allowed)
    elif kind == "docx":
        check_zip(data, Limits())


def _look_at_words(name: str, data: bytes, allowed: Sizes) -> Looked:
    looked = look(name, data, allowed)
    if looked.kind not in PAPERS:
        raise Refused("unknown-format", found=looked.kind)
    return looked


def _note_secret(by: User) -> None:
    """That a paper with a mark came is known; what it was called and what it said is not."""
    with transaction.atomic():
        upload = Upload.objects.create(
            name=_("(tên tệp không lưu)"), size=0, by=by, state=UploadState.REFUSED, words=_secret_words()
        )
        note(upload, "refused", by=by, reason="secret-mark")


def _secret_words() -> str:
    return _("Tệp mang dấu mật. Hệ thống không giữ lại tệp; chuyển văn bản cho văn thư quản lý theo chế độ mật.")


def _refuse_twin(digest: str) -> None:
    twin = Upload.objects.of_content(digest).select_related("plan", "by").first()
    if twin is None:
        return
    where = str(twin.plan) if twin.plan and twin.state == UploadState.DONE else twin.get_state_display()
    raise ValidationError(
        _("Tệp này đã có: “%(name)s” do %(who)s tải lên, %(where)s. Không cần tải lên lần nữa."),
        code="same-file",
        params={"name": twin.name, "who": twin.by, "where": where, "upload": twin.pk},
    )


def read_upload(upload_id: int, *, progress: Progress | None = None) -> Upload:
    """Read a waiting file: a new plan with its reading, a question where the number is known, or a refusal.

    May run twice without harm: what is read already stays as it is.
    """
    upload = Upload.objects.select_related("by").get(pk=upload_id)
    if not upload.is_under_way:
        return upload
    Upload.objects.filter(pk=upload.pk, state=UploadState.WAITING).update(state=UploadState.READING)
    try:
        with upload.file.open("rb") as file:
            source = open_source(upload.name, file.read(), progress=progress)
    except Refused as refused:
        return _refuse(upload, refused)
    return _settle(upload, source, seen_in(source))


@transaction.atomic
def _refuse(upload: Upload, refused: Refused) -> Upload:
    """The file leaves the disk; what is kept is that it came, and why it was not taken."""
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if not upload.is_under_way:
        return upload
    upload.file.delete(save=False)
    before = upload.state
    upload.state, upload.words = UploadState.REFUSED, refused.sentence("vi")
    if refused.code == "secret-mark":
        upload.name, upload.sha256, upload.words = _("(tên tệp không lưu)"), "", _secret_words()
    upload.save()
    note(upload, "refused", by=upload.by, changes={"state": [before, upload.state]}, reason=refused.code)
    return upload


@transaction.atomic
def _settle(upload: Upload, source: Source, seen: Seen) -> Upload:
    rows = Upload.objects.select_for_update(of=("self",)).select_related("by", "product__task__plan")
    upload = rows.get(pk=upload.pk)
    if not upload.is_under_way:
        return upload
    upload.source = SourceText.objects.create(
        name=upload.name, sha256=upload.sha256, format=source.format, text=source.text,
        layout=SourceText.layout_of(source),
    )  # fmt: skip
    number = seen.letterhead["number"]
    known = Plan.objects.numbered(number, seen.letterhead["issued_on"]).first() if number else None
    _forget_product(upload)
    if known is None:
        _new_plan(upload, seen)
    else:
        upload.state, upload.plan = UploadState.ASKING, known
        upload.words = _("Số %(number)s đã có trong hệ thống: %(plan)s. Chọn việc cần làm với tệp này.") % {
            "number": number,
            "plan": known.title[:160],
        }
    upload.save()
    return upload


def _forget_product(upload: Upload) -> None:
    """While the file was read somebody may have hung another under the product: the reading is kept, apart."""
    if upload.product is None:
        return
    try:
        refuse_hanging(upload.product)
    except ValidationError:
        upload.product = None


def _new_plan(upload: Upload, seen: Seen) -> Plan:
    head = seen.letterhead
    issued_on = head["issued_on"]
    plan = Plan.objects.create(
        number=head["number"][:64], kind=head["kind"][:64], title=head["title"] or upload.name,
        issuer=head["issuer"][:250], issued_on=issued_on, year=year_of(head),
    )  # fmt: skip
    note(plan, "created", by=upload.by, changes={"number": [None, plan.number]})
    _attach(upload, plan)
    return plan


def year_of(head: dict[str, Any]) -> int | None:
    """The year a plan is for: the one its title names, else the one after a signature in the last quarter."""
    named = re.findall(r"\bnăm\s+((?:19|20)\d{2})\b", head["title"] or "", re.IGNORECASE)
    if named:
        return int(named[-1])
    day = head["issued_on"]
    return None if day is None else day.year + (day.month >= 10)


def _attach(upload: Upload, plan: Plan) -> None:
    assert upload.source
    upload.source.plan = plan
    upload.source.save(update_fields=["plan"])
    upload.plan, upload.state, upload.words = plan, UploadState.DONE, ""
    if upload.product:
        hang_plan(upload.product, plan, by=upload.by)
    propose(upload.source, by=upload.by)


@transaction.atomic
def answer_upload(upload: Upload, answer: str, *, by: User) -> Upload:
    """What to do with a file whose number is known: "same" text anew, "another" plan, or "stop".

    Errors: ValidationError where nothing is asked any more.
    """
    rows = Upload.objects.for_user(by, "change").select_for_update(of=("self",))
    upload = rows.select_related("source", "plan", "by", "product__task__plan").get(pk=upload.pk)
    if upload.state != UploadState.ASKING or upload.source is None:
        raise ValidationError(
            _("Tệp “%(name)s” không còn chờ trả lời; trạng thái hiện nay: %(state)s.")
            % {"name": upload.name, "state": upload.get_state_display()}
        )
    if answer == "same" and upload.plan:
        _attach(upload, upload.plan)
    elif answer == "another":
        _new_plan(upload, seen_in(upload.source.source))
    elif answer == "stop":
        _stop(upload)
    else:
        raise ValidationError(_("Chưa chọn việc cần làm với tệp. Chọn một trong ba."))
    upload.save()
    note(upload, "answered", by=by, changes={"answer": [None, answer]})
    return upload


def _stop(upload: Upload) -> None:
    """Nothing of it is kept but that it came."""
    text, upload.source = upload.source, None
    upload.file.delete(save=False)
    upload.state, upload.plan = UploadState.REFUSED, None
    upload.words = _("Người tải lên đã dừng vì số này có rồi.")
    upload.save()
    if text:
        text.delete()
