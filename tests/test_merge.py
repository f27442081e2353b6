"""Joining a user's own data to the bundled data."""

import json
from pathlib import Path
from typing import Any

import pytest

import baltic_security as bs
from baltic_security._store import Retirement, Store

CITED = [{"source": "my-notes", "locator": "p. 1"}]
NOTES = {"id": "my-notes", "kind": "web_page", "title": "Notes", "publisher": "Me", "language": "en"}


def folder(path: Path, tables: dict[str, list[dict[str, Any]]]) -> Path:
    """Write a user's folder."""
    (path / "relations").mkdir(parents=True)
    (path / "manifest.json").write_text('{"version": "mine", "reviewed": "2020-01-01"}')
    for name, rows in tables.items():
        (path / f"{name}.json").write_text(json.dumps(rows))
    return path


def named(id: str, **fields: Any) -> dict[str, Any]:
    """Make a row with a name and a citation."""
    return {
        "id": id,
        "names": [{"text": id.title(), "language": "en", "citations": CITED}],
        "citations": CITED,
        **fields,
    }


def tie(subject: str, kind: str, object: str) -> dict[str, Any]:
    """Make a relation."""
    id = f"{subject}.{kind.replace('_', '-')}.{object}"
    return {"id": id, "subject": subject, "kind": kind, "object": object, "citations": CITED}


def test_own_records_refer_to_bundled_ones(tmp_path: Path, bundled: bs.Dataset) -> None:
    """A network of one's own with members that the bundled data knows."""
    mine = bs.load(
        folder(
            tmp_path / "mine",
            {
                "sources": [NOTES],
                "networks": [named("harbour-watch", kind="forum")],
                "relations/networks": [
                    tie("se", "member_of", "harbour-watch"),
                    tie("fi", "member_of", "harbour-watch"),
                ],
            },
        )
    )

    both = bundled.merge(mine)

    assert ("fi", "se") == both.members_of("harbour-watch", on=bs.EVER).ids
    assert "harbour-watch" in both.memberships_of("se", on=bs.EVER).ids
    assert both.networks["bstf"] == bundled.networks["bstf"]
    assert f"{bundled.version}+mine" == both.version
    assert "2020-01-01" == str(both.reviewed), "the earlier review counts"
    assert ("harbour-watch",) == both.find("HARBOUR watch").ids
    assert len(both.relations) == len(bundled.relations) + 2
    assert list(both.relations.ids) == sorted(both.relations.ids)


def test_the_same_record_twice_is_one(tmp_path: Path, bundled: bs.Dataset) -> None:
    """A copy of a bundled record is no conflict."""
    from baltic_security._codec import encode

    mine = bs.load(folder(tmp_path / "mine", {"countries": [encode(bundled.countries["se"])]}))

    assert len(bundled.countries) == len(bundled.merge(mine).countries)


def test_conflicts_and_dangling_ends_are_all_told(tmp_path: Path, bundled: bs.Dataset) -> None:
    """An id with other content, an end and a source that are nowhere, an end of a wrong kind: one error."""
    mine = bs.load(
        folder(
            tmp_path / "mine",
            {
                "networks": [named("bstf", kind="forum"), named("harbour-watch", kind="forum")],
                "organizations": [named("se", kind="agency")],
                "projects": [named("mine", countries=["zz"])],
                "events": [named("fair", kind="meeting", country="zz")],
                "relations/networks": [tie("nobody", "member_of", "harbour-watch")],
                "relations/projects": [tie("bsmf", "partner_in", "mine")],
            },
        )
    )

    with pytest.raises(bs.DataError) as caught:
        bundled.merge(mine)

    told = {(finding.record, finding.field, finding.code) for finding in caught.value.findings}
    assert {
        ("bstf", "id", "E201"),
        ("se", "id", "E201"),
        ("mine", "countries[0]", "E202"),
        ("fair", "country", "E202"),
        ("nobody.member-of.harbour-watch", "subject", "E202"),
        ("bsmf.partner-in.mine", "subject", "E301"),
        ("harbour-watch", "citations[0].source", "E203"),
    } <= told


def test_retired_ids_are_never_used_again(toy: bs.Dataset, bundled: bs.Dataset) -> None:
    """Neither for a record nor in another way, whichever of the two retired them."""
    store = toy._store
    rows = {kind: store.rows(kind).raw for kind in bs.Kind}

    def with_retired(retired: Retirement) -> bs.Dataset:
        return bs.Dataset(Store.of_rows("1", "1", store.reviewed, {retired.id: retired}, rows))

    taken = with_retired(Retirement(id="se", consider=("xa", "xb")))
    other = with_retired(Retirement(id="lighthouse-taskforce", replaced_by="fog-network"))
    for one, two in ((bundled, taken), (taken, bundled), (toy, other)):
        with pytest.raises(bs.DataError, match=r"\(E206\)"):
            one.merge(two)


def test_snapshots_are_not_merged(bundled: bs.Dataset, toy: bs.Dataset) -> None:
    """A view of one day is no dataset of its own."""
    with pytest.raises(bs.QueryError, match="merge the datasets themselves"):
        bundled.as_of(2016).merge(toy)
    with pytest.raises(bs.QueryError):
        bundled.merge(toy.as_of(2016))


def test_toy_and_bundled_data_join(bundled: bs.Dataset, toy: bs.Dataset) -> None:
    """Two whole datasets; the retired ids of both are kept."""
    both = bundled.merge(toy)

    assert both.networks["fog-network"] == toy.networks["fog-network"]
    with pytest.warns(bs.RetiredIdWarning):
        assert "lighthouse-network" == both["lighthouse-taskforce"].id
