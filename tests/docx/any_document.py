"""Word files of random but possible structure, to hold two walks against each other."""

from __future__ import annotations

from random import Random

from word_files import DEFAULTS, field, r, word_file

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    + "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{depth % 2 + 1}"/>'
        f'<w:numFmt w:val="{shape}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (shape, text, more) in enumerate(
            (
                ("decimal", "%1.", ""),
                ("lowerLetter", "%1.%2)", '<w:pStyle w:val="H2"/>'),
                ("upperRoman", "%3", '<w:lvlRestart w:val="1"/>'),
                ("bullet", "\uf0b7", ""),
            )
        )
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{depth}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, depth, start in ((2, 0, 4), (3, 1, 9))
    )
)
_NUMBERED = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
STYLES = DEFAULTS + "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'
    for kind, name, inside in (
        ("paragraph", "H1", _NUMBERED),
        ("paragraph", "H2", f'<w:basedOn w:val="H1"/>{_NUMBERED}'),
        ("paragraph", "Unseen", '<w:basedOn w:val="H2"/><w:rPr><w:vanish/></w:rPr>'),
        ("character", "Hidden", "<w:rPr><w:vanish/></w:rPr>"),
        ("paragraph", "Greek", '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'),
    )
)
CODES = ("PAGE", "NUMPAGES \\* roman", "DATE", "XE &quot;a b&quot;", "REF b \\h", "FORMCHECKBOX",
         "IF", "SEQ a", "")  # fmt: skip


class Maker:
    """Makes one document; every choice comes from ``random``."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def word(self) -> str:
        self.count += 1
        plain = (f"w{self.count}", f" w{self.count} ", f"w{self.count} ", "a b")
        return self.random.choice((*plain, "\t", "\uf0b7", "“q”", "שלום", "中文"))

    def run(self) -> str:
        properties = "".join(
            xml
            for xml in (
                '<w:rStyle w:val="Hidden"/>',
                '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
                "<w:b/>",
                self.random.choice(("<w:vanish/>", '<w:vanish w:val="0"/>')),
                "<w:rtl/>",
            )
            if self.chance(0.07)
        )
        content = "".join(
            self.random.choice(
                (
                    *(f'<w:t xml:space="preserve">{self.word()}</w:t>' for _ in range(4)),
                    f"<w:t>{self.word()}</w:t>",
                    "<w:tab/>",
                    "<w:br/>",
                    '<w:br w:type="page"/>',
                    "<w:noBreakHyphen/>",
                    "<w:softHyphen/>",
                    '<w:sym w:font="Wingdings" w:char="F0FE"/>',
                )
            )
            for _ in range(self.random.randint(0, 3))
        )
        return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"

    def inlines(self, depth: int) -> str:
        return "".join(self.inline(depth) for _ in range(self.random.randint(0, 3)))

    def inline(self, depth: int) -> str:
        if depth > 4 or self.chance(0.45):
            return self.run()
        inner, mark = self.inlines(depth + 1), 'w:id="1" w:author="A"'
        box = f'<w14:checkbox><w14:checked w14:val="{self.random.randint(0, 1)}"/></w14:checkbox>'
        hidden = "<w:rPr><w:vanish/></w:rPr>" if self.chance(0.2) else ""
        number = self.random.randint(1, 4)
        simple = self.random.choice(("PAGE", "AUTHOR"))
        choices = [
            f"<w:ins {mark}>{inner}</w:ins>",
            f"<w:del {mark}>{inner}</w:del>",
            f'<w:hyperlink r:id="rIdWeb">{inner}</w:hyperlink>',
            f'<w:hyperlink r:id="rIdPacket">{self.run()}</w:hyperlink>',
            f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
            f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{self.random.choice(('', r('☒')))}"
            "</w:sdtContent></w:sdt>",
            field(self.random.choice(CODES), inner),
            f'<w:fldSimple w:instr="{simple}">{inner}</w:fldSimple>',
            f'<w:r>{hidden}<w:footnoteReference w:id="{number}"/></w:r>',
            f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
            "<w:t>*</w:t></w:r>",
            f'<mc:AlternateContent><mc:Choice Requires="{self.random.choice(("wps", "new"))}">'
            f"{self.run()}</mc:Choice><mc:Fallback>{self.run()}</mc:Fallback></mc:AlternateContent>",
            f"<w:r><w:ruby><w:rt>{r('above')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase>"
            "</w:ruby></w:r>",
            "<m:oMath><m:r><m:t>x y</m:t></m:r></m:oMath>",
            f"<w:smartTag>{inner}</w:smartTag>",
            '<w:r><w:pict><v:shape style="position:absolute"><v:textbox><w:txbxContent>'
            f"{self.blocks(depth + 2)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
        ]
        return self.random.choice(choices)

    def paragraph(self, depth: int) -> str:
        properties = ""
        if self.chance(0.3):
            name = self.random.choice(("H1", "H2", "Unseen", "Greek", "Nowhere"))
            properties += f'<w:pStyle w:val="{name}"/>'
        if self.chance(0.3):
            level = f'<w:ilvl w:val="{self.random.randint(0, 4)}"/>' if self.chance(0.8) else ""
            number = f'<w:numId w:val="{self.random.randint(0, 4)}"/>' if self.chance(0.85) else ""
            properties += f"<w:numPr>{level}{number}</w:numPr>"
        mark = self.random.choice(
            ("<w:vanish/>", "<w:vanish/><w:specVanish/>", '<w:del w:id="1" w:author="A"/>')
        )
        if self.chance(0.15):
            properties += f"<w:rPr>{mark}</w:rPr>"
        if depth == 0 and self.chance(0.05):
            properties += f"<w:sectPr>{self.headers()}</w:sectPr>"
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.inlines(depth + 1)}</w:p>"

    def headers(self) -> str:
        reference = '<w:headerReference w:type="{}" r:id="rIdHead"/>'
        return self.random.choice(
            ("", "<w:titlePg/>", reference.format("default"), reference.format("first"))
        )

    def cell(self, depth: int) -> str:
        span = '<w:gridSpan w:val="2"/>' if self.chance(0.2) else ""
        merge = self.random.choice(("", "", "", "<w:vMerge/>", '<w:vMerge w:val="restart"/>'))
        return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{self.blocks(depth + 1)}</w:tc>"

    def row(self, depth: int) -> str:
        properties = "".join(
            xml
            for xml in ('<w:gridBefore w:val="1"/>', '<w:del w:id="1" w:author="A"/>')
            if self.chance(0.1)
        )
        cells = "".join(self.cell(depth) for _ in range(self.random.randint(1, 3)))
        if self.chance(0.1):
            cells = f"<w:sdt><w:sdtContent>{cells}</w:sdtContent></w:sdt>"
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    def block(self, depth: int) -> str:
        if depth > 3 or self.chance(0.8):
            return self.paragraph(depth)
        if self.chance(0.5):
            rows = "".join(self.row(depth) for _ in range(self.random.randint(1, 3)))
            return f"<w:tbl><w:tblPr/>{rows}</w:tbl>"
        return f"<w:sdt><w:sdtContent>{self.blocks(depth + 1)}</w:sdtContent></w:sdt>"

    def blocks(self, depth: int) -> str:
        return "".join(self.block(depth) for _ in range(self.random.randint(1, 4)))


def any_document(random: Random) -> bytes:
    """A Word file of random structure, with a header and footnotes."""
    maker = Maker(random)
    notes = "".join(f'<w:footnote w:id="{n}">{maker.blocks(3)}</w:footnote>' for n in range(1, 4))
    return word_file(
        "".join(maker.block(0) for _ in range(random.randint(1, 6))),
        styles=STYLES,
        numbering=NUMBERING,
        parts={
            "rIdNotes": ("footnotes", f"<w:footnotes>{notes}</w:footnotes>"),
            "rIdHead": ("header", f"<w:hdr>{maker.blocks(2)}</w:hdr>"),
        },
        external={
            "rIdWeb": ("hyperlink", "https://example.org/"),
            "rIdPacket": ("hyperlink", "packetgen:exhibit/report"),
        },
        section=f"<w:sectPr>{maker.headers()}</w:sectPr>",
    )
