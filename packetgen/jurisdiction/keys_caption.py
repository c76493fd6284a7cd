"""Keys about a paper's first page and its signatures."""

from __future__ import annotations

from .kinds import Key, Kind

_COUNT, _LENGTH = Kind.COUNT, Kind.LENGTH
_TEXT, _CHOICE, _LIST, _FLAG = Kind.TEXT, Kind.CHOICE, Kind.LIST, Kind.FLAG
_FIELDS = (
    "name", "printed_name", "bar_number", "firm", "address", "phone", "fax", "email",
    "party_represented", "date", "place",
)  # fmt: skip
_SLOTS = (
    "attorney", "court_title", "county", "case_title", "case_number", "nature_of_paper", "judge",
    "department", "referee", "division", "venue", "magistrate",
)  # fmt: skip


CAPTION_KEYS = (
    # Caption
    Key(
        "caption.style",
        _CHOICE,
        "how the box of parties is drawn",
        ("two-box", "section-sign", "index-number", "venue", "county", "between", "plain"),
    ),
    Key("caption.slots", _LIST, "what a caption holds", _SLOTS),
    Key("caption.attorney_block", Kind.BOX, "where the filer's name and address stand"),
    Key("caption.attorney_fields", _LIST, "what the filer's block says", _FIELDS),
    Key("caption.clerk_space", Kind.BOX, "space left blank for the clerk"),
    Key("caption.court_title.line", _COUNT, "line on which the court's title begins"),
    Key(
        "caption.court_title.alignment", _CHOICE, "how the court's title stands", ("center", "left")
    ),
    Key("caption.court_title.top", _LENGTH, "the court's title, from the top edge of the page"),
    Key(
        "caption.case_title",
        _CHOICE,
        "where the title of the case stands",
        ("left-below-court", "centered-below-court"),
    ),
    Key("caption.case_title.line", _COUNT, "line on which the title of the case begins"),
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
        ("right-opposite-title", "below-title", "upper-right", "above-center"),
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
    Key("caption.party_addresses", _FLAG, "the parties' addresses in the title of the case"),
    Key("caption.number_label", _TEXT, "words before the number of the case"),
    Key("caption.email", _CHOICE, "where the filer's e-mail address stands", ("below-name",)),
    Key("caption.pronouns", _CHOICE, "the filer's pronouns", ("optional",)),
    Key("caption.description", _FLAG, "a brief description of the paper"),
    Key("caption.parcel_numbers", _FLAG, "parcel numbers in foreclosures"),
    Key("caption.logo", _FLAG, "a firm's logo"),
    Key("caption.judge", _FLAG, "judge and department, once assigned"),
    Key("caption.referee", _FLAG, "the referee's name, where one is appointed"),
    Key("caption.limited_label", _TEXT, "words in the caption of a limited civil case"),
    Key("caption.limited_amount", _TEXT, "words on the amount demanded in a limited civil case"),
    Key("caption.judge_initials", _FLAG, "the judge's initials after the case number"),
    Key(
        "declaration.caption", _LIST, "what a declaration's caption names", ("declarant", "motion")
    ),
    Key("signature_block.fields", _LIST, "what a signature block says", _FIELDS),
    Key("signature.use", _FLAG, "a signature on every paper"),
    Key(
        "signature.efile",
        _LIST,
        "what counts as the signature of an e-filed paper",
        ("account-and-name", "account", "slash-s", "image", "scan", "approved-esignature"),
    ),
    Key("signature.sworn_slash_s", _FLAG, "a typed signature on a sworn or notarised paper"),
    Key("declaration.retention", _TEXT, "how long the signed original is kept"),
    Key(
        "signature.nonfiler_perjury",
        _CHOICE,
        "how a declarant who is not the filer signs",
        ("verifiable-esignature", "wet-original-kept"),
    ),
)
