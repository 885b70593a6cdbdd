"""Facts of the made room."""

from typing import Any, Self

from django.db import models
from django.urls import reverse

from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
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


class Stage(models.TextChoices):
    ASKED = "asked", "Đã hỏi mượn"
    OUT = "out", "Đang mượn"
    BACK = "back", "Đã trả"


class Act(models.TextChoices):
    LEND = "lend", "Cho mượn"
    RETURN = "return", "Nhận lại"


class Loan(Dossier):
    """A book that somebody asks for, takes and brings back."""

    course = Course({
        Act.LEND: step("desk", Stage.ASKED, Stage.OUT),
        Act.RETURN: step(("desk", "inspector"), Stage.OUT, Stage.BACK),
    })  # fmt: skip

    book = models.ForeignKey(Book, verbose_name="sách", on_delete=models.PROTECT, related_name="loans")
    reader = models.CharField("người mượn", max_length=99)
    stage = models.CharField("bước", max_length=8, choices=Stage, default=Stage.ASKED, editable=False)
    back_on = models.DateField("trả ngày", null=True, blank=True, editable=False)

    objects = Kept.as_manager()
    searchable = Searchable(title="reader")

    NOTE_VERBS = {"lend": "Cho mượn", "return": "Nhận lại"}

    class Meta:
        verbose_name = "lượt mượn"
        verbose_name_plural = "lượt mượn"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.reader

    def get_absolute_url(self) -> str:
        return reverse("books:loan-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return frozenset({getattr(user, "role", "")})

    def in_the_way(self, act: Any) -> str:
        return "Sách đang giấu, không cho mượn." if act == Act.LEND and self.book.is_hidden else ""


class Damage(Part):
    """What was found when it came back."""

    whole_name = "loan"

    loan = models.ForeignKey(Loan, verbose_name="lượt mượn", on_delete=models.CASCADE, related_name="damages")
    text = models.CharField("chỗ hỏng", max_length=99)
    phone = EncryptedCharField("điện thoại người làm hỏng", max_length=20, blank=True)

    class Meta:
        verbose_name = "chỗ hỏng"
        verbose_name_plural = "chỗ hỏng"
        ordering = ["loan", "pk"]

    def __str__(self) -> str:
        return self.text
