"""The ladder as these tests climb it: a Monday in June, days that fall on each rung of it, who was told."""

from datetime import date

from haidang.plan.urging import services

TODAY = date(2020, 6, 15)
#: Due so that the rung is reached exactly on TODAY.
DUE_AT = {
    -7: date(2020, 6, 24),
    -3: date(2020, 6, 18),
    1: date(2020, 6, 12),
    7: date(2020, 6, 4),
    15: date(2020, 5, 25),
}


def climb(*owed, today=TODAY, by=None, **options):
    return services.climb(owed, today=today, by=by, **options)


def names(told):
    return [name for name, _said in told]
