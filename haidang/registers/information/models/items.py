"""An article or an item that told people of the province, or the province of its partners."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet
from haidang.plan.plans.linking import tasks_field
from haidang.registers.information.choices import Form, Language, Medium, Subject, Where
from haidang.registers.information.models.bulletins import BulletinIssue
from haidang.registers.information.models.common import agency_field, country_field
from haidang.registers.partners.models import Partner


class ItemQuerySet(BookQuerySet["Item"]):
    """An item is written down when it has come out; it has no course."""


class Item(models.Model):
    """What came out, where, in which language; a link to it."""

    title = models.CharField(_("tên tin, bài"), max_length=300)
    form = models.CharField(_("thể loại"), max_length=12, choices=Form, default=Form.ARTICLE)
    subject = models.CharField(_("nội dung"), max_length=12, choices=Subject, default=Subject.RELATIONS)
    agency = agency_field("information_items", _("cơ quan cung cấp, đăng"))
    published_on = models.DateField(_("ngày đăng, phát"))
    where = models.CharField(_("đăng ở"), max_length=8, choices=Where, default=Where.HOME)
    medium = models.CharField(_("phương tiện"), max_length=12, choices=Medium, default=Medium.SITE)
    outlet = models.CharField(_("tên báo, trang, kênh"), max_length=160, blank=True)
    country = country_field("information_items", _("nước nơi đăng"))
    language = models.CharField(_("ngôn ngữ"), max_length=8, choices=Language, default=Language.VIETNAMESE)
    issue = models.ForeignKey(
        BulletinIssue, verbose_name=_("số bản tin"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="items",
    )  # fmt: skip
    author = models.CharField(_("tác giả, nguồn"), max_length=160, blank=True)
    partners = models.ManyToManyField(
        Partner, verbose_name=_("đối tác được nói đến"), blank=True, related_name="information_about"
    )
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)
    note = models.TextField(_("tóm tắt, ghi chú"), blank=True)
    tasks = tasks_field("information_items")

    objects = ItemQuerySet.as_manager()
    searchable = Searchable(title="title", text=("outlet", "author", "note"))

    class Meta:
        verbose_name = "tin, bài thông tin đối ngoại"
        verbose_name_plural = "tin, bài thông tin đối ngoại"
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(where=Where.ABROAD) | Q(country__isnull=False),
                name="information_item_abroad_has_country",
                violation_error_message=_("Tin, bài đăng ở nước ngoài phải ghi nước nơi đăng."),
            ),
            models.CheckConstraint(
                condition=Q(issue__isnull=True) | Q(medium=Medium.BULLETIN),
                name="information_item_of_an_issue",
                violation_error_message=_("Tin, bài của một số bản tin thì phương tiện là “Bản tin đối ngoại”."),
            ),
        ]
        indexes = [models.Index(fields=["published_on"], name="information_item_day")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("information:item-record", args=[self.pk])

    def in_place_of(self, user: Any) -> Any:
        return user.in_place_of(self.agency)
