"""Verbs of friendship: an association founded step by step, an activity held, a friend who withdraws consent."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.kit.verdicts import refuse_what_stops
from haidang.office.accounts.books import refuse_others
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.partners.models import Partner
from haidang.registers.people import friend_rules
from haidang.registers.people.friend_choices import ActivityAct, AssociationAct, FriendAct
from haidang.registers.people.friend_telling import activity_sentence, association_sentence
from haidang.registers.people.models import ForeignFriend, FoundingStep, FriendshipActivity, FriendshipAssociation
from haidang.registers.people.models.friends import PERSONAL


@transaction.atomic
def save(form: Any, *, by: Any) -> Any:
    """Keep what a form says; an agency writes of itself."""
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)


@transaction.atomic
def save_friend(form: Any, *, by: Any) -> ForeignFriend:
    """The same; the country is locked while a code is given among its friends."""
    if form.instance.pk is None:
        Partner.objects.select_for_update(of=("self",)).get(pk=form.instance.country_id)
    kept: ForeignFriend = save(form, by=by)
    return kept


# ── associations ─────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def take_step(
    association: FriendshipAssociation, *, kind: str, on: date, words: str, paper: Document | None, by: Any
) -> FriendshipAssociation:
    """One step towards its founding was done; what was meant for a day becomes a fact."""
    row = held(association, AssociationAct.STEP, by=by)
    not_to_come(on, "on")
    others = [each.seen for each in row.founding_steps.exclude(kind=kind)]
    refuse_what_stops([friend_rules.out_of_order(friend_rules.Step(kind, on), others)])
    step = row.founding_steps.select_for_update(of=("self",)).filter(kind=kind).first()
    step = step or FoundingStep(association=row, kind=kind)
    if step.done_on:
        told = {"step": step, "on": f"{step.done_on:%d/%m/%Y}"}
        raise ValidationError({"kind": _("“%(step)s” đã ghi ngày %(on)s rồi.") % told}, code="done")
    step.done_on, step.document, step.words = on, paper, words.strip() or step.words
    step.full_clean()
    step.save()
    done = go(row, AssociationAct.STEP, by=by, told={"step": [None, f"{step} {on:%d/%m/%Y}"]})
    tell_tasks(done, association_sentence(done), by=by)
    return done


@transaction.atomic
def found(
    association: FriendshipAssociation, *, on: date, chair: str, members: int, paper: Document | None, by: Any
) -> FriendshipAssociation:
    """It stands: by a paper, with who leads it and how many they are."""
    row = held(association, AssociationAct.FOUND, by=by)
    if paper is None:
        sentence = _("Chưa ghi quyết định thành lập: số, ký hiệu và ngày.")
        raise ValidationError({"number": sentence}, code="no-paper")
    not_to_come(on, "on")
    first = row.founding_steps.exclude(done_on=None).order_by("done_on").values_list("done_on", flat=True).first()
    not_before(on, first, _("bước thành lập đầu tiên"), "on")
    if row.parent is not None:
        not_before(on, row.parent.founded_on, _("ngày thành lập hội"), "on")
    done = go(
        row, AssociationAct.FOUND, by=by, founded_on=on, founding_paper=paper, chair=chair.strip(), members=members,
        counted_on=on,
    )  # fmt: skip
    tell_tasks(done, association_sentence(done), by=by)
    return done


@transaction.atomic
def count(association: FriendshipAssociation, *, on: date, members: int, chair: str, by: Any) -> FriendshipAssociation:
    """How many they are on a day, and who leads them."""
    row = held(association, AssociationAct.COUNT, by=by)
    not_to_come(on, "on")
    not_before(on, row.counted_on or row.founded_on, _("số liệu đã có"), "on")
    return go(row, AssociationAct.COUNT, by=by, members=members, chair=chair.strip() or row.chair, counted_on=on)


@transaction.atomic
def dissolve(
    association: FriendshipAssociation, *, on: date, reason: str, paper: Document | None, by: Any
) -> FriendshipAssociation:
    row = held(association, AssociationAct.DISSOLVE, by=by)
    not_to_come(on, "on")
    not_before(on, row.founded_on, _("ngày thành lập"), "on")
    why = said(reason, _("Chưa ghi lý do giải thể."), "reason")
    return go(row, AssociationAct.DISSOLVE, by=by, reason=why, ended_on=on, ending_paper=paper)


@transaction.atomic
def drop(association: FriendshipAssociation, *, reason: str, by: Any) -> FriendshipAssociation:
    row = held(association, AssociationAct.DROP, by=by)
    why = said(reason, _("Chưa ghi lý do thôi vận động."), "reason")
    done = go(row, AssociationAct.DROP, by=by, reason=why)
    drop_draft(done, by=by)
    return done


# ── activities ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def hold(
    activity: FriendshipActivity, *, vietnamese: int, foreigners: int, results: str, by: Any
) -> FriendshipActivity:
    """It was held: who came, what came of it."""
    row = held(activity, ActivityAct.HOLD, by=by)
    not_to_come(row.ends_on)
    words = said(results, _("Chưa ghi kết quả hoạt động."), "results")
    done = go(row, ActivityAct.HOLD, by=by, vietnamese=vietnamese, foreigners=foreigners, results=words)
    tell_tasks(done, activity_sentence(done), by=by)
    return done


@transaction.atomic
def cancel(activity: FriendshipActivity, *, reason: str, by: Any) -> FriendshipActivity:
    row = held(activity, ActivityAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi lý do không tổ chức nữa."), "reason")
    done = go(row, ActivityAct.CANCEL, by=by, reason=why)
    drop_draft(done, by=by)
    return done


# ── friends ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def withdraw(friend: ForeignFriend, *, on: date, by: Any) -> ForeignFriend:
    """Consent was withdrawn: what is personal goes at once, also what was written of each time; a code remains."""
    row = held(friend, FriendAct.WITHDRAW, by=by)
    not_to_come(on, "on")
    not_before(on, row.consent_on, _("ngày đồng ý"), "on")
    row.contacts.update(words="")
    for name in PERSONAL:  # not as facts: the history would keep the end of a number
        setattr(row, name, "")
    return go(row, FriendAct.WITHDRAW, by=by, withdrawn_on=on)
