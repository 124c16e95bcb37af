"""``safeconduct terms compare``: two offers beside each other."""

from __future__ import annotations

from itertools import zip_longest

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.parameters import Json, Quiet
from safeconduct.cli.terms.find import Id, KnownOn, Lang, find_offers, folded, known_day, tongue_of


def compare(
    first: Id,
    second: Id,
    *,
    known_on: KnownOn = None,
    lang: Lang = "en",
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Say what two offers have in common and where they part, row by row.

    Of instruments with several offers the first is compared with the first, and so on.
    """
    from safeconduct.terms.compare_offers import compare_offers  # noqa: PLC0415 - keeps --help quick

    console, tongue = Console(json=as_json, quiet=quiet), tongue_of(lang)
    one, two = find_offers(first), find_offers(second)
    pairs = []
    alone = [
        f"{instrument.id}/{offer.id}"
        for (instrument, offers), other in ((one, two[1]), (two, one[1]))
        for offer in offers[len(other) :]
    ]
    for left, right in zip_longest(one[1], two[1]):
        if left is None or right is None:
            continue
        rows = compare_offers((one[0], left), (two[0], right), tongue, known_day(known_on))
        names = (f"{one[0].id}/{left.id}", f"{two[0].id}/{right.id}")
        console.say(f"{names[0]}  ↔  {names[1]}")
        for row in rows:
            title = tongue.say(f"compare.row.{row.key}")
            if row.same:
                same = tongue.say("compare.same")
                console.say(*folded([f"  = {title}: {row.first} ({same})"]))
            else:
                console.say(f"  ≠ {title}")
                console.say(
                    *folded(
                        [
                            f"      {name}: {said}"
                            for name, said in zip(names, (row.first, row.second), strict=True)
                        ]
                    )
                )
        console.say("")
        pairs.append(
            {
                "first": names[0],
                "second": names[1],
                "rows": [
                    {"key": r.key, "first": r.first, "second": r.second, "same": r.same}
                    for r in rows
                ],
            }
        )
    if alone:
        console.say(tongue.say("compare.alone", offers=", ".join(alone)))
    console.document({"pairs": pairs, "without_counterpart": alone})
    return DONE
