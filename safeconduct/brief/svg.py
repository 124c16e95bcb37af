"""Elements of a drawing as text, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from safeconduct.brief.language import Language

FONT = "FiraGO, 'Noto Sans', 'Noto Sans Arabic', 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
INK, MUTED, FAINT, RULE = "#1a1a1a", "#555555", "#8a8a8a", "#d9d9d9"

_RIGHT_TO_LEFT, _END = "\u202b", "\u202c"


def tag(name: str, content: str | Iterable[str] = "", **attributes: object) -> str:
    """Make an element; ``_`` in a name stands for ``-``, ``None`` leaves an attribute out."""
    inner = content if isinstance(content, str) else "".join(content)
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def words(language: Language, text: str, x: float, y: float, **attributes: object) -> str:
    """Make a text in the direction of its language, anchored as if it ran left to right."""
    shown = f"{_RIGHT_TO_LEFT}{text}{_END}" if language.code == "ar" else text
    attributes.setdefault("fill", INK)
    return tag("text", str(escape(shown)), x=x, y=y, **attributes)


def drawing(
    width: float, height: float, content: Iterable[str], *, label: str, **attributes: object
) -> str:
    """Make a whole drawing with a name for those who cannot see it."""
    return tag(
        "svg",
        [tag("title", str(escape(label))), *content],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        width=width,
        height=height,
        direction="ltr",
        role="img",
        aria_label=label,
        font_family=FONT,
        font_size=12,
        **attributes,
    )


def text_width(text: str, size: float) -> float:
    """Guess how wide a text is drawn; a little too wide rather than too narrow."""
    return 0.56 * size * len(text)


def _plain(value: object) -> str:
    """Write coordinates to a tenth of a pixel."""
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".") if value == value else "0"  # noqa: PLR0124 - NaN
    return str(value)
