"""Facts of the norms: dated rows with the paper they come from, and days on which the office is shut."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit.glance import is_glancing, read_once
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.norms import rules
from haidang.office.norms.choices import DayKind, Tag, Unit


class NoNorm(ValidationError):
    """No row holds on the day: nobody can say what the rule was."""


class TwoNorms(ValidationError):
    """Two rows hold on one day: the office must say which."""


@read_once
def _by_rule() -> "dict[str, list[Norm]]":
    """Every row by its own code and by that of its rule."""
    found: dict[str, list[Norm]] = {}
    for row in Norm.objects.all():
        for code in {row.code, row.family}:
            found.setdefault(code, []).append(row)
    return found


def the_one(rows: "Iterable[Norm]", code: str, on: date, conditions: Mapping[str, Any] | None = None) -> "Norm":
    """Of the rows of the rule `code` that hold on the day the one for these conditions. Raises `NoNorm`, `TwoNorms`."""
    given = dict(conditions or {})
    held = [row for row in rows if row.conditions.items() <= given.items()]
    most = max((len(row.conditions) for row in held), default=0)
    held = [row for row in held if len(row.conditions) == most]
    if not held:
        raise NoNorm(
            gettext("Chưa có quy định “%(code)s” cho ngày %(day)s. Hãy bổ sung ở trang Định mức, quy định.")
            % {"code": code, "day": f"{on:%d/%m/%Y}"}
        )
    if len(held) > 1:
        raise TwoNorms(
            gettext(
                "Ngày %(day)s có %(count)s dòng cùng quy định “%(code)s” (%(sources)s). "
                "Hãy đặt lại ngày hiệu lực để chỉ còn một dòng."
            )
            % {
                "code": code,
                "day": f"{on:%d/%m/%Y}",
                "count": len(held),
                "sources": "; ".join(row.document for row in held),
            }
        )
    return held[0]


class NormQuerySet(RecordQuerySet["Norm"]):
    """Norms are open to everybody who may come in; few change them."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated:
            return self.none()
        return self if user.reach(verb, "norm") else self.none()

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "norm"))

    def holding(self, on: date) -> Self:
        """Those that hold on the day; both ends count, an empty one is open."""
        begun = Q(valid_from=None) | Q(valid_from__lte=on)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gte=on))

    def versions(self, code: str) -> Self:
        """Every row of one rule: "GUEST-NORM" has GUEST-NORM-1 and GUEST-NORM-2."""
        return self.filter(Q(code=code) | Q(family=code))

    def in_force(self, code: str, on: date, conditions: Mapping[str, Any] | None = None) -> "Norm":
        """The row of the rule `code` that holds on the day of the act, with its source.

        `conditions` narrow it where a rule has several rows at once (a class of guest, an item). Raises `NoNorm` or
        `TwoNorms`, each a sentence that says what to do.
        """
        if is_glancing():
            return the_one((row for row in _by_rule().get(code, ()) if row.holds(on)), code, on, conditions)
        return the_one(self.versions(code).holding(on), code, on, conditions)

    def changed(self, since: date, until: date) -> Self:
        """Those that began or ended after `since`, up to and with `until`."""
        began = Q(valid_from__gt=since, valid_from__lte=until)
        # the last day of a row is the day before something changes
        return self.filter(began | Q(valid_to__gte=since, valid_to__lt=until))


class Norm(models.Model):
    """One rule with its number, from a day to a day, and the paper that says so."""

    code = models.CharField(_("mã"), max_length=40)
    family = models.CharField(_("quy định"), max_length=40, editable=False, db_index=True)
    act = models.CharField(_("việc"), max_length=250)
    value = models.CharField(_("nội dung quy định"), max_length=250)
    amount = models.CharField(_("con số"), max_length=60, blank=True)
    unit = models.CharField(_("đơn vị tính"), max_length=16, choices=Unit, blank=True, default=Unit.NONE)
    conditions = models.JSONField(_("điều kiện"), default=dict, blank=True)
    valid_from = models.DateField(_("hiệu lực từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    document = models.CharField(_("văn bản"), max_length=250)
    article = models.CharField(_("điều, khoản"), max_length=120, blank=True)
    tag = models.CharField(_("mức tin cậy"), max_length=2, choices=Tag, default=Tag.KNOWN)

    objects = NormQuerySet.as_manager()
    searchable = Searchable(title="act", number="code", text=("value", "document"))

    NOTE_VERBS = {"seeded": _("Nạp từ dữ liệu nền"), "ended": _("Hết hiệu lực"), "table-seeded": _("Nạp bảng mức chi")}

    class Meta:
        verbose_name = "định mức, quy định"
        verbose_name_plural = "định mức, quy định"
        ordering = ["family", "valid_from", "code", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="norms_norm_days",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            ),
            # two, since SQLite takes every missing day for another one
            models.UniqueConstraint(
                fields=["code", "valid_from", "conditions"],
                name="norms_one_row_a_day",
                violation_error_message=_("Quy định này đã có dòng bắt đầu từ ngày đó."),
            ),
            models.UniqueConstraint(
                fields=["code", "conditions"],
                condition=Q(valid_from=None),
                name="norms_one_row_from_ever",
                violation_error_message=_("Quy định này đã có dòng không ghi ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act}: {self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Which rule a version belongs to follows its code."""
        self.family = rules.family(self.code)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("norms:norm-record", args=[self.pk])

    def clean(self) -> None:
        """The number is of its unit, and no other row of the rule holds on one of its days."""
        super().clean()
        refuse_turned(self.valid_from, self.valid_to)
        if message := _fault_of(self.amount, self.unit):
            raise ValidationError({"amount": message})
        others = Norm.objects.filter(family=rules.family(self.code), conditions=self.conditions).exclude(pk=self.pk)
        for other in others:
            if rules.overlap([(other.valid_from, other.valid_to)], self.valid_from, self.valid_to):
                raise ValidationError(
                    {
                        "valid_from": gettext(
                            "Một ngày chỉ có một quy định: hiệu lực %(days)s trùng với dòng %(code)s (%(document)s), "
                            "hiệu lực %(held)s. Kết thúc dòng ấy trước, hoặc xem lại ngày hiệu lực."
                        )
                        % {
                            "days": span(self.valid_from, self.valid_to),
                            "code": other.code,
                            "document": other.document,
                            "held": span(other.valid_from, other.valid_to),
                        }
                    }
                )

    def holds(self, on: date) -> bool:
        """Is the day one of its days? Both ends count, an empty one is open."""
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)

    @property
    def number(self) -> int:
        """The number where the unit counts something."""
        return int(self.amount)

    @property
    def may_refuse(self) -> bool:
        """A rule nobody has read in its source only warns."""
        return self.tag != Tag.KNOWN

    @property
    def source(self) -> str:
        """Where it stands: "NĐ 09/2019/NĐ-CP Đ12"."""
        return f"{self.document} {self.article}".strip()

    def end_of(self, start: date, calendar: rules.Calendar) -> date:
        """The last day of its term after `start`."""
        return rules.term_end(start, self.number, self.unit, calendar)


def refuse_turned(first: date | None, last: date | None) -> None:
    """The last day is the first one or later; both are told, as the table's own refusal cannot."""
    if first and last and last < first:
        raise ValidationError(
            {
                "valid_to": gettext("Ngày cuối %(last)s trước ngày đầu %(first)s. Xem lại hai ngày hiệu lực.")
                % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
            }
        )


def span(first: date | None, last: date | None) -> str:
    """ "18/05/2026 - …": an open end is told by dots."""
    return " - ".join(f"{day:%d/%m/%Y}" if day else "…" for day in (first, last))


def _fault_of(amount: str, unit: str) -> str:
    """What is wrong with a number for its unit, "" when nothing is."""
    try:
        match unit:
            case Unit.NONE | Unit.TEXT:
                return ""
            case Unit.DAY_OF_YEAR:
                rules.day_of_year(amount, 2020)
            case Unit.WINDOW:
                rules.window_starts(amount)
            case Unit.TIME:
                rules.time_of_day(amount)
            case Unit.DAYS_AROUND:
                rules.days_around(amount)
            case _:
                int(amount)
    except ValueError:
        return gettext("Con số “%(amount)s” không đúng với đơn vị “%(unit)s”.") % {
            "amount": amount,
            "unit": Unit(unit).label,
        }
    return ""


class CalendarDayQuerySet(RecordQuerySet["CalendarDay"]):
    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated:
            return self.none()
        return self if user.reach("change" if verb == "delete" else verb, "norm") else self.none()

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "norm"))


class CalendarDay(models.Model):
    """A day off or a make-up day: of one year, or of every year ("MM-DD")."""

    day = models.CharField(_("ngày"), max_length=10, help_text=_("Một ngày (2020-04-02) hoặc ngày hằng năm (09-02)."))
    kind = models.CharField(_("là"), max_length=8, choices=DayKind, default=DayKind.OFF)
    name = models.CharField(_("tên"), max_length=120)
    valid_from = models.DateField(_("áp dụng từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    document = models.CharField(_("theo văn bản"), max_length=250, blank=True)
    tag = models.CharField(_("mức tin cậy"), max_length=2, choices=Tag, default=Tag.KNOWN)

    objects = CalendarDayQuerySet.as_manager()
    searchable = Searchable(title="name", number="day", text=("document",))

    NOTE_VERBS = {"seeded": _("Nạp từ dữ liệu nền")}

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"
        ordering = ["-day", "pk"]
        constraints = [
            # two, since SQLite takes every missing day for another one
            models.UniqueConstraint(
                fields=["day", "valid_from"],
                name="norms_day_once",
                violation_error_message=_("Ngày này đã có trong lịch."),
            ),
            models.UniqueConstraint(
                fields=["day"],
                condition=Q(valid_from=None),
                name="norms_day_once_from_ever",
                violation_error_message=_("Ngày này đã có trong lịch."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("norms:day-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_turned(self.valid_from, self.valid_to)
        try:
            rules.day_of_year(self.day, 2020) if len(self.day) == 5 else date.fromisoformat(self.day)
        except ValueError as wrong:
            raise ValidationError(
                {"day": gettext("“%(day)s” không phải ngày. Viết 2020-04-02 hoặc 09-02.") % {"day": self.day}}
            ) from wrong
