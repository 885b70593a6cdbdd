"""A verdict is read after its label, and in a refusal without one."""

import pytest

from haidang.kit.verdicts import Outcome, Verdict


@pytest.mark.parametrize(
    ("kind", "sentence", "read"),
    [
        (Outcome.UNKNOWN, "Chưa kiểm tra được: chưa có quy định.", "chưa có quy định."),
        (Outcome.UNKNOWN, "Chưa kiểm tra được. Chưa có quy định.", "Chưa có quy định."),
        (Outcome.UNKNOWN, "Chưa kiểm tra được gì thêm.", "Chưa kiểm tra được gì thêm."),
        (Outcome.OK, "Chưa kiểm tra được: chưa có quy định.", "Chưa kiểm tra được: chưa có quy định."),
        (Outcome.WARN, "Báo cáo muộn.", "Báo cáo muộn."),
    ],
)
def test_the_label_is_not_said_twice(kind, sentence, read):
    assert Verdict("rule", kind, sentence).after_label == read
    assert Verdict("rule", kind, sentence).said == sentence
