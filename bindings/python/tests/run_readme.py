"""Runs the Python of a Markdown file; says so in the form of a test runner."""

import re
import sys
from pathlib import Path

blocks = re.findall(r"^```python\n(.*?)^```", Path(sys.argv[1]).read_text("utf-8"), re.M | re.S)
for block in blocks:
    exec(compile(block, sys.argv[1], "exec"), {"__name__": "__main__"})
print(f"{len(blocks)} passed, 0 failed" if blocks else "0 passed, 1 failed")
