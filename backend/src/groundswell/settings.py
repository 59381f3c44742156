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
    public_url: str | None = None
    """The address that systems call, such as https://groundswell.example: the audience of their assertions is made of
    it. Set it wherever others can reach the server; None: whatever address was called."""
    inward_key_sets: bool = False
    """True lets the keys of clients be fetched from within one's own network, and without TLS: for tests alone."""
    access_token_minutes: int = 30
    refresh_days: int = 14
    max_upload_bytes: int = 2_000_000_000
    pool_size: int = 20
    exports_folder: Path = BACKEND / "var" / "exports"
    """Where exports are written. Processes that serve together share it."""
    exports_keep_hours: float = 48


@lru_cache
def settings() -> Settings:
    return Settings()
