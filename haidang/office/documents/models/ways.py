"""By which ways somebody comes to a paper that is neither theirs nor addressed to them: the records it stands under.

Rooms above point their foreign keys at papers; this room imports none of them.
"""

from typing import Any

from django.db.models import Model, Q

from haidang.kit.glance import is_glancing, read_once

#: So many keys are named one by one; of more the question itself is asked again.
_FEW = 500


def under_what_is_seen(papers: type[Model], user: Any) -> Q:
    """Which of the `papers` stand under records that `user` may see."""
    return _known(papers, user) if is_glancing() else _asked(papers, user)


def _asked(papers: type[Model], user: Any) -> Q:
    found = Q(pk__in=[])
    for relation in papers._meta.related_objects:
        model: Any
        model, field = relation.related_model, relation.field
        rows = getattr(model._default_manager, "for_user", None)
        if not getattr(model, "opens_its_paper", True):
            continue  # its rows are read by who may read the paper anyway, and ask for that themselves
        if model is not papers and rows and field.concrete and not field.many_to_many:
            seen = rows(user, "view").filter(**{f"{field.name}__isnull": False}).order_by()
            found |= Q(pk__in=seen.values(field.name))
    return found


@read_once
def _known(papers: type[Model], user: Any) -> Q:
    """The same within a glance: asked once, and by their keys from then on. A page asks half a dozen times, and to say
    by which of forty ways somebody may come to a paper costs more than everything else on it.
    """
    found = _asked(papers, user)
    keys = list(papers._default_manager.filter(found).order_by().values_list("pk", flat=True)[: _FEW + 1])
    return found if len(keys) > _FEW else Q(pk__in=keys)
