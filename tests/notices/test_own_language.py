"""A language that no program file knows is printed whole from one file of the folder, or not at all."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from babel.messages.pofile import read_po, write_po

from safeconduct.cli.main import main
from safeconduct.cli.operations import find_operation
from safeconduct.errors import InputError
from safeconduct.notices.own_words import OwnWords, read_own_words
from safeconduct.notices.print import make_ready
from safeconduct.notices.translate import translation_file
from safeconduct.operation.model import Text
from safeconduct.operation.read import read_operation
from safeconduct.terms.of_operation import read_terms
from tests.notices.folders import JULY, change, copy_of
from tests.notices.pseudo import filled

LATIN = re.compile(r"[A-Za-z]{3,}")
CODE = "uk"
JULY_FOLDER = find_operation(JULY)


@pytest.fixture(scope="module")
def template() -> bytes:
    operation = read_operation(JULY_FOLDER)
    return translation_file(operation, read_terms(operation), CODE)[0]


@pytest.fixture(scope="module")
def printed(template: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    operation = with_translation(folder / "operation", filled(template))
    assert main(["notice", "print", str(operation), "--out", str(folder / "out"), "--quiet"]) == 0
    return folder / "out"


def with_translation(folder: Path, translation: bytes) -> Path:
    copy_of(JULY, folder)
    (folder / "translations").mkdir()
    (folder / "translations" / f"{CODE}.po").write_bytes(translation)
    change(folder / "notices.yaml", "languages: [ar, en]", f"languages: [{CODE}, ar]")
    return folder


def faults_of(folder: Path) -> list[tuple[str, str, int]]:
    operation = read_operation(folder)
    with pytest.raises(InputError) as caught:
        make_ready(operation, read_terms(operation))
    return [(fault.code, fault.file, fault.line) for fault in caught.value.faults]


def edited(template: bytes, context: str, string: str, *flags: str) -> bytes:
    """Give a whole translation with one sentence changed."""
    catalog = read_po(BytesIO(filled(template)))
    (message,) = (m for m in catalog if m.id and m.context == context)
    message.string = string
    message.flags = set(flags)
    written = BytesIO()
    write_po(written, catalog)
    return written.getvalue()


def line_of(folder: Path, context: str) -> int:
    """Give the line of the English words of a sentence, which is where Babel has it."""
    lines = (folder / "translations" / f"{CODE}.po").read_text("utf-8").splitlines()
    return lines.index(f'msgctxt "{context}"') + 2


def test_every_word_of_every_paper_is_in_it(printed: Path) -> None:
    papers = sorted(printed.glob(f"*.{CODE}.*"))
    assert {"leaflet-north", "counter-script", "sms", "loudspeaker"} <= {
        each.name.split(".")[0] for each in papers
    }
    for paper in papers:
        if paper.suffix == ".pdf":
            pages = pypdfium2.PdfDocument(paper)
            text = " ".join(page.get_textpage().get_text_range() for page in pages)
        elif paper.suffix == ".txt":
            text = paper.read_text("utf-8")
        else:
            continue
        assert len(text) > 100
        assert LATIN.findall(text) == [], paper.name


def test_its_page_is_the_first_and_in_it(printed: Path) -> None:
    page = (printed / "index.html").read_text("utf-8")
    assert f'<html lang="{CODE}" dir="ltr">' in page
    words = re.sub(r"<style>.*?</style>|<bdi.*?</bdi>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert LATIN.findall(words) == []
    assert (printed / "index.ar.html").exists()


def test_the_file_holds_what_is_needed_and_keeps_what_was_translated(
    template: bytes, tmp_path: Path
) -> None:
    catalog = read_po(BytesIO(template))
    keys = {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in catalog if m.id}
    assert ("text", "Civilians") in keys
    assert ("terms:month.8", "August") in keys
    assert ("announcements:condition.one_of", "{fact}: {options}") in keys
    assert not any(str(context).startswith("sheet.") for context, _ in keys)
    operation = read_operation(with_translation(tmp_path / "op", filled(template)))
    again, entries, missing = translation_file(operation, read_terms(operation), CODE)
    assert (entries, missing) == (len(keys), 0)
    assert [m.string for m in read_po(BytesIO(again))] == [
        m.string for m in read_po(BytesIO(filled(template)))
    ]


@pytest.mark.parametrize(
    ("context", "string", "flags"),
    [
        ("voice.stay", "", ()),
        ("voice.stay", "Лишитися можна.", ("fuzzy",)),
        ("agreement.agreed", "{ways}: {party}.", ()),
        ("agreement.agreed", "{ways: {parties}.", ()),
        ("terms:hijri", "{day} {month}", ()),
        ("terms:window.span", "", ()),
        ("announcements:condition.one_of", "{fact}: {options}", ("fuzzy",)),
    ],
)
def test_one_sentence_missing_unreviewed_or_broken_is_named(
    template: bytes, tmp_path: Path, context: str, string: str, flags: tuple[str, ...]
) -> None:
    folder = with_translation(tmp_path / "op", edited(template, context, string, *flags))
    found = faults_of(folder)
    assert found == [("SC952", f"translations/{CODE}.po", line_of(folder, context))]


def test_a_name_without_translation_is_named_where_it_stands(
    template: bytes, tmp_path: Path
) -> None:
    translation = filled(template).replace(b'msgid "Civilians"', b'msgid "People"')
    folder = with_translation(tmp_path / "op", translation)
    found = faults_of(folder)
    assert {code for code, _, _ in found} == {"SC954"}
    assert {file for _, file, _ in found} == {"operation.yaml"}


def test_a_name_without_arabic_keeps_arabic_from_being_printed(tmp_path: Path) -> None:
    folder = copy_of(JULY, tmp_path / "op")
    change(
        folder / "operation.yaml",
        'name: {en: "Salah al-Din and Saif al-Dawla", ar: "صلاح الدين – سيف الدولة"}',
        'name: "Salah al-Din and Saif al-Dawla"',
    )
    ((code, file, line),) = faults_of(folder)
    assert (code, file) == ("SC954", "operation.yaml")
    assert line > 0


def test_a_party_without_arabic_keeps_arabic_from_being_printed(tmp_path: Path) -> None:
    folder = copy_of(JULY, tmp_path / "op")
    change(folder / "operation.yaml", 'name: {en: "Russia", ar: "روسيا"}', 'name: "Russia"')
    found = faults_of(folder)
    assert {(code, file) for code, file, _ in found} == {("SC954", "operation.yaml")}


def test_a_language_there_is_not_is_named_at_its_line(tmp_path: Path) -> None:
    folder = copy_of(JULY, tmp_path / "op")
    change(folder / "notices.yaml", "languages: [ar, en]", "languages: [ar, xx]")
    line = (folder / "notices.yaml").read_text("utf-8").splitlines().index("languages: [ar, xx]")
    assert faults_of(folder) == [("SC951", "notices.yaml", line + 1)]


def test_areas_may_keep_their_names() -> None:
    own = OwnWords(CODE, {})
    assert own.name(Text("Hanano", "هنانو")) == "Hanano"
    assert own.wanting == {}


@pytest.mark.parametrize(
    "text",
    ['msgid "a"\nnonsense\n', "\x00", 'msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"\n'],
    ids=["no keyword", "control", "no number"],
)
def test_a_file_that_is_no_translation_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "fr.po").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_own_words(tmp_path, "fr")
    assert all(fault.file == "translations/fr.po" for fault in caught.value.faults)


@pytest.mark.parametrize("code", ["ar", "en", "xx", "no such", "../fr", ""])
def test_only_another_real_language_gets_a_file(code: str) -> None:
    operation = read_operation(JULY_FOLDER)
    with pytest.raises(InputError) as caught:
        translation_file(operation, read_terms(operation), code)
    assert [fault.code for fault in caught.value.faults] == ["SC951"]
