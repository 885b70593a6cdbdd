"""How the books of the demonstration stand on two days, worked out by hand from their tables, and how it is counted.

On 15/6/2020:
    relations    Lào allowed, Philippines proposed, Pháp stopped, the university and the Thai association studied
    passports    out Vũng Tàu (S), overdue since January; on its way R; lost N; gone L; the ten others kept
    agreements   six in force, Padang suspended, the port ended; Ansan asked about, Lào approved, the letter of intent
                 proposed, the university refused
    trips        Lào draft, Ansan asked, Hàn Quốc returned, Preah Vihear appraised, the council's and Nhật Bản decided,
                 Singapore reported, Thái Lan and Campuchia settled, Sanjo and Tỉnh ủy stopped
    visits       two calls and the consuls of ASEAN prepared, investors laid before, the office agreed, three calls
                 held, Sanjo over, Nenets not come
    conferences  ports draft, tourism filed, schools allowed, the fair called off
    aid          Nghề khéo went home; of seven papers three hold or held, the reef is answered, eyes asked for; wells
                 draft, eyes filed, law appraised, boats approved, school running, masks judged, museum withdrawn
    events       fair called off, films allowed, crafts, chess, cruise and Indonesia prepared, Tết, buyers, Nga and
                 Trung Quốc held, investors reported; Padang prepared, Sanjo paused, the Russian point closed
    courses      trade draft, Korean open, consular closed, protocol held, press called off
    information  the bulletin ends on 14/7, that of tourism filed, that of trade written; map, clip late;
                 two of the press wait, the workers' campaign is not told
    people       four students of 2018 (one away), three candidates; a check with a thing overdue; four associations
                 stand; the boat and the call of Saturday night open; one request of three is late
    defence      Preah Vihear met, two called off, the cadets not told
On 31/12/2020: Lào signed and Philippines studied again; S and R kept, D given back; Lào signed, Ansan approved, the
letter dropped; Lào refused, five trips stopped, Preah Vihear and Nhật Bản settled; six held, three over; three
conferences reported, one refused, one held. Three papers more hold; eyes and wells run, school and storm ended, law
refused, boats taken back; six events reported, Tết, cruise, photos and the two days held; Padang given up.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from haidang.desk.owed import owed
from haidang.registers.agreements import choices as agreements
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.selectors.verdicts import verdicts as said_of_agreement
from haidang.registers.aid import ingo_choices as foreign
from haidang.registers.aid import project_choices as aid
from haidang.registers.aid.models import (
    AidCall,
    AidNeed,
    AidProject,
    DonorLetter,
    Ingo,
    IngoYear,
    Oda,
    ProjectSummary,
    Registration,
)
from haidang.registers.conferences import choices as meetings
from haidang.registers.conferences import selectors as conferences
from haidang.registers.conferences.models import Conference
from haidang.registers.defence import choices as defence
from haidang.registers.defence.models import DefenceActivity
from haidang.registers.delegations import checking
from haidang.registers.delegations import choices as trips
from haidang.registers.delegations.choices import OFF
from haidang.registers.delegations.models import Delegation
from haidang.registers.events import event_choices, investment_choices, place_choices, training_choices
from haidang.registers.events.models import Event, StandingPlace
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact
from haidang.registers.events.models.training import Enrolment, TrainingCourse
from haidang.registers.information import choices as told_abroad
from haidang.registers.information import models as information
from haidang.registers.information.models import Item
from haidang.registers.partners import choices as partners
from haidang.registers.partners.models import Relation
from haidang.registers.passports import choices as passports
from haidang.registers.passports.models import Passport, PrivateTrip
from haidang.registers.people import check_choices, citizen_choices, friend_choices, overseas_choices, scholar_choices
from haidang.registers.people import models as people
from haidang.registers.visits import choices as visits
from haidang.registers.visits.models import Visit

#: The books of information, people and defence whose rows have a stage.
_STAGED: dict[str, Any] = {
    "licences": information.BulletinLicence, "licence-changes": information.LicenceChange,
    "issues": information.BulletinIssue, "publications": information.Publication, "campaigns": information.Campaign,
    "clips": information.VideoClip, "press": information.PressRequest, "info-years": information.InfoYear,
    "intakes": people.ScholarshipIntake, "students": people.Student, "checks": people.AgencyCheck,
    "associations": people.FriendshipAssociation, "friendship": people.FriendshipActivity,
    "friends": people.ForeignFriend, "cases": people.CitizenCase, "requests": people.OverseasRequest,
    "overseas-associations": people.OverseasAssociation, "overseas": people.OverseasActivity,
    "defence": DefenceActivity,
}  # fmt: skip


def stages() -> dict[str, Counter[str]]:
    """Of each book: how many stand in which stage. Relations that the reference data brought are left out."""
    told = Relation.objects.filter(title__endswith="(minh họa)")
    rows: dict[str, Iterable[str]] = {
        "relations": told.values_list("stage", flat=True),
        "passports": [each.state.value for each in Passport.objects.with_book()],
        "private": PrivateTrip.objects.values_list("stage", flat=True),
        "agreements": Agreement.objects.values_list("stage", flat=True),
        "trips": Delegation.objects.values_list("stage", flat=True),
        "visits": Visit.objects.values_list("stage", flat=True),
        "conferences": Conference.objects.values_list("stage", flat=True),
        **{name: model.objects.values_list("stage", flat=True) for name, model in _STAGED.items()},
        # neither has a stage: where an item came out, what was given
        "items": Item.objects.values_list("where", flat=True),
        "gifts": people.Contribution.objects.values_list("kind", flat=True),
        "overseas-years": [str(year) for year in people.OverseasYear.objects.values_list("year", flat=True)],
    }
    rows |= {name: model.objects.values_list("stage", flat=True) for name, model in DOSSIERS.items()}
    return {name: Counter(found) for name, found in rows.items()}


#: The books of Part 4: each row stands in a stage.
DOSSIERS: dict[str, Any] = {
    "ingos": Ingo, "registrations": Registration, "ingo-years": IngoYear, "calls": AidCall, "needs": AidNeed,
    "summaries": ProjectSummary, "letters": DonorLetter, "aid": AidProject, "oda": Oda, "events": Event,
    "places": StandingPlace, "courses": TrainingCourse, "names": Enrolment, "investments": InvestmentProject,
    "investors": InvestorContact,
}  # fmt: skip


def owed_of(today: date, *rooms: str) -> Counter[str]:
    """How much of each kind the books of some rooms wait for: "aid:letter-answer"."""
    return Counter(":".join(parts[:2]) for each in owed(today) if (parts := each.key.split(":"))[0] in rooms)


def doubts(today: date) -> dict[str, Counter[tuple[str, str]]]:
    """(kind, rule): how often a rule says something else than "ok", book by book."""
    found: dict[str, list[Any]] = {
        "trips": [
            each for row in Delegation.objects.exclude(stage__in=OFF) for each in checking.verdicts(row, today=today)
        ],
        "conferences": [each for row in Conference.objects.all() for each in conferences.checks(row, today=today)],
        "agreements": [each for row in Agreement.objects.all() for each in said_of_agreement(row, today)],
    }
    return {
        name: Counter(
            (str(each.kind.value if hasattr(each.kind, "value") else each.kind), each.code)
            for each in said
            if str(each.kind) != "ok"
        )
        for name, said in found.items()
    }


JUNE: dict[str, dict[str, int]] = {
    "relations": {"study": 2, "proposed": 1, "allowed": 1, "stopped": 1},
    "passports": {"kept": 10, "out": 1, "on-way": 1, "lost": 1, "gone": 1},
    "private": {"asked": 1, "allowed": 1, "refused": 1, "withdrawn": 1},
    "agreements": {
        "signed": 6, "suspended": 1, "ended": 1, "asking": 1, "approved": 1, "proposed": 1, "refused": 1,
    },
    "trips": {
        "draft": 1, "asked": 1, "returned": 1, "appraised": 1, "decided": 2, "reported": 1, "settled": 2,
        "cancelled": 2,
    },
    "visits": {"preparing": 3, "submitted": 1, "approved": 1, "held": 3, "closed": 1, "cancelled": 1},
    "conferences": {"draft": 1, "filed": 1, "allowed": 1, "cancelled": 1},
    "ingos": {"active": 4, "ended": 1},
    "registrations": {"granted": 3, "asked": 1, "answered": 1, "refused": 1, "revoked": 1},
    "ingo-years": {"sent": 1},
    "calls": {"approved": 1, "cancelled": 1},
    "needs": {"open": 2, "promised": 1},
    "summaries": {"draft": 1, "ready": 1, "funded": 1, "closed": 1},
    "letters": {"sent": 1, "answered": 2, "closed": 1},
    "aid": {
        "draft": 1, "filed": 1, "appraised": 1, "approved": 1, "running": 1, "evaluated": 1, "withdrawn": 1,
    },
    "oda": {"prepared": 1, "running": 2},
    "events": {"preparing": 4, "allowed": 1, "held": 4, "reported": 1, "cancelled": 1},
    "places": {"preparing": 1, "paused": 1, "closed": 1},
    "courses": {"draft": 1, "open": 1, "closed": 1, "held": 1, "cancelled": 1},
    "names": {"seat": 5, "waiting": 1, "withdrawn": 1, "absent": 1, "certified": 5},
    "investments": {"draft": 1, "calling": 3, "agreed": 1},
    "investors": {"talking": 1, "signed": 1, "won": 1, "lost": 1},
    # information: one licence ends in a month, one waits at the ministry's department, one is written
    "licences": {"licensed": 1, "filed": 1, "draft": 1},
    "licence-changes": {"asked": 1},
    "issues": {"done": 2, "draft": 1},
    "publications": {"done": 1, "draft": 2, "cancelled": 1},
    "campaigns": {"done": 1, "draft": 2, "cancelled": 1},
    "clips": {"done": 1, "draft": 2},
    "press": {"done": 1, "cancelled": 1, "refused": 1, "asked": 2},
    "info-years": {"planned": 2},
    "items": {"home": 3, "abroad": 2},
    # people: four students of 2018, three candidates; five checks; seven associations
    "intakes": {"received": 1, "announced": 1, "approved": 1},
    "students": {"studying": 3, "paused": 1, "candidate": 3},
    "checks": {"closed": 1, "concluded": 1, "announced": 1, "cancelled": 1, "planned": 1},
    "associations": {"founded": 4, "preparing": 3},
    "friendship": {"held": 3, "cancelled": 1, "planned": 3},
    "friends": {"kept": 3, "withdrawn": 1},
    "cases": {"open": 2, "closed": 3, "dropped": 1},
    "requests": {"answered": 1, "withdrawn": 1, "received": 3},
    "overseas-associations": {"active": 2, "forming": 1},
    "overseas": {"held": 2, "planned": 2},
    "overseas-years": {"2019": 3},
    "gifts": {"scholarship": 1, "relief": 1, "expertise": 1},
    "defence": {"done": 1, "off": 2, "planned": 3},
}  # fmt: skip
DECEMBER: dict[str, dict[str, int]] = {
    "relations": {"study": 3, "signed": 1, "stopped": 1},
    "passports": {"kept": 11, "lost": 1, "gone": 2},
    "private": {"asked": 1, "allowed": 1, "refused": 1, "withdrawn": 1},
    "agreements": {"signed": 7, "suspended": 1, "ended": 1, "approved": 1, "refused": 1, "dropped": 1},
    "trips": {"reported": 1, "settled": 4, "refused": 1, "cancelled": 5},
    "visits": {"held": 6, "closed": 3, "cancelled": 2},
    "conferences": {"held": 1, "reported": 3, "refused": 1, "cancelled": 1},
    "ingos": {"active": 4, "ended": 1},
    "registrations": {"granted": 6, "refused": 1, "revoked": 1},
    "ingo-years": {"draft": 1, "sent": 1},
    "calls": {"draft": 1, "done": 1, "cancelled": 1},
    "needs": {"promised": 1, "received": 1, "dropped": 1},
    "summaries": {"ready": 1, "funded": 2, "closed": 1},
    "letters": {"sent": 1, "answered": 3, "closed": 2},
    "aid": {"running": 2, "ended": 2, "evaluated": 1, "refused": 1, "revoked": 1, "withdrawn": 1},
    "oda": {"prepared": 1, "running": 1, "ended": 1, "cancelled": 1},
    "events": {"preparing": 1, "held": 5, "reported": 6, "cancelled": 1},
    "places": {"open": 2, "closed": 1, "cancelled": 1},
    "courses": {"open": 1, "held": 4, "cancelled": 1},
    "names": {"seat": 2, "waiting": 1, "withdrawn": 1, "went": 7, "absent": 2, "certified": 5},
    "investments": {"calling": 2, "agreed": 2, "stopped": 1},
    "investors": {"talking": 1, "won": 2, "lost": 2},
    "licences": {"licensed": 3, "cancelled": 1},
    "licence-changes": {"agreed": 1, "refused": 1},
    "issues": {"done": 4, "draft": 1},
    "publications": {"done": 3, "draft": 1, "cancelled": 1},
    "campaigns": {"done": 4, "cancelled": 1},
    "clips": {"done": 3},
    "press": {"done": 3, "cancelled": 1, "refused": 1, "allowed": 1},
    "info-years": {"reported": 1, "planned": 1, "draft": 1},
    "items": {"home": 5, "abroad": 3},
    "intakes": {"received": 2, "cancelled": 1, "planned": 1},
    "students": {"studying": 4, "graduated": 1, "stopped": 1, "refused": 1},
    "checks": {"closed": 3, "checked": 1, "cancelled": 2},
    "associations": {"founded": 4, "dissolved": 1, "dropped": 1, "preparing": 1},
    "friendship": {"held": 6, "cancelled": 1},
    "friends": {"kept": 4, "withdrawn": 1},
    "cases": {"open": 1, "closed": 6, "dropped": 1},
    "requests": {"answered": 4, "withdrawn": 1, "received": 1},
    "overseas-associations": {"active": 3},
    "overseas": {"held": 4, "cancelled": 1},
    "overseas-years": {"2019": 3, "2020": 2},
    "gifts": {"scholarship": 1, "relief": 2, "expertise": 1},
    "defence": {"done": 3, "off": 3, "planned": 1},
}
#: What the books wait for, by kind. Norms on organisations begin in November 2022: until then their reports and plans
#: have no day by the law, and a paper that runs out is asked about by its own last day.
OWED_IN_JUNE = {
    # eyes, law, boats; the renewal of eyes and the end of the children's paper; letters to the Swiss and the Germans
    "aid:appraise": 1, "aid:decide": 1, "aid:start": 1, "aid:ingo-opinion": 1, "aid:ingo-renew": 1,
    "aid:letter-answer": 1, "aid:letter-step": 1, "aid:need": 2, "aid:oda-report": 1,
    # Padang, the Russian point, two buyers and their event, crafts, chess, cold and port, Sở Du lịch for Korean
    "events:open": 1, "events:operation": 1, "events:contact": 2, "events:report": 1, "events:leave": 1,
    "events:hold": 1, "events:investor-step": 2, "events:course-enrol": 1,
}  # fmt: skip
OWED_IN_DECEMBER = {
    # the reef; the hospital; school and storm
    "aid:letter-answer": 1, "aid:oda-report": 1, "aid:report": 2,
    # photos, the list for winter, the farmers
    "events:report": 1, "events:course-close": 1, "events:investor-step": 1,
}  # fmt: skip
#: What stands in neither table, and why: passports were asked for (I) and issued (M) before June; districts' agreements
#: have heirs since 01/7/2025 only (NĐ 177/2025/NĐ-CP).
#: No licence was refused in this year or stopped; the list of an intake was followed by its students within the season,
#: and each that was admitted enrolled; no association abroad ceased.
ELSEWHERE = {
    "passports": {"asked", "issued"}, "agreements": {"inherited"}, "licences": {"refused", "stopped"},
    "intakes": {"selected"}, "students": {"admitted"}, "overseas-associations": {"ceased"}, "clips": {"cancelled"},
    "issues": {"cancelled"},
}  # fmt: skip
STAGES: dict[str, Any] = {
    "relations": partners.Stage, "passports": passports.State, "private": passports.TripStage,
    "agreements": agreements.Stage, "trips": trips.Stage, "visits": visits.Stage, "conferences": meetings.Stage,
    "ingos": foreign.IngoStage, "registrations": foreign.RegistrationStage, "ingo-years": foreign.IngoYearStage,
    "calls": foreign.CallStage, "needs": foreign.NeedStage, "summaries": foreign.SummaryStage,
    "letters": foreign.LetterStage, "aid": aid.ProjectStage, "oda": aid.OdaStage, "events": event_choices.Stage,
    "places": place_choices.PlaceStage, "courses": training_choices.CourseStage,
    "names": training_choices.EnrolmentStage, "investments": investment_choices.InvestmentStage,
    "investors": investment_choices.InvestorStage,
    "licences": told_abroad.LicenceStage, "licence-changes": told_abroad.ChangeStage, "issues": told_abroad.WorkStage,
    "publications": told_abroad.WorkStage, "campaigns": told_abroad.WorkStage, "clips": told_abroad.WorkStage,
    "press": told_abroad.PressStage, "info-years": told_abroad.YearStage, "intakes": scholar_choices.IntakeStage,
    "students": scholar_choices.StudentStage, "checks": check_choices.CheckStage,
    "associations": friend_choices.AssociationStage, "friendship": friend_choices.ActivityStage,
    "friends": friend_choices.FriendStage, "cases": citizen_choices.Stage, "requests": overseas_choices.RequestStage,
    "overseas-associations": overseas_choices.AssociationStage, "overseas": overseas_choices.ActivityStage,
    "defence": defence.Stage,
}  # fmt: skip
#: Where rules doubt on 31/12/2020.
#: Trips: Preah Vihear, let go in the days of the congress; Singapore and Nhật Bản reported late (7/2, 6/3); the rooms
#: of Thái Lan against TT 102/2012, whose table is not public.
#: Conferences: tourism was filed 22 days before and let pass, Công an never answered about it; the fair came under
#: QĐ 76/2010, whose days nobody read, and which warns (K); the report of Vũng Tàu was due on 23/12.
#: Agreements: nothing of Luật 70/2020 was in force: copy and publication of the eight that are not the army's; changes
#: of Izumiotsu, Padang and the port, which is of a department; opinions on Ansan; the army's circular came in 2021. The
#: notice for Bashkortostan is past.
DOUBTS: dict[str, dict[tuple[str, str], int]] = {
    "trips": {("warn", "blackout"): 1, ("warn", "report"): 2, ("unknown", "per-diem"): 1},
    "conferences": {
        ("refuse", "filing"): 1, ("warn", "opinions"): 1, ("unknown", "filing"): 1, ("unknown", "opinions"): 1,
        ("warn", "authority"): 1, ("warn", "report"): 1, ("warn", "dossier"): 1,
    },
    "agreements": {
        ("unknown", "report"): 8, ("unknown", "publication"): 8, ("unknown", "notice-of-change"): 3,
        ("unknown", "binding"): 1, ("unknown", "opinions"): 1, ("unknown", "opinion-days"): 1, ("unknown", "law"): 1,
        ("warn", "notice"): 1,
    },
}  # fmt: skip
