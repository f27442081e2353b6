"""The pictures as pictures: they can be read, printed and saved, and they leave nothing behind."""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from test_graph import HOSTILE, hostile, ids
from test_pictures import new_axes, row_names, signs, texts

import baltic_security as bs
from baltic_security import Dataset

PICTURES = ("timeline", "membership", "network", "projects")
COLUMN = 85 / 25.4  # the width of a column of text, in inches


@pytest.fixture(autouse=True)
def _in_memory() -> Iterator[None]:
    """Open no window, and leave no figure."""
    plt.switch_backend("Agg")
    plt.close("all")
    yield
    plt.close("all")


def pictures(dataset: Dataset, id: str) -> dict[str, Any]:
    """List the pictures, each a function that takes axes."""
    plot = dataset.plot
    return {
        "timeline": lambda ax: plot.timeline(id, ax=ax),
        "membership": lambda ax: plot.membership(id, ax=ax),
        "network": lambda ax: plot.network(id, ax=ax),
        "projects": lambda ax: plot.projects(dataset.projects[:12], ax=ax),
    }


@pytest.mark.parametrize("name", PICTURES)
def test_axes_given_and_made(name: str, bundled: Dataset) -> None:
    """The axes that are given come back; without them one figure is made; nothing else is touched."""
    before, draw = dict(mpl.rcParams), pictures(bundled, "bstf")[name]
    ax = new_axes(7, 5)

    assert draw(ax) is ax
    assert plt.get_fignums() == []
    assert draw(None).figure.number in plt.get_fignums()
    assert len(plt.get_fignums()) == 1
    assert before == dict(mpl.rcParams)


@pytest.mark.parametrize("name", PICTURES)
def test_can_be_read(name: str, bundled: Dataset) -> None:
    """Type is no smaller than 8 points, and no name runs into another, also in a column of a page."""
    for axes in (None, new_axes(COLUMN, 6)):
        ax = pictures(bundled, "cbss")[name](axes)
        ax.figure.draw_without_rendering()
        assert all(text.get_fontsize() >= 8 for text in ax.findobj(Text) if text.get_text())
        for group in ([*ax.texts], [*ax.get_yticklabels()], [*ax.get_xticklabels()]):
            boxes = [text.get_window_extent().shrunk(0.9, 0.8) for text in group if text.get_text()]
            assert not any(one.overlaps(two) for one, two in combinations(boxes, 2))


@pytest.mark.parametrize("name", PICTURES)
def test_says_what_it_is(name: str, bundled: Dataset) -> None:
    """The title has the name and the day of the review, or that of a snapshot; below stands the version."""
    now = pictures(bundled, "bstf")[name](new_axes())
    then = pictures(bundled.as_of("2016-05-04"), "bstf")[name](new_axes())

    assert now.get_title("left").endswith(f"as reviewed on {bundled.reviewed}")
    assert then.get_title("left").endswith("as of 2016-05-04")
    assert f"Baltic Security dataset {bundled.version}." in now.get_xlabel()


def test_of_a_snapshot(bundled: Dataset) -> None:
    """A snapshot draws what may hold then."""
    then = bundled.as_of("1996-01-01").plot

    names = row_names(then.timeline("cbss", ax=new_axes()))
    assert (names[2], "Hungary" in names) == ("Sweden", False)
    assert set(row_names(then.membership("se", ax=new_axes()))) < set(
        row_names(bundled.plot.membership("se", ax=new_axes()))
    )
    assert signs(then.network("cbss", ax=new_axes()))["projects"] == 0
    assert len(row_names(then.projects(ax=new_axes()))) < len(bundled.projects) / 2


@pytest.mark.parametrize(
    "text", [*HOSTILE[:4], "$\\frac{$", "$\\frac{", "a_b^c $x$", "\\", "{}%#&~", "\u200b"]
)
def test_hostile_names(text: str, toy: Dataset) -> None:
    """A name is shown as it is, without what cannot be printed; it is no formula."""
    dataset = hostile(toy, text)
    shown = "".join(letter for letter in text if letter.isprintable())
    for draw in (dataset.plot.timeline, dataset.plot.network):
        ax = draw("amber-council", ax=new_axes())
        ax.figure.savefig(BytesIO(), format="svg")
        assert any(shown in written for written in (*row_names(ax), *texts(ax)))


def test_every_letter_has_a_glyph(bundled: Dataset) -> None:
    """Names in all languages of the data can be drawn with the font that matplotlib brings."""
    names = {name.text for id in ids(bundled) for name in bundled[id].all_names}
    figure = Figure()
    figure.text(0, 0, "\n".join(sorted(names)), parse_math=False)

    figure.draw_without_rendering()  # a missing glyph is a warning, and that an error
    assert re.search("[а-я]", "".join(names))


@pytest.mark.parametrize("name", PICTURES)
def test_can_be_saved(name: str, bundled: Dataset) -> None:
    """Each picture can be saved in the forms that papers take."""
    figure = pictures(bundled, "bsrbcc")[name](None).figure
    for form in ("png", "pdf", "svg"):
        file = BytesIO()
        figure.savefig(file, format=form)
        assert len(file.getvalue()) > 10_000


@pytest.mark.parametrize("name", PICTURES)
def test_same_picture_again(name: str, bundled: Dataset) -> None:
    """The same question draws the same picture."""
    draw = pictures(bundled, "se")[name]
    with mpl.rc_context({"svg.hashsalt": "x"}):
        files = [BytesIO(), BytesIO()]
        for file in files:
            draw(new_axes()).figure.savefig(file, format="svg", metadata={"Date": None})

    assert files[0].getvalue() == files[1].getvalue()


def test_nothing_to_draw(bundled: Dataset) -> None:
    """What has no picture is an error that says so, and so is what is not there."""
    plot = bundled.plot
    for draw, id, problem in (
        (plot.timeline, "gaps-to-caps-main-report", "nothing that a timeline shows is dated around"),
        (plot.membership, "14-3", "no dated memberships of '14-3'"),
        (plot.network, "unicode-cldr", "nothing is known to be tied to 'unicode-cldr'"),
        (plot.projects, ["baltcom"], "none of the projects given (1) has a known date"),
        (plot.projects, [], "none of the projects given (0) has a known date"),
    ):
        with pytest.raises(bs.QueryError, match=re.escape(problem)):
            draw(id)
    for draw in (plot.timeline, plot.membership, plot.network):
        with pytest.raises(bs.UnknownIdError, match="no record 'bsft' in dataset; did you mean 'bstf'"):
            draw("bsft")
    with pytest.raises(bs.UnknownIdError, match="no record 'bstf' in projects"):
        plot.projects(["14-3", "bstf"])
    with pytest.raises(bs.MalformedDateError):
        plot.network("bstf", on="May 2016")
    with pytest.raises(bs.QueryError, match="tied to 'jatoc', as of 1960, so"):
        plot.network("jatoc", on=1960)
    assert plt.get_fignums() == []


def test_without_matplotlib(bundled: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its absence is one clear error that names the extra."""
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)

    for draw in pictures(bundled, "bstf").values():
        with pytest.raises(bs.MissingExtraError, match=r"baltic-security\[plot\]"):
            draw(None)


@pytest.mark.parametrize("name", PICTURES)
def test_whatever_the_style(name: str, bundled: Dataset) -> None:
    """A picture is dark on white, and without a grid of cells, whatever style was chosen."""
    with plt.style.context(["dark_background", "ggplot", "dark_background"]):
        ax = pictures(bundled, "bstf")[name](None)

    white = mpl.colors.to_rgba("white")
    assert white == ax.get_facecolor() == ax.figure.get_facecolor()
    written = [text for text in ax.findobj(Text) if text.get_text()]
    assert white not in [mpl.colors.to_rgba(text.get_color()) for text in written]
    assert not any(line.get_visible() for line in ax.get_ygridlines())
