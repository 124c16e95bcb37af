"""Codes SC951 to SC999: what the public is told."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {
    "SC951": Entry(
        "Unknown language",
        "A notice is printed only in a language whose every sentence was translated.",
        "Name a language that has a catalogue, or add one (docs/guides/add-a-language.md).",
    ),
    "SC952": Entry(
        "A sentence that is not ready in a language",
        "A notice with half its sentences in another language would mislead; a language is printed "
        "whole or not at all.",
        "Translate the sentence anew in the catalogue and take the mark *fuzzy* away after review.",
    ),
    "SC953": Entry(
        "A translation that cannot be read",
        "A language of a folder stands in one gettext file, translations/CODE.po, whose name is the "
        "code of the language in the Unicode CLDR.",
        "Write the file anew with `safeconduct notice translate`, and open it with a translator's tool.",
    ),
    "SC954": Entry(
        "A name or sentence of the folder without a translation",
        "A notice in which one sentence is in another language says less to those who read it, and "
        "they cannot see what.",
        "Write the words in that language beside the English ones, or in translations/CODE.po; or "
        "leave the language out of `languages` in notices.yaml.",
    ),
    "SC955": Entry(
        "An id of notices.yaml that names nothing",
        "Districts, decisions and contacts name areas, corridors, places, parties and sources of "
        "the operation by their ids.",
        "Correct the id, or add what it names to the operation.",
    ),
    "SC956": Entry(
        "Too many areas for one leaflet",
        "A leaflet names its areas in type that can be read in bad light; it holds 40.",
        "Divide them under districts in notices.yaml, each with at most 40 areas.",
    ),
    "SC957": Entry(
        "Published without notice to a party in control",
        "A place that some party was not told of may be taken for a position of the other.",
        "Notify every party that controls a leg first and list it, or leave the place unpublished.",
    ),
    "SC958": Entry(
        "Nothing that may be told",
        "A way that a party has refused, or that nobody announced, is never advertised; of this "
        "district no other is left.",
        "Get consent or an announcement and write it into the operation; until then print nothing.",
    ),
    "SC959": Entry(
        "Hours that overlap",
        "Two windows of one corridor share hours. They are told as one.",
        "Write them as one window, if they are one.",
    ),
    "SC960": Entry(
        "More than the paper holds",
        "A leaflet has two sides, and type that can be read in bad light; what does not fit would "
        "be cut off.",
        "Make districts with fewer areas or corridors, or shorten the texts of the folder.",
    ),
    "SC961": Entry(
        "Characters the font does not have",
        "They would be printed as empty boxes.",
        "Write the name with other characters.",
    ),
    "SC962": Entry(
        "A sentence that is not what the folder gives",
        "Each sentence follows from a field or a clause. One that does not has been changed, or its "
        "source has.",
        "Print the notices anew; never edit what was printed.",
    ),
    "SC963": Entry(
        "A promise beyond its source",
        "A notice never promises more than the text and the operation give.",
        "Correct the folder if it says too little; otherwise report this as a fault of the program.",
    ),
    "SC964": Entry(
        "A word that promises, judges or takes sides",
        "Notices speak in nobody's favour; docs/guides/hold-a-leaflet.md lists the words.",
        "Say it as the list says, or put somebody's own words under what they said.",
    ),
    "SC965": Entry(
        "A sentence that rests on nothing",
        "What is said of terms, hours, places or conduct names the field or clause it comes from.",
        "Name it where the sentence is made.",
    ),
    "SC966": Entry(
        "A folder that holds no printed notices",
        "What changed is seen by comparing two versions, sentence by sentence.",
        "Name the folder that `safeconduct notice print` wrote for the earlier version.",
    ),
    "SC967": Entry(
        "A version that was not raised",
        "Two papers with one number cannot be told apart, and nobody would know which is void.",
        "Raise `version` in notices.yaml.",
    ),
    "SC968": Entry(
        "An area that gets no leaflet",
        "Where there are districts a leaflet is printed for each; who lives in none of them is told "
        "nothing on paper.",
        "Add the area to a district in notices.yaml.",
    ),
    "SC969": Entry(
        "Published before it was decided",
        "A place is told only after a decision that all parties in control were notified of.",
        "Correct the day of the decision or of issue, or leave the place unpublished until then.",
    ),
    "SC970": Entry(
        "A district called all",
        "The counter reads from the notice of the whole operation, which has this id.",
        "Give the district another id.",
    ),
    "SC971": Entry(
        "A short message of too many pages",
        "Parts of long messages arrive late, out of order, or not at all.",
        "Make fewer ways or groups known by short message: shorten the names of the folder.",
    ),
    "SC972": Entry(
        "An alert that ends before it is sent",
        "Receivers drop a message that has expired; it would reach nobody.",
        "Correct `issued` or `alerting.expires`, or the end of the operation.",
    ),
    "SC973": Entry(
        "Told on the word of a later source",
        "A notice of that day could not have known it.",
        "Give the day of issue, or take out what became known later.",
    ),
    "SC974": Entry(
        "Announced after the day of issue",
        "A notice tells of what somebody has said, not of what somebody will say.",
        "Correct `issued` in notices.yaml or the day of the announcement.",
    ),
    "SC975": Entry(
        "Issued after the operation",
        "Every hour it tells of is over.",
        "Give the day on which it is handed out.",
    ),
    "SC976": Entry(
        "Printed notices of another operation",
        "Taking back or replacing the papers of one operation by those of another would leave the "
        "first on the walls.",
        "Name the folder printed for this operation; if it was given another name since, write the "
        "earlier one.",
    ),
    "SC977": Entry(
        "A version that would be written over",
        "What hangs on the walls is checked, replaced and taken back by what is in this folder.",
        "Keep it, name it with --replaces, and print into another folder (--out).",
    ),
    "SC978": Entry(
        "A version printed twice with different words",
        "Two papers with one number cannot be told apart, and nobody would know which is void.",
        "If any of the earlier ones was handed out, raise `version` in notices.yaml and print again "
        "with --replaces.",
    ),
    "SC979": Entry(
        "Hours on a day on which the operation is not",
        "They stand in words and short messages, and in no calendar.",
        "Correct the day, or the start and horizon of the operation.",
    ),
    "SC980": Entry(
        "Withdrawn before it was issued",
        "Nothing was on the walls by then.",
        "Give the moment from which it no longer holds.",
    ),
}
