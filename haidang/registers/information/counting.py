"""What the books of the room count over some days: for the page of figures, and for the report of a year."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Sum, TextChoices
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure, opened
from haidang.registers.information.choices import Language, Medium, PressStage, PublicationKind, Where, WorkStage
from haidang.registers.information.models import (
    Airing,
    BulletinIssue,
    Campaign,
    CampaignPlace,
    Handout,
    InfoYear,
    Item,
    PressReporter,
    PressRequest,
    Publication,
    VideoClip,
)

#: The rows of a model that are counted: those that somebody may see, or those of an agency.
Rows = Callable[[Any], "QuerySet[Any]"]


def counts(rows: Rows, since: date, until: date) -> Iterator[Figure]:
    """Every figure of the room; a dozen queries, whatever is found."""
    days = (since, until)
    yield from _items(rows, days)
    yield from _publications(rows, days)
    yield from _issues(rows, days)
    yield from _campaigns(rows, days)
    yield from _clips(rows, days)
    yield from _press(rows, days)


def of_year(year: InfoYear, until: date) -> list[Figure]:
    """What is told in the report of a year: of the whole province, or of the agency alone."""

    def rows(model: Any) -> Any:
        found = model.objects.all()
        return found if year.is_of_province else found.filter(agency=year.agency_id)

    return [figure for figure in counts(rows, year.counted_since, until) if figure.value]


def _figure(key: str, label: str, value: Any, unit: str, url: str) -> Figure:
    return Figure(f"information:{key}", _("Thông tin đối ngoại"), label, int(value or 0), unit, url)


def _items(rows: Rows, days: tuple[date, date]) -> Iterator[Figure]:
    found = rows(Item).filter(published_on__range=days).order_by()
    grouped = list(found.values_list("where", "medium", "language", "country__name", "country").annotate(n=Count("pk")))
    name = "information:item-list"
    yield _figure(
        "items", _("tin, bài đã đăng, phát"), sum(row[-1] for row in grouped), _("tin, bài"), opened(name, *days)
    )
    kinds: tuple[tuple[str, type[TextChoices]], ...] = (("where", Where), ("medium", Medium), ("language", Language))
    for at, (field, choices) in enumerate(kinds):
        summed: Counter[str] = Counter()
        for row in grouped:
            summed[row[at]] += row[-1]
        for each in choices:
            if summed[each]:
                label = _("tin, bài: %(what)s") % {"what": str(each.label)}
                asked: dict[str, Any] = {field: each.value}
                url = opened(name, *days, **asked)
                yield _figure(f"items:{field}:{each.value}", label, summed[each], _("tin, bài"), url)
    countries: Counter[tuple[str, int]] = Counter()
    for row in grouped:
        if row[4]:
            countries[row[3], row[4]] += row[-1]
    for (country, pk), count in sorted(countries.items()):
        label = _("tin, bài đăng ở %(country)s") % {"country": country}
        yield _figure(f"items:country:{pk}", label, count, _("tin, bài"), opened(name, *days, country=pk))


def _publications(rows: Rows, days: tuple[date, date]) -> Iterator[Figure]:
    shown = rows(Publication).filter(stage=WorkStage.DONE)
    found = shown.filter(published_on__range=days).order_by()
    grouped = list(found.values_list("kind", "language").annotate(n=Count("pk"), copies=Sum("copies")))
    name = "information:publication-list"
    done: dict[str, Any] = {"stage": WorkStage.DONE.value}
    url = opened(name, *days, **done)
    yield _figure("publications", _("ấn phẩm đã phát hành"), sum(row[2] for row in grouped), _("ấn phẩm"), url)
    yield _figure("copies", _("số bản ấn phẩm đã in"), sum(row[3] or 0 for row in grouped), _("bản"), url)
    kinds: tuple[tuple[str, type[TextChoices]], ...] = (("kind", PublicationKind), ("language", Language))
    for at, (field, choices) in enumerate(kinds):
        for each in choices:
            if count := sum(row[2] for row in grouped if row[at] == each):
                label = _("ấn phẩm: %(what)s") % {"what": str(each.label)}
                url = opened(name, *days, **done | {field: each.value})
                yield _figure(f"publications:{field}:{each.value}", label, count, _("ấn phẩm"), url)
    out = Handout.objects.filter(publication__in=shown.order_by().values("pk"), on__range=days)
    value = out.aggregate(sum=Sum("copies"))["sum"]
    yield _figure("handouts", _("số bản ấn phẩm đã phát"), value, _("bản"),
                  opened(name, **done | {"handed_since": days[0], "handed_until": days[1]}))  # fmt: skip


def _issues(rows: Rows, days: tuple[date, date]) -> Iterator[Figure]:
    found = rows(BulletinIssue).filter(stage=WorkStage.DONE, published_on__range=days)
    summed = found.aggregate(n=Count("pk"), copies=Sum("copies"))
    url = opened("information:bulletinissue-list", *days, stage=WorkStage.DONE.value)
    yield _figure("issues", _("số bản tin đối ngoại đã phát hành"), summed["n"], _("số"), url)
    yield _figure("issue-copies", _("số bản bản tin đối ngoại"), summed["copies"], _("bản"), url)


def _campaigns(rows: Rows, days: tuple[date, date]) -> Iterator[Figure]:
    since, until = days
    found = rows(Campaign).filter(stage=WorkStage.DONE, ends_on__gte=since, starts_on__lte=until).order_by()
    places = CampaignPlace.objects.filter(campaign__in=found.values("pk")).aggregate(
        n=Count("pk"), people=Sum("people")
    )
    url = opened("information:campaign-list", since, until, stage=WorkStage.DONE.value)
    yield _figure("campaigns", _("đợt tuyên truyền, phổ biến"), found.count(), _("đợt"), url)
    yield _figure("campaign-places", _("nơi được tuyên truyền"), places["n"], _("nơi"), url)
    yield _figure("campaign-people", _("người được tuyên truyền"), places["people"], _("người"), url)


def _clips(rows: Rows, days: tuple[date, date]) -> Iterator[Figure]:
    shown, name = rows(VideoClip).filter(stage=WorkStage.DONE).order_by(), "information:videoclip-list"
    url = opened(name, *days, stage=WorkStage.DONE.value)
    yield _figure(
        "clips", _("video quảng bá hoàn thành"), shown.filter(finished_on__range=days).count(), _("video"), url
    )
    aired = Airing.objects.filter(clip__in=shown.values("pk"), since__range=days)
    url = opened(name, stage=WorkStage.DONE.value, aired_since=days[0], aired_until=days[1])
    yield _figure("airings", _("lần phát video trên các kênh"), aired.count(), _("lần"), url)


def _press(rows: Rows, days: tuple[date, date]) -> Iterator[Figure]:
    since, until = days
    found = rows(PressRequest).filter(stage=PressStage.DONE, ends_on__gte=since, starts_on__lte=until).order_by()
    url = opened("information:pressrequest-list", since, until, stage=PressStage.DONE.value)
    yield _figure(
        "press", _("hoạt động báo chí nước ngoài tại tỉnh"), found.values("pk").distinct().count(), _("hoạt động"), url
    )
    people = PressReporter.objects.filter(request__in=found.values("pk")).count()
    yield _figure("reporters", _("phóng viên nước ngoài đến tỉnh"), people, _("người"), url)
