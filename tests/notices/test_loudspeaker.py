"""What is read out, and how long that takes."""

from __future__ import annotations

import pytest

from safeconduct.notices.language import open_language
from safeconduct.notices.loudspeaker import loudspeaker_text, reading_time


def test_time_is_words_over_the_rate_and_a_pause_after_each() -> None:
    english = open_language("en")
    lines = reading_time(["word " * 120, "one two"], english)
    assert [line.ends_s for line in lines] == [62, 64]  # 60 + 1.5, then 1 + 1.5 more
    assert [line.ends_s for line in reading_time(["كلمة " * 90], open_language("ar"))] == [62]


@pytest.mark.parametrize("code", ["en", "ar"])
def test_each_line_has_the_time_at_which_it_is_over_and_the_head_the_whole(code: str) -> None:
    language = open_language(code)
    text = loudspeaker_text(["a " * 59, "b " * 240], language)
    lines = text.splitlines()
    last = reading_time(["a " * 59, "b " * 240], language)[-1].ends_s
    assert f"{last // 60}:{last % 60:02d}" in lines[0]
    assert lines[3].startswith(f"{last // 60}:{last % 60:02d}  b")
    assert lines[-1] == language.say("loudspeaker.again")


def test_nothing_to_read_takes_no_time() -> None:
    assert "0:00" in loudspeaker_text([], open_language("en"))
