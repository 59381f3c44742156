from tests.api.callers import country

__all__ = ["country"]
