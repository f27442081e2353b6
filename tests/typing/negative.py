"""Mistakes that a checker must report; a comment that hides no error is one."""

import baltic_security as bs

ds = bs.load()
bs.lod()  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
ds.members_of("bstf")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
ds.parts_of("bstf")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
ds.members_of("bstf", 2016)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
ds.networks.where(colour="blue")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
ds.networks.where(kind=5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
ds.networks["bstf"].summary = "x"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
_ = ds.networks["bstf"].months  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
bs.Period(1996)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
ds.networks = ds.networks  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
