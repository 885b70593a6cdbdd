"""Who gets what at the addresses of courses. Each is followed by Sở Ngoại vụ; the names are of Sở Công Thương."""

from haidang.office.accounts.choices import Role
from haidang.office.accounts.examples import person
from haidang.registers.events import training_examples as examples
from haidang.registers.events.training_choices import CourseAct, EnrolmentAct
from tests.rights import CONTENT, DESK, EVERYBODY, OVERSEERS, Address, of_agency, with_role

SCT = of_agency("SCT")
DOERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
#: An open course is known to whoever may read books; a draft to who oversees them, and to Sở Ngoại vụ.
KNOW_DRAFT = OVERSEERS | of_agency("SNGV")
NAMES = KNOW_DRAFT | SCT
WRITERS = DESK | SCT


def _one(make):
    return lambda people: (make().pk,)


def _there(make):
    def there(people):
        make()
        return ()

    return there


def _inviting(people):
    return (examples.course(invited=[person(examples.OFFICER).agency]).pk,)


def _act(make, done_by, knows):
    return Address(seen_by=done_by, done_by=done_by, refused=knows, args=_one(make))


def _register(name, make, *, seen_by, knows_one, changed_by, deleted_by, deleted=None):
    return {
        **{f"events:{name}-{page}": Address(seen_by=EVERYBODY, args=_there(make))
           for page in ("list", "print", "export")},
        **{f"events:{name}-{page}": Address(seen_by=knows_one, args=_one(make)) for page in ("record", "history")},
        **{f"events:{name}-{page}": Address(seen_by=DOERS, done_by=DOERS, refused=seen_by, args=_there(make))
           for page in ("add", "import")},
        f"events:{name}-sheet": Address(seen_by=DOERS, refused=seen_by, args=_there(make)),
        f"events:{name}-edit": _act(make, changed_by, knows_one),
        f"events:{name}-delete": _act(deleted or make, deleted_by, KNOW_DRAFT if deleted else knows_one),
    }  # fmt: skip


ADDRESSES = {
    **_register(
        "course", examples.course, seen_by=CONTENT, knows_one=CONTENT, changed_by=DESK, deleted_by=HEADS,
        deleted=examples.draft_course,
    ),
    "events:course-letter": Address(seen_by=DESK, refused=CONTENT, args=_one(examples.course)),
    f"events:course-{CourseAct.OPEN}": _act(examples.draft_course, DESK, KNOW_DRAFT),
    f"events:course-{CourseAct.CLOSE}": _act(examples.course, DESK, CONTENT),
    f"events:course-{CourseAct.EXTEND}": _act(examples.course, DESK, CONTENT),
    f"events:course-{CourseAct.HOLD}": _act(examples.closed_course, DESK, CONTENT),
    f"events:course-{CourseAct.CANCEL}": _act(examples.course, DESK, CONTENT),
    f"events:course-{CourseAct.DECLINE}": Address(seen_by=SCT, done_by=SCT, refused=CONTENT, args=_inviting),
    **_register(
        "enrolment", examples.enrolment, seen_by=NAMES, knows_one=NAMES, changed_by=WRITERS, deleted_by=HEADS,
    ),
    f"events:enrolment-{EnrolmentAct.WITHDRAW}": _act(examples.enrolment, WRITERS, NAMES),
    f"events:enrolment-{EnrolmentAct.CERTIFY}": _act(examples.attended, WRITERS, NAMES),
}  # fmt: skip
