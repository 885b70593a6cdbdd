"""Is a Word file in the official form of NĐ 30/2020/NĐ-CP, Phụ lục I? What is not, and where. Door: `check`."""

from haidang.papers.form.checking import check
from haidang.papers.form.faults import Fault

__all__ = ["Fault", "check"]
