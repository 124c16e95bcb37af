"""How long a decision takes, and the whole conformance corpus.

Run with ``python -m benchmarks.bench_terms``; the limits are one millisecond and five seconds.
"""

from __future__ import annotations

from statistics import median
from time import process_time

from safeconduct.terms.decide import decide
from safeconduct.terms.library import library_ids, library_instrument
from tests.terms.corpus_cases import all_cases

DECISION_LIMIT_S, CORPUS_LIMIT_S, ROUNDS = 0.001, 5.0, 5


def main() -> int:
    """Measure and print; end with 1 if a limit is missed."""
    begin = process_time()
    instruments = {id_: library_instrument(id_) for id_ in library_ids()}
    reading_s = process_time() - begin
    cases = all_cases()
    took_s: dict[str, float] = {}
    whole_s = []
    for _ in range(ROUNDS):
        round_s = 0.0
        for case in cases:
            begin = process_time()
            decide(
                instruments[case.table],
                case.facts,
                on=case.on,
                known_on=case.known_on,
                offers=[case.offer],
            )
            spent = process_time() - begin
            round_s += spent
            took_s[str(case)] = min(spent, took_s.get(str(case), spent))
        whole_s.append(round_s)
    slowest = max(took_s, key=lambda name: took_s[name])
    print(f"{len(instruments)} instruments read, checked and built in {reading_s:.2f} s")
    print(f"{len(cases)} cases in {min(whole_s):.2f} s (limit {CORPUS_LIMIT_S:.0f} s)")
    print(
        f"a decision: median {median(took_s.values()) * 1000:.2f} ms, slowest "
        f"{took_s[slowest] * 1000:.2f} ms ({slowest}); limit {DECISION_LIMIT_S * 1000:.0f} ms"
    )
    missed = took_s[slowest] > DECISION_LIMIT_S or min(whole_s) > CORPUS_LIMIT_S
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
