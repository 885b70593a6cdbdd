"""Everything that a report is composed of, gathered step by step."""

from collections.abc import Callable

from haidang.kit.glance import one_glance
from haidang.reports.compose.material import Material
from haidang.reports.gathering.counted import figure_lines
from haidang.reports.gathering.directing import halt_lines, plan_lines, programme_lines, urging_lines
from haidang.reports.gathering.judged import aims, judgements, obstacles
from haidang.reports.gathering.papers import paper_lines
from haidang.reports.gathering.scope import Scope
from haidang.reports.gathering.tasks import plans, task_lines

#: (steps done, what is being done).
Tell = Callable[[int, str], None]
STEPS = 4


def material(scope: Scope, tell: Tell = lambda step, words: None) -> Material:
    """What one person may see, for one day. The number of queries does not grow with the number of tasks."""
    with one_glance():
        tell(0, "Đọc nhiệm vụ và cập nhật")
        found = plans(scope)
        tasks = task_lines(scope)
        tell(1, "Tính số liệu các sổ và cùng kỳ")
        figures = figure_lines(scope)
        tell(2, "Đọc văn bản chỉ đạo, vướng mắc, đánh giá")
        lines = plan_lines(found, scope)
        return Material(
            span=scope.span,
            period=scope.period,
            is_part=not scope.user.oversees,
            plans=lines,
            tasks=tasks,
            figures=figures,
            papers=paper_lines(found, scope),
            halts=halt_lines(found, scope),
            programmes=programme_lines(lines, scope),
            urgings=urging_lines(scope),
            obstacles=obstacles(found, scope),
            judged=judgements(found, scope),
            aims=aims(found, scope),
        )
