"""Builds that several tests read."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.build import BuildResult, build

from .cases import TODAY, digests, example
from .pdfs import Seen


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo case with its draft packet in ``out``; read only."""
    folder = example("demo", tmp_path_factory.mktemp("demo"))
    build(folder / "packet.yaml", folder / "out", today=TODAY)
    return folder


@pytest.fixture(scope="session")
def demo_first(demo_folder: Path) -> dict[str, str]:
    """Hashes of what the first build made."""
    return digests(demo_folder / "out")


@pytest.fixture(scope="session")
def demo_result(demo_folder: Path, demo_first: dict[str, str]) -> BuildResult:
    """The same build once more, over the first."""
    return build(demo_folder / "packet.yaml", demo_folder / "out", today=TODAY)


@pytest.fixture(scope="session")
def demo_packet(demo_folder: Path) -> Seen:
    return Seen((demo_folder / "out" / "packet.pdf").read_bytes())


@pytest.fixture(scope="session")
def demo_declaration(demo_folder: Path) -> Seen:
    return Seen((demo_folder / "out/filing/03-hernandez-declaration.pdf").read_bytes())
