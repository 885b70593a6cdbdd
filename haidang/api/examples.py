"""One honest key: for tests and nowhere else. A demonstration has none, since its accounts are everybody's."""

from haidang.api import services
from haidang.api.choices import Scope
from haidang.api.models import ApiToken
from haidang.office.accounts.models import User


def key(user: User, *scopes: str, days: int = 30) -> tuple[ApiToken, str]:
    """A key of `user`, for reading unless something else is said; with its words."""
    return services.make_key(name="Kho dữ liệu của Sở", scopes=scopes or (Scope.READ,), days=days, by=user)
