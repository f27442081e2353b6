# SPDX-License-Identifier: MIT
"""Leave ``.gitignore`` out of the sdist: hatchling forces it in, and no setting keeps it out."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WithoutGitignore(BuildHookInterface):
    """Called by hatchling before it writes the sdist."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Take the file off the list."""
        forced = build_data["force_include"]
        build_data["force_include"] = {path: name for path, name in forced.items() if name != ".gitignore"}
