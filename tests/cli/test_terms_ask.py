"""`terms ask`: a conversation that asks what still matters, in English and Arabic."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from safeconduct.cli.main import main
from safeconduct.terms.vocabulary import vocabulary

ARMS = "sy-2016-15/1"
WHO = ["age-years", "carried-arms", "fugitive-from-justice"]
ACT = ["handed-over-self", "handed-over-weapon", "handed-to", "own-initiative"]


@dataclass(frozen=True)
class Talk:
    """What was asked and said."""

    code: int
    out: str
    err: str

    @property
    def asked(self) -> list[str]:
        """The facts that were asked for, in their order."""
        asks = {
            text: fact.id for fact in vocabulary().values() for text in (fact.ask.en, fact.ask.ar)
        }
        return [asks[line] for line in self.err.split("\n") if line in asks]

    @property
    def again(self) -> int:
        """How often an answer was asked for again."""
        return self.err.count("Please answer with") + self.err.count("الجواب الممكن:")

    @property
    def said(self) -> str:
        """The answer, on one line."""
        return " ".join(self.out.split())


class Talker:
    """Somebody who types lines; what is typed after the last question stays unread."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.patch, self.capsys, self.left = patch, capsys, ""

    def __call__(self, typed: list[str], *words: str, on: str | None = "2016-08-15") -> Talk:
        stream = io.StringIO("".join(f"{line}\n" for line in typed))
        self.patch.setattr("sys.stdin", stream)
        day = ["--on", on] if on else []
        code = main(["terms", "ask", *(words or (ARMS,)), *day])
        self.left = stream.read()
        return Talk(code, *self.capsys.readouterr())


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talker:
    return Talker(monkeypatch, capsys)


def test_what_is_met_is_asked_once_and_what_no_longer_matters_is_not(talk: Talker) -> None:
    found = talk(["30", "yes", "yes", "yes", "yes", "1", "yes"])
    assert found.asked == WHO + ACT  # not whether arms were possessed, nor whether in hiding
    assert found.code == 0
    assert "Article 1: arms — MET" in found.said
    assert found.err.startswith("Nothing is kept and no name is asked.")


def test_a_no_that_decides_ends_the_questions(talk: Talker) -> None:
    found = talk(["30", "no", "no", "never read"])
    assert found.asked == ["age-years", "carried-arms", "possessed-arms"]
    assert "Article 1: arms — NOT MET" in found.said
    assert talk.left == "never read\n"
    armed = talk(["30", "yes", "no", "no", "never read"])
    assert armed.asked == ["age-years", "carried-arms", "fugitive-from-justice", "in-hiding"]
    assert "Article 1: arms — NOT MET" in armed.said
    without_weapon = talk(["30", "yes", "yes", "yes", "no", "never read"])
    assert without_weapon.asked == WHO + ACT[:2]
    assert "Article 1: arms — NOT MET" in without_weapon.said


def test_freed_for_ransom_is_not_met_and_ends(talk: Talker) -> None:
    found = talk(["40", "yes", "yes", "yes", "no"], "sy-2016-15/2")
    captive = ["holds-captive", "freed-captive", "freed-unharmed"]
    assert found.asked == ["age-years", *captive, "freed-for-nothing"]
    assert "Article 2: captives — NOT MET" in found.said


@pytest.mark.parametrize("age", ["0", "12", "17", "١٧"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_is_asked_after_the_age_of_a_minor(age: str, lang: str, talk: Talker) -> None:
    found = talk([age, "yes", "yes"], "sy-2016-15", "--lang", lang)
    assert found.asked == ["age-years"]
    assert talk.left == "yes\nyes\n"
    assert found.out.count("PROTECTION." if lang == "en" else "حماية.") == 1
    assert "✓" not in found.out


def test_an_age_not_known_ends_the_questions(talk: Talker) -> None:
    for typed in (["", "yes"], ["unknown", "yes"], []):
        found = talk(typed)
        assert found.asked == ["age-years"]
        assert "Whether the person is 18 or older comes first" in found.said
        assert found.code == 0


def test_an_empty_line_is_not_known_and_is_told(talk: Talker) -> None:
    found = talk(["30", "", "?", "yes", "yes", "yes", "", "unknown"])
    assert found.asked == [*WHO[:2], "possessed-arms", WHO[2], *ACT]
    assert "Article 1: arms — UNDETERMINED" in found.said
    for ask in ("Did the person carry arms?", "Did the person possess arms?", "To whom was it"):
        assert ask in found.said
    assert "Did the person hand over himself" not in found.said


def test_the_end_of_what_is_typed_ends_with_what_is_known(talk: Talker) -> None:
    found = talk(["30", "yes", "yes", "yes"])
    assert found.code == 0
    assert "UNDETERMINED" in found.out
    assert found.asked == WHO + ACT
    assert "Did the person hand over himself or herself?" not in found.said
    assert vocabulary()["handed-over-weapon"].ask.en in found.said
    assert "Did the person carry arms?" not in found.said


def test_wrong_answers_are_asked_again_and_the_question_stays(talk: Talker) -> None:
    typed = ["SAMIR", "-1", "131", "30.5", "30", "maybe", "ja", "y", "Yes", "YES "]
    found = talk([*typed, "yes", "0", "15", "99", "HADDAD", "2", "yes"])
    assert not [name for name in ("SAMIR", "HADDAD") if name in found.out + found.err]
    assert found.again == 4 + 2 + 4
    assert found.asked == WHO + ACT
    assert "to whom it was done: an authority of the judicial police" in found.said
    assert "Article 1: arms — MET" in found.said


def test_an_answer_of_a_list_by_its_number_or_its_id(talk: Talker) -> None:
    options = list(vocabulary()["handed-to"].options)
    for answer in (str(options.index("police") + 1), "police"):
        found = talk(["30", *["yes"] * 4, answer, "yes"])
        assert "to whom it was done: the police" in found.said
        assert "UNDETERMINED" in found.said
    shown = talk(["30", *["yes"] * 4, "1"]).err
    assert "  1 a competent judicial authority\n  2 an authority of the judicial police\n" in shown
    assert f"\n  {len(options)} somebody else\n> " in shown


def test_the_conversation_in_arabic(talk: Talker) -> None:
    found = talk(["٣٠", "نعم", "نعم", "نعم", "نعم", "١", "نعم"], ARMS, "--lang", "ar")
    assert found.asked == WHO + ACT
    assert found.again == 0
    assert found.err.startswith("لا يُحفظ شيء ولا يُسأل عن اسم.")
    assert "المادة 1: السلاح — مستوفى" in found.said
    assert "age of" not in found.err
    refused = talk(["٣٠", "لا", "لا"], ARMS, "--lang", "ar")
    assert "المادة 1: السلاح — غير مستوفى" in refused.said
    unknown = talk(["٣٠", "لا أعرف", "لا اعرف", "ربما", "نعم"], ARMS, "--lang", "ar")
    assert unknown.again == 1
    assert "غير محسوم" in unknown.said


def test_the_day_is_asked_where_it_is_left_out(talk: Talker) -> None:
    found = talk(["soon", "2016-13-01", "2016-10-28T23:59", "30", "no", "no"], on=None)
    assert found.err.count("On which day was it done") == 1
    assert found.again == 2
    assert "Asked for 28 October 2016" in found.said
    assert found.asked == ["age-years", "carried-arms", "possessed-arms"]


def test_the_day_in_arabic_digits(talk: Talker) -> None:
    found = talk(["٢٠١٦-١٠-٢٨", "٣٠", "لا", "لا"], ARMS, "--lang", "ar", on=None)
    assert found.again == 0
    assert "السؤال عن 28 تشرين الأول/أكتوبر 2016" in found.said


def test_no_day_no_answer(talk: Talker) -> None:
    found = talk([], on=None)
    assert (found.code, found.out) == (2, "")
    assert "SC725" in found.err


def test_after_the_time_is_over_only_the_age_is_asked(talk: Talker) -> None:
    found = talk(["30", "yes"], on="2018-01-01")
    assert found.asked == ["age-years"]
    assert "Article 1: arms — EXPIRED" in found.said


def test_what_is_known_on_a_day_decides_what_is_asked(talk: Talker) -> None:
    typed = ["30", *["yes"] * 5]
    then = talk(typed, "sy-2016-15/2", "--known-on", "2016-10-26", on="2016-09-15")
    assert then.asked == ["age-years"]
    assert "EXPIRED" in then.said
    later = talk(typed, "sy-2016-15/2", "--known-on", "2016-10-27", on="2016-09-15")
    assert len(later.asked) == 6
    assert "UNDETERMINED" in later.said


def test_as_json_the_questions_stay_off_standard_output(talk: Talker, tmp_path: Path) -> None:
    found = talk(["30", "yes", "no", "yes", "yes", "yes", "police", "yes"], ARMS, "--json")
    assert found.asked == [*WHO, "in-hiding", *ACT]
    document = json.loads(found.out)
    assert document["exit"] == 0
    (tmp_path / "facts.yaml").write_text(
        "age-years: 30\ncarried-arms: yes\nfugitive-from-justice: no\nin-hiding: yes\n"
        "own-initiative: yes\nhanded-over-self: yes\nhanded-over-weapon: yes\nhanded-to: police\n",
        "utf-8",
    )
    words = ["terms", "decide", ARMS, "--on", "2016-08-15", "--json"]
    assert main([*words, "--facts", str(tmp_path / "facts.yaml")]) == 0
    assert json.loads(talk.capsys.readouterr().out) == document


def test_answers_that_are_no_text_do_not_end_in_a_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"\xff\n30\nno\nno\n"), "utf-8")
    monkeypatch.setattr("sys.stdin", stream)
    main(["terms", "ask", ARMS, "--on", "2016-08-15"])
    assert "SC690" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code"),
    [(["nowhere"], "SC720"), (["sy-2016-15/9"], "SC721"), ([ARMS, "--lang", "fr"], "SC654")],
)
def test_nothing_is_asked_about_what_is_not_there(
    words: list[str], code: str, talk: Talker
) -> None:
    found = talk(["30"], *words)
    assert (found.code, found.out, found.asked) == (2, "", [])
    assert code in found.err
