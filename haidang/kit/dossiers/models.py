"""What models of dossiers and of their parts stand on."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext as _

from haidang.kit.dossiers.rules import Course
from haidang.kit.personal.selectors import may_reveal
from haidang.kit.records.querysets import RecordQuerySet


class Dossier(models.Model):
    """A record with a `stage` and a `course`. A room says whose hands a person has, and what stands in the way."""

    course: ClassVar[Course]
    stage: Any

    class Meta:
        abstract = True

    def hands(self, user: Any) -> frozenset[str]:
        """In which ways it is this person's business. Nobody's until the room opens it."""
        return frozenset()

    def in_the_way(self, act: Any) -> str:
        """Why an act that is in time cannot be done all the same, in a sentence; "" where nothing hinders it."""
        return ""

    def acts(self, user: Any) -> tuple[Any, ...]:
        """What this person can do to it now."""
        return tuple(act for act in self.course.acts(self.stage, self.hands(user)) if not self.in_the_way(act))

    def not_now(self, act: Any) -> str:
        """Why something cannot be done: where the dossier was found, and what can be done there."""
        if self.course.is_time_for(act, self.stage) and (told := self.in_the_way(act)):
            return told
        said = _("Chưa làm được “%(act)s”: “%(record)s” đang ở bước “%(stage)s”.") % {
            "act": act.label,
            "record": self,
            "stage": self.get_stage_display(),  # type: ignore[attr-defined]
        }
        coming = ", ".join(f"“{each.label}”" for each in self.course.in_time(self.stage))
        return f"{said} {_('Ở bước này làm được: %(acts)s.') % {'acts': coming}}" if coming else said


class PartQuerySet(RecordQuerySet[Any]):
    """Whoever sees the whole sees its parts; whoever changes it changes them."""

    def for_user(self, user: Any, verb: str) -> Self:
        name = self.model.whole_name
        rows = self.model._meta.get_field(name).related_model._default_manager
        seen = rows.for_user(user, "view" if verb == "view" else "change")
        return self.filter(**{f"{name}__in": seen.order_by().values("pk")})


class Part(models.Model):
    """A row that belongs to one record: `whole_name` is the name of its ForeignKey."""

    whole_name: ClassVar[str]

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        found: str = self.whole.get_absolute_url()
        return found

    @property
    def whole(self) -> Any:
        return getattr(self, self.whole_name)

    def may_reveal(self, user: Any, name: str) -> bool:
        """Personal data of a part are for whom those of the whole are for."""
        return may_reveal(self.whole, user, name)

    def in_place_of(self, user: Any) -> Any:
        own = getattr(self.whole, "in_place_of", None)
        return own(user) if own else None
