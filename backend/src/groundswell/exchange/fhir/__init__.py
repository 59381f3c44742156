"""The same organisations, memberships, measures and figures as FHIR R4 (4.0.1, hl7.org/fhir/R4), to be searched and
read one by one, or taken whole by the bulk-data rules.

Each kind of resource has one file: the parameters by which it is searched, and how a resource is written. Resources are
written as FHIR JSON and pass through the models of `fhirclient`, which are generated from the 4.0.1 definitions, before
they go out (`model.py`). What is true of a figure, and who may see it, is decided by `exchange.kinds` and
`exchange.sight` alone.
"""
