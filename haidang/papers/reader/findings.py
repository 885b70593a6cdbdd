"""A finding: something in a paper that a person should look at before anyone acts on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from haidang.papers.reader.checks.check import Severity
from haidang.papers.reader.checks.messages import MESSAGES
from haidang.papers.sources.text import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` names the check, `span` the place, `values` the words that fill the sentence of the code."""

    code: str
    severity: Severity
    span: Span
    values: Mapping[str, str] = field(default_factory=dict)

    def title(self, language: str = "vi") -> str:
        message = MESSAGES[self.code]
        return message.title_en if language == "en" else message.title_vi

    def sentence(self, language: str = "vi") -> str:
        message = MESSAGES[self.code]
        return (message.en if language == "en" else message.vi).format_map(self.values)
