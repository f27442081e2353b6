# SPDX-License-Identifier: MIT
"""
The kinds of records, relations, names, sources and the like, and what they mean.

A new kind is one line here; the codec, the checks, the exports and the codebook
read it from this module.  What records are *about* is in ``themes``.
"""

from enum import StrEnum

from ._terms import Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class Kind(StrEnum):
    """
    What a record is; each kind has a table of its own.

    >>> Kind.COUNTRY.table
    'countries'
    """

    _value_: str
    table: str  #: The name of the table, e.g. ``"countries"``.
    letter: str  #: The letter that stands for the kind in the ends of a relation.

    COUNTRY = "country", "countries", "C"
    ORGANIZATION = "organization", "organizations", "O"
    NETWORK = "network", "networks", "N"
    BODY = "body", "bodies", "B"
    PROGRAMME = "programme", "programmes", "P"
    PROJECT = "project", "projects", "J"
    EVENT = "event", "events", "E"
    DOCUMENT = "document", "documents", "D"
    PERSON = "person", "people", "H"
    SOURCE = "source", "sources", "S"
    RELATION = "relation", "relations", "R"

    def __new__(cls, value: str, table: str = "", letter: str = "") -> "Self":
        """Make a member of its text and what is said beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.table = table
        member.letter = letter
        return member


def _kinds(letters: str) -> tuple[Kind, ...]:
    return tuple(kind for kind in Kind if kind.letter in letters)


class RelationKind(StrEnum):
    """
    How two records are tied: *subject* - kind - *object*.

    >>> kind = RelationKind.IMPLEMENTS
    >>> kind.label, kind.inverse
    ('implements', 'guides')
    >>> [end.value for end in kind.objects]
    ['programme', 'document']
    """

    _value_: str
    label: str  #: Reads from subject to object: "Latvia *member of* the CBSS".
    inverse: str  #: Reads from object to subject: "the CBSS *has member* Latvia".
    subjects: tuple[Kind, ...]  #: The kinds of record that may stand as subject.
    objects: tuple[Kind, ...]  #: The kinds of record that may stand as object.
    is_state: bool  #: True for what lasts; False for an act, which the lives of its ends do not cut.
    is_symmetric: bool  #: True if subject and object may change places.

    MEMBER_OF = "member_of", "member of", "has member", "CONBH", "ONBP"
    OBSERVER_OF = "observer_of", "observer of", "has observer", "CONB", "ONBJ"
    SUSPENDED_FROM = "suspended_from", "suspended from", "has suspended", "CO", "ONB"
    PARTICIPATES_IN = "participates_in", "participates in", "has participant", "CONBH", "ONBP"
    PRESIDES_OVER = "presides_over", "presides over", "presided over by", "C", "ONB"
    CHAIRS = "chairs", "chairs", "chaired by", "OBH", "ONBE"
    HOLDS_OFFICE_IN = "holds_office_in", "holds office in", "has office holder", "H", "OBC"
    PART_OF = "part_of", "part of", "has part", "ONBPJED", "ONBPJE"
    SECRETARIAT_OF = "secretariat_of", "secretariat of", "has secretariat", "OB", "ONBP"
    COORDINATES = "coordinates", "coordinates", "coordinated by", "CONB", "P"
    LEADS = "leads", "leads", "led by", "CONB", "J"
    LEADS_TASK_IN = "leads_task_in", "leads a task in", "has task leader", "CONB", "JN"
    PARTNER_IN = "partner_in", "partner in", "has partner", "CONB", "JP"
    FUNDS = "funds", "funds", "funded by", "CONP", "JP"
    FLAGSHIP_OF = "flagship_of", "flagship of", "has flagship", "JNB", "P"
    FOLLOWS = "follows", "follows", "followed by", "JE", "J", "act"
    IMPLEMENTS = "implements", "implements", "guides", "ONBJD", "DP"
    ESTABLISHED_BY = "established_by", "established by", "established", "ONBPJ", "ONBED", "act"
    MANDATES = "mandates", "mandates", "mandated by", "ONBE", "NBP", "act"
    SUCCEEDS = "succeeds", "succeeds", "succeeded by", "ONBPD", "ONBPD", "act"
    ENDORSES = "endorses", "endorses", "endorsed by", "ONBE", "PJD", "act"
    SIGNS = "signs", "signs", "signed by", "COH", "D", "act"
    ADOPTED_AT = "adopted_at", "adopted at", "adopted", "D", "E", "act"
    PRODUCED_BY = "produced_by", "produced by", "produced", "D", "CONBJH", "act"
    ORGANIZES = "organizes", "organizes", "organized by", "CONBPH", "E", "act"
    HOSTS = "hosts", "hosts", "hosted by", "CONB", "ENB"
    ATTENDS = "attends", "attends", "attended by", "CONBPH", "E", "act"
    SPEAKS_AT = "speaks_at", "speaks at", "has speaker", "ONBH", "E", "act"
    COOPERATES_WITH = "cooperates_with", "cooperates with", "cooperates with", "CONBPJ", "CONBPJ", "symmetric"

    def __new__(
        cls,
        value: str,
        label: str = "",
        inverse: str = "",
        subjects: str = "",
        objects: str = "",
        nature: str = "state",
    ) -> "Self":
        """Make a member of its text and what is said beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.inverse = inverse
        member.subjects = _kinds(subjects)
        member.objects = _kinds(objects)
        member.is_state = nature != "act"
        member.is_symmetric = nature == "symmetric"
        return member


class OrganizationKind(Term):
    """What sort of institution an organization is."""

    INTERGOVERNMENTAL = "intergovernmental", "organization of states, founded by treaty or declaration"
    EU_BODY = "eu_body", "institution, agency or directorate-general of the European Union"
    MINISTRY = "ministry", "ministry or office of a government"
    AGENCY = "agency", "national authority or agency below a ministry"
    REGIONAL_AUTHORITY = "regional_authority", "authority of a region, county, city or municipality"
    FIRE_SERVICE = "fire_service", "fire and rescue service"
    UNIVERSITY = "university", "university, school or research institute"
    COMPANY = "company", "company or association of companies"
    NGO = "ngo", "association, foundation or other non-governmental organization"


class NetworkKind(Term):
    """What sort of cooperation structure a network is."""

    TASK_FORCE = "task_force", "group set up for one task, usually with a mandate for a term"
    EXPERT_GROUP = "expert_group", "group of national experts on one subject"
    COOPERATION = "cooperation", "standing cooperation of national authorities"
    FORUM = "forum", "series of conferences, or a forum open to many"
    ASSOCIATION = "association", "association of regions, cities, universities or organizations"


class BodyKind(Term):
    """What sort of organ a body is."""

    COUNCIL = "council", "highest organ, at which members decide"
    COMMITTEE = "committee", "committee of members or senior officials"
    SECRETARIAT = "secretariat", "permanent office that serves its parent"
    UNIT = "unit", "unit of a secretariat or an authority"
    STEERING_GROUP = "steering_group", "group that steers a programme or a project"
    EXPERT_GROUP = "expert_group", "group of experts under a parent body"
    WORKING_GROUP = "working_group", "group that prepares or carries out work"
    OFFICE = "office", "post with a mandate of its own, such as a commissioner"


class ProgrammeKind(Term):
    """What sort of framework a programme is."""

    STRATEGY = "strategy", "macro-regional or other strategy"
    POLICY_AREA = "policy_area", "policy or priority area of a strategy"
    HORIZONTAL_ACTION = "horizontal_action", "action that cuts across the areas of a strategy"
    PRIORITY = "priority", "long-term priority of an organization"
    FUNDING_PROGRAMME = "funding_programme", "programme or instrument that pays for projects"
    PARTNERSHIP = "partnership", "framework of partnership between states or organizations"


class EventKind(Term):
    """What sort of gathering an event is."""

    SUMMIT = "summit", "meeting of heads of state or government"
    MINISTERIAL = "ministerial", "meeting of ministers"
    MEETING = "meeting", "meeting of a body, a network or of officials"
    CONFERENCE = "conference", "conference, open beyond the members"
    SEMINAR = "seminar", "seminar, workshop or training"
    EXERCISE = "exercise", "exercise or joint operation"
    ANNIVERSARY = "anniversary", "celebration of an anniversary"
    SERIES = "series", "named series of events; its events are part of it"


class DocumentKind(Term):
    """What sort of text a document is."""

    DECLARATION = "declaration", "declaration, conclusions or communiqué"
    DECISION = "decision", "decision, terms of reference or guidelines that bind"
    STRATEGY = "strategy", "strategy or action plan"
    WORK_PLAN = "work_plan", "work plan or programme of work"
    REPORT = "report", "report, assessment or study"
    PAPER = "paper", "position, methodology or supplementing paper"
    HANDBOOK = "handbook", "handbook, manual or guidelines for practice"
    AGREEMENT = "agreement", "agreement or memorandum of understanding"


class SourceKind(Term):
    """What sort of publication a source is."""

    WEB_PAGE = "web_page", "page of a web site"
    PRESS_RELEASE = "press_release", "press release or news item of an institution"
    OFFICIAL_DOCUMENT = "official_document", "declaration, decision, legal act or official report"
    REPORT = "report", "report, study or project result"
    REGISTER = "register", "register, database or standard list"
    ARTICLE = "article", "article in a journal, newspaper or book"


class NameKind(Term):
    """What sort of name a name is."""

    NAME = "name", "full name; a former one if its period has ended"
    ALIAS = "alias", "other form or spelling that a source uses"
    ABBREVIATION = "abbreviation", "abbreviation or acronym"
    LABEL = "label", "our own wording, where no name is attested"


class Aspect(Term):
    """What a detail tells about its record."""

    AIM = "aim", "what it wants to reach"
    TASK = "task", "what it is charged with; also a work package"
    PRINCIPLE = "principle", "what guides it"
    METHOD = "method", "how it works"
    RULE = "rule", "composition, chair, frequency, decision"
    CONTENT = "content", "what it contains or was about"
    RESULT = "result", "what came of it"
    FIGURE = "figure", "number that a source states"
    VIEW = "view", "position, assessment or trend"
    PLAN = "plan", "what was planned"
    HISTORY = "history", "origin, seat, naming"


class AmountKind(Term):
    """Which sum of money an amount is."""

    TOTAL = "total", "whole budget"
    ELIGIBLE_COST = "eligible_cost", "cost that the funding programme accepts"
    EU_CONTRIBUTION = "eu_contribution", "share paid by the European Union"
    OWN_CONTRIBUTION = "own_contribution", "share paid by the partners"
    OTHER_CONTRIBUTION = "other_contribution", "share paid by anybody else"


class Bound(Term):
    """How exactly a source states an amount."""

    EXACT = "exact", "as stated"
    ABOUT = "about", "about that much"
    AT_LEAST = "at_least", "that much or more"
    AT_MOST = "at_most", "that much or less"


class Certainty(Term):
    """How a citation supports what it is given for."""

    STATED = "stated", "the source says so"
    DERIVED = "derived", "we conclude it from the source"
    ANNOUNCED = "announced", "the source speaks of what is to come"
    AMBIGUOUS = "ambiguous", "the source can be read otherwise"


class Language(Term):
    """The language of a name or a source: ISO 639 code in lower case."""

    EN = "en", "English"
    DA = "da", "Danish"
    DE = "de", "German"
    ET = "et", "Estonian"
    FI = "fi", "Finnish"
    IS = "is", "Icelandic"
    LT = "lt", "Lithuanian"
    LV = "lv", "Latvian"
    NB = "nb", "Norwegian Bokmål"
    PL = "pl", "Polish"
    RU = "ru", "Russian"
    SV = "sv", "Swedish"
    BG = "bg", "Bulgarian"
    FR = "fr", "French"
    IT = "it", "Italian"
    UK = "uk", "Ukrainian"
    MUL = "mul", "the same in many languages"
