"""Numbers of records that must not be called by the names of people: "BHCD-2020-03"."""

import re
from typing import Any, ClassVar

from django.db import IntegrityError, models, transaction
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from haidang.kit.audit.selectors import last_made

#: How often a number is looked for anew when somebody else was quicker.
_TRIES = 5


def next_number(model: Any, begin: str) -> int:
    """The number behind all that were given to records of this kind under `begin`: one that was deleted keeps its own,
    for it stands on papers, in letters and in the log.
    """
    codes = model._default_manager.filter(code__startswith=begin).order_by(Length("code").desc(), "-code")
    highest = codes.values_list("code", flat=True).first() or ""
    return max(_number(highest, begin), _number(last_made(model, begin), begin)) + 1


def _number(code: str, begin: str) -> int:
    """ "KB-2020-04: Xin giấy tờ" under "KB-2020-" is 4."""
    found = re.match(r"\d+", code.removeprefix(begin))
    return int(found[0]) if found else 0


class Numbered(models.Model):
    """A record known by a number of its kind and year; given once, when it is first kept."""

    #: "BHCD" of "BHCD-2020-03"
    prefix: ClassVar[str]
    #: The day whose year the number tells.
    numbered_by: ClassVar[str] = "received_on"

    code = models.CharField(_("mã số"), max_length=24, unique=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.code:
            super().save(*args, **kwargs)
            return
        for left in reversed(range(_TRIES)):
            self.code = self._next()
            try:
                with transaction.atomic():
                    super().save(*args, **kwargs)
                return
            except IntegrityError:
                taken = type(self)._default_manager.filter(code=self.code).exists()
                self.code = ""
                if not taken or not left:
                    raise

    def _next(self) -> str:
        begin = f"{self.prefix}-{getattr(self, self.numbered_by).year}-"
        return f"{begin}{next_number(type(self), begin):02}"
