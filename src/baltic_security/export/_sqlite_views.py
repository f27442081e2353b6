# SPDX-License-Identifier: MIT
"""The views of the SQLite file: the common questions, as tables that can be asked with a day."""

from .._ties import PROJECT_TIMED
from ..vocabulary import RelationKind

_TIES = """
CREATE VIEW ties AS -- The relations, with days that a BETWEEN can compare
SELECT id, subject, subject_name, kind, object, object_name, role, period, certainty,
    ifnull(earliest, '0001-01-01') AS possible_from, certain_from,
    certain_to, ifnull(latest, '9999-12-31') AS possible_to
FROM relations
"""
#: The views of one kind of relation each, and what they tell.
_OF_ONE_KIND = {
    "members": (RelationKind.MEMBER_OF, "Who was a member of what"),
    "observers": (RelationKind.OBSERVER_OF, "Who was an observer of what"),
    "presidencies": (RelationKind.PRESIDES_OVER, "Which country presided over what"),
    "chairs": (RelationKind.CHAIRS, "Who was in the chair of what"),
    "parts": (RelationKind.PART_OF, "What was part of what"),
    "leads": (RelationKind.LEADS, "Who led which project"),
    "partners": (RelationKind.PARTNER_IN, "Who was a partner in which project"),
}
_NAMES = """
CREATE VIEW names_by_language AS -- The name of a record in each language: the one that holds now or held last
SELECT record, language, text AS name
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY record, language
        ORDER BY kind = 'name' DESC,
            ifnull(latest, '9999-12-31') DESC, ifnull(earliest, '0001-01-01') DESC, number
    ) AS rank
    FROM names WHERE kind IN ('name', 'label')
)
WHERE rank = 1
"""
_CITATIONS = """
CREATE VIEW readable_citations AS -- Where it is written, with the names of records and the titles of sources
SELECT record, records.name AS record_name, part, part_number, number,
    source, publisher, title, published, url, locator, fields, certainty, citations.note
FROM citations
JOIN records ON records.id = citations.record
JOIN sources ON sources.id = citations.source
"""
_LIVES = " UNION ALL ".join(
    f"SELECT id, '{label}' AS label, {date} AS period, earliest, latest FROM {table}"
    for label, date, tables in (
        ("existed", "period", ("organizations", "networks", "bodies", "programmes", "projects", "events")),
        ("published", "published", ("documents", "sources")),
    )
    for table in tables
)
_PROJECT_TIMED = ", ".join(f"'{kind}'" for kind in PROJECT_TIMED)
_TIMELINE = f"""
CREATE VIEW timeline AS -- The dated things around a record
WITH dated AS ( -- a relation without a period has that of its event, else of its project
    SELECT relations.*, ifnull(relations.period, CASE
        WHEN a.id IS NOT NULL THEN a.period WHEN b.id IS NOT NULL THEN b.period
        WHEN c.id IS NOT NULL THEN c.period ELSE d.period END) AS time
    FROM relations
    LEFT JOIN events AS a ON a.id = subject
    LEFT JOIN events AS b ON b.id = object
    LEFT JOIN projects AS c ON c.id = subject AND relations.kind IN ({_PROJECT_TIMED})
    LEFT JOIN projects AS d ON d.id = object AND relations.kind IN ({_PROJECT_TIMED})
)
SELECT id AS record, label, NULL AS other, NULL AS other_name, period, earliest, latest, NULL AS relation
FROM ({_LIVES}) WHERE period IS NOT NULL
UNION ALL
SELECT subject, meaning, object, object_name, time, earliest, latest, id
FROM dated JOIN words ON vocabulary = 'RelationKind' AND word = kind WHERE time IS NOT NULL
UNION ALL
SELECT object, inverse, subject, subject_name, time, earliest, latest, id
FROM dated JOIN words ON vocabulary = 'RelationKind' AND word = kind WHERE time IS NOT NULL
"""
VIEWS = (
    _TIES,
    *(
        f"CREATE VIEW {name} AS -- {about}\nSELECT * FROM ties WHERE kind = '{kind}'"
        for name, (kind, about) in _OF_ONE_KIND.items()
    ),
    _NAMES,
    _CITATIONS,
    _TIMELINE,
)
