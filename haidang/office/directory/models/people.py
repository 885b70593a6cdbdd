"""Persons in public service and the posts they hold; fields of work and who directs them."""

from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models.agencies import Agency
from haidang.office.directory.models.dated import Dated, DatedQuerySet, DirectoryQuerySet, in_force
from haidang.papers.vietnamese.letters import fold


class OfficialQuerySet(DirectoryQuerySet["Official"]):
    def in_office(self, on: date) -> "OfficialQuerySet":
        """Those who hold a post on the day."""
        return self.filter(pk__in=Posting.objects.in_force(on).values("official"))


class Official(models.Model):
    """A person in public service, known here by name or, in a demonstration, by post."""

    name = models.CharField(_("họ và tên"), max_length=120)
    note = models.CharField(_("ghi chú"), max_length=250, blank=True)
    sort_key = models.CharField(_("khóa sắp xếp"), max_length=120, editable=False, db_index=True)

    objects = OfficialQuerySet.as_manager()
    searchable = Searchable(title="name", text=("note", "postings__post"))

    NOTE_VERBS = {"posted": _("Giao chức vụ"), "left": _("Thôi chức vụ"), "seeded": _("Nạp từ dữ liệu nền")}

    class Meta:
        verbose_name = "cán bộ"
        verbose_name_plural = "cán bộ"
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = fold(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("directory:official-record", args=[self.pk])

    def posting_on(self, day: date) -> "Posting | None":
        """The post held that day; the first in protocol where there are several."""
        return self.postings.in_force(day).select_related("agency").order_by("agency__order", "rank", "pk").first()


class PostingQuerySet(DatedQuerySet["Posting"]):
    def focal(self, on: date) -> "PostingQuerySet":
        """The focal persons of living agencies on the day, in protocol order."""
        rows = self.in_force(on).filter(in_force(on, "agency__"), is_focal=True)
        return rows.select_related("agency", "official").order_by("agency__order", "agency__sort_key", "rank", "pk")


class Posting(Dated):
    """A person in a post of an agency, from a day to a day, by decision."""

    official = models.ForeignKey(Official, verbose_name=_("cán bộ"), on_delete=models.CASCADE, related_name="postings")
    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="postings")
    post = models.CharField(_("chức vụ"), max_length=120)
    rank = models.PositiveSmallIntegerField(_("thứ tự trong cơ quan"), default=9, help_text=_("1 là người đứng đầu."))
    decision = models.CharField(_("theo quyết định"), max_length=250, blank=True)
    is_focal = models.BooleanField(_("đầu mối công tác đối ngoại"), default=False)
    phone = models.CharField(_("điện thoại cơ quan"), max_length=32, blank=True)
    email = models.EmailField(_("thư công vụ"), blank=True)

    objects = PostingQuerySet.as_manager()
    searchable = Searchable(title="post", text=("official__name", "agency__name"))

    class Meta(Dated.Meta):
        verbose_name = "chức vụ"
        # the one book of postings is the list of focal persons
        verbose_name_plural = "đầu mối công tác đối ngoại"
        ordering = ["agency", "rank", "valid_from", "pk"]

    def __str__(self) -> str:
        return f"{self.post}: {self.official}"

    def get_absolute_url(self) -> str:
        return reverse("directory:focal-record", args=[self.pk])


class FieldQuerySet(DirectoryQuerySet["Field"]):
    pass


class Field(models.Model):
    """A field of work, under which the tasks of a plan stand."""

    code = models.CharField(_("mã"), max_length=32, unique=True)
    name = models.CharField(_("tên"), max_length=250)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=99)
    words = models.TextField(
        _("từ khóa"), blank=True, help_text=_("Cách nhau bằng dấu phẩy; để đặt mục của kế hoạch vào lĩnh vực.")
    )
    agencies = models.ManyToManyField(
        Agency, verbose_name=_("cơ quan thường tham gia"), blank=True, related_name="fields"
    )

    objects = FieldQuerySet.as_manager()
    searchable = Searchable(title="name", number="code", text=("words",))

    NOTE_VERBS = {"directed": _("Phân công phụ trách"), "seeded": _("Nạp từ dữ liệu nền")}

    class Meta:
        verbose_name = "lĩnh vực công tác"
        verbose_name_plural = "lĩnh vực công tác"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("directory:field-record", args=[self.pk])

    def director_on(self, day: date) -> "Official | None":
        """The vice-chair who directs it that day."""
        row = self.directions.in_force(day).select_related("official").first()
        return row.official if row else None


class FieldDirectionQuerySet(DatedQuerySet["FieldDirection"]):
    pass


class FieldDirection(Dated):
    """Who of the province's leaders directs a field of work, from a day to a day, by decision."""

    field = models.ForeignKey(
        Field, verbose_name=_("lĩnh vực công tác"), on_delete=models.CASCADE, related_name="directions"
    )
    official = models.ForeignKey(
        Official, verbose_name=_("người phụ trách"), on_delete=models.PROTECT, related_name="directions"
    )
    decision = models.CharField(_("theo quyết định"), max_length=250)

    objects = FieldDirectionQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "phân công phụ trách lĩnh vực"
        verbose_name_plural = "phân công phụ trách lĩnh vực"
        ordering = ["field", "-valid_from", "pk"]

    def __str__(self) -> str:
        return f"{self.field}: {self.official}"
