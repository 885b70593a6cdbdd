"""What the machine tells the program, read once and checked: every setting that differs between installations."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

#: Known to everybody who can read this line; accepted only where nothing is worth stealing.
DEMO_SECRET_KEY = "hai-dang-demo-only-this-key-is-public-and-protects-nothing-at-all"


class Environment(BaseSettings):
    """`HAIDANG_…` in the environment; `DATABASE_URL` without the prefix, as everybody writes it."""

    model_config = SettingsConfigDict(env_prefix="HAIDANG_", extra="ignore", env_ignore_empty=True)

    demo: bool = False
    secret_key: SecretStr = SecretStr("")
    #: Old keys still accepted while a new one is brought in, separated by commas.
    secret_key_fallbacks: Annotated[list[SecretStr], NoDecode] = []
    #: Host names under which the program is reached, separated by commas.
    hosts: Annotated[list[str], NoDecode] = []
    #: Where the database and what people upload are kept.
    data: Path = Path("data")
    today: date | None = None
    database_url: SecretStr | None = Field(default=None, validation_alias="DATABASE_URL")
    database_pool: int = Field(default=8, ge=1, le=100)
    #: True when a proxy in front ends TLS and sets X-Forwarded-Proto itself.
    behind_proxy: bool = False
    #: Roles besides administration that must have a second factor, separated by commas.
    second_factor_roles: Annotated[list[str], NoDecode] = []
    hsts_seconds: int = Field(default=31_536_000, ge=0)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    #: How mails write the address of this program ("https://doi-ngoai.tinh.gov.vn"); without it the first host.
    address: str = ""
    #: The mail server: smtp://, smtp+starttls:// or smtps://user:password@host:port
    smtp_url: SecretStr | None = None
    #: Who mails are from, and where those that do not arrive are sent back to (without it, to the sender).
    mail_from: str = ""
    mail_bounces: str = ""
    #: The mailbox that people answer to ("tra-loi@tinh.gov.vn"; each mail adds a secret of its own: tra-loi+…@), and
    #: where it is read: imaps://user:password@host/INBOX. Without the latter a mail server hands mails over by itself
    #: (`haidang mail receive`).
    mail_replies: str = ""
    imap_url: SecretStr | None = None
    #: True: mails are written and kept, and never sent. A demonstration is one unless it has a server and says no.
    practice: bool | None = None

    @field_validator("secret_key_fallbacks", "hosts", "second_factor_roles", mode="before")
    @classmethod
    def _separated_by_commas(cls, value: Any) -> Any:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @model_validator(mode="after")
    def _a_demonstration_is_only_a_demonstration(self) -> "Environment":
        if self.demo:
            return self
        key = self.secret_key.get_secret_value()
        if not key or key == DEMO_SECRET_KEY:
            raise ValueError(
                "HAIDANG_SECRET_KEY is missing or is the public key of the demonstration. Make one with: "
                'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
            )
        if len(key) < 50:
            raise ValueError("HAIDANG_SECRET_KEY is too short: at least 50 characters.")
        if self.today:
            raise ValueError("HAIDANG_TODAY sets the day of a demonstration; in production only the real day counts.")
        if not self.hosts:
            raise ValueError("HAIDANG_HOSTS is missing: the host names of this installation, separated by commas.")
        if self.smtp_url and not self.mail_from:
            raise ValueError("HAIDANG_MAIL_FROM is missing: the address that mails of this installation come from.")
        return self

    @property
    def is_practice(self) -> bool:
        """Nothing leaves the house. In a demonstration it takes two settings to change that."""
        if self.demo:
            return not (self.smtp_url and self.practice is False)
        return bool(self.practice)

    @property
    def full_address(self) -> str:
        """Without a slash at its end, so that a path follows."""
        if self.address:
            return self.address.rstrip("/")
        return "http://localhost:8000" if self.demo else f"https://{self.hosts[0]}"

    @classmethod
    def read(cls) -> "Environment":
        """The environment, or one refusal that names everything wrong with it (and shows no secret)."""
        try:
            return cls()
        except ValidationError as wrong:
            said = [f"{'.'.join(map(str, error['loc']))}: {error['msg']}".lstrip(": ") for error in wrong.errors()]
            raise ImproperlyConfigured(" | ".join(said)) from None


def sqlite(path: Path) -> dict[str, Any]:
    """One file on a local disk, many readers, one writer at a time."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # A connection begins with reading the whole schema, and a thousand triggers of the history stand in it: more
        # work than a page. It is kept as long as its thread lives; threads without work end by themselves.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            # DEFERRED lets two transactions read and then both want to write: one of them dies
            # at once with "database is locked", whatever the timeout. IMMEDIATE makes it wait.
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def postgresql(url: str, *, pool: int) -> dict[str, Any]:
    """The same program on a server: `postgresql://user:password@host:port/name?sslmode=…`."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql:// (without it, SQLite is used).")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A socket directory cannot stand where a host name stands: ?host=/run/postgresql
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": options.pop("port", "") or str(parts.port or ""),
        "OPTIONS": options | {"pool": {"min_size": 1, "max_size": pool, "timeout": 20}},
    }


_MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


@dataclass(frozen=True)
class MailServer:
    """Where mails are handed over; without a host, nowhere."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    starts_tls: bool = False
    is_tls: bool = False


def smtp(url: str) -> MailServer:
    """The server that an address names: `smtp+starttls://user:password@host:587`."""
    if not url:
        return MailServer()
    parts = urlsplit(url)
    if parts.scheme not in _MAIL_PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            "HAIDANG_SMTP_URL must begin with smtp://, smtp+starttls:// or smtps:// and name a host."
        )
    return MailServer(
        host=parts.hostname,
        port=parts.port or _MAIL_PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp+starttls",
        is_tls=parts.scheme == "smtps",
    )


_IMAP_PORTS = {"imap": 143, "imap+starttls": 143, "imaps": 993}


@dataclass(frozen=True)
class MailBox:
    """Where mails are read from; without a host, nowhere."""

    host: str = ""
    port: int = 993
    user: str = ""
    password: str = field(default="", repr=False)
    folder: str = "INBOX"
    starts_tls: bool = False
    is_tls: bool = True


def imap(url: str) -> MailBox:
    """The mailbox that an address names: `imaps://user:password@host:993/INBOX`."""
    if not url:
        return MailBox()
    parts = urlsplit(url)
    if parts.scheme not in _IMAP_PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            "HAIDANG_IMAP_URL must begin with imaps://, imap+starttls:// or imap:// and name a host."
        )
    return MailBox(
        host=parts.hostname,
        port=parts.port or _IMAP_PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        starts_tls=parts.scheme == "imap+starttls",
        is_tls=parts.scheme == "imaps",
    )
