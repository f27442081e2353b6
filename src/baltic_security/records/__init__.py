# SPDX-License-Identifier: MIT
"""
The records: frozen, holding ids only.

Questions that need two tables are asked of the dataset.  Each class is made when it
is first asked for, since attrs takes as long for one as it takes to read a file.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .body import Body
    from .country import Country
    from .document import Document
    from .event import Event
    from .network import Network
    from .organization import Organization
    from .person import Person
    from .programme import Programme
    from .project import Project
    from .source import Source

__all__ = [
    "Body",
    "Country",
    "Document",
    "Event",
    "Network",
    "Organization",
    "Person",
    "Programme",
    "Project",
    "Source",
]

if not TYPE_CHECKING:  # hidden from checkers, which would let any misspelt name pass

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = __import__(f"{__name__}.{name.lower()}", fromlist=(name,))
        value = globals()[name] = getattr(module, name)
        return value
