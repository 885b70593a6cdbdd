"""Training courses, and the people whom agencies enter for them."""

from datetime import date
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.personal.fields import EncryptedCharField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.search.searchable import Searchable
from haidang.kit.verdicts import day
from haidang.office.accounts import books
from haidang.office.directory.answering import Answering
from haidang.office.directory.choices import Level
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.events.event_choices import Channel
from haidang.registers.events.training_choices import (
    ATTENDED,
    SEATED,
    SHOWN,
    CourseAct,
    CourseStage,
    EnrolmentAct,
    EnrolmentStage,
    Hand,
    Subject,
)


def _paper(label: Any, name: str) -> "models.ForeignKey[Any, Any]":
    """A paper of the course: set by the acts, never by the form."""
    return models.ForeignKey(
        Document, verbose_name=label, on_delete=models.PROTECT, null=True, blank=True, related_name=name,
        editable=False,
    )  # fmt: skip


class TrainingCourseQuerySet(books.BookQuerySet["TrainingCourse"]):
    """Courses: the agency that follows one keeps it, those it is for read it once names are taken."""

    def beside(self, user: Any) -> Q:
        asked = TrainingCourse.invited.through.objects.filter(agency__in=user.charge.sees).order_by()
        is_asked = Q(is_for_all=True) | Q(pk__in=asked.values("trainingcourse"))
        return is_asked & Q(stage__in=SHOWN)

    def writable(self) -> Q:
        return Q(stage__in=[CourseStage.DRAFT, CourseStage.OPEN, CourseStage.CLOSED])

    def deletable(self) -> Q:
        return Q(stage=CourseStage.DRAFT)

    def on_days(self, since: date, until: date) -> "TrainingCourseQuerySet":
        return self.filter(starts_on__lte=until, ends_on__gte=since)

    def unfinished(self) -> "TrainingCourseQuerySet":
        """Those about which somebody still has to do something."""
        return self.filter(stage__in=[CourseStage.OPEN, CourseStage.CLOSED])

    def with_counts(self) -> "TrainingCourseQuerySet":
        return self.annotate(
            seated_count=_count(SEATED), waiting_count=_count([EnrolmentStage.WAITING]),
            attended_count=_count(ATTENDED), certified_count=_count([EnrolmentStage.CERTIFIED]),
        )  # fmt: skip


def _count(stages: Any) -> models.Count:
    return models.Count("enrolments", filter=Q(enrolments__stage__in=stages), distinct=True)


class TrainingCourse(Dossier):
    """A course for those who work in foreign affairs, from the letter that announces it to the certificates."""

    course = Course({
        CourseAct.OPEN: step(Hand.KEEPER, CourseStage.DRAFT, CourseStage.OPEN),
        CourseAct.CLOSE: step(Hand.KEEPER, CourseStage.OPEN, CourseStage.CLOSED),
        CourseAct.HOLD: step(Hand.KEEPER, CourseStage.CLOSED, CourseStage.HELD),
        CourseAct.EXTEND: step(Hand.KEEPER, (CourseStage.OPEN, CourseStage.CLOSED), CourseStage.OPEN),
        CourseAct.DECLINE: step(Hand.INVITED, CourseStage.OPEN),
        CourseAct.CANCEL: step(
            Hand.KEEPER, (CourseStage.DRAFT, CourseStage.OPEN, CourseStage.CLOSED), CourseStage.CANCELLED
        ),
    })  # fmt: skip

    title = models.CharField(_("tên lớp"), max_length=300)
    subject = models.CharField(_("nội dung bồi dưỡng"), max_length=16, choices=Subject, default=Subject.SKILLS)
    channel = models.CharField(_("kênh đối ngoại"), max_length=8, choices=Channel, default=Channel.STATE)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan theo dõi"), on_delete=models.PROTECT, related_name="training_courses"
    )
    organiser = models.ForeignKey(
        Agency, verbose_name=_("cơ quan tổ chức"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="organised_courses",
    )  # fmt: skip
    organiser_name = models.CharField(
        _("tên cơ quan tổ chức"), max_length=250, blank=True, help_text=_("Chỉ ghi khi danh bạ chưa có cơ quan đó.")
    )
    audience = models.CharField(_("đối tượng"), max_length=300, blank=True)
    content = models.TextField(_("nội dung, yêu cầu"), blank=True)
    place = models.CharField(_("địa điểm"), max_length=250, blank=True)
    starts_on = models.DateField(_("khai giảng ngày"))
    ends_on = models.DateField(_("bế giảng ngày"))
    register_by = models.DateField(_("hạn đăng ký"), null=True, blank=True)
    seats = models.PositiveIntegerField(
        _("số chỗ"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("Để trống nếu không giới hạn. Hết chỗ thì người đăng ký sau vào danh sách chờ."),
    )  # fmt: skip
    is_for_all = models.BooleanField(_("mọi cơ quan của tỉnh được cử người"), default=True)
    invited = models.ManyToManyField(
        Agency, verbose_name=_("cơ quan được mời"), blank=True, related_name="invited_courses",
        help_text=_("Cơ quan ghi ở đây được nhắc cử người trước hạn đăng ký."),
    )  # fmt: skip
    estimate = models.OneToOneField(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="training_course",
    )  # fmt: skip
    tasks = tasks_field("training_courses")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=CourseStage, default=CourseStage.DRAFT, editable=False
    )
    declined = models.ManyToManyField(
        Agency, verbose_name=_("cơ quan không cử người"), blank=True, related_name="declined_courses", editable=False
    )
    invitation = _paper(_("văn bản mở lớp, mời dự"), "courses_announced")
    letter = _paper(_("văn bản gửi danh sách"), "courses_listed")
    opened_on = models.DateField(_("mở đăng ký ngày"), null=True, blank=True, editable=False)
    closed_on = models.DateField(_("chốt danh sách ngày"), null=True, blank=True, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)

    objects = TrainingCourseQuerySet.as_manager()
    searchable = Searchable(
        title="title", number="invitation__number", text=("content", "place", "organiser__name", "organiser_name")
    )

    NOTE_VERBS = {
        "open": _("Mở đăng ký"),
        "close": _("Chốt danh sách"),
        "extend": _("Gia hạn đăng ký"),
        "decline": _("Không cử người"),
        "hold": _("Lớp đã tổ chức"),
        "cancel": _("Không tổ chức nữa"),
    }
    NOTE_FIELDS = {"seated": _("số người có tên"), "attended": _("số người đã dự")}

    class Meta:
        verbose_name = "lớp bồi dưỡng"
        verbose_name_plural = "lớp bồi dưỡng"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="events_course_days",
                violation_error_message=_("Ngày bế giảng phải từ ngày khai giảng trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(register_by=None) | Q(register_by__lte=F("starts_on")),
                name="events_course_registration",
                violation_error_message=_("Hạn đăng ký không thể sau ngày khai giảng."),
            ),
            models.CheckConstraint(
                condition=Q(seats=None) | Q(seats__gte=1),
                name="events_course_seats",
                violation_error_message=_("Số chỗ phải từ 1 trở lên; để trống nếu không giới hạn."),
            ),
            models.CheckConstraint(
                condition=Q(organiser__isnull=False) | ~Q(organiser_name=""),
                name="events_course_organiser",
                violation_error_message=_(
                    "Chưa ghi cơ quan tổ chức lớp: chọn trong danh bạ, hoặc ghi tên nếu danh bạ chưa có."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[CourseStage.OPEN, CourseStage.CLOSED]) | Q(register_by__isnull=False),
                name="events_course_open_until",
                violation_error_message=_("Lớp đang nhận đăng ký phải có hạn đăng ký."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "register_by"], name="events_course_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:course-record", args=[self.pk])

    @property
    def organiser_said(self) -> str:
        return str(self.organiser) if self.organiser else self.organiser_name

    @property
    def needs_letter(self) -> bool:
        """Who organises it cannot sign in here: a central body, or one the directory does not know."""
        return self.organiser is None or self.organiser.level == Level.CENTRAL or not self.organiser.is_of_province

    @property
    def days(self) -> str:
        return day(self.starts_on) if self.starts_on == self.ends_on else f"{day(self.starts_on)} - {day(self.ends_on)}"

    def hands(self, user: Any) -> frozenset[Hand]:
        found = set()
        if books.Hand.AUTHOR in books.hands_of(self.agency_id, user):
            found.add(Hand.KEEPER)
        if user.may("add", "book") and self.waited_from(user):
            found.add(Hand.INVITED)
        return frozenset(found)

    def waited_from(self, user: Any) -> list[Agency]:
        """Those of them for which this person answers."""
        return [each for each in self.waited_for() if user.charge.answers_for(each.pk, self.title)]

    def waited_for(self) -> list[Agency]:
        """The agencies asked by name that have entered nobody and not said that they send nobody; an heir answers for
        the one that is gone.
        """
        invited = list(self.invited.all())
        if not invited:
            return []
        answering = Answering(clock.today())
        entered = self.enrolments.exclude(stage=EnrolmentStage.WITHDRAWN).order_by().values_list("agency", flat=True)
        said = {*entered, *self.declined.order_by().values_list("pk", flat=True)}
        answered = {answering.of(pk, self.title) for pk in said}
        return [each for each in invited if answering.of(each.pk, self.title) not in answered]

    def asks(self, agency_id: int) -> bool:
        """May that agency send somebody? Also where it is the heir of who was asked, or was asked before it went."""
        if self.is_for_all:
            return True
        answering = Answering(clock.today())
        invited = self.invited.order_by().values_list("pk", flat=True)
        return answering.of(agency_id, self.title) in {answering.of(pk, self.title) for pk in invited}

    def in_the_way(self, act: Any) -> str:
        if act == CourseAct.OPEN and self.register_by is None:
            return _now("Lớp chưa có hạn đăng ký. Sửa lớp, ghi hạn đăng ký rồi mở.")
        if act == CourseAct.HOLD and self.ends_on > clock.today():
            return _now("Lớp bế giảng ngày %(day)s, chưa đến; ghi kết quả từ ngày đó.") % {"day": day(self.ends_on)}
        return ""

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class EnrolmentQuerySet(books.BookQuerySet["Enrolment"]):
    """Names: an agency reads its own, who follows the course all of that course."""

    def beside(self, user: Any) -> Q:
        return Q(training__agency__in=user.charge.sees)

    def writable(self) -> Q:
        """Until the closing day."""
        in_time = Q(training__register_by=None) | Q(training__register_by__gte=clock.today())
        entered = Q(stage__in=[EnrolmentStage.SEAT, EnrolmentStage.WAITING])
        return Q(training__stage=CourseStage.OPEN) & in_time & entered

    def standing(self) -> "EnrolmentQuerySet":
        return self.exclude(stage=EnrolmentStage.WITHDRAWN)

    def seated(self) -> "EnrolmentQuerySet":
        return self.filter(stage__in=SEATED)

    def in_turn(self) -> "EnrolmentQuerySet":
        """Who came first stands first."""
        return self.order_by("entered_at", "pk")


class Enrolment(Dossier):
    """Somebody whom an agency enters for a course: a seat or the queue, there or not, the certificate.

    (`course` is the course of the dossier, as everywhere; the course one goes to is `training`.)
    """

    course = Course({
        EnrolmentAct.CERTIFY: step((Hand.AUTHOR, Hand.KEEPER), EnrolmentStage.WENT, EnrolmentStage.CERTIFIED),
        EnrolmentAct.WITHDRAW: step(
            (Hand.AUTHOR, Hand.KEEPER), (EnrolmentStage.SEAT, EnrolmentStage.WAITING), EnrolmentStage.WITHDRAWN
        ),
    })  # fmt: skip

    training = models.ForeignKey(
        TrainingCourse, verbose_name=_("lớp"), on_delete=models.PROTECT, related_name="enrolments"
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan cử"), on_delete=models.PROTECT, related_name="enrolments"
    )
    name = models.CharField(_("họ và tên"), max_length=120)
    post = models.CharField(_("chức vụ"), max_length=160, blank=True)
    phone = EncryptedCharField(_("điện thoại"), max_length=20, blank=True)
    remark = models.CharField(_("ghi chú"), max_length=250, blank=True)
    stage = models.CharField(
        _("tình trạng"), max_length=12, choices=EnrolmentStage, default=EnrolmentStage.SEAT, editable=False
    )
    entered_at = models.DateTimeField(_("đăng ký lúc"), default=clock.now, editable=False)
    certificate = models.CharField(_("số chứng chỉ"), max_length=60, blank=True, editable=False)
    certified_on = models.DateField(_("cấp chứng chỉ ngày"), null=True, blank=True, editable=False)

    keeping = Keeping(since="training__ends_on")
    objects = EnrolmentQuerySet.as_manager()
    searchable = Searchable(title="name", number="certificate", text=("post", "training__title", "agency__name"))

    NOTE_VERBS = {
        "withdraw": _("Rút tên"),
        "certify": _("Cấp chứng chỉ"),
        "seated": _("Lên chỗ từ danh sách chờ"),
        "went": _("Đã dự"),
        "absent": _("Vắng"),
    }

    class Meta:
        verbose_name = "đăng ký dự lớp"
        verbose_name_plural = "đăng ký dự lớp"
        ordering = ["-training__starts_on", "entered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["training", "agency", "name"],
                condition=~Q(stage=EnrolmentStage.WITHDRAWN),
                name="events_enrolment_once",
                violation_error_message=_("Người này đã có tên trong danh sách của lớp."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=EnrolmentStage.CERTIFIED) | Q(certified_on__isnull=False),
                name="events_enrolment_certified_on",
                violation_error_message=_("Có chứng chỉ phải ghi ngày cấp."),
            ),
        ]
        indexes = [models.Index(fields=["training", "stage"], name="events_enrolment_stage")]

    def __str__(self) -> str:
        return f"{self.name}, {self.training}"

    def get_absolute_url(self) -> str:
        return reverse("events:enrolment-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[Hand]:
        ways = {Hand.AUTHOR: self.agency_id, Hand.KEEPER: self.training.agency_id}
        return frozenset(hand for hand, agency in ways.items() if books.Hand.AUTHOR in books.hands_of(agency, user))

    def may_reveal(self, user: Any, name: str) -> bool:
        """Whose business it is: the organiser calls by it also after the closing day."""
        return bool(self.hands(user))
