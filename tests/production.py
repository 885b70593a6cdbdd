"""The settings of an installation, but that nothing is packed: that takes twenty seconds, and is WhiteNoise's own."""

from whitenoise.compress import Compressor

from haidang.site.settings import *  # noqa: F403

_OURS = ("css", "js", "json", "map", "svg", "ttf", "txt")
#: With those that it would not pack anyway: the setting stands in their place.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, *_OURS)
