"""What happens at a crossing and after it: search, families, where people are taken, the way back."""

from __future__ import annotations

from collections.abc import Iterator

from safeconduct.announcements.model import Conduct, Destination, Search
from safeconduct.notices.content.parties import party_text
from safeconduct.notices.content.statements import statement
from safeconduct.notices.content.ways import Piece, Shown, shared
from safeconduct.notices.model import Bond, Joined, Section, Things, Value
from safeconduct.operation.model import Corridor, Operation, Screening, Text
from safeconduct.safeguards.names import arabic


def crossing_section(shown: Shown, published: frozenset[str]) -> Section:
    """Say what awaits people at the crossing, and after it.

    Parameters
    ----------
    shown
        The corridors of the notice.
    published
        Sites whose place may be told.
    """
    operation = shown.operation
    return Section(
        "crossing",
        (
            *shared(shown, lambda corridor: _search(corridor, operation)),
            *shared(shown, _families),
            *shared(shown, lambda corridor: _asks(corridor, operation)),
            *shared(shown, lambda corridor: _leads(corridor, operation, published)),
            statement(operation, "safeguards.family_unity", "family"),
            statement(operation, "safeguards.way_back", "back"),
        ),
    )


def unstated_search(corridor: Corridor) -> Iterator[Bond]:
    """Give who searches and what, where the folder has it and nobody states it."""
    search = corridor.screening
    if search and search.source is None:
        for key, value in (("by", search.by), ("searches", search.searches)):
            if value:
                yield Bond(f"corridors.{corridor.id}.screening.{key}", search.where)


def unstated_destination(corridor: Corridor, operation: Operation) -> Iterator[Bond]:
    """Give where the folder says people are taken, where no source states it."""
    if len(stated_sites(corridor, operation)) < len(corridor.leads_to):
        yield Bond(f"corridors.{corridor.id}.leads_to", corridor.where)


def stated_sites(corridor: Corridor, operation: Operation) -> tuple[str, ...]:
    """Give the sites that a source of the corridor, or of the site itself, states."""
    return tuple(
        each
        for each in corridor.leads_to
        if corridor.source is not None or operation.sites[each].source is not None
    )


def _search(corridor: Corridor, operation: Operation) -> Iterator[Piece]:
    search = corridor.screening
    if search is None or search.by is None or search.source is None:
        where = search.where if search else corridor.where
        yield Piece("search.unsaid", {}, (Bond(f"corridors.{corridor.id}.screening", where),))
    else:
        name = party_text(operation, search.by)
        bond = _bond(corridor, search, "by")
        yield Piece("search.by", {"party": name}, (bond,), Search(search.by, name))
    # A list of what is searched tells people what they may carry: somebody must have stated it.
    if search and search.searches and search.source is not None:
        things = Things(tuple(f"searched.{each}" for each in search.searches))
        yield Piece("search.things", {"things": things}, (_bond(corridor, search, "searches"),))


def _families(corridor: Corridor) -> Iterator[Piece]:
    search = corridor.screening
    if search is None or search.separates in (None, "unknown"):
        where = search.where if search else corridor.where
        bond = Bond(f"corridors.{corridor.id}.screening.separates", where)
        yield Piece("search.separates-unsaid", {}, (bond,))
    elif search.separates == "yes":
        yield Piece("search.separates", {}, (_bond(corridor, search, "separates"),))
    elif search.source is not None:
        yield Piece("search.not-separated", {}, (_bond(corridor, search, "separates"),))


def _asks(corridor: Corridor, operation: Operation) -> Iterator[Piece]:
    """Give what people are asked, as somebody's words and nobody else's."""
    search = corridor.screening
    for place, each in enumerate(search.asks if search else ()):
        source = operation.sources[each.source].who if each.source else ""
        values: dict[str, Value] = {"words": each.says}
        bond = Bond(
            f"corridors.{corridor.id}.screening.asks.{place}",
            search.where if search else None,
            (each.source,) if each.source else (),
        )
        about = Conduct(each.says, ())
        if search and search.by is not None and search.source is not None:
            values["party"] = party_text(operation, search.by)
            yield Piece("asks.by", values, (bond,), about)
        else:
            yield Piece("asks.said" if source else "asks.unnamed", values, (bond,), about)


def _leads(corridor: Corridor, operation: Operation, published: frozenset[str]) -> Iterator[Piece]:
    """Say where people are taken: the quarter, or the place itself where that was decided."""
    names: list[Text] = []
    told: list[str] = []
    bonds: list[Bond] = []
    for id_ in stated_sites(corridor, operation):
        site = operation.sites[id_]
        open_ = id_ in published
        name = site.name if open_ else site.neighbourhood
        if name is not None:
            told.append(id_)
            names.append(name)
            # The id of a place is as good as its name: it is given only where the name is told.
            key = f"sites.{id_}.name" if open_ else f"corridors.{corridor.id}.leads_to"
            source = site.source or corridor.source
            where = site.where if open_ else corridor.where
            bonds.append(Bond(key, where, (source,) if source else ()))
    if not names:
        bond = Bond(f"corridors.{corridor.id}.leads_to", corridor.where)
        yield Piece("leads.unsaid", {}, (bond,))
        return
    listed = tuple(dict.fromkeys(names))
    to = Text(", ".join(each.en for each in listed), "، ".join(map(arabic, listed)))
    key = "leads.to" if len(told) == len(corridor.leads_to) else "leads.to-others"
    yield Piece(key, {"places": Joined(listed, "or")}, tuple(dict.fromkeys(bonds)),
                Destination(tuple(told), to, None))  # fmt: skip


def _bond(corridor: Corridor, search: Screening, key: str) -> Bond:
    sources = (search.source,) if search.source else ()
    return Bond(f"corridors.{corridor.id}.screening.{key}", search.where, sources)
