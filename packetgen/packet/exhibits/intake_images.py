"""Pictures as exhibits: each on a page, upright, unchanged in every pixel.

JPEG data go in as they are, without what cameras write beside them (place, owner, device); the
camera's orientation becomes a turn of the picture on the page. Scans of whole sheets of paper fill
a page of that size.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from packetgen.pages.matrices import Matrix

from ..pdf.pdf_opening import UnusableFileError
from ..sheets.converted import Converted
from ..sheets.picture_pages import PicturePages, Size, jpeg_image, on_paper, pixel_image

MAX_PIXELS = 170_000_000
"""Pixels of a picture, and of all its frames together ten times as many."""

_MAX_FRAMES = 2_000
_SIGNATURES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\0",
    b"MM\0*",
    b"GIF87a",
    b"GIF89a",
    b"\0\0\0\x0cjP  ",
)
_LARGE = UnusableFileError(
    "the picture is too large to be opened safely", "Save it with fewer pixels."
)

_SHEETS = (11 / 8.5, 297 / 210, 14 / 8.5, 17 / 11)
"""Long side to short side of Letter, A4, Legal and Tabloid."""
_CROPPED = 0.02
"""How far the proportion of a scan may be off, by a scanner that crops."""

_TURNS: dict[int, Matrix] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""EXIF orientation to a turn of the unit square (PDF coordinates)."""


def is_picture(data: bytes) -> bool:
    """Whether these bytes begin as a picture that can be an exhibit."""
    if data[:2] == b"BM":
        return data[6:10] == b"\0\0\0\0" and len(data) > 26
    if data[:4] == b"RIFF":
        return data[8:12] == b"WEBP"
    return data.startswith(_SIGNATURES) or _is_avif(data)


def _is_avif(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis")


def picture_pdf(data: bytes, title: str) -> Converted:
    """A picture as PDF; one page for each frame of a TIFF file.

    Raises:
        UnusableFileError: The picture is damaged or too large to be opened safely.
    """
    import warnings

    from PIL import Image, UnidentifiedImageError, features

    if _is_avif(data) and not features.check("avif"):
        raise UnusableFileError(
            "it is an AVIF picture, which this Pillow cannot read",
            "Install Pillow 11.3 or later, or save the picture as JPEG.",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > MAX_PIXELS:
                raise _LARGE
            return _placed(data, picture, title)
    except Image.DecompressionBombError as error:
        raise _LARGE from error
    except UnusableFileError:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError, TypeError,
            KeyError, IndexError, OverflowError, ZeroDivisionError, AttributeError,
            RuntimeError) as error:  # fmt: skip
        raise UnusableFileError(
            "the picture is damaged", "Get it from its source again."
        ) from error


def _placed(data: bytes, picture: Any, title: str) -> Converted:
    count = int(getattr(picture, "n_frames", 1))
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    notes: list[str] = []
    rendered = f"{kind} picture placed on a page"
    if kind == "JPEG":
        pages = PicturePages(title, 1)
        orientation = _orientation(picture)
        own, after = jpeg_parts(data)
        if after > 1024:
            notes.append(f"{after:,} bytes that follow the picture in its file were left out")
        if count > 1:
            notes.append(f"the first of {count} pictures in the file is shown")
        _prove(own)
        turn = _turn(orientation)
        size, paper = _paper(picture)
        if paper and not turn[0]:
            paper = paper[::-1]
        pages.add(jpeg_image(pages.out, own, picture), size, turn, page=paper)
        return Converted(pages.finish(), 1, rendered, tuple(notes))
    if kind != "TIFF" and count > 1:
        notes.append(f"it is an animation of {count} pictures, of which the first is shown")
        count = 1
    if count > _MAX_FRAMES:
        raise UnusableFileError(f"it has more than {_MAX_FRAMES:,} pages", "Split the file.")
    pages = PicturePages(title, count)
    for upright in _frames(picture, count):
        size, paper = _paper(upright)
        if data[12:16] == b"VP8 " or kind == "AVIF":
            unknown = "AVIF" if kind == "AVIF" else "WebP"
            notes.append(
                f"the picture was encoded anew as JPEG (quality 95), for PDF knows no {unknown}"
            )
            image = _as_jpeg(pages, upright)
        else:
            image = pixel_image(pages.out, upright)
        pages.add(image, size, _TURNS[1], page=paper)
    return Converted(pages.finish(), count, rendered, tuple(notes))


def _frames(picture: Any, count: int) -> Iterator[Any]:
    """The frames, upright; sizes are checked before each is decoded."""
    from PIL import ImageOps

    total = 0
    for frame in range(count):
        picture.seek(frame)
        total += picture.width * picture.height
        if picture.width * picture.height > MAX_PIXELS or total > 10 * MAX_PIXELS:
            raise _LARGE
        dpi = picture.info.get("dpi")
        upright = ImageOps.exif_transpose(picture)
        if dpi and "dpi" not in upright.info:
            upright.info["dpi"] = dpi
        yield upright


def _orientation(picture: Any) -> int:
    try:
        return int(picture.getexif().get(0x0112, 1) or 1)
    except Exception:  # damaged EXIF, in whatever way Pillow puts it
        return 1


def _turn(orientation: int) -> Matrix:
    return _TURNS.get(orientation, _TURNS[1])


def _paper(picture: Any) -> tuple[Size, Size | None]:
    """The picture's proportions, and the size of the sheet if it is the scan of one, in points.

    A fax has more dots across than down; a sheet is between a half and two Letter pages large,
    with sides in the proportion of paper. Cameras write a resolution too, which means nothing:
    their pictures have sides of 4 to 3 or 3 to 2, which no sheet has.
    """
    size = (float(picture.width), float(picture.height))
    try:
        across, down = (float(figure) for figure in picture.info.get("dpi") or (0, 0))
    except (TypeError, ValueError):
        return size, None
    if not (60 <= across <= 2400 and 60 <= down <= 2400):
        return size, None
    if abs(across / down - 1) > 0.02:
        size = (size[0], size[1] * across / down)
    inches = (picture.width / across, picture.height / down)
    short, long = sorted(inches)
    if across < 96 or not (7.0 <= short <= 12.0 and 9.0 <= long <= 17.2):
        return size, None
    if picture.mode != "1" and not any(
        abs(long / short / sheet - 1) <= _CROPPED for sheet in _SHEETS
    ):
        return size, None
    if not 1.1 <= long / short <= 1.75:
        return size, None
    return size, (round(inches[0] * 72, 2), round(inches[1] * 72, 2))


def _prove(data: bytes) -> None:
    """Read a JPEG through, at an eighth of its size: damage shows now."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        picture.draft(None, (max(1, picture.width // 8), max(1, picture.height // 8)))
        picture.load()


def _as_jpeg(pages: PicturePages, picture: Any) -> Any:
    from PIL import Image

    buffer = io.BytesIO()
    on_paper(picture).save(buffer, "JPEG", quality=95, subsampling=0)
    with Image.open(io.BytesIO(buffer.getvalue())) as encoded:
        profile = picture.info.get("icc_profile")
        if profile:
            encoded.info["icc_profile"] = profile
        return jpeg_image(pages.out, buffer.getvalue(), encoded)


def heic_pdf(data: bytes, title: str) -> Converted:
    """A HEIC picture as PDF; its pixels are encoded anew as JPEG, for PDF knows no HEIC.

    Raises:
        UnusableFileError: pillow-heif is not installed, or the picture is damaged or too large.
    """
    try:
        import pillow_heif
    except ImportError as error:
        raise UnusableFileError(
            "it is a HEIC picture, for which pillow-heif is not installed",
            "Install it with: pip install 'packetgen[images]'. Or save the picture as JPEG.",
        ) from error
    try:
        file = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
        pictures = list(file)
        if sum(item.size[0] * item.size[1] for item in pictures) > MAX_PIXELS:
            raise _LARGE
        pages = PicturePages(title, len(pictures))
        for item in pictures:
            picture = item.to_pillow()
            picture.info["icc_profile"] = item.info.get("icc_profile") or b""
            pages.add(_as_jpeg(pages, picture), picture.size, _TURNS[1])
    except UnusableFileError:
        raise
    except Exception as error:  # libheif raises nearly anything on damaged input
        raise UnusableFileError(
            "the picture is damaged", "Get it from its source again."
        ) from error
    return Converted(
        pages.finish(), len(pictures), "HEIC picture placed on a page",
        ("the picture was encoded anew as JPEG (quality 95), for PDF knows no HEIC",),
    )  # fmt: skip


def jpeg_parts(data: bytes) -> tuple[bytes, int]:
    """A JPEG without EXIF, XMP, IPTC and comments, and how many bytes follow its end.

    Colour profile and image data stay. What cameras put after the end (a second picture, a film)
    holds data of its own, and goes.
    """
    kept = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            return b"".join([*kept, data[at : at + 2]]), len(data) - at - 2
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        private = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker not in {0xE2, 0xEE})
        if marker == 0xE2 and not data.startswith(b"ICC_PROFILE\0", at + 4):
            private = True
        end = at + 2 + length
        if marker == 0xDA:
            end = _after_scan(data, end)
        if not private:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]]), 0


def _after_scan(data: bytes, at: int) -> int:
    """Where the marker after a scan stands: stuffed bytes and restart marks belong to the scan."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] not in (0x00, 0xFF) and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 1 if data[at + 1] == 0xFF else 2
