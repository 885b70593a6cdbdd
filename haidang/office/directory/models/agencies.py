"""Agencies as identities: what they are called, and under whom, changes over time; the identity does not."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from haidang.kit.search.searchable import Searchable
from haidang.office.directory import rules
from haidang.office.directory.choices import WITH_MEMBERS, Kind, Level, NameKind, Part
from haidang.office.directory.models.dated import Dated, DatedQuerySet, DirectoryQuerySet, in_force
from haidang.papers.vietnamese.letters import fold


@dataclass(frozen=True)
class Likeness:
    """An agency whose name is like a text, the name that is, and how much (0-100)."""

    agency: "Agency"
    name: str
    score: float


@dataclass(frozen=True)
class Heir:
    """Who inherited, what part of it, since when and on what basis."""

    agency: "Agency"
    scope: str
    since: date
    legal_basis: str


class AgencyQuerySet(DatedQuerySet["Agency"]):
    """The questions the office asks about agencies."""

    def alive(self, on: date) -> Self:
        """Those that exist on the day."""
        return self.filter(in_force(on))

    def named(self, text: str, on: date | None = None) -> Self:
        """Those that bear exactly this name, of any kind, on the day (without a day: ever); marks and case aside."""
        names = AgencyName.objects.in_force(on).filter(plain=rules.plain(text))
        found = self.filter(pk__in=names.values("agency"))
        return found.alive(on) if on else found

    def nearest(self, text: str, on: date | None = None, limit: int = 5) -> list[Likeness]:
        """Those whose names are most like a text, the likest first: what to offer for a name nobody knows."""
        rows = AgencyName.objects.in_force(on).filter(agency__in=self.alive(on) if on else self)
        names = list(rows.exclude(kind=NameKind.ENGLISH).values_list("agency", "text", "plain"))
        # a few more than asked: one agency may come up under several of its names
        found = process.extract(
            rules.plain(text), [plain for _, _, plain in names], scorer=_likeness, limit=limit * 6, score_cutoff=50
        )
        best: dict[int, tuple[str, float]] = {}
        for _plain, score, at in found:
            best.setdefault(names[at][0], (names[at][1], score))
        agencies = self.in_bulk(list(best)[:limit])
        return [Likeness(agencies[pk], *best[pk]) for pk in list(best)[:limit]]

    def of_province(self) -> Self:
        """Those that this province has; the others are known by name, because papers speak of them."""
        return self.filter(is_of_province=True)

    def in_protocol_order(self) -> Self:
        """As they are seated and listed: by the order of protocol, then by name."""
        return self.order_by("order", "sort_key", "pk")


def _likeness(one: str, other: str, **options: Any) -> float:
    """How alike two folded names are: whole against whole, and word by word in any order."""
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other) * 0.97)


class Agency(Dated):
    """An agency over its whole life."""

    code = models.CharField(_("mã"), max_length=32, unique=True)
    name = models.CharField(
        _("tên"), max_length=250, help_text=_("Tên hiện nay; tên qua các thời kỳ xem ở phần tên gọi.")
    )
    kind = models.CharField(_("loại"), max_length=24, choices=Kind, default=Kind.OTHER)
    level = models.CharField(_("cấp"), max_length=16, choices=Level, default=Level.PROVINCE)
    order = models.PositiveSmallIntegerField(
        _("thứ tự lễ tân"), default=9000, help_text=_("Số nhỏ đứng trước trong danh bạ và khi liệt kê.")
    )
    is_of_province = models.BooleanField(
        _("có ở tỉnh"),
        default=True,
        help_text=_("Bỏ chọn nếu chỉ biết tên (cơ quan nơi khác): sẽ không thuộc các nhóm cơ quan của tỉnh."),
    )
    topics = models.TextField(
        _("từ khóa lĩnh vực"),
        blank=True,
        help_text=_("Cách nhau bằng dấu phẩy; dùng để đề nghị cơ quan cho cụm từ “có liên quan”."),
    )
    decision = models.CharField(_("căn cứ thành lập"), max_length=250, blank=True, help_text=_("Số, ngày của văn bản."))
    source = models.CharField(_("nguồn"), max_length=250, blank=True)
    sort_key = models.CharField(_("khóa sắp xếp"), max_length=250, editable=False, db_index=True)

    objects = AgencyQuerySet.as_manager()
    searchable = Searchable(title="name", number="code", text=("topics", "names__text"))

    NOTE_VERBS = {
        "renamed": _("Đổi tên"),
        "named": _("Thêm tên gọi"),
        "merged": _("Hợp nhất, sáp nhập"),
        "split": _("Chia, tách"),
        "closed": _("Kết thúc hoạt động"),
        "put-under": _("Đổi cơ quan cấp trên"),
        "inherited": _("Ghi cơ quan kế thừa"),
        "seeded": _("Nạp từ dữ liệu nền"),
        "unnamed": _("Gỡ tên gọi"),
        "member-added": _("Thêm thành viên"),
        "member-ended": _("Thôi thành viên"),
    }

    class Meta(Dated.Meta):
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        ordering = ["order", "sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The key by which names are sorted follows the name."""
        self.sort_key = fold(self.name)
        if (fields := kwargs.get("update_fields")) is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "sort_key"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("directory:agency-record", args=[self.pk])

    def is_alive(self, on: date) -> bool:
        return rules.holds(self.valid_from, self.valid_to, on)

    @property
    def has_members(self) -> bool:
        """A steering committee or a working group: its members are named by a decision."""
        return self.kind in WITH_MEMBERS

    # names of a day; `names.all()` may have been fetched before, so that lists cost nothing more

    def name_on(self, day: date) -> str:
        """What it was called officially that day; a report about 2020 prints the name of 2020."""
        return self.said_on(NameKind.OFFICIAL, day) or self.name

    def short_on(self, day: date) -> str:
        """Its short name that day, or the official one where it has none."""
        return self.said_on(NameKind.SHORT, day) or self.name_on(day)

    def said_on(self, kind: NameKind, day: date) -> str:
        """The name of a kind that it bore that day; "" where it bore none."""
        held = (row for row in self.names.all() if row.kind == kind and rules.holds(row.valid_from, row.valid_to, day))
        return next((row.text for row in held), "")

    def parent_on(self, day: date) -> "Agency | None":
        """The body it stood under that day."""
        row = self.parents.in_force(day).select_related("parent").first()
        return row.parent if row else None

    # heirs

    def heirs(self, on: date) -> list[Heir]:
        """Those who had inherited from it by that day, at the ends of the chains; [] while nobody had."""
        found = rules.heirs(self.pk, Succession.objects.links(), on)
        agencies = Agency.objects.in_bulk([each.agency for each in found])
        bases = {row.step: row.legal_basis for row in Succession.objects.all()}
        return [
            Heir(agencies[each.agency], each.scope, last.since, bases[(last.predecessor, last.successor, last.scope)])
            for each in found
            if (last := each.steps[-1])
        ]

    def responsible(self, on: date, about: str = "") -> "Agency":
        """Who answers on that day for what this agency was given: itself while it lives, then its heirs in turn."""
        if self.is_alive(on) or self.valid_to is None:
            return self
        ended = dict(Agency.objects.values_list("pk", "valid_to"))
        heir = rules.responsible(self.pk, Succession.objects.links(), on, ended=ended, about=about)
        return self if heir == self.pk else Agency.objects.get(pk=heir)


class AgencyNameQuerySet(DatedQuerySet["AgencyName"]):
    pass


class AgencyName(Dated):
    """One name an agency bore, from a day to a day."""

    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan"), on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(_("loại tên"), max_length=12, choices=NameKind, default=NameKind.ALIAS)
    text = models.CharField(_("tên"), max_length=250)
    context = models.CharField(
        _("dùng ở đâu"),
        max_length=250,
        blank=True,
        help_text=_("Tên chỉ đúng trong hoàn cảnh này thì không dùng để tự nhận ra cơ quan."),
    )
    decision = models.CharField(_("căn cứ"), max_length=250, blank=True, help_text=_("Số, ngày của văn bản."))
    plain = models.CharField(_("dạng để so"), max_length=250, editable=False, db_index=True)

    objects = AgencyNameQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "tên gọi của cơ quan"
        verbose_name_plural = "tên gọi của cơ quan"
        ordering = ["agency", "kind", "valid_from", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            # two, since SQLite takes every missing day for another one
            models.UniqueConstraint(
                fields=["agency", "kind", "text", "valid_from"],
                name="directory_same_name_once",
                violation_error_message=_("Cơ quan đã có tên này từ ngày này rồi."),
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "text"],
                condition=Q(valid_from=None),
                name="directory_same_name_once_from_ever",
                violation_error_message=_("Cơ quan đã có tên này rồi."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The form by which names are compared follows the name."""
        self.plain = rules.plain(self.text)
        super().save(*args, **kwargs)


class AgencyParentQuerySet(DatedQuerySet["AgencyParent"]):
    pass


class AgencyParent(Dated):
    """Under whom an agency stood, from a day to a day."""

    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan"), on_delete=models.CASCADE, related_name="parents")
    parent = models.ForeignKey(
        Agency, verbose_name=_("cơ quan cấp trên"), on_delete=models.PROTECT, related_name="children"
    )
    decision = models.CharField(_("căn cứ"), max_length=250, blank=True)

    objects = AgencyParentQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "cơ quan cấp trên"
        verbose_name_plural = "cơ quan cấp trên"
        ordering = ["agency", "valid_from", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(agency=models.F("parent")),
                name="directory_not_its_own_parent",
                violation_error_message=_("Cơ quan không thể là cấp trên của chính mình."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} ({self.parent})"


class SuccessionQuerySet(DirectoryQuerySet["Succession"]):
    def links(self) -> list[rules.Link]:
        """Every step from a predecessor to a successor, as the rules want it. The table is small: one query."""
        return [rules.Link(*row) for row in self.values_list("predecessor", "successor", "since", "scope", "is_main")]

    def with_ends(self) -> tuple[list[rules.Link], dict[int, date]]:
        """The same, and until when each predecessor lasted that is gone: one query."""
        rows = list(self.values_list("predecessor", "successor", "since", "scope", "is_main", "predecessor__valid_to"))
        ended = {row[0]: row[5] for row in rows if row[5] is not None}
        return [rules.Link(*row[:5]) for row in rows], ended


class Succession(models.Model):
    """One agency takes over from another on a day: the whole, or a part of it."""

    predecessor = models.ForeignKey(
        Agency, verbose_name=_("cơ quan trước"), on_delete=models.PROTECT, related_name="successors"
    )
    successor = models.ForeignKey(
        Agency, verbose_name=_("cơ quan kế thừa"), on_delete=models.PROTECT, related_name="predecessors"
    )
    since = models.DateField(_("từ ngày"))
    legal_basis = models.CharField(_("căn cứ pháp lý"), max_length=250)
    scope = models.CharField(_("phạm vi"), max_length=250, blank=True, help_text=_("Để trống nếu kế thừa toàn bộ."))
    is_main = models.BooleanField(
        _("kế thừa chính"), default=False, help_text=_("Cơ quan trả lời khi không rõ phần việc thuộc ai.")
    )

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        ordering = ["since", "-is_main", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "scope"],
                name="directory_inherits_once",
                violation_error_message=_("Việc kế thừa này đã được ghi."),
            ),
            models.UniqueConstraint(
                fields=["predecessor"],
                condition=Q(is_main=True),
                name="directory_one_main_heir",
                violation_error_message=_("Mỗi cơ quan chỉ có một cơ quan kế thừa chính."),
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")),
                name="directory_not_its_own_heir",
                violation_error_message=_("Cơ quan không thể kế thừa chính mình."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

    @property
    def step(self) -> tuple[int, int, str]:
        return self.predecessor_id, self.successor_id, self.scope


class MembershipQuerySet(DatedQuerySet["Membership"]):
    pass


class Membership(Dated):
    """A member of a steering committee or a working group, by the decision that names it."""

    committee = models.ForeignKey(
        Agency, verbose_name=_("ban chỉ đạo, tổ công tác"), on_delete=models.CASCADE, related_name="members"
    )
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("cơ quan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
    )
    official = models.ForeignKey(
        "directory.Official",
        verbose_name=_("cán bộ"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
    )
    part = models.CharField(_("vai trò"), max_length=16, choices=Part, default=Part.MEMBER)
    decision = models.CharField(_("theo quyết định"), max_length=250)

    objects = MembershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "thành viên"
        verbose_name_plural = "thành viên"
        ordering = ["committee", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | Q(official__isnull=False),
                name="directory_member_is_somebody",
                violation_error_message=_("Thành viên phải là một cơ quan hoặc một cán bộ."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official or self.agency}: {self.get_part_display()}"
