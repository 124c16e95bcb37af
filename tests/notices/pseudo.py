"""A made-up language: English in look-alike Cyrillic letters, so that English left over is seen."""

from __future__ import annotations

import re
from io import BytesIO

from babel.messages.pofile import read_po, write_po

_LOOK_ALIKE = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абцдефгхийклмнопярстуввхузАБЦДЕФГХИЙКЛМНОПЯРСТУВВХУЗ",
)


def said(english: str) -> str:
    """Say something in it; what stands in braces stays, and so do names of plural forms."""
    parts = re.split(r"(\{[^}]*\}|\b(?:one|two|few|many|other)=)", english)
    return "".join(part if n % 2 else part.translate(_LOOK_ALIKE) for n, part in enumerate(parts))


def filled(template: bytes) -> bytes:
    """Translate a file for a translator."""
    catalog = read_po(BytesIO(template))
    for message in catalog:
        if message.id:
            if isinstance(message.id, str):
                message.string = said(message.id)
            else:
                message.string = (said(message.id[0]),) + (said(message.id[-1]),) * (
                    catalog.num_plurals - 1
                )
    written = BytesIO()
    write_po(written, catalog)
    return written.getvalue()
