"""Papers as rows: one number of one issuer in one year once, whoever enters it and however it is typed."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.files.models import StoredFile
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency, Official
from haidang.office.directory.rules import plain
from haidang.office.documents import rules
from haidang.office.documents.choices import Direction, Formula, Standing, Urgency, Withdrawal, kinds
from haidang.office.documents.models.ways import under_what_is_seen
from haidang.papers.vietnamese.document_numbers import DocumentNumber, read_number, without_marks


def _with_files() -> "models.QuerySet[Any, Any]":
    kind = ContentType.objects.get_for_model(Document)
    return StoredFile.objects.filter(record_type=kind, removed_at=None).values("record_id")


class DocumentQuerySet(RecordQuerySet["Document"]):
    """The questions the office asks about its papers."""

    def for_user(self, user: Any, verb: str) -> Self:
        """The desk, clerks and who oversees see all; an agency what it issued, what is addressed to it, and what
        stands under a record that it may see. An agency changes what it issued itself and entered itself.
        """
        reach = user.reach(verb, "document") if user.is_authenticated else None
        if reach == Reach.ALL:
            return self
        if reach != Reach.AGENCY or not user.agency_id:
            return self.none()
        if verb != "view":
            ours = user.charge.answers
            return self.filter(issuer__in=ours, entered_by__agency__in=ours, withdrawn_as="")
        seen = user.charge.sees
        to_us = Document.recipients.through._default_manager.filter(agency__in=seen).values("document")
        return self.filter(Q(issuer__in=seen) | Q(pk__in=to_us) | under_what_is_seen(Document, user))

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "document"))

    # numbers

    def numbered(self, text: str, year: int | None = None) -> Self:
        """Those with this number, however it was typed: "163 / kh-ubnd" is "163/KH-UBND", "5/QD-UBND" may be QĐ.

        A number alone ("825") finds that place of every series. Papers entered by mistake are left out.
        """
        number = read_number(text)
        if number is None:
            return self.none()
        found = self.valid().filter(ordinal=number.place)
        if number.form != "bare":
            typed_bare = without_marks(number.series) == number.series
            field = "series_plain" if typed_bare else "series"
            found = found.filter(**{field: number.series})
        wanted = number.year or year
        return found.filter(Q(year=wanted) | Q(year=None)) if wanted else found

    def valid(self) -> Self:
        """Those that take up their number: all but those entered by mistake."""
        return self.exclude(withdrawn_as=Withdrawal.MISTAKE)

    def in_force(self) -> Self:
        """Those neither recalled nor entered by mistake."""
        return self.filter(withdrawn_as="")

    def with_issuers(self) -> Self:
        """With who issued each, and the names they bore: `issuer_said` asks nothing more."""
        return self.select_related("issuer").prefetch_related("issuer__names")

    # answers

    def with_answers(self) -> Self:
        """With the paper that answers each, and the day it did: of arrival, else of issue."""
        return self.select_related("reply").annotate(
            answer_day=Coalesce("reply__arrived_on", "reply__issued_on", output_field=models.DateField())
        )

    def awaiting_reply(self, today: date) -> Self:
        """Those with a due day that nothing had answered by that day."""
        unanswered = Q(reply=None) | Q(answer_day__gt=today)
        return self.with_answers().in_force().filter(unanswered, reply_due_on__isnull=False)

    def answered(self) -> Self:
        return self.filter(reply__isnull=False)

    def overdue(self, today: date) -> Self:
        """Those whose answer should be here."""
        return self.awaiting_reply(today).filter(reply_due_on__lt=today)

    # books

    def without_copy(self) -> Self:
        """Those that are only named somewhere: nobody has hung a file on them."""
        return self.in_force().filter(direction=Direction.CITED).exclude(pk__in=_with_files())

    def waiting_to_be_booked(self) -> Self:
        """Those that came, by the word of an agency, and have no arrival number yet."""
        return self.in_force().filter(direction=Direction.INCOMING, arrival_number=None)

    def arrived(self, start: date, end: date) -> Self:
        """The book of papers in: those that came from a day to a day, in the order they were booked."""
        rows = self.valid().filter(direction=Direction.INCOMING, arrived_on__range=(start, end))
        return rows.order_by("arrival_year", "arrival_number", "arrived_on", "pk")

    def sent(self, start: date, end: date) -> Self:
        """The book of papers out: those issued from a day to a day, in the order of their numbers within a series."""
        ours = (Direction.OUTGOING, Direction.INTERNAL)
        rows = self.valid().filter(direction__in=ours, issued_on__range=(start, end))
        return rows.order_by("issued_on", "series", "ordinal_value", "pk")


class Document(models.Model):
    """One paper: in, out, within the house, or only named by another."""

    direction = models.CharField(
        _("đến, đi"), max_length=8, choices=Direction, help_text=_("Theo sổ của cơ quan đầu mối, nơi giữ sổ này.")
    )
    kind = models.CharField(_("loại văn bản"), max_length=40, choices=kinds, blank=True)
    number = models.CharField(
        _("số, ký hiệu"), max_length=100, blank=True, help_text=_("Ghi đúng như trên văn bản, ví dụ 163/KH-UBND.")
    )
    year = models.PositiveSmallIntegerField(
        _("năm"), null=True, blank=True, help_text=_("Chỉ cần ghi khi không biết ngày văn bản.")
    )
    issued_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    issuer = models.ForeignKey(
        Agency, verbose_name=_("cơ quan ban hành"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="documents",
    )  # fmt: skip
    issuer_name = models.CharField(
        _("cơ quan ban hành ngoài danh bạ"), max_length=250, blank=True, help_text=_("Chỉ ghi khi danh bạ không có.")
    )
    subject = models.TextField(_("trích yếu"), blank=True)
    urgency = models.CharField(_("độ khẩn"), max_length=12, choices=Urgency, blank=True)

    formula = models.CharField(_("thẩm quyền ký"), max_length=8, choices=Formula, blank=True)
    signer = models.ForeignKey(
        Official, verbose_name=_("người ký"), on_delete=models.PROTECT, null=True, blank=True, related_name="signed"
    )
    signer_name = models.CharField(_("người ký ngoài danh bạ"), max_length=120, blank=True)
    signer_post = models.CharField(_("chức vụ người ký"), max_length=120, blank=True)

    recipients = models.ManyToManyField(
        Agency, verbose_name=_("nơi nhận"), blank=True, related_name="documents_received"
    )
    other_recipients = models.TextField(
        _("nơi nhận khác"), blank=True, help_text=_("Mỗi nơi một dòng; cả các cụm như “Các sở, ban, ngành”.")
    )
    copies = models.PositiveSmallIntegerField(_("số lượng bản"), null=True, blank=True)
    kept_by = models.CharField(_("đơn vị, người nhận bản lưu"), max_length=120, blank=True)

    arrived_on = models.DateField(_("ngày đến"), null=True, blank=True)
    arrival_number = models.PositiveIntegerField(_("số đến"), null=True, blank=True)
    arrival_year = models.PositiveSmallIntegerField(_("năm của số đến"), null=True, editable=False)
    handling_unit = models.CharField(_("đơn vị giải quyết"), max_length=120, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người giải quyết"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="documents_handled",
    )  # fmt: skip
    passed_on = models.DateField(_("ngày chuyển"), null=True, blank=True)
    reply_due_on = models.DateField(_("hạn trả lời"), null=True, blank=True)
    reply = models.ForeignKey(
        "self", verbose_name=_("văn bản trả lời"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="answered",
    )  # fmt: skip
    remark = models.TextField(_("ghi chú"), blank=True)
    #: There is a paper under the rules for secrets: the clerk has it, and nothing of it is written here.
    at_clerk = models.BooleanField(
        _("tra cứu tại văn thư"),
        default=False,
        help_text=_("Văn bản theo chế độ mật: chỉ ghi loại và đơn vị giữ, không ghi số, trích yếu, không đính tệp."),
    )

    withdrawn_as = models.CharField(_("đã rút"), max_length=12, choices=Withdrawal, blank=True, editable=False)
    withdrawn_on = models.DateField(_("rút ngày"), null=True, editable=False)
    withdrawn_why = models.TextField(_("vì sao rút"), blank=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người vào sổ"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    entered_at = models.DateTimeField(_("vào sổ lúc"), default=clock.now, editable=False)

    # What number and issuer say, so that one paper is found again: set by `save`.
    ordinal = models.CharField(_("số"), max_length=100, blank=True, editable=False)
    ordinal_value = models.PositiveIntegerField(_("số để xếp"), null=True, editable=False)
    series = models.CharField(_("ký hiệu để so"), max_length=110, blank=True, editable=False)
    series_plain = models.CharField(_("ký hiệu không dấu"), max_length=110, blank=True, editable=False)
    issuer_key = models.CharField(_("cơ quan để so"), max_length=250, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    searchable = Searchable(
        title="subject", number="number", text=("issuer__name", "issuer_name", "signer_name", "remark")
    )

    #: What `read` sets.
    READ = ("year", "ordinal", "ordinal_value", "series", "series_plain", "issuer_key", "arrival_year")

    NOTE_VERBS = {
        "added": _("Vào sổ"),
        "cited": _("Ghi vì được viện dẫn"),
        "completed": _("Bổ sung bản đã được viện dẫn"),
        "answered": _("Trả lời"),
        "answer-taken-back": _("Bỏ văn bản trả lời"),
        "withdrawn": _("Rút văn bản"),
        "handed-over": _("Bàn giao người giải quyết"),
        "file-refused": _("Từ chối tệp"),
    }

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        # The engines differ in where they put a day that is not known: here it is last.
        ordering = [F("issued_on").desc(nulls_last=True), "-pk"]
        indexes = [
            models.Index(fields=["ordinal", "series"], name="documents_document_number"),
            models.Index(fields=["direction", "arrived_on"], name="documents_document_arrived"),
            models.Index(fields=["reply_due_on"], name="documents_document_due"),
            models.Index(fields=["-issued_on", "-id"], name="documents_document_issued"),
        ]
        constraints = [
            # Two, since SQLite holds NULLs apart: a year that is not known is one value here.
            models.UniqueConstraint(
                fields=["issuer_key", "series", "ordinal", "year"],
                condition=~Q(ordinal="") & Q(year__isnull=False) & ~Q(withdrawn_as="mistake"),
                name="documents_one_number_a_year",
                violation_error_message=_("Số, ký hiệu này của cơ quan này trong năm này đã có trong sổ."),
            ),
            models.UniqueConstraint(
                fields=["issuer_key", "series", "ordinal"],
                condition=~Q(ordinal="") & Q(year__isnull=True) & ~Q(withdrawn_as="mistake"),
                name="documents_one_number_without_a_year",
                violation_error_message=_("Số, ký hiệu này của cơ quan này, chưa rõ năm, đã có trong sổ."),
            ),
            models.UniqueConstraint(
                fields=["arrival_year", "arrival_number"],
                condition=Q(arrival_number__isnull=False) & ~Q(withdrawn_as="mistake"),
                name="documents_one_arrival_number_a_year",
                violation_error_message=_("Số đến này đã dùng trong năm; hãy lấy số đến tiếp theo."),
            ),
            models.CheckConstraint(
                condition=Q(arrival_number=None) | Q(arrived_on__isnull=False),
                name="documents_arrival_has_its_day",
                violation_error_message=_("Có số đến thì phải có ngày đến."),
            ),
            models.CheckConstraint(
                condition=Q(direction="cited") | Q(at_clerk=True) | Q(issuer__isnull=False) | ~Q(issuer_name=""),
                name="documents_somebody_issued_it",
                violation_error_message=_("Chưa ghi cơ quan ban hành: chọn trong danh bạ hoặc ghi tên."),
            ),
            models.CheckConstraint(
                condition=Q(at_clerk=False) | (Q(number="") & Q(subject="") & Q(remark="")),
                name="documents_nothing_of_what_the_clerk_keeps",
                violation_error_message=_(
                    "Văn bản tra cứu tại văn thư chỉ ghi loại và đơn vị giữ: để trống số, trích yếu, ghi chú."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(reply=F("id")),
                name="documents_no_answer_to_itself",
                violation_error_message=_("Văn bản không tự trả lời chính nó."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Kind, number and day, as later citations write it; what has no number is told by its subject."""
        if self.at_clerk:
            return gettext("%(kind)s tra cứu tại văn thư") % {"kind": self.kind or gettext("Văn bản")}
        kind = self.kind or gettext("Văn bản")
        if not self.number:
            words = self.subject if self.subject.casefold().startswith(kind.casefold()) else f"{kind} {self.subject}"
            return words.strip()[:160]
        said = gettext("%(kind)s số %(number)s") % {"kind": kind, "number": self.number}
        day = date_format(self.issued_on, "d/m/Y") if self.issued_on else ""
        return gettext("%(said)s ngày %(day)s") % {"said": said, "day": day} if day else said

    def save(self, *args: Any, **kwargs: Any) -> None:
        """What is compared follows what was written."""
        self.read()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, *self.READ}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("documents:document-record", args=[self.pk])

    def read(self) -> None:
        """Set what number, day and issuer say; a number that cannot be read is a series of its own."""
        number = self.parts
        self.year = rules.year_of(number, self.issued_on, self.year)
        self.arrival_year = self.arrived_on.year if self.arrived_on else None
        self.issuer_key = f"#{self.issuer_id}" if self.issuer_id else plain(self.issuer_name)
        self.ordinal = number.place if number else plain(self.number)
        self.ordinal_value = number.value if number else None
        # A bare number says nothing of its series, its kind does: đề án số 825 is not kế hoạch số 825.
        bare = number is None or number.form == "bare"
        self.series = (f"={self.kind.casefold()}" if self.kind else "") if bare else number.series  # type: ignore[union-attr]
        self.series_plain = without_marks(self.series)

    @property
    def parts(self) -> DocumentNumber | None:
        """The number by its parts; None where it cannot be read."""
        return read_number(self.number)

    @property
    def identity(self) -> rules.Identity:
        return rules.Identity(self.ordinal, self.series, self.issuer_key, self.year)

    @property
    def issuer_said(self) -> str:
        """Who issued it, under the name it bore that day."""
        if self.issuer is None:
            return self.issuer_name
        return self.issuer.name_on(self.issued_on) if self.issued_on else self.issuer.name

    @property
    def signer_said(self) -> str:
        """Formula, post and name in one line: "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH …" is for the paper itself."""
        name = str(self.signer) if self.signer_id else self.signer_name
        formula = " ".join(f"{each}." for each in self.formula.split("-") if each)
        return ", ".join(part for part in (f"{formula} {self.signer_post}".strip(), name) if part)

    @property
    def handled_by(self) -> str:
        """Đơn vị hoặc người nhận: the column of the books."""
        return ", ".join(part for part in (self.handling_unit, str(self.handler or "")) if part)

    @property
    def takes_files(self) -> bool:
        """Nothing hangs on what only the clerk has, nor on what should not be here (asked by kit.files)."""
        return not self.at_clerk and rules.counts(self.withdrawn_as)

    @property
    def answered_on(self) -> date | None:
        """The day it was answered: when the answer came, or was issued."""
        return (self.reply.arrived_on or self.reply.issued_on) if self.reply else None

    def standing(self, today: date) -> Standing:
        return rules.standing(
            self.reply_due_on,
            today,
            is_answered=self.reply_id is not None,
            answered_on=self.answered_on,
            withdrawn=self.withdrawn_as,
        )

    @property
    def facts(self) -> rules.Facts:
        return rules.Facts(
            direction=self.direction,
            number=self.number,
            kind=self.kind,
            issued_on=self.issued_on,
            arrived_on=self.arrived_on,
            arrival_number=self.arrival_number,
            reply_due_on=self.reply_due_on,
            at_clerk=self.at_clerk,
            withdrawn=self.withdrawn_as,
        )
