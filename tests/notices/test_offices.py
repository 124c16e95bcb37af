"""Where an offer can be taken up: every office that the folder names, and none it does not."""

from __future__ import annotations

import pytest

from safeconduct.notices.promise import check_notice
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import HandingIn, Text
from safeconduct.terms.library import library_instrument
from tests.notices.small import languages, notice, operation

DECREE = library_instrument("sy-2016-15")
OFFER = "sy-2016-15/1"
COURT = HandingIn(OFFER, Text("the court", "المحكمة"), Text("the hill", "التل"))
POST = HandingIn(OFFER, Text("the post", "المخفر"), None, ("west",))
OTHER = HandingIn("sy-2016-15/2", Text("the mayor", "المختار"), None)


def lines(*offices: HandingIn, code: str = "en") -> list[str]:
    speaker = next(Speaker(each) for each in languages() if each.code == code)
    whole = operation(handing_in=offices)
    told = notice(whole, [DECREE])
    assert check_notice(told, whole, [DECREE], languages()) == []
    prefix = f"terms.{OFFER}.where"
    return [speaker.sentence(each) for each in told.sentences() if each.id.startswith(prefix)]


@pytest.mark.parametrize(
    ("offices", "named"),
    [((COURT,), ["the court"]), ((COURT, OTHER, POST), ["the court", "the post"])],
)
def test_each_office_of_the_offer_is_named(
    offices: tuple[HandingIn, ...], named: list[str]
) -> None:
    told = lines(*offices)
    assert len(told) == len(named)
    assert all(name in line for name, line in zip(named, told, strict=True))
    assert not any("mayor" in line for line in told)


def test_place_and_way_are_said_where_they_are_known() -> None:
    court, post = lines(COURT, POST)
    assert "the hill" in court
    assert "West gate" in post
    arabic_court, arabic_post = lines(COURT, POST, code="ar")
    assert "التل" in arabic_court
    assert "البوابة الغربية" in arabic_post


def test_without_an_office_that_is_said() -> None:
    assert lines() == lines(OTHER) == ["Where it can be done was not said."]
