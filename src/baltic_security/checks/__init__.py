# SPDX-License-Identifier: MIT
"""
The checks: rules with codes, each a small function, and what they find in a folder of data.

The first digit of a code tells the group: 1 structure, 2 ids and references,
3 relations, 4 time, 5 names, 6 provenance, 7 form, 8 people.
"""

from collections.abc import Iterator
from os import PathLike, fspath

from attrs import evolve

from .._folder import read_folder
from .._references import dangling, taken
from ..dataset import Dataset
from ..findings import Finding
from . import (
    _citations,
    _events,
    _form,
    _ids,
    _kinds,
    _lives,
    _names,
    _people,
    _relations,
    _seats,
    _sources,
)
from ._canonical import fix
from ._data import Data, Rule

__all__ = ["RULES", "check", "fix"]

#: What each code demands, and how its faults are found.
RULES: dict[str, Rule] = {
    "E101": Rule(None, "A file is JSON in UTF-8, nested no deeper than the data needs."),
    "E102": Rule(None, "A key stands once in an object."),
    "E103": Rule(None, "A value is of the type of its field; nothing is coerced."),
    "E104": Rule(_ids.manifest_keys, "A key is one that the record has."),
    "E105": Rule(None, "A key that every such record has is there."),
    "E106": Rule(None, "A word is a member of its vocabulary."),
    "E107": Rule(None, "A date or period is written in our subset of EDTF, and no end is before its start."),
    "E108": Rule(None, "A text or list is not empty; a text is trimmed and holds no invisible character."),
    "E109": Rule(None, "A JSON file has one of the names that are read."),
    "E110": Rule(None, "The manifest tells a version of the layout that this package reads."),
    "E201": Rule(None, "An id stands for one thing in all tables."),
    "E202": Rule(None, "A record that is referred to is there."),
    "E203": Rule(None, "A source that is cited is there."),
    "E204": Rule(_ids.form, "An id is of lower-case letters and digits, parted by single hyphens."),
    "E205": Rule(_ids.country_codes, "The id of a country is of two letters, as in ISO 3166-1."),
    "E206": Rule(_ids.retired_in_use, "A retired id is no record, and is retired once."),
    "E207": Rule(_ids.retired_one_way, "A retirement gives an exact replacement or a choice, and not both."),
    "E208": Rule(_ids.retired_targets, "A retirement leads to records that are there."),
    "E209": Rule(_ids.retired_chains, "A retirement does not lead to another retired id."),
    "E210": Rule(_events.same_event, "Events of one kind, day, place and parent are told apart by notes."),
    "E211": Rule(_ids.told_times, "An event takes place in the year and month that its id tells."),
    "E212": Rule(_events.places, "A place lies in one country, or notes tell two of one name apart."),
    "E213": Rule(_ids.told_names, "A person has a name with the words of the id."),
    "E214": Rule(_ids.told_countries, "What begins with the code of a country in its id is of that country."),
    "E215": Rule(_events.spelled_one_way, "A town is spelled in one way."),
    "E216": Rule(_ids.entered_twice, "No two records are the same but for their ids."),
    "E301": Rule(None, "The ends of a relation are of the kinds that its kind allows."),
    "E302": Rule(_relations.ids, "The id of a relation is made of its subject, kind and object."),
    "E303": Rule(_relations.symmetric_order, "The ends of a symmetric relation are in order of their ids."),
    "E304": Rule(_relations.said_twice, "No two relations agree in ends, kind, role and period."),
    "E305": Rule(_relations.self_ties, "A relation ties two records, not one to itself."),
    "E306": Rule(_relations.circles, "No chain of parts, successors or follow-ups leads back to its start."),
    "E307": Rule(
        _relations.leads_are_partners,
        "A lead that is a body is a partner, or what it belongs to is one; or a note says why not.",
    ),
    "E308": Rule(_relations.suspended_from_nothing, "Who is suspended from something has a status in it."),
    "E309": Rule(_events.ordinals_count_in_a_series, "An event with an ordinal is part of a series."),
    "E310": Rule(
        _kinds.countries,
        "An authority or university has a country, and what belongs to several states has none.",
    ),
    "E311": Rule(
        _kinds.parts_of_a_strategy,
        "Policy areas and horizontal actions are part of a strategy, and no other programmes are.",
    ),
    "E312": Rule(_kinds.funders, "A programme that pays for projects is a funding programme."),
    "E313": Rule(_kinds.secretariats, "A secretariat serves something; what serves is one, or a unit."),
    "E401": Rule(_lives.states, "A dated state does not certainly stick out of the life of an end."),
    "E402": Rule(_lives.never_met, "The ends of a state may have been there at one time, and at its time."),
    "E403": Rule(_lives.deeds, "Who acts may have been there when it was done."),
    "E404": Rule(_lives.outside_event, "A dated act at an event may lie within the event."),
    "E405": Rule(_lives.held_in_future, "An event that was held was not after the review of the data."),
    "E406": Rule(_seats.presidencies_at_once, "Two presidencies of one body share a hand-over day at most."),
    "E407": Rule(_seats.gaps, "Presidencies follow each other without a gap, or a note explains it."),
    "E408": Rule(_seats.chairs_at_once, "Two terms in one chair do not overlap, or a note explains it."),
    "E409": Rule(_seats.loose_ends, "A term in a seat for one is bound by its dated neighbours."),
    "E410": Rule(_events.left_before, "A country does not attend as a member of what it had left."),
    "E411": Rule(_lives.successors, "A successor or follow-up does not begin before what it comes after."),
    "E412": Rule(_events.ordinals_rise, "The ordinals in a series rise with the dates."),
    "E413": Rule(
        _events.ordinals_are_given_once, "An ordinal is given once in a series, save to the called off."
    ),
    "E414": Rule(_lives.months, "The months of a project are those of its period."),
    "E415": Rule(_events.called_off, "An event that was called off was not attended, and adopted nothing."),
    "E416": Rule(_lives.adopted_before, "A document is not published before the event that adopts it."),
    "E417": Rule(_lives.names_in_use, "A dated name was in use while the thing was there."),
    "E501": Rule(_names.named, "A record has a full name or a label."),
    "E502": Rule(_names.attested, "A name has a citation, a label apart."),
    "E503": Rule(_names.labels_are_ours, "A label has no citation."),
    "E504": Rule(_names.labels_fill_in, "A label is in a language in which no present name is attested."),
    "E505": Rule(
        _names.told_apart, "Records of a table that share a full name are told apart by notes or dates."
    ),
    "E506": Rule(_names.said_once, "A name stands once in a record, for one language and period."),
    "E507": Rule(_names.one_at_a_time, "A record has one present full name in a language."),
    "E508": Rule(
        _kinds.telling_names,
        "A name whose head is the word for a kind, such as Task Force, is of that kind, or a note says why.",
    ),
    "E509": Rule(_events.ordinals_in_names, "A number in the name of an event is its ordinal."),
    "E601": Rule(_sources.cited, "A source is cited by something other than itself."),
    "E602": Rule(
        _sources.listed_once, "An address on the web belongs to one source, or to states of it with dates."
    ),
    "E603": Rule(_sources.written_after, "What a source states had happened when it was published."),
    "E604": Rule(
        _citations.fields_supported, "A citation supports each populated field, and each word in it."
    ),
    "E605": Rule(_citations.ties_supported, "A citation supports the tie of each relation."),
    "E606": Rule(_citations.paths, "A path in a citation leads to a field, or a word in it, that is there."),
    "E607": Rule(_citations.claimed_fields, "A claim is about a field of the record, or a relation kind."),
    "E608": Rule(_citations.doubts_explained, "A citation that is not simply stated says why in its note."),
    "E609": Rule(_citations.held_shown, "That an event was held is shown by more than its announcement."),
    "E610": Rule(_sources.dated_addresses, "A date in the address of a source is that of its publication."),
    "E611": Rule(_citations.called_off_told, "That an event was called off is told by a citation for it."),
    "E612": Rule(_sources.announced_before, "What a source announces was not over when it was published."),
    "E701": Rule(_form.canonical, "A file is in the canonical form."),
    "E702": Rule(_form.manifest, "The hash, size and count of each file are what the manifest says."),
    "E703": Rule(_form.relations_in_place, "A relation stands in the file of its object's kind."),
    "E704": Rule(_form.composed, "A text is in Unicode's form NFC."),
    "E705": Rule(_form.single_blanks, "A text has single blanks."),
    "E706": Rule(_form.short_summaries, f"A summary has {_form.LONGEST_SUMMARY} characters at most."),
    "E801": Rule(_people.nothing_else, "A person has no details: name and offices, nothing else."),
    "E802": Rule(_people.in_office, "A person holds an office."),
    "E803": Rule(_people.mail, "No text holds an e-mail address."),
    "E804": Rule(_people.phones, "No text holds a phone number."),
    "E805": Rule(_people.births, "No text about a person holds a birth date."),
}


def check(folder: "str | PathLike[str]", *, beside: Dataset | None = None) -> tuple[Finding, ...]:
    """
    Check a folder of data by all rules.

    Args:
        folder: The folder, in the layout of the bundled data.

        beside: A dataset that the folder may refer to, such as the bundled data.

    Returns:
        What is wrong, where, and how to repair it, in the order of files and records.

    Raises:
        DatasetNotFoundError: The folder is not there, or is no dataset.
    """
    read = read_folder(fspath(folder))
    return tuple(sorted([*read.findings, *_found(Data(read, beside._store if beside else None))]))


def _found(data: Data) -> Iterator[Finding]:
    """Apply the rules to what could be read."""
    others = taken(data.store, data.beside) if data.beside else ()
    for finding in (*dangling(data.store, data.beside), *others):
        yield evolve(finding, file=data.files.get(finding.record, finding.file))
    for code, rule in RULES.items():
        for fault in rule.find(data) if rule.find else ():
            file = fault.file or data.files[fault.record]
            yield Finding(file, fault.record, fault.field, code, fault.problem, fault.repair)
