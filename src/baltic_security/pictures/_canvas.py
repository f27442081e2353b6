# SPDX-License-Identifier: MIT
"""What all pictures share: axes, colours, signs, and what is written around a picture."""

from collections import defaultdict
from collections.abc import Sequence
from math import ceil
from typing import Any

from .._extras import extra
from .._store import Store
from ..bases import Record
from ..vocabulary import Kind
from ._texts import NORMAL, PLAIN, SMALL, as_of, told_apart, width, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform

    from ..dates import Window

# Colours that colour-blind people tell apart (after Okabe and Ito).  No meaning hangs on a colour alone.
INK, GREY, PALE = "#222222", "#666666", "#F0F0F0"
BLUE, ORANGE, GREEN = "#0072B2", "#D55E00", "#007F5F"

_WIDTH = 7.2  # of a figure of ours, in inches
ROW, _LEAST_ROW = 0.17, 0.13  # height of a row in inches, as it should be and as it may be
_LABELS = 0.36  # the share of the width that the names of rows may take
_TEXT: dict[str, Any] = {"fontsize": SMALL, "color": INK, "va": "center_baseline"} | PLAIN
#: What stands in legends, in this order; the signs of a single picture come before.
_SIGNS = (
    *("certain", "possible", "certainly not", "goes on", "may go on", "begin not known"),
    *("took place", "in doubt", "called off", "review of the data"),
    *(*(kind.table for kind in Kind), "certain tie", "possible tie"),
)


class Canvas:
    """
    The axes of a picture: those that were given, or new ones.

    Args:
        ax: The axes that were given.

        rows: How many rows new ones have room for.

        around: About how many inches of height the texts around the picture take.

    Attributes:
        ax: The axes.

        width: Their width in inches, with the names of rows.

        height: Their height in inches.

        inner: Their width in inches, without the names of rows.

        rows: How many rows they have room for.
    """

    def __init__(self, ax: "Axes | None", rows: int, around: float) -> None:
        with extra("plot"):
            import matplotlib.pyplot as plt

        self._is_ours = ax is None
        self._colors: dict[str, set[str]] = defaultdict(set)  # in which each sign is drawn
        if ax is None:
            size = _WIDTH, rows * ROW + around
            _, ax = plt.subplots(figsize=size, layout="constrained", facecolor="white")
        self.ax = ax
        ax.set_facecolor("white")  # it is a picture for paper, whatever the style
        ax.tick_params(colors=INK, labelsize=SMALL)
        ax.grid(False)
        figure = ax.figure.get_figure(root=True)
        figure.draw_without_rendering()  # lays out, so that the size is known
        self.width, self.height = self._size()
        if figure.get_layout_engine() is not None:
            self.height -= around  # for which the layout makes room later
        self.rows = max(3, int(self.height / _LEAST_ROW))
        if self._is_ours:
            self.height, self.rows = rows * ROW, rows
        self.inner = self.width * (1 - _LABELS)

    def shrink(self, rows: int) -> None:
        """Make a figure of ours no higher than a number of rows needs."""
        if self._is_ours:
            self.height = min(self.height, rows * ROW)

    def bar(self, y: float, left: float, right: float, color: str, certain: bool, height: float) -> None:
        """Draw a stretch of time: full if it is certain, hatched if it is possible."""
        look: dict[str, Any] = {"facecolor": color, "linewidth": 0}
        if not certain:
            look = {"facecolor": "white", "edgecolor": color, "linewidth": 0.8, "hatch": "//////"}
        label = "certain" if certain else "possible"
        for patch in self.ax.barh(y, right - left, height, left, zorder=2 + certain, label=label, **look):
            patch.set_hatch_linewidth(0.6)
        self._colors[label].add(color)

    def sign(self, x: float, y: float, marker: str, color: str, full: bool, label: str) -> None:
        """Draw a mark: full if it is certain, hollow if it is possible."""
        look: dict[str, Any] = {"markeredgecolor": color, "markerfacecolor": "white"}
        if full:
            look = {"markeredgecolor": "white", "markeredgewidth": 0.5, "markerfacecolor": color}
        self.ax.plot([x], [y], marker, markersize=6, label=label, clip_on=False, zorder=5, **look)
        self._colors[label].add(color)

    def tie(self, start: float, x: float, y: float, color: str, certain: bool) -> None:
        """Draw a tie from the middle: a full line if it is certain, a broken one if it is possible."""
        look: dict[str, Any] = {"linestyle": "-" if certain else (0, (4, 3)), "linewidth": 0.8}
        label = "certain tie" if certain else "possible tie"
        self.ax.plot([start, x], [0, y], color=color, label=label, **look)
        self._colors[label].add(color)

    def write(self, x: float, y: float, text: str, **look: Any) -> None:
        """Write a line, or several."""
        look = _TEXT | {"zorder": 6} | look
        self.ax.text(x, y, text, **look)

    def heading(self, y: float, text: str) -> None:
        """Write the heading of the rows below on a band."""
        self.ax.axhspan(y - 0.5, y + 0.5, color=PALE, linewidth=0, zorder=2)
        self.write(0.006, y, text, fontweight="bold", transform=self.ax.get_yaxis_transform())

    def beside(self, y: float, text: str, width: float, color: str) -> None:
        """Write beside a row, in a column of a width in inches that ends on the right."""
        look: dict[str, Any] = _TEXT | {"color": color, "ha": "right", "annotation_clip": False}
        self.ax.annotate(
            text,
            (1, y),
            (width * 72, 0),
            xycoords=self.ax.get_yaxis_transform(),
            textcoords="offset points",
            **look,
        )

    def name_rows(self, labels: Sequence[Record | str]) -> None:
        """Name the rows of a picture, from the top down."""
        texts = told_apart(labels, self.width * _LABELS)
        self.ax.set_yticks(range(len(texts)), texts, **PLAIN)
        self.ax.tick_params(axis="y", length=0)
        self.ax.set_ylim(len(texts) - 0.5, -0.5)

    def finish(
        self, store: Store, window: "Window | None", name: str, what: str, notes: Sequence[str] = ()
    ) -> None:
        """Write what the picture shows above it, and below what the signs mean and where it is from."""
        from matplotlib.transforms import ScaledTranslation

        ax, figure = self.ax, self.ax.figure.get_figure(root=True)
        figure.draw_without_rendering()  # lays out, so that it is known how far the labels reach
        inner, dpi = ax.get_window_extent(), ax.figure.dpi
        whole = ax.get_tightbbox() or inner
        room, aside = whole.width / dpi, (whole.x0 - inner.x0) / dpi
        # To where the labels begin; at another resolution they may be a little narrower.
        left = ScaledTranslation(0.97 * aside + 0.04, 0, ax.figure.dpi_scale_trans)
        about = f"{what}, {as_of(store, window)}"
        above = [*wrapped(name, room, NORMAL), *wrapped(about, room, NORMAL)]
        title = ax.set_title("\n".join(above), loc="left", fontsize=NORMAL, color=INK, **PLAIN)
        title.set_transform(title.get_transform() + left)
        lines = self._explain_signs(left, room)
        below = wrapped(" ".join([*notes, f"Baltic Security dataset {store.version}."]), room)
        pad = 6 + 1.55 * SMALL * lines
        ax.set_xlabel("\n".join(below), loc="left", labelpad=pad, fontsize=SMALL, color=GREY, **PLAIN)
        ax.xaxis.label.set_transform(ax.xaxis.label.get_transform() + left)
        if self._is_ours:
            figure.draw_without_rendering()
            figure.set_size_inches(_WIDTH, figure.get_figheight() - self._size()[1] + self.height)

    def _explain_signs(self, left: "Transform", room: float) -> int:
        """Make the legend, and tell how many lines it has."""
        handles, labels = self.ax.get_legend_handles_labels()
        signs = dict(zip(labels[::-1], handles[::-1], strict=True))  # of each label the first
        shown = sorted(signs, key=lambda label: _SIGNS.index(label) if label in _SIGNS else -1)
        columns = max(1, int(room / (max(map(width, signs)) + 0.38)))
        legend = self.ax.legend(
            [signs[label] for label in shown],
            shown,
            loc="upper left",
            bbox_to_anchor=(0, 0),
            bbox_transform=self.ax.transAxes + left,
            borderpad=0,
            borderaxespad=2.2 if self.ax.get_xticks().size else 0.5,
            ncols=columns,
            fontsize=SMALL,
            labelcolor=INK,
            handlelength=1.6,
            handletextpad=0.5,
            columnspacing=1.2,
            frameon=False,
        )
        for label, handle in zip(shown, legend.legend_handles, strict=True):
            if handle and len(self._colors[label]) > 1:  # it means the same in all colours
                _uncolor(handle)
        return ceil(len(shown) / columns)

    def _size(self) -> tuple[float, float]:
        box, dpi = self.ax.get_window_extent(), self.ax.figure.dpi
        return box.width / dpi, box.height / dpi


def _uncolor(handle: "Artist") -> None:
    """Draw a sign of the legend in ink."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    if isinstance(handle, Patch):
        handle.set(edgecolor=INK, facecolor="white" if handle.get_hatch() else INK)
    elif isinstance(handle, Line2D):
        is_hollow = handle.get_markerfacecolor() == "white"
        handle.set(color=INK, markeredgecolor=INK, markerfacecolor="white" if is_hollow else INK)


def rows_each(counts: Sequence[int], room: float) -> int:
    """
    Tell how many rows every group may have, so that all fit.

    >>> rows_each([11, 9, 2], 14), rows_each([11, 9, 2], 100)
    (6, 11)
    """
    fitting = (most for most in range(max(counts), 2, -1) if sum(min(n, most) for n in counts) <= room)
    return next(fitting, 2)
