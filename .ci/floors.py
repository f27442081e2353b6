# SPDX-License-Identifier: MIT
"""Print the oldest versions of dependencies and extras that pyproject.toml allows, as constraints for pip."""

import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
for requirement in sum(project["optional-dependencies"].values(), project["dependencies"]):
    print(requirement.replace(">=", "=="))
