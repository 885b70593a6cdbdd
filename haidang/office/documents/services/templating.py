"""An agency gives its papers of one kind their look by a Word file of its own, and takes it back."""

import hashlib

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.files.rules import clean_name
from haidang.office.accounts.models import User
from haidang.office.documents.models import PaperTemplate
from haidang.office.documents.paper_kinds import paper_kinds
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.writer import templates
from haidang.papers.writer.template_faults import TemplateRefused


@transaction.atomic
def put_template(kind: str, upload: "UploadedFile[bytes]", *, by: User) -> PaperTemplate:
    """A template that any paper can be laid in; the one that stood for the kind before is kept, and used no more.

    Errors: PermissionDenied; ValidationError with the sentence of what is wrong in the file.
    """
    if not PaperTemplate.objects.may_add(by):
        raise PermissionDenied
    if kind not in paper_kinds():
        raise ValidationError({"kind": _("Chương trình không có loại văn bản “%(kind)s”.") % {"kind": kind}})
    name, data = clean_name(upload.name or ""), upload.read()
    refuse(name, data)
    ours = PaperTemplate.objects.in_use().filter(kind=kind, agency=by.agency).select_for_update()
    digest = hashlib.sha256(data).hexdigest()
    for before in ours:
        if before.sha256 == digest:
            raise ValidationError({"upload": _("Mẫu đang dùng chính là tệp này; không phải đưa lên lần nữa.")})
        _retire(before, by)
    assert by.agency
    made = PaperTemplate(kind=kind, agency=by.agency, name=name, data=data, sha256=digest, by=by)
    made.full_clean()
    made.save()
    note(made, "added", by=by, changes={"name": [None, name]})
    return made


def refuse(name: str, data: bytes) -> None:
    """Broken tags, forbidden expressions, macros, marks of secrets: nothing of it is kept."""
    language = "en" if get_language() == "en" else "vi"
    try:
        templates.check(data)
        open_source(name or "mau.docx", data, ocr="never")
    except TemplateRefused as refused:
        raise ValidationError({"upload": refused.sentence(language)}, code=refused.code) from None
    except Refused as refused:
        raise ValidationError({"upload": refused.sentence()}, code=refused.code) from None


@transaction.atomic
def retire_template(template: PaperTemplate, *, by: User) -> PaperTemplate:
    """Papers of the kind are in the form of the decree again; what was issued by it keeps it."""
    held = PaperTemplate.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=template.pk)
    if held.retired_at is None:
        _retire(held, by)
    return held


def _retire(template: PaperTemplate, by: User) -> None:
    template.retired_at = clock.now()
    template.save(update_fields=["retired_at"])
    note(template, "retired", by=by)
