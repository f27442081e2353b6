"""Print the command lines of the shell blocks in a README's Quick start, one a line."""

import sys
from pathlib import Path

section = Path(sys.argv[1]).read_text(encoding="utf-8").partition("## Quick start")[2].partition("\n## ")[0]
for block in section.split("```sh\n")[1:]:
    print(block.partition("\n```")[0])
