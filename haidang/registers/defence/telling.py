"""The sentence of a defence activity for the draft of its task: what everybody may know. Vietnamese: for a report."""

from haidang.registers.defence.models import DefenceActivity


def done_sentence(row: DefenceActivity) -> str:
    """Name, day, partner, and where one asks for the papers."""
    partners = ", ".join(str(partner) for partner in row.partners.all())
    with_whom = f" với {partners}" if partners else ""
    keepers = ", ".join(dict.fromkeys(str(paper.keeper) for paper in row.papers.select_related("keeper")))
    return (
        f"Đã thực hiện “{row.name}” ngày {row.done_on:%d/%m/%Y}{with_whom}; "
        f"tài liệu tra cứu tại văn thư {keepers or row.agency}."
    )
