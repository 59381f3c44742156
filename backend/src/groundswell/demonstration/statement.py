"""The demonstration country as one file would state it."""

from collections.abc import Iterator
from datetime import date

from groundswell.demonstration.country import NEVER, Country, Practice
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
    SuccessionStatement,
)


def region_code(number: int) -> str:
    return f"ZR{number + 1}"


def commissioner_code(number: int) -> str:
    return f"ZC{number + 1:02}"


def network_code(number: int) -> str:
    return f"U{90_001 + number}"


def stated(country: Country, as_at: date) -> FileStatement:
    return FileStatement(
        as_at=as_at,
        basis=Basis.DATED,
        organisations=list(_organisations(country)),
        memberships=[*_of_commissioners(country), *_of_practices(country), *_of_schemes(country)],
        successions=[
            SuccessionStatement(practice.code, country.practices[practice.successor].code, country.day(practice.closed))
            for practice in country.practices
            if practice.successor is not None
        ],
    )


def _organisations(country: Country) -> Iterator[OrganisationStatement]:
    for number, name in enumerate(country.regions):
        yield OrganisationStatement(region_code(number), Kind.REGION, name, status="active")
    for number, (name, _) in enumerate(country.commissioners):
        yield OrganisationStatement(
            commissioner_code(number), Kind.COMMISSIONER, name, subkind="sub_icb", status="active"
        )
    for federation in country.federations:
        yield OrganisationStatement(
            federation.code, Kind.FEDERATION, federation.name, opened=federation.founded, status="active"
        )
    for number, (name, federation_number) in enumerate(country.networks):
        opened = country.federations[federation_number].founded
        yield OrganisationStatement(network_code(number), Kind.NETWORK, name, opened=opened, status="active")
    for scheme in country.schemes:
        yield OrganisationStatement(
            scheme.code,
            Kind.SCHEME,
            scheme.name,
            subkind=scheme.wave,
            opened=country.day(scheme.start),
            status="active",
        )
    for practice in country.practices:
        yield OrganisationStatement(
            practice.code,
            Kind.PRACTICE,
            practice.name,
            opened=practice.opened,
            closed=_end(country, practice),
            status="active" if practice.closed == NEVER else "closed",
        )


def _end(country: Country, practice: Practice) -> date | None:
    return None if practice.closed == NEVER else country.day(practice.closed)


def _of_commissioners(country: Country) -> Iterator[MembershipStatement]:
    for number, (_, region) in enumerate(country.commissioners):
        yield MembershipStatement(commissioner_code(number), region_code(region), Kind.REGION, first=None)


def _of_practices(country: Country) -> Iterator[MembershipStatement]:
    for practice in country.practices:
        federation, end = country.federations[practice.federation], _end(country, practice)
        commissioner = commissioner_code(federation.commissioner)
        yield MembershipStatement(practice.code, commissioner, Kind.COMMISSIONER, practice.opened, end)
        network = network_code(practice.network)
        joined = country.day(practice.joined) if practice.joined else federation.founded
        yield MembershipStatement(practice.code, federation.code, Kind.FEDERATION, joined, end)
        yield MembershipStatement(practice.code, network, Kind.NETWORK, joined, end)
        if practice.before is not None:
            before = country.federations[practice.before]
            first = min(before.founded, country.day(0))
            yield MembershipStatement(practice.code, before.code, Kind.FEDERATION, first, joined)
            former = next(n for n, (_, of) in enumerate(country.networks) if of == practice.before)
            yield MembershipStatement(practice.code, network_code(former), Kind.NETWORK, first, joined)


def _of_schemes(country: Country) -> Iterator[MembershipStatement]:
    for scheme in country.schemes:
        members = (
            [country.federations[number].code for number in scheme.federations]
            if scheme.whole
            else [country.practices[number].code for number in scheme.practices]
        )
        for code in members:
            yield MembershipStatement(code, scheme.code, Kind.SCHEME, country.day(scheme.start))
