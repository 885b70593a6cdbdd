"""What a rule says of a record: in a sentence, with where the rule stands and what it compared.

"unknown" is *chưa kiểm tra được*: the rule could not be asked, and nothing was passed by that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """The gravest first."""

    REFUSE = "refuse", _("Không được")
    UNKNOWN = "unknown", _("Chưa kiểm tra được")
    WARN = "warn", _("Lưu ý")
    OK = "ok", _("Đạt")


_GRAVEST = tuple(Outcome)


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that the rule held against another, and its page where it has one."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`code` names the rule for ever; `source` is the paper and the article."""

    code: str
    kind: Outcome
    sentence: str
    source: str = ""
    compared: tuple[Compared, ...] = ()
    #: Somebody who may let it pass all the same, and why: it is read, and stops nothing.
    let_go: str = ""

    @property
    def label(self) -> str:
        return str(self.kind.label)

    @property
    def after_label(self) -> str:
        """The sentence where its label stands before it: many a sentence begins with the same words."""
        for mark in (":", "."):
            if self.sentence.startswith(begin := f"{self.label}{mark} "):
                return self.sentence[len(begin) :]
        return self.sentence

    @property
    def stops(self) -> bool:
        return self.kind == Outcome.REFUSE and not self.let_go

    @property
    def said(self) -> str:
        """The sentence with its source, for a refusal."""
        return f"{self.sentence} ({self.source})" if self.source else self.sentence


def weighed(
    code: str, kind: Outcome, sentence: str, source: str = "", told: "Iterable[tuple[str, str]]" = ()
) -> Verdict:
    """A verdict that compared names and values: (("khai mạc ngày", "04/05/2026"), …)."""
    return Verdict(code, kind, sentence, source, tuple(Compared(f"{name}: {value}") for name, value in told))


def gravest_first(verdicts: "Iterable[Verdict | None]") -> list[Verdict]:
    """In the order in which people should read them; what had nothing to say is left out."""
    return sorted((each for each in verdicts if each), key=lambda each: (bool(each.let_go), _GRAVEST.index(each.kind)))


def refuse_what_stops(verdicts: "Iterable[Verdict | None]") -> None:
    """ValidationError with every sentence that refuses; what only warns is for the page."""
    if found := [each for each in verdicts if each and each.stops]:
        raise ValidationError([ValidationError(each.said, code=each.code) for each in found])


def day(value: date | None) -> str:
    """ "05/11/2026"; "" where there is none."""
    return f"{value:%d/%m/%Y}" if value else ""
