"""What every table shares."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, DateTime, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase

Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up by itself only for INTEGER PRIMARY KEY."""


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: DateTime(timezone=True), date: Date()}  # noqa: RUF012 (SQLAlchemy reads it)
