# SPDX-License-Identifier: MIT
"""People, as holders of public offices."""

from typing import ClassVar

from attrs import frozen

from ..bases import Entity
from ..vocabulary import Kind


@frozen(kw_only=True, eq=False, repr=False)
class Person(Entity):
    """
    A holder of a public office, as named by an official source: name and offices, nothing else.

    >>> import baltic_security as bs
    >>> ds = bs.load()
    >>> ds.relations.where(subject="maira-mora", kind="holds_office_in").objects.ids
    ('cbss-secretariat',)
    """

    KIND: ClassVar[Kind] = Kind.PERSON
