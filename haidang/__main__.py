"""`python -m haidang` is the `haidang` command."""

import sys

from haidang.cli import main

sys.exit(main())
