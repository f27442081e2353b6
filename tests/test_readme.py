"""What the README says of the data is what the data says."""

from pathlib import Path

import baltic_security as bs
from baltic_security._coverage import coverage

README = Path(__file__).parents[1] / "README.md"
LANGUAGES = ("en", "da", "de", "et", "fi", "is", "lt", "lv", "nb", "pl", "ru", "sv")


def counts(dataset: bs.Dataset) -> str:
    """Write the paragraph of counts."""
    counted = coverage(dataset)
    tables = [f"{count:,} {table}" for table, count in counted["Records"].items()]
    names = sum(counted["Attested names"].values())
    told = {bs.Language(code).meaning for code in LANGUAGES} & set(counted["Attested names"])
    certainty = counted["Citations"]
    stated = certainty["stated"] / sum(certainty.values())
    claims = sum(counted["Claims (contested facts)"].values())
    listed = f"{', '.join(tables[:-1])} and {tables[-1]}"
    return (
        f"Version {dataset.version}, reviewed on {dataset.reviewed}: {listed}.\n"
        f"{names:,} attested names in the {len(told)} languages of the region and a few more; "
        f"{sum(certainty.values()):,} citations, {stated:.0%} of them\n"
        "stated outright, the others marked as derived, announced or ambiguous; "
        f"{claims} contested facts kept as claims.\n"
    )


def test_counts_are_fresh(bundled: bs.Dataset) -> None:
    """The counts in the README are those of the data."""
    text = README.read_text(encoding="utf-8")
    written = text.partition("<!-- counts -->\n")[2].partition("<!-- /counts -->")[0]

    assert counts(bundled) == written, "put the left side between the marks in README.md"
