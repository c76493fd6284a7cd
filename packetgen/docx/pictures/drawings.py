"""Pictures in the line, and everything drawn that the blocks cannot say."""

from __future__ import annotations

from ..blocks import Picture
from ..formatting.measures import css_length, emu, integer
from ..ooxml import (
    ASVG,
    DGM,
    MC,
    PIC,
    WP,
    A,
    Element,
    O,
    R,
    V,
    W,
    is_on,
    local,
)
from ..plain import words_of
from ..story import Story, chosen
from .cropping import Crop, cropped

_MAGIC = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\xd7\xcd\xc6\x9a", "image/x-wmf"),
    (b"\x01\x00\x09\x00", "image/x-wmf"),
)
_DRAWN = frozenset({"image/x-emf", "image/x-wmf", ""})


def read_drawing(element: Element, story: Story) -> Picture | None:
    """A picture in the line; None (and a report) for anything else that is drawn."""
    if element.tag == W + "drawing":
        for child in element:
            if child.tag in (WP + "inline", WP + "anchor"):
                return _drawing_ml(child, story)
        return None
    if element.tag == W + "object":
        story.report("embedded object", _words_inside(element, story))
        return None
    return _vml(element, story)


def _drawing_ml(holder: Element, story: Story) -> Picture | None:
    properties = holder.find(WP + "docPr")
    if properties is not None and is_on(properties.get("hidden")):
        return None
    data = holder.find(f"{A}graphic/{A}graphicData")
    content = data[0] if data is not None and len(data) else None
    kind = local(content.tag) if content is not None else ""
    if kind == "pic" and holder.tag == WP + "inline":
        return _picture(content, holder, properties, story)
    if kind == "pic":
        story.report("floating picture")
    elif kind == "chart":
        story.report("chart")
    elif kind == "relIds":
        story.report("SmartArt", _smart_art(content, story))
    else:
        _report_shape(story, holder, inline=holder.tag == WP + "inline")
    return None


def _report_shape(story: Story, element: Element, *, inline: bool) -> None:
    words = _words_inside(element, story)
    if story.furniture and not words:
        return  # The numbers and rules of packetgen's own numbered paper.
    what = "text box" if _boxes(element) else "shape"
    story.report(f"{what}, {'in the line' if inline else 'floating'}", words)


def _picture(
    content: Element, holder: Element, properties: Element | None, story: Story
) -> Picture | None:
    blip = content.find(f"{PIC}blipFill/{A}blip")
    if blip is None:
        story.report("picture without data")
        return None
    identifier = blip.get(R + "embed", "")
    vector = next(blip.iter(ASVG + "svgBlip"), None)
    drawn = _media(vector.get(R + "embed", ""), story) if vector is not None else None
    data = _media(identifier, story) or drawn
    if data is None:
        linked = story.relationships.get(blip.get(R + "link", "") or identifier)
        what = "linked picture" if linked is not None and linked.external else "missing picture"
        story.report(what)
        return None
    crop = _crop(content.find(f"{PIC}blipFill/{A}srcRect"))
    if any(crop):
        rest = cropped(data, crop)
        if rest is None:
            story.report("cropped picture")
        data, drawn = rest or data, None
    frame = content.find(f"{PIC}spPr/{A}xfrm")
    if frame is not None and any(
        (integer(frame.get("rot")) or 0, is_on(frame.get("flipH")), is_on(frame.get("flipV")))
    ):
        story.report("turned picture")
    extent = holder.find(WP + "extent")
    media_type = _told_media_type(data, story)
    return Picture(
        data=data,
        media_type=media_type,
        width=emu(extent.get("cx")) if extent is not None else 0.0,
        height=emu(extent.get("cy")) if extent is not None else 0.0,
        alt=_alt(properties),
        name=properties.get("name", "") if properties is not None else "",
        vector=drawn or b"",
    )


def _told_media_type(data: bytes, story: Story) -> str:
    """A picture's media type; a drawing or what no reader knows is reported."""
    media_type = media_type_of(data)
    if media_type in _DRAWN:
        story.report(f"picture in the format {media_type or 'unknown'}")
    return media_type


def _crop(element: Element | None) -> Crop:
    """What ``a:srcRect`` cuts off, in shares; written in thousandths of a percent or as "25%"."""
    if element is None:
        return 0.0, 0.0, 0.0, 0.0

    def share(side: str) -> float:
        text = element.get(side, "0")
        if text.endswith("%"):
            return float(integer(text[:-1]) or 0) / 100
        return (integer(text) or 0) / 100_000

    return share("l"), share("t"), share("r"), share("b")


def _media(identifier: str, story: Story) -> bytes | None:
    relationship = story.relationships.get(identifier)
    parts = story.shared.package.parts
    if relationship is None or relationship.external or relationship.target not in parts:
        return None
    return parts[relationship.target]


def media_type_of(data: bytes) -> str:
    """The media type that a picture's own bytes say; "" if they say none."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[40:44] == b" EMF":
        return "image/x-emf"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if b"<svg" in data[:1024]:
        return "image/svg+xml"
    return ""


def _alt(properties: Element | None) -> str:
    if properties is None:
        return ""
    return str(properties.get("descr") or properties.get("title") or "")


def _smart_art(content: Element, story: Story) -> str:
    relationship = story.relationships.get(content.get(R + "dm", ""))
    package = story.shared.package
    if relationship is None or relationship.target not in package.parts:
        return ""
    root = package.root(relationship.target)
    points = root.iterfind(f"{DGM}ptLst/{DGM}pt/{DGM}t")
    return " ".join("".join(t.text or "" for t in point.iter(A + "t")) for point in points)


def _vml(element: Element, story: Story) -> Picture | None:
    shapes = [shape for shape in element.iter() if shape.tag.startswith(V) and _is_shape(shape)]
    if not shapes:
        return None
    shape = shapes[0]
    style = dict(
        part.split(":", 1) for part in (shape.get("style") or "").split(";") if ":" in part
    )
    style = {key.strip(): value.strip() for key, value in style.items()}
    if style.get("visibility") == "hidden":
        return None
    path = next((p for s in shapes for p in s.iter(V + "textpath") if p.get("string")), None)
    image = shape.find(V + "imagedata")
    floating = style.get("position") == "absolute"
    if path is not None:
        what = "watermark" if story.name.startswith(("header", "footer")) else "WordArt"
        story.report(what, f"{path.get('string')} {_words_inside(element, story)}")
    elif image is not None and not floating and len(shapes) == 1:
        return _vml_picture(image, shape, style, story)
    elif image is not None:
        story.report("floating picture", _words_inside(element, story))
    elif is_on(shape.get(O + "hr")):
        story.report("horizontal line")
    else:
        _report_shape(story, element, inline=not floating)
    return None


def _vml_picture(
    image: Element, shape: Element, style: dict[str, str], story: Story
) -> Picture | None:
    data = _media(image.get(R + "id", ""), story)
    alt = shape.get("alt", "") or image.get(O + "title", "")
    if data is None:
        story.report("missing picture")
        return None
    if any(image.get(side) for side in ("cropleft", "cropright", "croptop", "cropbottom")):
        story.report("cropped picture")
    media_type = _told_media_type(data, story)
    return Picture(
        data=data,
        media_type=media_type,
        width=css_length(style.get("width")) or 0.0,
        height=css_length(style.get("height")) or 0.0,
        alt=alt,
        name=shape.get("id", ""),
    )


_VML_SHAPES = frozenset(
    V + name
    for name in (
        "shape", "rect", "roundrect", "line", "oval", "arc", "curve", "polyline", "group", "image",
    )
)  # fmt: skip


def _is_shape(element: Element) -> bool:
    return element.tag in _VML_SHAPES


def _words_inside(element: Element, story: Story) -> str:
    """Words of the text boxes inside a drawing, read as a story of their own."""
    from ..flow import read_story

    words: list[str] = []
    for box in _boxes(element):
        inner = Story(story.shared, story.part, box, f"text box in {story.where}", story.width)
        inner.furniture, inner.note = story.furniture, story.note
        words += words_of(read_story(box, inner))
    return " ".join(words)


def _boxes(element: Element) -> list[Element]:
    """The outermost text boxes of a drawing, in the alternatives that are shown."""
    found: list[Element] = []
    for child in element:
        if child.tag == W + "txbxContent":
            found.append(child)
        elif child.tag == MC + "AlternateContent":
            branch = chosen(child)
            found += _boxes(branch) if branch is not None else []
        else:
            found += _boxes(child)
    return found
