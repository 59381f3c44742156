"""What endpoints share: sessions, callers, problem+json, pages, ETags. With endpoints alone it knows FastAPI.

It knows no domain: `app.py` tells it how a token becomes a person (`callers.Identities`).
"""
