"""What tests of difficulties ask again and again: the row as it stands now, the words of a refusal, what is owed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from haidang.plan.difficulties.models import Difficulty
from haidang.plan.difficulties.owed import owed

TODAY = date(2020, 3, 2)


def again(row):
    return Difficulty.objects.get(pk=row.pk)


def refused(call, *args, **more):
    with pytest.raises(ValidationError) as said:
        call(*args, **more)
    return " ".join(said.value.messages)


def mine(what):
    return [each for each in owed(TODAY) if each.key.endswith(f":{what}")]
