"""The wish that a worker ends, heard from its first moment. Standard library only: Django takes seconds to load."""

import signal
import threading
from collections.abc import Callable
from types import FrameType


class Ending:
    """SIGTERM and SIGINT are a wish, not a death: what has begun is finished or given back."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._then: Callable[[], None] = lambda: None

    def listen(self) -> None:
        """Before anything slow: a signal that comes while the program is still loading ends it in order too."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._hear)

    def _hear(self, signum: int, frame: FrameType | None) -> None:
        self.asked.set()
        self._then()

    def then(self, act: Callable[[], None]) -> None:
        """What is to be done at the wish; at once, if it was heard already."""
        self._then = act
        if self.asked.is_set():
            act()
