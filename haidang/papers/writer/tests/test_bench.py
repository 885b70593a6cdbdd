"""The bench of the writer measures what it says, and says whether it was quick enough."""

import pytest

from haidang.papers.writer import bench


def test_the_bench_tells_times_and_memory_beside_their_targets(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bench.bench_papers(tasks=3, papers=1, times=1)
    said = capsys.readouterr().out
    assert "báo cáo 3 nhiệm vụ" in said
    assert "bộ nhớ" in said
    monkeypatch.setattr(bench, "MOST", 0.0)
    assert not bench.bench_papers(tasks=1, papers=1, times=1)
