"""Django's settings: one file for every installation. What differs comes from `environment`."""

import gc
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path

from csp.constants import NONE, SELF

from haidang.site.environment import DEMO_SECRET_KEY, Environment, imap, postgresql, smtp, sqlite
from haidang.site.logs import logging_for

# Loading the program makes some hundred thousand objects that stay: to look among them for garbage after every seven
# hundred new ones is a third of what a start costs.
gc.set_threshold(20_000, 50, 100)

environment = Environment.read()

PACKAGE = Path(__file__).resolve().parent.parent

HAIDANG_DEMO = environment.demo
HAIDANG_TODAY = environment.today
HAIDANG_DATA = environment.data.absolute()

DEBUG = False
SECRET_KEY = environment.secret_key.get_secret_value() or DEMO_SECRET_KEY
SECRET_KEY_FALLBACKS = [key.get_secret_value() for key in environment.secret_key_fallbacks]
ALLOWED_HOSTS = environment.hosts or ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "template_partials",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "haidang.kit.ui",
    "haidang.kit.audit",
    "haidang.kit.personal",
    "haidang.kit.jobs",
    "haidang.kit.files",
    "haidang.kit.search",
    "haidang.kit.records",
    "haidang.kit.dossiers",
    "haidang.office.directory",
    "haidang.office.norms",
    "haidang.office.accounts",
    # behind ours: their pages are drawn by our templates
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "haidang.office.documents",
    "haidang.office.notices",
    "haidang.office.privacy",
    "haidang.plan.plans",
    "haidang.plan.money",
    "haidang.plan.followup",
    "haidang.plan.programmes",
    "haidang.plan.difficulties",
    "haidang.plan.urging",
    "haidang.plan.evaluation",
    "haidang.plan.replies",
    "haidang.registers.partners",
    "haidang.registers.passports",
    "haidang.registers.agreements",
    "haidang.registers.delegations",
    "haidang.registers.visits",
    "haidang.registers.conferences",
    "haidang.registers.people",
    "haidang.registers.events",
    "haidang.registers.aid",
    "haidang.registers.information",
    "haidang.registers.defence",
    "haidang.reports",
    "haidang.reports.next_plan",
    "haidang.exchange",
    "haidang.exchange.edxml",
    "haidang.exchange.archive",
    "haidang.api",
    "haidang.desk",
    "haidang.desk.calendar",
    "haidang.site",
]

MIDDLEWARE = [
    "haidang.site.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "haidang.site.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "haidang.kit.audit.middleware.ActingUser",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "haidang.office.accounts.middleware.AtTheDoor",
    "haidang.kit.glance.reading_glances",
]

ROOT_URLCONF = "haidang.site.urls"
WSGI_APPLICATION = "haidang.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "haidang.site.shell.shell",
            ]
        },
    },
]
FORM_RENDERER = "haidang.kit.ui.renderer.Renderer"

DATABASES = {
    "default": postgresql(environment.database_url.get_secret_value(), pool=environment.database_pool)
    if environment.database_url
    else sqlite(HAIDANG_DATA / "haidang.sqlite3"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Jobs are rows of the same database: what a transaction undoes, it also does not enqueue.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "timers"]}}
# A running job gives a sign of life this often; without one for so long, another worker takes it over.
JOB_HEARTBEAT, JOB_DEAD_AFTER = timedelta(seconds=10), timedelta(seconds=60)
# Name, when ("every minute", "at 07:00", "monday at 07:00"), and a function that takes `today`. Each may run twice.
JOB_TIMERS = [
    ("seal-audit", "every minute", "haidang.kit.audit.jobs.seal_now"),
    ("names-of-today", "at 00:05", "haidang.office.directory.services.names_of_today"),
    ("tidy-jobs", "at 03:10", "haidang.kit.jobs.services.tidy"),
    ("sweep-files", "at 03:20", "haidang.kit.files.services.sweep"),
    ("tidy-mails", "at 03:30", "haidang.office.notices.jobs.tidy"),
    ("propose-erasure", "at 03:40", "haidang.office.privacy.proposing.propose"),
    ("daily-digest", "at 07:30", "haidang.desk.jobs.send_digests"),
    ("urge", "at 07:15", "haidang.desk.ladder.urge"),
    ("urge-watch", "at 17:30", "haidang.desk.ladder.watch"),
    ("send-mails", "every minute", "haidang.office.notices.jobs.send_now"),
    ("fetch-mails", "every minute", "haidang.plan.replies.jobs.fetch_now"),
]

# A practice space writes its mails and keeps them; it opens no connection to a mail server.
HAIDANG_PRACTICE = environment.is_practice
HAIDANG_ADDRESS = environment.full_address
HAIDANG_MAIL_FROM = environment.mail_from or "Hải Đăng <hai-dang@localhost>"
HAIDANG_MAIL_BOUNCES = environment.mail_bounces
# What numbers of mails and the name of the list end with.
HAIDANG_MAIL_DOMAIN = parseaddr(HAIDANG_MAIL_FROM)[1].rpartition("@")[2] or "localhost"
HAIDANG_MAIL_REPLIES = environment.mail_replies
HAIDANG_IMAP = imap(environment.imap_url.get_secret_value() if environment.imap_url else "")
_server = smtp(environment.smtp_url.get_secret_value() if environment.smtp_url else "")
EMAIL_HOST, EMAIL_PORT = _server.host, _server.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _server.user, _server.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _server.starts_tls, _server.is_tls

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["haidang.office.accounts.backends.ByName"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"haidang.office.accounts.passwords.{name}"} for name in ("Strong", "NotCommon", "NotOneself")
]
LOGIN_URL, LOGIN_REDIRECT_URL = "/dang-nhap/", "/"

# Accounts are given, not taken: by name and password, then by a code where it is switched on.
ACCOUNT_ADAPTER, MFA_ADAPTER = (
    f"haidang.office.accounts.adapters.{n}" for n in ("AccountAdapter", "SecondFactorAdapter")
)
ACCOUNT_LOGIN_METHODS, ACCOUNT_SIGNUP_FIELDS = {"username"}, ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/dang-nhap/"
# Wrong attempts are counted in the door's book (`SignIn`), which every process reads.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
ACCOUNT_FORMS = {
    "login": "haidang.office.accounts.forms.SignInForm",
    "change_password": "haidang.office.accounts.forms.OwnPasswordForm",
    "reauthenticate": "haidang.office.accounts.forms.PasswordAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "haidang.office.accounts.forms.CodeForm",
    "reauthenticate": "haidang.office.accounts.forms.CodeAgainForm",
    "activate_totp": "haidang.office.accounts.forms.FirstCodeForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(environment.behind_proxy)
# Who must have a second factor. The accounts of a demonstration are everybody's, so there it is nobody.
HAIDANG_SECOND_FACTOR_ROLES = frozenset() if HAIDANG_DEMO else frozenset({"admin", *environment.second_factor_roles})
# After so many wrong attempts the door stays shut so long, for one name or for all from one address.
SIGN_IN_TRIES, SIGN_IN_TRIES_OF_ADDRESS, SIGN_IN_LOCK = 5, 50, timedelta(minutes=15)
SESSION_ENGINE = "haidang.office.accounts.sessions"
SESSION_IDLE, SESSION_LONGEST = timedelta(minutes=60), timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
FILTERS_EMPTY_CHOICE_LABEL = "Tất cả"
# Every Register of the house: menu, related records, API and house tests read it.
HAIDANG_REGISTERS = "haidang.registers.catalogue.REGISTERS"
# Every PaperKind of the house: pages of records and of drafts read it.
HAIDANG_PAPERS = "haidang.reports.papers.PAPERS"
# What rooms add to the page of any record (see `RecordPart` in kit.records.parts).
HAIDANG_RECORD_PARTS: list[str] = [
    "haidang.office.documents.selectors_drafts.part_of",
    "haidang.exchange.edxml.selectors.part_of",
]
# Functions of rooms that keep something in somebody's hands (see `Handover` in office.accounts.services).
HAIDANG_HANDOVERS: list[str] = [
    "haidang.office.documents.services.hand_over",
    "haidang.plan.followup.services.hand_over",
    "haidang.api.services.hand_over",
]
# How often one key of the API may ask.
API_ASKED_A_MINUTE = 300

# Vietnamese is the source language, so it needs no catalogue of its own; English is for partners abroad.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME, LANGUAGE_COOKIE_AGE, LANGUAGE_COOKIE_SAMESITE = "haidang_language", 365 * 86_400, "Lax"
LANGUAGE_COOKIE_SECURE = not HAIDANG_DEMO
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
# A demonstration serves the files where they lie; an installation collects them under hashed names.
WHITENOISE_USE_FINDERS = HAIDANG_DEMO
STATIC_ROOT = None if HAIDANG_DEMO else HAIDANG_DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HAIDANG_DATA / "files"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if HAIDANG_DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# How large a paper (Word, PDF, scan, text) and any other file may be, in bytes.
FILE_LIMITS = {"paper": 200_000_000, "other": 25_000_000}

# Nothing runs, loads or frames but what this house itself serves; no inline script, no inline style.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "haidang.kit.ui.views.stale_form"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

# A demonstration speaks plain HTTP to its own machine; everybody else speaks HTTPS.
SECURE_SSL_REDIRECT = not HAIDANG_DEMO
# The health checks are asked from inside, over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.behind_proxy else None
SECURE_HSTS_SECONDS = 0 if HAIDANG_DEMO else environment.hsts_seconds
SECURE_HSTS_INCLUDE_SUBDOMAINS = not HAIDANG_DEMO
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not HAIDANG_DEMO
# W021 asks to enter the browsers' built-in list: the owner of the whole domain decides that, not one program on it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

LOGGING_CONFIG = None
logging_for(level=environment.log_level, readable=HAIDANG_DEMO)
