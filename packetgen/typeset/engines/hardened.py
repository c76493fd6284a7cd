"""What LibreOffice is given: a profile that trusts nothing, and files that point nowhere."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from packetgen.docx.archive import Archive
from packetgen.docx.external import remove_external_images
from packetgen.output.packages import packed
from packetgen.typeset.engines.as_saved import as_saved, bookmarks_in

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)
_COMMON = "/org.openoffice.Office.Common"
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    # No macro runs, signed or not.
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "DisablePythonRuntime", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "true"),
    # Linked pictures and files are not opened: the stock profile fetches them.
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    # Nothing is written beside the input, nothing asks, nothing reports home.
    (f"{_COMMON}/Save/Document", "CreateBackup", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    ("/org.openoffice.Setup/Product", "ooSetupLastVersion", "99.9"),
    ("/org.openoffice.Office.Jobs/Jobs", "UpdateCheck", "false"),
    (f"{_COMMON}/Misc", "CollectUsageInformation", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
)

_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?(?:/>|>\s*</(?:\w+:)?Relationship>)")
_CORE = "docProps/core.xml"
_PROPERTIES = ("docprops/core.xml", "docprops/custom.xml", "docprops/app.xml")


def profile_settings() -> str:
    """The text of ``registrymodifications.xcu`` for a profile that trusts nothing."""
    items = (
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _SETTINGS
        if "Jobs" not in path
    )
    return _HEAD + "".join(items) + "</oor:items>\n"


def without_outside(docx: bytes, *, title: str = "") -> bytes:
    """A Word file that points to nothing outside itself but hyperlinks, and names no author.

    What LibreOffice would fetch points at nothing (:func:`packetgen.docx.remove_external_images`).
    The properties are replaced by ``title`` alone; what the text takes from them, or from the
    clock, stays as Word saved it (:func:`packetgen.typeset.engines.as_saved.as_saved`).

    Raises:
        EngineError: The file is no Word archive, is damaged, or too large when unpacked.
    """
    archive = Archive(remove_external_images(docx, all_but_hyperlinks=True))
    parts = {name: archive[name] for name in archive if name.casefold() not in _PROPERTIES}
    bookmarks = bookmarks_in(parts.values())
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml"):
            parts[name] = as_saved(parts[name], part=name, bookmarks=bookmarks)
    for name, cleaned in (
        ("_rels/.rels", _without_properties),
        ("[Content_Types].xml", _without_overrides),
    ):
        if name in parts:
            parts[name] = cleaned(parts[name])
    return packed([*parts.items(), (_CORE, _core(title))])


def _without_properties(relationships: bytes) -> bytes:
    def kept(match: re.Match[bytes]) -> bytes:
        return b"" if b"docProps/" in match[0] or b"-properties" in match[0] else match[0]

    core = (
        b'<Relationship Id="packetgenCore" Type="http://schemas.openxmlformats.org/package/2006/'
        b'relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    plain = _RELATIONSHIP.sub(kept, relationships)
    at = plain.rfind(b"</")
    return plain[:at] + core + plain[at:] if at > 0 else plain


def _without_overrides(types: bytes) -> bytes:
    override = re.compile(rb"<(?:\w+:)?Override\b[^>]*/docProps/[^>]*?/>")
    plain = override.sub(b"", types)
    core = (
        b'<Override PartName="/docProps/core.xml" '
        b'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    at = plain.rfind(b"</")
    return plain[:at] + core + plain[at:] if at > 0 else plain


def _core(title: str) -> bytes:
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    )
    return text.encode("utf-8")
