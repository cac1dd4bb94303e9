"""Settings, all from the environment; a laptop needs none of them.

Variables: DJANGO_SECRET_KEY, DJANGO_DEBUG, DJANGO_ALLOWED_HOSTS,
DJANGO_CSRF_TRUSTED_ORIGINS, DATABASE_URL, REDIS_URL, RUNTIME_DIR, MODELS_ROOT,
SPACY_MODEL, EMBEDDER, LOG_LEVEL. docs/settings.md explains each.
"""

from pathlib import Path

import environ
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# What the app writes while it runs: database, logs, checkpoints, broker address.
RUNTIME_DIR = Path(env.str("RUNTIME_DIR", default=str(BASE_DIR / "data" / "var"))).resolve()
RUNTIME_DIR.mkdir(parents=True, exist_ok=True)
RUNS_ROOT = RUNTIME_DIR / "runs"
# Models load from under this folder only.
MODELS_ROOT = Path(env.str("MODELS_ROOT", default=str(BASE_DIR / "data" / "models"))).resolve()
REQUESTS_FILE = BASE_DIR / "data" / "rl" / "training_requests.jsonl"


ENV_REDIS_URL = env.str("REDIS_URL", default="")


def _secret_key() -> str:
    """The configured key, or one made once and kept in RUNTIME_DIR (mode 600)."""
    if key := env.str("DJANGO_SECRET_KEY", default=""):
        return str(key)
    path = RUNTIME_DIR / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text().strip()


def _broker_url() -> str:
    """REDIS_URL, or the embedded broker's address, which it writes to RUNTIME_DIR."""
    if ENV_REDIS_URL:
        return str(ENV_REDIS_URL)
    path = RUNTIME_DIR / "broker.url"
    return path.read_text().strip() if path.exists() else "redis://127.0.0.1:6390/0"


SECRET_KEY = _secret_key()
DEBUG = env.bool("DJANGO_DEBUG", default=False)
ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("DJANGO_CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "italian_teacher",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials",
    "rewards",
    "training",
    "evaluation",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page is behind login; the login page itself is exempt.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "italian_teacher.urls"
WSGI_APPLICATION = "italian_teacher.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{RUNTIME_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # One writer at a time, readers never blocked: web, worker and trainer share the file.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "dashboard"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = RUNTIME_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns about a folder that is not there
STATICFILES_DIRS = [BASE_DIR / "italian_teacher" / "static"]
# No collectstatic on a laptop: files are served from where they lie.
WHITENOISE_USE_FINDERS = True

REDIS_URL = _broker_url()
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "jobs"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(RUNTIME_DIR / "celerybeat-schedule")
# A job holds its worker for hours; the sweep has a queue and a worker of its own.
CELERY_TASK_ROUTES = {"training.tasks.sweep": {"queue": "control"}}
SWEEP_SECONDS = env.float("SWEEP_SECONDS", default=15.0)
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "training.tasks.sweep", "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}},
}

# A spaCy package or folder instead of the shipped pipeline; a SentenceTransformer
# name or folder instead of the embedder that comes with the requirements.
SPACY_MODEL = env.str("SPACY_MODEL", default="")
EMBEDDER = env.str("EMBEDDER", default="")

# Seconds without a renewed lease until a job counts as abandoned.
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=60)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
