# SPDX-License-Identifier: MIT
"""
Security cooperation around the Baltic Sea: who was a member of what, when, and where that is written.

>>> import baltic_security as bs
>>> ds = bs.load()
>>> ds.presidency_of("bstf", on="2016-05-04")[0].name
'Russia'
"""

from ._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._cards import Card
    from .amounts import Amount
    from .answers import Match, Matches, Moment, Timeline
    from .bases import Entity, Lasting, Record
    from .columns import Column, ColumnType
    from .dataset import Dataset, Snapshot
    from .dates import EVER, Ever, On, PartialDate, Period
    from .exceptions import (
        BalticSecurityError,
        CoverageWarning,
        DataError,
        DatasetNotFoundError,
        IntegrityError,
        MalformedDateError,
        MissingExtraError,
        QueryError,
        RetiredIdError,
        RetiredIdWarning,
        UnknownIdError,
        UnknownTermError,
    )
    from .findings import Finding
    from .frames import Frame
    from .loading import data_path, load
    from .pictures import Pictures
    from .records import (
        Body,
        Country,
        Document,
        Event,
        Network,
        Organization,
        Person,
        Programme,
        Project,
        Source,
    )
    from .relations import Relation
    from .sources import Citation, Claim
    from .tables import Records, Table
    from .themes import Mode, Sector, Theme
    from .values import Detail, Name, Names
    from .vocabulary import (
        AmountKind,
        Aspect,
        BodyKind,
        Bound,
        Certainty,
        DocumentKind,
        EventKind,
        Kind,
        Language,
        NameKind,
        NetworkKind,
        OrganizationKind,
        ProgrammeKind,
        RelationKind,
        SourceKind,
    )

__all__ = [
    "EVER",
    "Amount",
    "AmountKind",
    "Aspect",
    "BalticSecurityError",
    "Body",
    "BodyKind",
    "Bound",
    "Card",
    "Certainty",
    "Citation",
    "Claim",
    "Column",
    "ColumnType",
    "Country",
    "CoverageWarning",
    "DataError",
    "Dataset",
    "DatasetNotFoundError",
    "Detail",
    "Document",
    "DocumentKind",
    "Entity",
    "Event",
    "EventKind",
    "Ever",
    "Finding",
    "Frame",
    "IntegrityError",
    "Kind",
    "Language",
    "Lasting",
    "MalformedDateError",
    "Match",
    "Matches",
    "MissingExtraError",
    "Mode",
    "Moment",
    "Name",
    "NameKind",
    "Names",
    "Network",
    "NetworkKind",
    "On",
    "Organization",
    "OrganizationKind",
    "PartialDate",
    "Period",
    "Person",
    "Pictures",
    "Programme",
    "ProgrammeKind",
    "Project",
    "QueryError",
    "Record",
    "Records",
    "Relation",
    "RelationKind",
    "RetiredIdError",
    "RetiredIdWarning",
    "Sector",
    "Snapshot",
    "Source",
    "SourceKind",
    "Table",
    "Theme",
    "Timeline",
    "UnknownIdError",
    "UnknownTermError",
    "__version__",
    "data_path",
    "load",
]

#: The module of each name that is loaded when first asked for.
_HOMES = {
    "_cards": "Card",
    "amounts": "Amount",
    "answers": "Match Matches Moment Timeline",
    "bases": "Entity Lasting Record",
    "columns": "Column ColumnType",
    "dataset": "Dataset Snapshot",
    "dates": "EVER Ever On PartialDate Period",
    "exceptions": (
        "BalticSecurityError CoverageWarning DataError DatasetNotFoundError IntegrityError "
        "MalformedDateError MissingExtraError QueryError RetiredIdError RetiredIdWarning UnknownIdError "
        "UnknownTermError"
    ),
    "findings": "Finding",
    "frames": "Frame",
    "loading": "data_path load",
    "pictures": "Pictures",
    "records": "Body Country Document Event Network Organization Person Programme Project Source",
    "relations": "Relation",
    "sources": "Citation Claim",
    "tables": "Records Table",
    "themes": "Mode Sector Theme",
    "values": "Detail Name Names",
    "vocabulary": (
        "AmountKind Aspect BodyKind Bound Certainty DocumentKind EventKind Kind Language NameKind "
        "NetworkKind OrganizationKind ProgrammeKind RelationKind SourceKind"
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

if not TYPE_CHECKING:  # hidden from checkers, which would let any misspelt name pass

    def __getattr__(name):
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = __import__(f"{__name__}.{home}", fromlist=(name,))
        value = globals()[name] = getattr(module, name)
        return value

    def __dir__():
        return __all__
