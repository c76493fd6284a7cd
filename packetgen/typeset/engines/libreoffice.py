"""The LibreOffice engine: for what the reader cannot say, when LibreOffice is installed."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from packetgen.errors import EngineError, Location, Problem
from packetgen.typeset.engines.hardened import profile_settings, without_outside
from packetgen.typeset.engines.office_fonts import fontconfig_file
from packetgen.typeset.engines.settled import settled

TIME_LIMIT = 120.0
"""Seconds for a start; each file adds :data:`TIME_PER_FILE`."""
TIME_PER_FILE = 30.0

_FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": "2"},
        "PDFUACompliance": {"type": "boolean", "value": "true"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
        "ExportFormFields": {"type": "boolean", "value": "false"},
    },
    separators=(",", ":"),
)
"""PDF/A-2b, PDF/UA, tagged, with an outline."""


def find_soffice() -> Path | None:
    """LibreOffice's program: on the PATH, or where its installers put it."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((path for path in _standard_places() if path.is_file()), None)


def _standard_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramFiles(x86)"):
            base = os.environ.get(variable)
            if base:
                # The .com program waits until the work is done; the .exe may not.
                yield Path(base) / "LibreOffice" / "program" / "soffice.com"
                yield Path(base) / "LibreOffice" / "program" / "soffice.exe"
    elif sys.platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
        yield Path.home() / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    else:
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield Path("/snap/bin/libreoffice")


def convert(
    files: Mapping[str, bytes],
    *,
    titles: Mapping[str, str] | None = None,
    today: dt.date | None = None,
    time_limit: float | None = None,
    soffice: Path | None = None,
    fonts: Sequence[Path] = (),
) -> dict[str, bytes]:
    """Turn Word files into PDFs in one call of LibreOffice.

    Args:
        files: The caller's own key for each file -> its bytes. Keys never become file names.
        titles: Key -> the PDF's title.
        today: Creation date of the PDFs.
        time_limit: Seconds until everything that was started is ended.
        soffice: The program, if not the one that :func:`find_soffice` finds.
        fonts: Font folders to lend it, where it finds its fonts through fontconfig.

    Raises:
        EngineError: LibreOffice is absent, took too long, failed, or left a file without a PDF;
            each such file is one problem. (It exits with 0 even when it wrote nothing.)
    """
    if not files:
        return {}
    program = soffice or find_soffice()
    if program is None:
        raise EngineError("LibreOffice is not installed.", hint=INSTALL)
    titles = titles or {}
    with tempfile.TemporaryDirectory(prefix="packetgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile, incoming, outgoing = folder / "profile", folder / "in", folder / "out"
        (profile / "user").mkdir(parents=True)
        incoming.mkdir()
        outgoing.mkdir()
        settings = profile / "user" / "registrymodifications.xcu"
        settings.write_text(profile_settings(), encoding="utf-8")
        names: dict[str, Path] = {}
        for number, (key, data) in enumerate(files.items(), start=1):
            names[key] = incoming / f"{number:04}.docx"
            names[key].write_bytes(without_outside(data, title=titles.get(key, "")))
        limit = time_limit or TIME_LIMIT + TIME_PER_FILE * len(files)
        command = [
            str(program),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--invisible",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            "--convert-to",
            _FILTER,
            "--outdir",
            str(outgoing),
            *(str(path) for path in names.values()),
        ]
        today = today or dt.date(1980, 1, 1)
        lent = folder / "fonts.conf"
        if fonts:
            lent.write_text(fontconfig_file(fonts), encoding="utf-8")
        _run(command, folder, limit, {"FONTCONFIG_FILE": str(lent)} if fonts else {})
        made = _collect(names, outgoing)
    return {key: settled(pdf, today=today) for key, pdf in made.items()}


INSTALL = (
    "Install LibreOffice (libreoffice.org; Debian and Ubuntu: apt install libreoffice-writer; "
    "macOS: brew install --cask libreoffice; Windows: winget install "
    "TheDocumentFoundation.LibreOffice), then build again."
)


def _run(command: list[str], folder: Path, limit: float, more: Mapping[str, str]) -> None:
    """Run to the end, or end the whole family of processes at the time limit."""
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("PYTHON")},
        "HOME": str(folder),
        "SAL_USE_VCLPLUGIN": "svp",
        "TZ": "UTC",
        **more,
    }
    windows = sys.platform == "win32"
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if windows else 0,
        )
    except OSError as error:
        raise EngineError(
            "LibreOffice could not be started.", hint=f"The system says: {error.strerror}."
        ) from None
    try:
        process.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        raise EngineError(
            f"LibreOffice was not done after {limit:.0f} seconds and was ended.",
            hint="Open the document in Word: a damaged table or picture may be in it.",
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with everything that it started; soffice is a launcher of others."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _collect(names: Mapping[str, Path], outgoing: Path) -> dict[str, bytes]:
    done: dict[str, bytes] = {}
    problems = []
    for key, path in names.items():
        out = outgoing / f"{path.stem}.pdf"
        data = out.read_bytes() if out.is_file() else b""
        if data.startswith(b"%PDF"):
            done[key] = data
        else:
            problems.append(
                Problem(
                    Location(file=key),
                    "LibreOffice wrote no PDF for this file",
                    "Open it in Word and save it again; it may be damaged.",
                )
            )
    if problems:
        raise EngineError(
            f"LibreOffice could not convert {len(problems)} of {len(names)} files.",
            problems=tuple(problems),
        )
    return done
