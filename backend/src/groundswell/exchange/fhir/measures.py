"""Measure: what is counted, out of what, and which way is better."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.errors import NotFound
from groundswell.exchange.fhir.addresses import Addresses, measure_code, measure_id
from groundswell.exchange.fhir.matching import last_updated
from groundswell.exchange.fhir.model import Resource, Version, coded, without_nothing
from groundswell.exchange.fhir.search import Asking, Found, Parameter, Search, Searchable, Type, Value
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.models import Measure
from groundswell.revisions.models import Revision

TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
POPULATION = f"{TERMINOLOGY}/measure-population"
IMPROVEMENT = {"higher": "increase", "lower": "decrease"}


def canonical_code(value: Value) -> str:
    """The code of a measure in a reference: its id, `Measure/<id>`, or its whole url, with or without a version."""
    text, _, version = value.text.partition("|")
    code = measure_code(Value(value.name, "", text, value.addresses).resource_id("Measure"))
    definition = library().get(code)
    return "" if version and (definition is None or str(definition.version) != version) else code


def _among(keep: Callable[[MeasureDefinition], bool]) -> list[str]:
    return [code for code, definition in library().items() if keep(definition)]


def _titled(value: Value) -> list[str]:
    wanted = value.text.casefold()
    if value.modifier == "exact":
        return _among(lambda each: each.title == value.text)
    if value.modifier == "contains":
        return _among(lambda each: wanted in each.title.casefold())
    return _among(lambda each: each.title.casefold().startswith(wanted))


PARAMETERS = (
    Parameter("_id", Type.TOKEN, "The id of the resource.", lambda value: Measure.code == measure_code(value.text)),
    Parameter("url", Type.URI, "Its canonical address.", lambda value: Measure.code == canonical_code(value)),
    Parameter(
        "title",
        Type.STRING,
        "The beginning of its title.",
        lambda v: Measure.code.in_(_titled(v)),
        ("exact", "contains"),
    ),
    Parameter(
        "version",
        Type.TOKEN,
        "The version of its definition.",
        lambda value: Measure.code.in_(_among(lambda each: str(each.version) == value.token()[1])),
    ),
    Parameter(
        "status",
        Type.TOKEN,
        "All are active.",
        lambda value: Measure.id.is_not(None) if value.token()[1] == "active" else Measure.id.is_(None),
    ),
    last_updated(),
)


def page(asking: Asking, search: Search) -> Found:
    found = _known(asking.session, search, asking.addresses)
    after = search.after[0] if search.after else ""
    rows = [each for each in found if measure_id(each[0].code) > after]
    shown = [written(asking.addresses, *row) for row in rows[: search.count]]
    last = (shown[-1]["id"],) if shown and len(rows) > search.count else None
    return Found(shown, len(found) if search.total else None, last)


Known = list[tuple[MeasureDefinition, int | None, datetime]]


def _known(session: Session, search: Search, addresses: Addresses) -> Known:
    """The measures of this database that a search means, by their ids."""
    rows = session.execute(
        select(Measure.code, Revision.sequence, Revision.made_at)
        .join(Revision, Revision.id == Measure.revision_id)
        .where(Measure.code.in_(library()), *search.conditions(addresses))
    )
    return sorted(
        ((library()[code], sequence, made_at) for code, sequence, made_at in rows),
        key=lambda row: measure_id(row[0].code),
    )


def read(asking: Asking, resource_id: str) -> Resource:
    found = [
        row for row in _known(asking.session, Search(), asking.addresses) if measure_id(row[0].code) == resource_id
    ]
    if not found:
        raise NotFound(f"There is no Measure with the id {resource_id}.")
    return written(asking.addresses, *found[0])


def scoring(definition: MeasureDefinition) -> str:
    """A part of a whole is a proportion; one thing per another a ratio; a sum or a mean a quantity of its own."""
    if definition.aggregation != "ratio":
        return "continuous-variable"
    return "ratio" if definition.may_exceed else "proportion"


def _aggregated(definition: MeasureDefinition) -> str:
    if definition.aggregation == "ratio":
        times = f", times {definition.multiplier}" if definition.multiplier != 1 else ""
        return f"The sum of the numerators divided by the sum of the denominators{times}"
    return (
        "The sum of the practices' figures" if definition.aggregation == "sum" else "The mean of the practices' figures"
    )


def improvement(definition: MeasureDefinition) -> Resource | None:
    code = IMPROVEMENT.get(definition.direction)
    return coded(f"{TERMINOLOGY}/measure-improvement-notation", code) if code else None


def written(addresses: Addresses, definition: MeasureDefinition, sequence: int | None, made_at: datetime) -> Resource:
    populations = {"numerator": definition.numerator, "denominator": definition.denominator}
    source = without_nothing({"type": "documentation", "display": definition.source, "url": definition.source_url})
    return without_nothing(
        {
            "resourceType": "Measure",
            "id": measure_id(definition.code),
            "meta": Version(sequence, made_at).meta,
            "url": addresses.measure(definition.code),
            "identifier": [{"system": f"{addresses.base}/CodeSystem/measure-code", "value": definition.code}],
            "version": str(definition.version),
            "name": "".join(word.capitalize() for word in definition.code.split("_")),
            "title": definition.title,
            "status": "active",
            "subjectCodeableConcept": coded("http://hl7.org/fhir/resource-types", "Organization"),
            "publisher": definition.owner,
            "description": definition.why,
            "relatedArtifact": [source],
            "disclaimer": definition.disclosure.words,
            "scoring": coded(f"{TERMINOLOGY}/measure-scoring", scoring(definition)),
            "type": _type(definition),
            "rateAggregation": _aggregated(definition),
            "improvementNotation": improvement(definition),
            "group": [
                without_nothing(
                    {
                        "description": definition.value_label,
                        "population": [
                            {
                                "code": coded(POPULATION, name),
                                "description": words,
                                "criteria": {"language": "text/plain", "expression": words},
                            }
                            for name, words in populations.items()
                            if words
                        ],
                    }
                )
            ],
        }
    )


def _type(definition: MeasureDefinition) -> list[Resource]:
    """A balancing measure watches for harm elsewhere: the standard has no code for it."""
    if definition.family == "balancing":
        return [{"text": "Balancing"}]
    return [coded(f"{TERMINOLOGY}/measure-type", definition.family)]


MEASURE = Searchable(
    name="Measure",
    words="What is counted, out of what, and which way is better.",
    parameters=PARAMETERS,
    page=page,
    read=read,
)
