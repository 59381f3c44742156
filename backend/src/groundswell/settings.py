"""What an operator may set, all by environment variables that begin with GROUNDSWELL_."""

from functools import lru_cache
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

BACKEND = Path(__file__).resolve().parents[2]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="GROUNDSWELL_", extra="ignore")

    database_url: str = f"sqlite:///{BACKEND / 'var' / 'groundswell.db'}"
    """Where everything is kept: `sqlite:///file` or `postgresql://user@host/name`."""
    secure_cookies: bool = False
    """True where the site is served over HTTPS, as it must be outside one's own machine."""
    access_token_minutes: int = 30
    refresh_days: int = 14
    max_upload_bytes: int = 2_000_000_000
    pool_size: int = 20


@lru_cache
def settings() -> Settings:
    return Settings()
