"""An alert in the Common Alerting Protocol 1.2 (OASIS), for channels that carry such messages.

It is made only in the name of an alerting authority that the operation names. The message warns of
no hazard: urgency, severity and certainty are *Unknown*, and the response asked for is *Assess*,
to weigh what is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from xml.etree import ElementTree as ET

from shapely.geometry import Polygon

from safeconduct.notices.model import Alerting, Earlier, Issue
from safeconduct.operation.model import Operation

_NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
_COARSE_DEGREES = 0.002
_LONGEST_HEADLINE = 160
Kind = Literal["Alert", "Update", "Cancel"]


@dataclass(frozen=True, slots=True)
class AlertWords:
    """What an alert says in one language."""

    language: str
    event: str
    headline: str
    description: str
    instruction: str
    area: str
    authority: str
    contact: str


def cap_alert(
    operation: Operation,
    issue: Issue,
    alerting: Alerting,
    words: Sequence[AlertWords],
    *,
    cancels: bool = False,
    sent: datetime | None = None,
) -> bytes:
    """Write the alert of a version.

    Parameters
    ----------
    operation
        Its edge is the area of the alert, coarsened; its end is that of the alert.
    issue
        Version and day; with an earlier version the alert is an update that refers to it.
    alerting
        In whose name it is made.
    words
        One block for each language.
    cancels
        Whether it takes back what it refers to: the version itself, if it replaces none.
    sent
        When it is sent, with its offset; left out: as the day of issue begins.

    Returns
    -------
    bytes
        XML in UTF-8, valid against the OASIS schema; the same input gives the same bytes.
    """
    sent = sent or _at_midnight(operation, issue)
    kind: Kind = "Cancel" if cancels else "Update" if issue.replaces else "Alert"
    alert = ET.Element("alert", {"xmlns": _NAMESPACE})
    own = _identifier(operation, issue.version)
    _add(alert, "identifier", f"{own}-cancel" if cancels else own)
    _add(alert, "sender", alerting.sender)
    _add(alert, "sent", _stamp(sent))
    _add(alert, "status", alerting.status.capitalize())
    _add(alert, "msgType", kind)
    _add(alert, "scope", "Public")
    earlier = issue.replaces or (Earlier(issue.version, issue.issued) if cancels else None)
    if earlier is not None:
        then = _stamp(datetime(earlier.issued.year, earlier.issued.month, earlier.issued.day,
                               tzinfo=operation.timezone))  # fmt: skip
        reference = f"{alerting.sender},{_identifier(operation, earlier.version)},{then}"
        _add(alert, "references", reference)
    expires = alerting.expires or operation.start + timedelta(seconds=operation.horizon_s)
    for each in words:
        _info(alert, each, sent, expires, alerting, operation)
    ET.indent(alert)
    written: bytes = ET.tostring(alert, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _info(
    alert: ET.Element,
    words: AlertWords,
    sent: datetime,
    expires: datetime,
    alerting: Alerting,
    operation: Operation,
) -> None:
    info = ET.SubElement(alert, "info")
    _add(info, "language", words.language)
    _add(info, "category", "Safety")
    _add(info, "event", words.event)
    _add(info, "responseType", "Assess")
    for name in ("urgency", "severity", "certainty"):
        _add(info, name, "Unknown")
    _add(info, "effective", _stamp(sent))
    _add(info, "expires", _stamp(expires))
    _add(info, "senderName", words.authority)
    _add(info, "headline", _shortened(words.headline))
    _add(info, "description", words.description)
    _add(info, "instruction", words.instruction)
    if alerting.web is not None:
        _add(info, "web", alerting.web)
    if words.contact:
        _add(info, "contact", words.contact)
    area = ET.SubElement(info, "area")
    _add(area, "areaDesc", words.area)
    for ring in operation.enclosed_lonlat:
        corners = _coarse(ring)
        if corners:
            _add(area, "polygon", corners)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _identifier(operation: Operation, version: int) -> str:
    """Name a version without blanks, commas or signs that the protocol forbids."""
    return f"{plain_name(operation)}-v{version}"


def plain_name(operation: Operation) -> str:
    """Name an operation in small Latin letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", operation.name.en).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower() or "operation"


def _at_midnight(operation: Operation, issue: Issue) -> datetime:
    day = issue.issued
    return datetime(day.year, day.month, day.day, tzinfo=operation.timezone)


def _stamp(moment: datetime) -> str:
    """Write a time with its offset; the protocol knows no Z, and writes UTC as -00:00."""
    written = moment.isoformat(timespec="seconds")
    return f"{written[:-6]}-00:00" if written.endswith("+00:00") else written


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_HEADLINE else f"{text[: _LONGEST_HEADLINE - 1]}…"


def _coarse(ring: Sequence[tuple[float, float]]) -> str:
    """Give an edge as latitude,longitude pairs, coarsened to some hundred metres and closed."""
    outline = Polygon(ring).simplify(_COARSE_DEGREES).exterior
    return " ".join(f"{lat:.3f},{lon:.3f}" for lon, lat in outline.coords)
