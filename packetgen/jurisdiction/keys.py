"""The registry of everything that a court rule can be about.

A rule file may set these keys and no others; checks, captions and layout read them. Lengths are
points after loading, byte limits bytes, page and line counts whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .kinds import Key, Kind, Merge
from .vocabulary import (
    CASE_TYPES,
    CHANNELS,
    CIVIL,
    DOCUMENTS,
    FILERS,
    LABEL_SCHEMES,
    PARTS,
    TREATMENTS,
)

__all__ = [
    "CASE_TYPES",
    "CHANNELS",
    "CIVIL",
    "DOCUMENTS",
    "FILERS",
    "GROUPS",
    "KEYS",
    "LABEL_SCHEMES",
    "PARTS",
    "TREATMENTS",
    "Key",
    "Kind",
    "Merge",
    "is_locked_by",
]


_FIELDS = (
    "name", "printed_name", "bar_number", "firm", "address", "phone", "fax", "email",
    "party_represented", "date", "place",
)  # fmt: skip
_SLOTS = (
    "attorney", "court_title", "county", "case_title", "case_number", "nature_of_paper", "judge",
    "department", "referee", "division",
)  # fmt: skip

_LENGTH, _NUMBER, _COUNT, _BYTES = Kind.LENGTH, Kind.NUMBER, Kind.COUNT, Kind.BYTES
_TEXT, _CHOICE, _LIST, _FLAG = Kind.TEXT, Kind.CHOICE, Kind.LIST, Kind.FLAG

_ALL = (
    # The page and its type
    Key("page.size", Kind.PAPER, "width and height of a page"),
    Key("page.orientation", _CHOICE, "which way a page stands", ("portrait", "landscape")),
    Key("margins.top", _LENGTH, "white space above the text"),
    Key("margins.right", _LENGTH, "white space right of the text"),
    Key("margins.bottom", _LENGTH, "white space below the text"),
    Key("margins.left", _LENGTH, "white space left of the text; line numbers may stand in it"),
    Key("font.size", _LENGTH, "size of the type in the body"),
    Key("font.families", _TEXT, "typefaces, by the names that the rule uses"),
    Key("font.color", _CHOICE, "colour of the type", ("black", "blue-black", "dark-blue")),
    Key("footnote.size", _LENGTH, "size of the type in footnotes"),
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
        "what divides the numbers from the text (space: at least line_numbers.separator_space)",
        ("space", "single_rule", "double_rule"),
    ),
    Key("line_numbers.separator_space", _LENGTH, "width of the space, where a space divides"),
    Key(
        "line_numbers.alignment",
        _CHOICE,
        "numbers stand on lines of type, or are spaced evenly",
        ("aligned", "even"),
    ),
    # Page numbers and footer
    Key(
        "page_number.position",
        _CHOICE,
        "where the page number stands",
        ("bottom", "bottom-center", "bottom-left", "bottom-right", "top-right", "top-center"),
    ),
    Key("page_number.start", _COUNT, "number of the first page"),
    Key("page_number.style", _CHOICE, "numerals", ("arabic", "roman")),
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
    # Caption
    Key(
        "caption.style",
        _CHOICE,
        "how the box of parties is drawn",
        ("two-box", "section-sign", "index-number", "venue", "plain"),
    ),
    Key("caption.slots", _LIST, "what a caption holds", _SLOTS),
    Key("caption.attorney_block", Kind.BOX, "where the filer's name and address stand"),
    Key("caption.attorney_fields", _LIST, "what the filer's block says", _FIELDS),
    Key("caption.clerk_space", Kind.BOX, "space left blank for the clerk"),
    Key("caption.court_title.line", _COUNT, "line on which the court's title begins"),
    Key("caption.court_title.top", _LENGTH, "the court's title, from the top edge of the page"),
    Key(
        "caption.case_title",
        _CHOICE,
        "where the title of the case stands",
        ("left-below-court", "centered-below-court"),
    ),
    Key(
        "caption.parties",
        _CHOICE,
        "which parties the title names",
        ("all", "all-own-lines", "first-each-side"),
    ),
    Key(
        "caption.case_number",
        _CHOICE,
        "where the number of the case stands",
        ("right-opposite-title", "below-title", "upper-right"),
    ),
    Key(
        "caption.nature_of_paper",
        _CHOICE,
        "where the nature of the paper stands",
        ("below-case-number", "below-title"),
    ),
    Key(
        "caption.motion_block",
        _LIST,
        "what stands below the case number of a paper for a hearing, where it is known",
        (
            "hearing_date",
            "time",
            "location",
            "judge",
            "attached_documents",
            "date_filed",
            "trial_date",
        ),
    ),
    Key("caption.judge", _FLAG, "judge and department, once assigned"),
    Key("caption.referee", _FLAG, "the referee's name, where one is appointed"),
    Key("caption.limited_label", _TEXT, "words in the caption of a limited civil case"),
    Key("caption.limited_amount", _TEXT, "words on the amount demanded in a limited civil case"),
    Key("caption.judge_initials", _FLAG, "the judge's initials after the case number"),
    Key(
        "declaration.caption", _LIST, "what a declaration's caption names", ("declarant", "motion")
    ),
    Key("signature_block.fields", _LIST, "what a signature block says", _FIELDS),
    Key(
        "signature.nonfiler_perjury",
        _CHOICE,
        "how a declarant who is not the filer signs",
        ("verifiable-esignature", "wet-original-kept"),
    ),
    # Exhibits
    Key("exhibits.index", _FLAG, "an index of exhibits"),
    Key("exhibits.index_columns", _LIST, "what the index says", ("label", "description", "page")),
    Key("exhibits.bookmarks", _FLAG, "a bookmark to the first page of each exhibit"),
    Key("exhibits.bookmark_title", _TEXT, "a bookmark's title: '{label}', '{description}'"),
    Key("exhibits.label_scheme", _CHOICE, "how exhibits are labelled", tuple(LABEL_SCHEMES)),
    Key("exhibits.tabs", _CHOICE, "where the tabs of divider sheets stand", ("bottom", "side")),
    Key("exhibits.deposition_single", _FLAG, "all pages of one deposition as one exhibit"),
    Key(
        "exhibits.deposition_cover",
        _LIST,
        "what the first page of a deposition exhibit says",
        ("deponent", "date"),
    ),
    Key("exhibits.deposition_page_numbers", _FLAG, "original page numbers that stay visible"),
    Key("exhibits.deposition_marking", _FLAG, "marking of the testimony relied on"),
    Key("exhibits.translation", _FLAG, "a certified translation of what is not in English"),
    Key("exhibits.stamp", _TEXT, "what is stamped on an exhibit's pages"),
    Key(
        "exhibits.stamp_position",
        _CHOICE,
        "where it is stamped",
        ("bottom-right", "bottom-center", "bottom-left", "top-right"),
    ),
    Key("exhibits.pagination", _CHOICE, "whose page numbers exhibits bear", ("own", "continuous")),
    Key(
        "exhibits.separate_volume_over",
        _COUNT,
        "pages of summary-judgment evidence above which it is bound apart with a contents table",
    ),
    Key(
        "citation.exhibit",
        _LIST,
        "what a cite to an exhibit gives",
        ("label", "page", "paragraph_or_line"),
    ),
    Key("citation.prior_paper", _LIST, "what a cite to a filed paper gives", ("date", "title")),
    # Bookmarks and electronic filing
    Key("bookmarks.headings", _FLAG, "a bookmark to each heading"),
    Key("bookmarks.zoom", _CHOICE, "zoom that a bookmark sets", ("inherit", "100", "fit")),
    Key("efile.format", _CHOICE, "file format", ("pdf", "pdf/a")),
    Key("efile.text_searchable", _FLAG, "text that can be searched on every page"),
    Key("efile.print_safe", _FLAG, "a printed copy that loses nothing of the file"),
    Key("efile.encryption", _FLAG, "passwords or encryption"),
    Key("efile.scripts", _FLAG, "JavaScript, launch actions and other active content"),
    Key("efile.media", _FLAG, "embedded sound, video and 3D"),
    Key("efile.attachments", _FLAG, "files attached inside the file"),
    Key("efile.forms", _CHOICE, "form fields", ("flattened", "fillable")),
    Key("efile.max_bytes", _BYTES, "size of a file"),
    # Privacy
    Key("privacy.ssn", Kind.TREATMENT, "Social Security numbers", TREATMENTS),
    Key("privacy.tax_id", Kind.TREATMENT, "taxpayer identification numbers", TREATMENTS),
    Key("privacy.account", Kind.TREATMENT, "financial account numbers", TREATMENTS),
    Key("privacy.card", Kind.TREATMENT, "credit and debit card numbers", TREATMENTS),
    Key("privacy.birth_date", Kind.TREATMENT, "dates of birth", TREATMENTS),
    Key("privacy.minor_name", Kind.TREATMENT, "names of minors", TREATMENTS),
    Key("privacy.home_address", Kind.TREATMENT, "home addresses", TREATMENTS),
    Key("privacy.driver_license", Kind.TREATMENT, "driver's license numbers", TREATMENTS),
    Key(
        "privacy.reference_list",
        _CHOICE,
        "a sealed list of full identifiers beside the redacted paper",
        ("as-of-right", "by-order"),
    ),
    # What goes together, and how long it may be
    Key(
        "packet.separate",
        _LIST,
        "papers that may not be attached to the moving papers",
        ("proposed_order", "request_for_judicial_notice"),
    ),
    Key("motion.parts", _LIST, "papers that make up a motion", ("notice", "motion", "memorandum")),
    Key("motion.opening", _LIST, "what a notice of motion says first", ("relief", "grounds")),
    Key("motion.separate_statement", _CHOICE, "layout of a separate statement", ("two-column",)),
    Key("motion.pages", _COUNT, "pages of a motion with its memorandum, in one document"),
    Key("length.memorandum.pages", _COUNT, "pages of an opening or responding memorandum"),
    Key("length.msj.pages", _COUNT, "the same on summary judgment or adjudication"),
    Key("length.reply.pages", _COUNT, "pages of a reply or closing memorandum"),
    Key(
        "length.excluded",
        _LIST,
        "what does not count towards length",
        (
            "caption",
            "notice",
            "motion",
            "exhibits",
            "declarations",
            "attachments",
            "table_of_contents",
            "table_of_authorities",
            "proof_of_service",
        ),
    ),
    Key("length.toc_over", _COUNT, "pages above which a table of contents is wanted"),
    Key("length.toa_over", _COUNT, "pages above which a table of authorities is wanted"),
    Key("length.summary_over", _COUNT, "pages above which a summary of argument is wanted"),
    Key("pleading.numbered_paragraphs", _FLAG, "numbered paragraphs in pleadings"),
    Key(
        "pleading.cause_headings",
        _LIST,
        "what the heading of a cause of action or defence states",
        ("number", "nature", "party_asserting", "party_against"),
    ),
    Key("wording.required", _LIST, "texts that stand verbatim on the paper, by id"),
    # Service
    Key("proof_of_service.use", _FLAG, "a proof or certificate of service"),
    Key(
        "proof_of_service.fields",
        _LIST,
        "what it states",
        ("date", "manner", "names", "addresses", "attorney_for", "certified_by_server"),
    ),
    Key("proof_of_service.declaration", _FLAG, "made as a declaration under penalty of perjury"),
    # Subpoenas
    Key(
        "subpoena.contents",
        _LIST,
        "what a subpoena states",
        (
            "court",
            "title",
            "case_number",
            "person",
            "command",
            "time",
            "place",
            "items",
            "recording_method",
            "seal",
        ),
    ),
    Key("subpoena.issuers", _LIST, "who may issue one", ("clerk", "attorney", "judge")),
    Key(
        "subpoena.notice_to_parties",
        _CHOICE,
        "when the other parties are told of a demand for production",
        ("before-service", "after-service"),
    ),
    Key("subpoena.server_minimum_age", _COUNT, "age of the person who serves"),
    # Paper filings, said as print instructions
    Key("paper.one_sided", _FLAG, "print on one side only"),
    Key("paper.binding", _CHOICE, "where the sheets are bound", ("top", "left")),
    Key("paper.holes", _TEXT, "punched holes"),
    Key("forms.mandatory_unaltered", _FLAG, "mandatory official forms used as they are"),
    # What a defect does
    Key(
        "severity.form",
        _CHOICE,
        "what the clerk does with a paper of the wrong form",
        ("must-reject", "must-not-refuse"),
    ),
)

KEYS: Mapping[str, Key] = MappingProxyType({key.name: key for key in _ALL})
"""Every key by name, in the order in which they are explained."""

GROUPS: tuple[str, ...] = tuple(dict.fromkeys(name.split(".", 1)[0] for name in KEYS))
"""First parts of the names; a lock may name a group or a single key."""


def is_locked_by(key: str, lock: str) -> bool:
    """Whether ``lock`` (a key, or the beginning of keys up to a dot) covers ``key``."""
    return key == lock or key.startswith(lock + ".")
