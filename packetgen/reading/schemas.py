"""The JSON Schemas that packetgen ships."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=32)
def load_schema(name: str) -> Mapping[str, Any]:
    """A shipped schema by its short name: ``case`` is ``schemas/case.schema.json``.

    Callers share the value and must not change it. Raises KeyError for a name that is not there.
    """
    file = resources.files("packetgen.data.schemas").joinpath(f"{name}.schema.json")
    if not file.is_file():
        raise KeyError(name)
    schema: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


@lru_cache(maxsize=1)
def schema_registry() -> Any:
    """The ``referencing`` registry through which one schema may point to another's file name."""
    from referencing import Registry, Resource
    from referencing.exceptions import NoSuchResource

    def retrieve(uri: str) -> Resource[Any]:
        name = uri.rsplit("/", 1)[-1].removesuffix(".schema.json")
        try:
            return Resource.from_contents(load_schema(name))
        except KeyError:
            # Nothing is ever fetched from the network.
            raise NoSuchResource(uri) from None

    registry: Registry[Any] = Registry(retrieve=retrieve)  # type: ignore[call-arg]
    return registry
