"""By which ways somebody comes to a paper that is neither theirs nor addressed to them: the records it stands under.

Rooms above point their foreign keys at papers; this room imports none of them.
"""

from typing import Any

from django.db import connection
from django.db.models import Model, Q

from haidang.kit.glance import is_glancing, read_once

#: So many keys are named one by one; of more the question itself is asked again.
_FEW = 500


def under_what_is_seen(papers: type[Model], user: Any) -> Q:
    """Which of the `papers` stand under records that `user` may see."""
    return _known(papers, user) if is_glancing() else _asked(_ways(papers), user)


def _ways(papers: type[Model]) -> list[tuple[Any, Any]]:
    """The rooms above that point at a paper and open it to who sees their row: each model, with its foreign key."""
    return [
        (relation.related_model, relation.field)
        for relation in papers._meta.related_objects
        # other rows are read by who may read the paper anyway, and ask for that themselves
        if getattr(relation.related_model, "opens_its_paper", True)
        and relation.related_model is not papers
        and hasattr(relation.related_model._default_manager, "for_user")
        and relation.field.concrete
        and not relation.field.many_to_many
    ]


def _asked(ways: list[tuple[Any, Any]], user: Any) -> Q:
    found = Q(pk__in=[])
    for model, field in ways:
        seen = model._default_manager.for_user(user, "view").filter(**{f"{field.name}__isnull": False}).order_by()
        found |= Q(pk__in=seen.values(field.name))
    return found


@read_once
def _taken(papers: type[Model]) -> list[tuple[Any, Any]]:
    """Of these ways those that any row takes, in one question for all: most books hold no paper yet, or no row."""
    quote, ways = connection.ops.quote_name, _ways(papers)
    points = (
        f"EXISTS (SELECT 1 FROM {quote(model._meta.db_table)} WHERE {quote(field.column)} IS NOT NULL)"
        for model, field in ways
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(points)}")
        return [way for way, is_taken in zip(ways, cursor.fetchone(), strict=True) if is_taken]


@read_once
def _known(papers: type[Model], user: Any) -> Q:
    """The same within a glance: asked once, and by their keys from then on. A page asks half a dozen times, and to say
    by which of forty ways somebody may come to a paper costs more than everything else on it.
    """
    found = _asked(_taken(papers), user)
    keys = list(papers._default_manager.filter(found).order_by().values_list("pk", flat=True)[: _FEW + 1])
    return found if len(keys) > _FEW else Q(pk__in=keys)
