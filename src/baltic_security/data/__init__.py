# SPDX-License-Identifier: MIT
"""The bundled data; a package, so that it is found also in a zip."""
