from __future__ import annotations

import pytest

from safeconduct.operation.plurals import counted, plural_form
from safeconduct.safeguards.staying import needs_of_staying


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (102, "other"),
        (103, "few"),
        (111, "many"),
        (1.5, "other"),
        (3_750_000, "other"),
    ],
)
def test_arabic_has_six_forms(number: float, form: str) -> None:
    assert plural_form(number, "ar") == form


def test_english_has_two_forms() -> None:
    forms = [plural_form(n, "en") for n in (0, 1, 2, 1.5)]
    assert forms == ["other", "one", "other", "other"]


def test_a_form_left_out_is_as_other() -> None:
    assert counted(2, "one=one day|other={n} days", "ar") == "2 days"


def test_the_arithmetic_of_staying_counts_in_arabic() -> None:
    food, water, medical = (line.ar or "" for line in needs_of_staying(250_000, 7).arithmetic)
    assert "أي 8 شاحنات في اليوم، و54 شاحنة في 7 أيام" in food
    assert "أي 209 صهاريج في اليوم" in water
    assert "أي 55 جولة طبية في اليوم" in medical


def test_one_truck_is_one_truck() -> None:
    line = needs_of_staying(10, 1).arithmetic[0]
    assert line.en.endswith("= 1 truck a day, 1 in 1 day.")
    assert "شاحنة واحدة في اليوم" in (line.ar or "")
