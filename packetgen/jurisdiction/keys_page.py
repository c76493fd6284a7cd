"""Keys about the page, its type, numbers and footer."""

from __future__ import annotations

from .kinds import Key, Kind

_LENGTH, _NUMBER, _COUNT = Kind.LENGTH, Kind.NUMBER, Kind.COUNT
_TEXT, _CHOICE, _LIST, _FLAG = Kind.TEXT, Kind.CHOICE, Kind.LIST, Kind.FLAG

PAGE_KEYS = (
    # The page and its type
    Key("page.size", Kind.PAPER, "width and height of a page"),
    Key("page.orientation", _CHOICE, "which way a page stands", ("portrait", "landscape")),
    Key(
        "page.landscape", _CHOICE, "how a landscape page stands in the file", ("upright", "turned")
    ),
    Key("page.color", _FLAG, "colour on pages: sheets, highlighting, marks"),
    Key("page.clear_box.first", Kind.BOX, "box of the first page that stays blank"),
    Key("page.clear_box.later", Kind.BOX, "box of each later page that stays blank"),
    Key("margins.top", _LENGTH, "white space above the text"),
    Key("margins.right", _LENGTH, "white space right of the text"),
    Key("margins.bottom", _LENGTH, "white space below the text"),
    Key("margins.left", _LENGTH, "white space left of the text; line numbers may stand in it"),
    Key("margins.first_top", _LENGTH, "white space above the text of the first page"),
    Key("margins.one", _LENGTH, "white space on one side, where the rule does not say which"),
    Key("margins.content", _LIST, "what alone may stand in the margins", ("page_number",)),
    Key("font.size", _LENGTH, "size of the type in the body"),
    Key("font.class", _CHOICE, "kind of typeface", ("serif", "sans-serif")),
    Key("font.preferred", _TEXT, "typeface that the rule prefers"),
    Key(
        "font.mono_pitch",
        _NUMBER,
        "characters per inch of monospaced type, which is measured so and not by font.size",
    ),
    Key(
        "font.x_height",
        _NUMBER,
        "height of a small x, as a share of the size that a rule asks for, which meets any size",
    ),
    Key("font.roman", _FLAG, "plain roman type"),
    Key("font.case_names", _CHOICE, "how names of cases are set off", ("italic", "underlined")),
    Key("font.capitals_for_emphasis", _FLAG, "words in capitals for emphasis"),
    Key("font.families", _TEXT, "typefaces, by the names that the rule uses"),
    Key("font.color", _CHOICE, "colour of the type", ("black", "blue-black", "dark-blue")),
    Key("footnote.size", _LENGTH, "size of the type in footnotes"),
    Key("text.alignment", _CHOICE, "how lines of text end", ("left", "justified")),
    Key("spacing.body", _NUMBER, "line spacing of the body, as a multiple of single spacing"),
    Key(
        "spacing.exempt",
        _LIST,
        "what may be single-spaced",
        (
            "footnote",
            "quotation",
            "heading",
            "real_property_description",
            "surety_form",
            "counsel_identification",
            "title",
            "short_list",
            "issue_statement",
            "exhibit",
        ),
    ),
    # Numbered lines
    Key("line_numbers.use", _FLAG, "numbers beside the lines"),
    Key("line_numbers.per_inch", _NUMBER, "line numbers in a vertical inch"),
    Key("line_numbers.per_page", _COUNT, "lines of text on a page"),
    Key("line_numbers.restart", _CHOICE, "where numbering starts again", ("page", "never")),
    Key(
        "line_numbers.separator",
        _CHOICE,
        "what divides the line numbers from the text",
        ("space", "single_rule", "double_rule"),
    ),
    Key(
        "line_numbers.separator_space",
        _LENGTH,
        "width of the space, where a space divides numbers from text",
    ),
    Key(
        "line_numbers.alignment",
        _CHOICE,
        "how line numbers stand by the lines of type",
        ("aligned", "even"),
    ),
    # Page numbers and footer
    Key(
        "page_number.position",
        _CHOICE,
        "where the page number stands",
        ("bottom", "bottom-center", "bottom-left", "bottom-right", "top-right", "top-center"),
    ),
    Key("page_number.use", _FLAG, "numbers on the pages, one after the other"),
    Key("page_number.start", _COUNT, "number of the first page"),
    Key("page_number.style", _CHOICE, "numerals of the page numbers", ("arabic", "roman")),
    Key(
        "page_number.first_page",
        _CHOICE,
        "whether the first page shows its number",
        ("printed", "optional", "suppressed"),
    ),
    Key("footer.use", _FLAG, "a footer on every page"),
    Key("footer.title", _FLAG, "the paper's title, or a short form of it, in the footer"),
    Key("footer.font_size", _LENGTH, "size of the type of the footer's title"),
    Key("footer.order", _TEXT, "footer from top to bottom: 'rule, page_number, title'"),
    Key(
        "footer.first_page_filer",
        _FLAG,
        "the filer's name, address and telephone number at the foot of the first page, right",
    ),
)
