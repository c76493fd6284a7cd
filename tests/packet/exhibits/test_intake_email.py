"""E-mails: headers, body, attachments as sub-exhibits, each accounted for."""

from __future__ import annotations

import email.policy
from pathlib import Path

import pytest

from packetgen.errors import PacketError
from packetgen.packet import Press

from ..exhibit_files import message, outline, taken, with_attachments, words


def test_headers_body_and_every_attachment_are_in_the_exhibit(tmp_path: Path, press: Press) -> None:
    part = taken(press, tmp_path, "mail.eml", with_attachments())
    pages = words(part.pdf)
    first = pages[0]
    for piece in ("From Theo Lind <theo@example.com>", "To maria@example.org",
                  "Cc legal@example.com", "Tuesday, March 3, 2026, 9:15:04 AM (UTC-08:00)",
                  "Subject The leak", "Dear María,", "> quoted", "Exhibit A-1", "Exhibit A-3",
                  "roof.jpg"):  # fmt: skip
        assert piece in first
    assert [(file.name, file.label, file.within) for file in part.files] == [
        ("mail.eml", "", ""), ("roof.jpg", "A-1", "mail.eml"), ("report.pdf", "A-2", "mail.eml"),
        ("Leak.eml", "A-3", "mail.eml"), ("note.txt", "A-3-1", "Leak.eml"),
    ]  # fmt: skip
    assert pages[1].startswith("EXHIBIT A-1 roof.jpg")
    assert "inspection page" in pages[4]
    assert "Please look." in pages[6]
    assert pages[8] == "a note"
    assert (part.pages_in, part.pages_out, part.sheets_added) == (5, 9, 4)
    assert part.source_pages == (1, 0, 2, 0, 3, 0, 4, 0, 5)
    assert [(title, page) for _, title, page in outline(part.pdf)] == [
        ("Exhibit A-1 – roof.jpg", 1), ("Exhibit A-2 – report.pdf", 3),
        ("Exhibit A-3 – Leak.eml", 5), ("Exhibit A-3-1 – note.txt", 7),
    ]  # fmt: skip


def test_listed_attachments_are_named_with_their_hash(tmp_path: Path, press: Press) -> None:
    part = taken(press, tmp_path, "mail.eml", with_attachments(), attachments="list")
    text = words(part.pdf)[0]
    assert part.pages_out == 1
    assert text.count("not reproduced here, SHA-256") == 3


def test_an_unusable_attachment_stops_the_build_by_name_or_gets_a_slip_sheet(
    tmp_path: Path, press: Press
) -> None:
    made = message()
    made.add_attachment(b"\0\1\2", maintype="application", subtype="x", filename="odd.bin")
    with pytest.raises(PacketError, match=r"attachment 'odd\.bin' cannot be used"):
        taken(press, tmp_path, "m.eml", made.as_bytes())
    part = taken(press, tmp_path, "m.eml", made.as_bytes(), unusable="slip-sheet")
    assert "SLIP SHEET" in words(part.pdf)[2]
    assert "odd.bin" in words(part.pdf)[2]
    assert part.files[1].slip_sheet


HTML = (
    "<style>p{color:red}</style><p>Dear <b>María</b>,</p><ul><li>one</li></ul>"
    "<table border=1><tr><th>Item</th><th>Cost</th></tr><tr><td>Paint</td><td>$40</td></tr></table>"
    "<p>See <a href='https://example.com/x'>our site</a> <img src='http://t.example/a.png' "
    "alt='Banner'><img src='http://t.example/p.gif' width=1></p>"
    "<div style='display: none'>PREHEADER</div><script>alert(1)</script>"
)


def test_all_attachments_that_cannot_be_used_are_named_at_once(
    tmp_path: Path, press: Press
) -> None:
    inner = message("inner")
    inner.add_attachment(b"", maintype="application", subtype="pdf", filename="empty.pdf")
    made = message("outer")
    for name in ("odd.bin", "stuff.bin"):
        made.add_attachment(
            b"\x00\x01", maintype="application", subtype="octet-stream", filename=name
        )
    made.add_attachment(inner)
    with pytest.raises(PacketError) as caught:
        taken(press, tmp_path, "m.eml", made.as_bytes())
    said = [problem.message for problem in caught.value.problems]
    for name, text in zip(("odd.bin", "stuff.bin", "empty.pdf"), said, strict=True):
        assert f"its attachment '{name}' cannot be used" in text
    assert all(p.hint.count("unusable: slip-sheet") == 1 for p in caught.value.problems)


def test_html_is_reduced_to_its_text_and_nothing_is_fetched(tmp_path: Path, press: Press) -> None:
    part = taken(press, tmp_path, "m.eml", message("", HTML).as_bytes())
    text = words(part.pdf)[0]
    for piece in ("Dear María,", "• one", "Item Cost", "Paint $40",
                  "our site <https://example.com/x>",
                  "[picture that the message would fetch: Banner]"):  # fmt: skip
        assert piece in text
    assert not any(word in text for word in ("PREHEADER", "alert", "color"))
    assert part.notes == ("its text is only HTML, which was reduced to plain text",)


def test_the_fuller_of_two_versions_is_shown_and_said(tmp_path: Path, press: Press) -> None:
    short = message("Please view in HTML.", f"{HTML}<p>{'and more words ' * 9}</p>").as_bytes()
    part = taken(press, tmp_path, "m.eml", short)
    assert "Paint" in words(part.pdf)[0]
    assert "HTML version is shown" in part.notes[0]
    equal = taken(press, tmp_path, "m.eml", message("Dear María, all of it.", "<p>Dear</p>")
                  .as_bytes())  # fmt: skip
    assert "all of it." in words(equal.pdf)[0]


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "no-such-charset"])
def test_encodings_of_mail_are_undone(
    tmp_path: Path, press: Press, coding: str, charset: str
) -> None:
    import base64
    import quopri

    raw = "Señora Muñoz = owner\n".encode("utf-8" if charset == "utf-8" else "cp1252")
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(
        coding, bytes
    )(raw)
    head = (
        "From: =?utf-8?q?Mar=C3=ADa?= <m@example.org>\nTo: a@b.c\nSubject: x\nDate: never\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
        f"Content-Transfer-Encoding: {coding}\n\n"
    )
    text = words(taken(press, tmp_path, "m.eml", head.encode() + body).pdf)[0]
    assert "Señora Muñoz = owner" in text
    assert "María <m@example.org>" in text
    assert "never (as written)" in text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"just words, no headers at all", "none of the headers"),
        (b"From a@b.c Tue\nFrom: a\n\nx\n\nFrom b@c.d Wed\nFrom: b\n\ny\n", "mailbox"),
        (
            b"From: a@b.c\nTo: d@e.f\nSubject: s\nContent-Type: application/pkcs7-mime\n\nMII\n",
            "encrypted",
        ),
    ],
)
def test_what_is_no_single_readable_mail_is_refused(
    tmp_path: Path, press: Press, data: bytes, said: str
) -> None:
    with pytest.raises(PacketError, match=said):
        taken(press, tmp_path, "m.eml", data)


def test_a_mail_is_known_without_its_suffix(tmp_path: Path, press: Press) -> None:
    data = message().as_bytes(policy=email.policy.SMTP)
    assert "typeset from an e-mail" in taken(press, tmp_path, "saved", data).files[0].rendered


def test_what_one_version_alone_says_is_counted(tmp_path: Path, press: Press) -> None:
    """A plain version nearly as long as the HTML one must not hide what that one alone says."""
    plain = "Dear Ana, rent is due on May 1. See you then."
    both = message(plain, f"<p>{plain}</p><p>Pay 900 dollars.</p>").as_bytes()
    part = taken(press, tmp_path, "m.eml", both)
    assert "Pay 900 dollars." in words(part.pdf)[0]
    apart = message(f"{plain} Bring all of the keys.", f"<p>{plain}</p><p>Pay 900.</p>").as_bytes()
    part = taken(press, tmp_path, "n.eml", apart)
    assert "Bring all of the keys." in words(part.pdf)[0]
    assert any("its HTML version holds 2 words" in note for note in part.notes)
