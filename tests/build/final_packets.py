"""Packets that are ready to be final, and what a refusal says."""

from __future__ import annotations

from packetgen.errors import ExitCode

from .cases import (
    Folder,
    digests,
)


def ready(folder: Folder) -> Folder:
    """Built and approved."""
    folder.build()
    folder.approve()
    return folder


def refused(folder: Folder) -> list[str]:
    """Codes for which a final packet is refused; its report and earlier filings are looked at."""
    before = digests(folder.out) if folder.out.exists() else {}
    result = folder.final()
    codes = [finding.code for finding in result.refused]
    if codes:
        assert result.exit_code == ExitCode.FINDINGS
        assert result.files == ("report.html", "report.json", "report.txt")
        after = digests(folder.out)
        for name, digest in before.items():
            if not name.startswith("report.") and name != "manifest.json":
                assert after[name] == digest, f"{name} is not as it was"
        assert all(code in folder.report() for code in codes)
    return codes
