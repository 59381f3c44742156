"""A local copy of what a commissioner's system may see, kept in step through the public API alone.

Nothing here knows the server's insides: columns and keys come from the manifest of an export, and the checksums are
worked out from the words of their description, a second time and apart from the server's.
"""
