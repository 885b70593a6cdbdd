"""The settings of an installation, but that nothing is packed: that takes twenty seconds, and is WhiteNoise's own."""

from haidang.site.settings import *  # noqa: F403

WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("css", "js", "json", "map", "svg", "txt")
