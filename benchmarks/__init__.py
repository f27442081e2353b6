# SPDX-License-Identifier: MIT
"""How fast the library is, as ratios; ``python -m benchmarks`` prints them.  Not part of the tests."""
