"""Papers as PDF: tagged, in their language, two sides, and with the words in their order.

MuPDF extracts the text: it puts what is written from the right into logical order. It gives the
letters of a ligature of lam and alif as they are seen, sets full stops at the wrong end of a line
and splits words at vowel signs; that is evened out here, and everything else must be as it was said.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pymupdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from safeconduct.cli.operations import find_operation
from safeconduct.errors import InputError
from safeconduct.network.build import build_network
from safeconduct.notices.language import Language, open_language
from safeconduct.notices.leaflet import set_leaflet
from safeconduct.notices.model import District, Notice
from safeconduct.notices.paper import listed, run_in
from safeconduct.notices.print import Ready, make_ready
from safeconduct.notices.script import set_script
from safeconduct.notices.speak import Speaker
from safeconduct.notices.typeset import Pages, typesetter
from safeconduct.operation.model import Operation, Text
from safeconduct.operation.read import read_operation
from safeconduct.terms.of_operation import read_terms
from tests.builders import Road, a_network
from tests.notices.conftest import PrintedFolder
from tests.notices.folders import JULY
from tests.notices.small import languages, notice, operation

A5_PT = (419.5, 595.3)
LIGATURE = re.compile("[لاأإآ]{2,}")
SIGN = re.compile("[\u064b-\u0652\u0670]")
PAPERS = ("leaflet-north", "leaflet-south", "counter-script")
CODES = ("en", "ar")


def letters(text: str) -> str:
    """Give letters and digits alone, each run of lam and alif in one order."""
    words = unicodedata.normalize("NFKC", text).split()
    seen = ("".join(c for c in word if unicodedata.category(c)[0] in "LN") for word in words)
    return "".join(LIGATURE.sub(lambda run: "".join(sorted(run[0])), word) for word in seen)


def runs(sentence: str) -> list[str]:
    """Give the runs of words of a sentence that have no vowel sign."""
    words = ["\n" if SIGN.search(word) else word for word in sentence.split()]
    return [letters(run) for run in " ".join(words).split("\n") if len(letters(run)) > 1]


def follow(text: str, sentences: list[str]) -> list[str]:
    """Give the sentences whose words do not follow where the one before ended."""
    at, lost = 0, []
    for sentence in sentences:
        for run in runs(sentence):
            found = text.find(run, at)
            if found < 0:
                lost.append(sentence)
                break
            at = found + len(run)
    return lost


def text_of(pdf: bytes | Path) -> str:
    return letters(extracted(pdf))


def extracted(pdf: bytes | Path) -> str:
    data = pdf.read_bytes() if isinstance(pdf, Path) else pdf
    with pymupdf.open(stream=data, filetype="pdf") as document:  # type: ignore[no-untyped-call] # it has no types
        return "\n".join(str(page.get_text()) for page in document)


def said(whole: Notice, language: Language, ids: tuple[str, ...]) -> list[str]:
    sections = [each for each in whole.sections if each.id in ids]
    return [s for each in sections for s in run_in(each, Speaker(language)).sentences]


@pytest.fixture(scope="module")
def ready() -> Ready:
    whole = read_operation(find_operation(JULY))
    return make_ready(whole, read_terms(whole))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("district", [0, 1])
def test_a_leaflet_holds_its_words_in_order(
    july: PrintedFolder, ready: Ready, code: str, district: int
) -> None:
    told, language = ready.notices[district], open_language(code)
    text = text_of(july.folder / f"leaflet-{told.id}.{code}.pdf")
    ids = tuple(section.id for section in told.sections if section.id != "issue")
    sentences = [
        sentence
        for sentence in said(told, language, ids)
        if sentence not in (language.say("standing.ANNOUNCED"), language.say("voice.stay"))
    ]
    assert len(sentences) > 25
    assert follow(text, sentences) == []
    assert follow(text, [language.say("voice.stay")]) == []


@pytest.mark.parametrize("code", CODES)
def test_the_script_holds_its_words_in_order(july: PrintedFolder, ready: Ready, code: str) -> None:
    language = open_language(code)
    text = text_of(july.folder / f"counter-script.{code}.pdf")
    rules = [language.say(f"script.{each}") for each in ("aloud", "no-names", "children")]
    parts = [
        words
        for section in ready.whole.sections
        if section.id != "issue"
        for part in listed(section, Speaker(language), headed=False)
        for words in (part.words, *part.items)
    ]
    assert len(parts) > 40
    assert follow(text, [*rules, *parts]) == []


@pytest.mark.parametrize("language", languages(), ids=lambda each: each.code)
def test_hours_digits_and_latin_codes_stand_in_logical_order(language: Language) -> None:
    whole = operation()
    named = replace(
        whole.corridors["west"], name=Text("Gate B-12 / 08:15", "البوابة B-12 عند 08:15")
    )
    whole = replace(whole, corridors={**whole.corridors, "west": named})
    told = notice(whole)
    with typesetter() as press:
        leaflet = set_leaflet(told, whole, a_network(whole, [Road("n0", "n1")]), language, press)
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", extracted(leaflet.pdf)))
    for code in ("B-12", "08:15", "08:00–16:00", "28July2016" if language.code == "en" else "2016"):
        assert code in text, code


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_tagged_and_has_its_language_and_title(
    july: PrintedFolder, name: str, code: str
) -> None:
    data = (july.folder / f"{name}.{code}.pdf").read_bytes()
    with pypdfium2.PdfDocument(data) as document:
        assert pdfium.FPDFCatalog_IsTagged(document)
        assert document.get_metadata_dict()["Title"]
        tree = pdfium.FPDF_StructTree_GetForPage(document[0])
        kinds = list(_kinds(tree))
        pdfium.FPDF_StructTree_Close(tree)
    assert {"H1", "P"} <= set(kinds)
    assert kinds.index("H1") < kinds.index("P")
    assert f"/Lang({code})".encode() in data.replace(b" ", b"")


def _kinds(tree: object) -> list[str]:
    found: list[str] = []

    def walk(element: object) -> None:
        size = pdfium.FPDF_StructElement_GetType(element, None, 0)
        if size:
            buffer = (pdfium.c_ushort * (size // 2))()
            pdfium.FPDF_StructElement_GetType(element, buffer, size)
            found.append(bytes(buffer).decode("utf-16-le").rstrip("\x00"))
        for place in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
            if child:
                walk(child)

    for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))
    return found


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", ["july", "december"])
def test_leaflets_have_two_sides_of_a5_and_type_of_ten_points(
    request: pytest.FixtureRequest, folder: str, code: str
) -> None:
    printed: PrintedFolder = request.getfixturevalue(folder)
    papers = sorted(printed.folder.glob(f"leaflet-*.{code}.pdf"))
    assert papers
    for paper in papers:
        with pypdfium2.PdfDocument(paper) as document:
            assert len(document) == 2
            for page in document:
                assert page.get_size() == pytest.approx(A5_PT, abs=0.5)
            assert _most_used_size(document[1]) >= 9.99


def _most_used_size(page: pypdfium2.PdfPage) -> float:
    sizes: dict[float, int] = {}
    text = page.get_textpage()
    for place in range(text.count_chars()):
        size = round(pdfium.FPDFText_GetFontSize(text, place), 2)
        sizes[size] = sizes.get(size, 0) + 1
    return max(sizes, key=lambda size: sizes[size])


def leaflets(whole: Operation, areas: int) -> list[Pages]:
    """Set the leaflet of the first areas of July, in both languages."""
    texts = read_terms(whole)
    network = build_network(whole)
    district = District("all", whole.name, tuple(whole.areas)[:areas], (), None)
    ready = make_ready(whole, texts)
    told = notice(whole, texts, replace(ready.issue, districts=(district,)))
    with typesetter() as press:
        return [set_leaflet(told, whole, network, each, press) for each in languages()]


def test_forty_areas_take_two_sides() -> None:
    whole = read_operation(find_operation(JULY))
    for pages in leaflets(whole, 40):
        with pypdfium2.PdfDocument(pages.pdf) as document:
            assert len(document) == 2


def test_what_takes_more_than_two_sides_is_refused_with_the_remedy() -> None:
    whole = read_operation(find_operation(JULY))
    corridor = whole.corridors["bustan-al-qasr"]
    search = corridor.screening
    assert search is not None
    long = tuple(
        replace(search.asks[0], says=Text(f"{n}. {'word ' * 40}", f"{n}. {'كلمة ' * 40}"))
        for n in range(12)
    )
    talkative = replace(corridor, screening=replace(search, asks=long))
    whole = replace(whole, corridors={**whole.corridors, corridor.id: talkative})
    with pytest.raises(InputError) as caught:
        leaflets(whole, 40)
    (fault,) = caught.value.faults
    assert fault.code == "SC960"
    assert "districts" in fault.remedy


def test_a_character_the_font_lacks_is_named_and_nothing_is_set() -> None:
    whole = operation()
    west = replace(whole.corridors["west"], name=Text("Gate ኢ", "بوابة"))
    whole = replace(whole, corridors={**whole.corridors, "west": west})
    with typesetter() as press, pytest.raises(InputError) as caught:
        set_script(notice(whole), languages()[0], press)
    assert {fault.code for fault in caught.value.faults} == {"SC961"}
    assert any("ኢ" in fault.what for fault in caught.value.faults)


def test_the_same_folder_gives_the_same_bytes(july: PrintedFolder, ready: Ready) -> None:
    language = open_language("ar")
    with typesetter() as press:
        again = set_script(ready.whole, language, press)
    assert (july.folder / "counter-script.ar.pdf").read_bytes() == again.pdf
