"""What a checker must know of the public face; checked by mypy and pyright, never run."""

from datetime import date
from typing import assert_type

import baltic_security as bs
from baltic_security import RelationKind, Theme

ds = bs.load()
assert_type(ds, bs.Dataset)
assert_type(ds.networks["bstf"], bs.Network)
assert_type(ds.networks["bstf"].established, bs.PartialDate | None)
assert_type(ds.networks["bstf"].names["sv"], str)
assert_type(ds.networks["bstf"].themes, tuple[Theme, ...])
assert_type(ds.networks.get("nope"), bs.Network | None)
assert_type(ds.networks.get("nope", 5), bs.Network | int)
assert_type(ds.networks[0], bs.Network)
assert_type([n.name for n in ds.networks[:5]], list[str])
assert_type(ds["bstf"], bs.Record)
assert_type(ds.get("bstf"), bs.Record | None)
assert_type(ds.find("CBSS"), bs.Records[bs.Record])
assert_type(ds.search("cbss"), bs.Matches)
assert_type(ds.search("cbss")[0].score, float)
assert_type([p.months for p in ds.projects.where(programme="pa-secure", on=2015)], list[int | None])
assert_type(ds.members_of("bstf", on=date(2016, 5, 4)), bs.Records[bs.Record])
assert_type([m.name for m in ds.members_of("bstf", on=bs.EVER)], list[str])
assert_type(ds.relations.where(kind=RelationKind.MEMBER_OF, object="bstf").subjects, bs.Records[bs.Record])
assert_type(ds.relations[0].citations[0].locator, str)
assert_type(ds.holds("ru.presides-over.bstf", on=2016), bool | None)
assert_type(ds.related("bstf"), dict[str, bs.Records[bs.Record]])
assert_type(ds.timeline("bstf"), bs.Timeline)
assert_type(ds.timeline("bstf")[0].period, bs.Period)
assert_type(ds.as_of("1996-01-01"), bs.Snapshot)
assert_type(ds.as_of("1996-01-01").members_of("bstf"), bs.Records[bs.Record])
assert_type(ds.merge(bs.load("mine")), bs.Dataset)
assert_type(ds.show("bstf", on=2016, lang="sv"), bs.Card)
assert_type(ds.cite(ds), str)
assert_type(Theme("floods").value, str)
assert_type(Theme.FLOODS.meaning, str)
assert_type(RelationKind("member_of").inverse, str)


def anything(table: bs.Table[bs.Record]) -> int:
    """A table of networks is a table of records."""
    return len(table)


anything(ds.networks)
record = ds["bstf"]
if isinstance(record, bs.Network):
    assert_type(record.modes, tuple[bs.Mode, ...])
