"""Words of a plan as a programme says them."""

from django import template

from haidang.plan.programmes.rules import step_words

register = template.Library()
register.filter("as_step", step_words)
