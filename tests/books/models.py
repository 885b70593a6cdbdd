"""Facts of the made room."""

from typing import Any, Self

from django.db import models
from django.urls import reverse

from haidang.kit.personal.fields import EncryptedCharField
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable


class Kind(models.TextChoices):
    NOVEL = "novel", "Truyện"
    REPORT = "report", "Báo cáo"


class Kept(RecordQuerySet[Any]):
    """The desk keeps the books, the inspector looks, nobody else knows of them."""

    def for_user(self, user: Any, verb: str) -> Self:
        seen = {"desk": True, "inspector": verb == "view"}
        return self if seen.get(getattr(user, "role", "")) else self.none()

    def may_add(self, user: Any) -> bool:
        return getattr(user, "role", "") == "desk"


class BookQuerySet(Kept):
    """A hidden book is for nobody, not even for who hid it."""

    def for_user(self, user: Any, verb: str) -> Self:
        return super().for_user(user, verb).filter(is_hidden=False)


class Author(models.Model):
    name = models.CharField("họ và tên", max_length=99)
    passport = EncryptedCharField("số hộ chiếu", max_length=12, blank=True)

    objects = Kept.as_manager()
    searchable = Searchable(title="name")

    class Meta:
        verbose_name = "tác giả"
        verbose_name_plural = "tác giả"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("books:author-record", args=[self.pk])


class Book(models.Model):
    title = models.CharField("tên sách", max_length=250)
    number = models.CharField("ký hiệu", max_length=20, unique=True)
    kind = models.CharField("loại", max_length=12, choices=Kind, default=Kind.NOVEL)
    author = models.ForeignKey(Author, verbose_name="tác giả", on_delete=models.PROTECT, related_name="books")
    helpers = models.ManyToManyField(Author, verbose_name="người giúp", blank=True, related_name="helped")
    published_on = models.DateField("ngày in", null=True, blank=True)
    price = models.DecimalField("giá", max_digits=12, decimal_places=0, null=True, blank=True)
    is_lent = models.BooleanField("đang cho mượn", default=False)
    is_hidden = models.BooleanField("giấu đi", default=False)

    objects = BookQuerySet.as_manager()
    searchable = Searchable(title="title", number="number", text=("author__name", "chapters__text"))

    class Meta:
        verbose_name = "sách"
        verbose_name_plural = "sách"
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("books:book-record", args=[self.pk])


class Chapter(models.Model):
    """What stands in a book; found through it."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="chapters")
    text = models.TextField()

    class Meta:
        verbose_name = "chương"
        verbose_name_plural = "chương"

    def __str__(self) -> str:
        return self.text
