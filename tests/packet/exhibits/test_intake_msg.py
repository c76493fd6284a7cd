"""Outlook's own files: the same exhibit as the .eml of the message."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from packetgen.errors import PacketError
from packetgen.packet import Press

from ..exhibit_files import taken, words
from ..outlook import Ansi, message_within, msg

SUBJECT, BODY, TRANSPORT, SENDER, SENDER_ADDRESS = 0x0037, 0x1000, 0x007D, 0x0C1A, 0x0C1F
PEOPLE = [("María Vo", "maria@example.org", 1), ("Legal", "legal@example.com", 2)]


def letter(**headers: str) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    values: dict[int, str | bytes | int] = {
        SUBJECT: "The leak", BODY: "Dear María,\r\n\r\nThe roof leaks.", SENDER: "Theo Lind",
        SENDER_ADDRESS: "theo@example.com",
    }  # fmt: skip
    if lines:
        values[TRANSPORT] = lines
    return msg(values, PEOPLE, [("note.txt", b"an attached note\n" * 300)])


def test_headers_text_and_attachments_of_an_outlook_message(tmp_path: Path, press: Press) -> None:
    pytest.importorskip("oxmsg", reason="reads .msg files")
    data = letter(Date="Tue, 03 Mar 2026 09:15:04 -0800", From="Theo Lind <theo@example.com>")
    part = taken(press, tmp_path, "m.msg", data)
    first, sheet, *rest = words(part.pdf)
    for piece in ("From Theo Lind <theo@example.com>", "To María Vo <maria@example.org>",
                  "Cc Legal <legal@example.com>", "9:15:04 AM (UTC-08:00)", "Subject The leak",
                  "The roof leaks.", "note.txt", "Exhibit A-1"):  # fmt: skip
        assert piece in first
    assert sheet.startswith("EXHIBIT A-1 note.txt")
    assert " ".join(rest).count("an attached note") == 300


def test_a_message_without_transport_headers_says_what_it_knows(
    tmp_path: Path, press: Press
) -> None:
    pytest.importorskip("oxmsg", reason="reads .msg files")
    first = words(taken(press, tmp_path, "m.msg", letter()).pdf)[0]
    assert "Theo Lind" in first
    assert "theo@example.com" in first
    assert "none (the message was not sent)" in first


def test_without_the_extra_the_way_out_is_named(
    tmp_path: Path, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "oxmsg", None)
    with pytest.raises(PacketError, match=r"packetgen\[email\]"):
        taken(press, tmp_path, "m.msg", letter())


@pytest.mark.parametrize("cut", [600, 2000, 3500])
def test_a_damaged_message_is_refused(tmp_path: Path, press: Press, cut: int) -> None:
    pytest.importorskip("oxmsg", reason="reads .msg files")
    with pytest.raises(PacketError):
        taken(press, tmp_path, "m.msg", letter()[:cut])


def test_a_message_within_an_outlook_message_is_an_exhibit_below_it(
    tmp_path: Path, press: Press
) -> None:
    pytest.importorskip("oxmsg", reason="reads .msg files")
    innermost = message_within({SUBJECT: "The lease", BODY: "Signed on May 4."})
    sent = "Date: Mon, 02 Mar 2026 08:00:00 -0800\r\nFrom: Ana Ruiz <ana@example.org>\r\n"
    inner = message_within(
        {SUBJECT: "Rent for März", BODY: "The rent is late.", TRANSPORT: sent},
        [("Ruiz, Ana", "/O=FIRM/CN=ARUIZ", 1)],
        [("ledger.txt", b"paid 900\n"), ("The lease", innermost)],
    )
    outer = msg({SUBJECT: "Fwd", BODY: "See below.", SENDER: "Theo"}, PEOPLE, [("Rent", inner)])
    part = taken(press, tmp_path, "m.msg", outer)
    whole = words(part.pdf)
    assert "Rent.eml" in whole[0]
    for piece in ("Subject Rent for März", "The rent is late.", "8:00:00 AM (UTC-08:00)",
                  "To Ruiz, Ana </O=FIRM/CN=ARUIZ>", "paid 900", "Subject The lease",
                  "Signed on May 4."):  # fmt: skip
        assert sum(piece in page for page in whole) == 1, piece
    again = taken(press, tmp_path, "m.msg", outer)
    assert again.pdf == part.pdf


@pytest.mark.parametrize("stated", [0x3FFD, 0x3FDE])
@pytest.mark.parametrize(("page", "name"), [(950, "租約"), (1251, "Ольга")])
def test_texts_are_read_in_the_code_page_that_the_message_states(
    tmp_path: Path, press: Press, stated: int, page: int, name: str
) -> None:
    pytest.importorskip("oxmsg", reason="reads .msg files")
    text = Ansi(name.encode(f"cp{page}"))
    data = msg(
        {stated: page, 0x001A: Ansi(b"IPM.Note"), SUBJECT: text, BODY: text},
        [(text, "o@example.org", 1)],
        [(Ansi(text + b".txt"), b"a note")],
    )
    whole = words(taken(press, tmp_path, "m.msg", data).pdf)
    assert whole[0].count(name) == 4
    assert name in whole[1]


@pytest.mark.parametrize(
    ("kind", "named"),
    [("IPM.Contact", "a contact"), ("IPM.Appointment", "a calendar entry"), ("IPM.Task", "a task")],
)
def test_what_is_no_message_is_refused_and_named_wherever_it_stands(
    tmp_path: Path, press: Press, kind: str, named: str
) -> None:
    pytest.importorskip("oxmsg", reason="reads .msg files")
    own = {0x001A: kind, SUBJECT: "Signing", BODY: "Bring the keys."}
    outer = msg({SUBJECT: "See below"}, PEOPLE, [("Signing", message_within(own))])
    for data in (msg(own, [], []), outer):
        with pytest.raises(PacketError, match=f"it is {named} and no e-mail"):
            taken(press, tmp_path, "m.msg", data)


def test_an_invitation_is_taken_and_its_report_points_to_what_may_lack(
    tmp_path: Path, press: Press
) -> None:
    pytest.importorskip("oxmsg", reason="reads .msg files")
    values = {0x001A: "IPM.Schedule.Meeting.Request", SUBJECT: "Signing", BODY: "Bring the keys."}
    part = taken(press, tmp_path, "m.msg", msg(values, PEOPLE, []))
    assert "Bring the keys." in words(part.pdf)[0]
    assert any("time and place" in note for note in part.notes)


def test_a_very_long_name_of_an_attached_table_keeps_its_ending(
    tmp_path: Path, press: Press
) -> None:
    pytest.importorskip("oxmsg", reason="reads .msg files")
    name = f"c:\\mail\\Ledger of {'rent ' * 40}.csv"
    data = msg({SUBJECT: "Rent", BODY: "See below."}, [], [(name, b"May,900\nJune,900\n")])
    part = taken(press, tmp_path, "m.msg", data)
    whole = " ".join(words(part.pdf))
    assert ".csv" in whole
    assert "c:" not in whole
    assert "June 900" in whole
