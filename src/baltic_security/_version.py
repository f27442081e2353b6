# SPDX-License-Identifier: MIT
"""The version of the package, where modules below the root can read it."""

__version__ = "0.1.0"
