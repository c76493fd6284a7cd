"""Data files that packetgen ships; read them through importlib.resources.

In the repository they lie in folders beside ``packetgen``, and installing puts them here. A program
that is run in the repository's folder takes the package from there, and so must find them there.
"""

from pathlib import Path as _Path

_REPOSITORY = _Path(__file__).resolve().parents[2]
if (_REPOSITORY / "jurisdictions" / "house.yaml").is_file():
    __path__.append(str(_REPOSITORY))
