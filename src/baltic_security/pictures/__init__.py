# SPDX-License-Identifier: MIT
"""Pictures for papers and notebooks: a timeline, a matrix of members, a network, projects and money."""

from collections.abc import Iterable

from .._store import Store
from ..bases import Record
from ..dates import EVER, overlap
from ..kinds import Projects
from ..records import Project
from ..vocabulary import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..dates import On, Window


class Pictures:
    """
    The pictures of a dataset, drawn with matplotlib (extra ``plot``).

    Every picture shows doubt as doubt: what is certain is full, what is possible is hatched, hollow or
    broken.  It keeps its meaning in grey and for colour-blind people.

    Each method draws on the axes that it is given, or on those of a new figure that is as high as its rows
    need, and returns the axes.  On small axes it draws fewer rows, and says how many it left out.  In a
    snapshot it draws what may hold then, over its whole time.

    >>> import baltic_security as bs
    >>> from matplotlib.figure import Figure
    >>> figure = Figure(figsize=(7, 5), layout="constrained")
    >>> upper, lower = figure.subplots(2)
    >>> pictures = bs.load().plot
    >>> pictures.membership("bstf", ax=upper) is upper, pictures.membership("se", ax=lower) is lower
    (True, True)
    """

    __slots__ = ("_limit", "_store")

    def __init__(self, store: Store, limit: "Window | None") -> None:
        self._store = store
        self._limit = limit

    def timeline(self, thing: Record | str, *, ax: "Axes | None" = None) -> "Axes":
        """
        Draw who led a record, who was in it, what it consists of and when it met, over time.

        A bar that ends in an arrow goes on at the review of the data, or may go on.  A hollow mark
        is a meeting in doubt: it was announced, and no source shows that it took place.

        Args:
            thing: The record, or its id.

            ax: Where to draw.

        Returns:
            The axes.

        Raises:
            UnknownIdError: There is no such record.

            QueryError: Nothing around it is dated.

            MissingExtraError: matplotlib is not installed.

        >>> import baltic_security as bs
        >>> import matplotlib.pyplot as plt
        >>> ax = bs.load().plot.timeline("bstf")
        >>> ax.figure.savefig("bstf.pdf")
        >>> plt.close(ax.figure)
        """
        from ._timeline import draw

        return draw(self._store, self._limit, self._record(thing), ax)

    def membership(self, thing: Record | str, *, ax: "Axes | None" = None) -> "Axes":
        """
        Draw the members of a group by year; of a country or a person, its memberships.

        A year is certain if it certainly held on some day of that year, as in :meth:`Dataset.members_of`.

        Args:
            thing: The record, or its id.

            ax: Where to draw.

        Returns:
            The axes.

        Raises:
            UnknownIdError: There is no such record.

            QueryError: No dated membership of it is known.

            MissingExtraError: matplotlib is not installed.

        >>> import baltic_security as bs
        >>> import matplotlib.pyplot as plt
        >>> ax = bs.load().plot.membership("bstf")
        >>> [label.get_text() for label in ax.get_yticklabels()][:2]
        ['Denmark', 'Estonia']
        >>> plt.close(ax.figure)
        """
        from ._membership import draw

        return draw(self._store, self._limit, self._record(thing), ax)

    def network(self, thing: Record | str, *, on: "On" = EVER, ax: "Axes | None" = None) -> "Axes":
        """
        Draw what is tied to a record, grouped by the ties.

        Args:
            thing: The record, or its id.

            on: When.

            ax: Where to draw.

        Returns:
            The axes.

        Raises:
            UnknownIdError: There is no such record.

            MalformedDateError: ``on`` is no date.

            QueryError: Nothing is tied to it then.

            MissingExtraError: matplotlib is not installed.

        >>> import baltic_security as bs
        >>> import matplotlib.pyplot as plt
        >>> ax = bs.load().plot.network("14-3")
        >>> "led by" in [text.get_text() for text in ax.texts]
        True
        >>> plt.close(ax.figure)
        """
        from ._network import draw

        return draw(self._store, overlap(self._store.window(on), self._limit), self._record(thing), ax)

    def projects(
        self, projects: Iterable[Project | str] | None = None, *, ax: "Axes | None" = None
    ) -> "Axes":
        """
        Draw projects in the order in which they began, with their money.

        The amount is the whole budget, or else the part of it that a source states; the text says which.

        Args:
            projects: The projects or their ids, such as a part of the table; by default all.

            ax: Where to draw.

        Returns:
            The axes.

        Raises:
            UnknownIdError: There is no such project.

            QueryError: None of them has a date.

            MissingExtraError: matplotlib is not installed.

        >>> import baltic_security as bs
        >>> import matplotlib.pyplot as plt
        >>> ds = bs.load()
        >>> ax = ds.plot.projects(ds.projects.where(programme="pa-secure", on=2015))
        >>> "631,658 EUR" in [text.get_text() for text in ax.texts]
        True
        >>> plt.close(ax.figure)
        """
        from ._projects import draw

        table = Projects(self._store, self._limit if projects is None else None)
        if projects is None:
            projects = table
        elif isinstance(projects, (str, Record)):
            projects = (projects,)
        ids = [self._store.known(project, (Kind.PROJECT,), "projects") for project in projects]
        return draw(self._store, self._limit, [table[id] for id in dict.fromkeys(ids)], ax)

    def _record(self, thing: Record | str) -> Record:
        return self._store.record(self._store.known(thing))
