"""What tests of aid ask again and again: the row as it stands now, the words of a refusal, the checks of a project."""

from haidang.registers.aid.project_selectors import checks


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def sentence(caught):
    return " ".join(caught.value.messages)


def said(project, on=None):
    return {each.code: each for each in checks(fresh(project), today=on)}
