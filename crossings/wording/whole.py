"""What is true of a collection as a whole, worked out from its documents and never typed."""

from __future__ import annotations

from crossings.collection.dates import read_edtf
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim, Side
from crossings.wording import words
from crossings.wording.reader import Reader

TREATY = "boundary-treaty-1962"
AT_A_CROSSING = {"crossed-at"}  # roles of a place, and meanings of an area


def named_places(dataset: Dataset) -> frozenset[str]:
    """The ids of places that a document names: with a role in it, or as the area of a figure."""
    roles = {role.place for cable in dataset.cables.values() for role in cable.places}
    areas = {place for claim in dataset.claims.values() for place in claim.area.places}
    return frozenset(roles | areas)


def crossings_named(dataset: Dataset) -> frozenset[str]:
    """The ids of crossing points that a document names: border points, and where people crossed."""
    named = named_places(dataset)
    points = {key for key in named if dataset.places[key].kind == "border-point"}
    roles = {
        role.place
        for cable in dataset.cables.values()
        for role in cable.places
        if role.role in AT_A_CROSSING
    }
    return frozenset(points | roles)


def says_where_crossed(claim: Claim, dataset: Dataset) -> bool:
    """Whether the area of a figure is where those counted crossed."""
    kinds = {dataset.places[name].kind for name in claim.area.places}
    return claim.area.meaning in AT_A_CROSSING or "border-point" in kinds


def writers(dataset: Dataset) -> frozenset[Side]:
    """The governments whose offices wrote the documents."""
    return frozenset(
        dataset.actor(who).side for cable in dataset.cables.values() for who in cable.senders
    )


def before_the_treaty(dataset: Dataset) -> tuple[Cable, ...]:
    """The documents that are older than the boundary treaty; none where it is no event here."""
    if TREATY not in dataset.events:
        return ()
    agreed = read_edtf(dataset.events[TREATY].date).filled()[0]
    return tuple(
        cable
        for cable in dataset.cables.values()
        if read_edtf(cable.date.edtf).filled()[1] < agreed
    )


def coding(reader: Reader) -> str:
    """How often the documents were coded: all twice, some of them, or none."""
    _ = reader.say
    codings = [cable.codings for cable in reader.dataset.cables.values()]
    twice = sum(count > 1 for count in codings)
    if not twice:
        return _("Each document was coded once; no second coding has been held against it.")
    if twice == len(codings):
        return _(
            "Each document was coded twice, each time from the text without sight of the other coding, then compared item by item."
        )
    return _(
        "Of {all} documents, {twice} were coded twice, each time from the text without sight of the other coding, then compared item by item; the others once."
    ).format(all=words.number(len(codings), reader.lang), twice=words.number(twice, reader.lang))
