"""Who signs a document, and what the case records of it, as a template places it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from packetgen.case.model import Counsel, Signature

from ..signing.certificates import words_in
from ..signing.signature import BLANK, signature_block, widest_word
from ..signing.signature_rows import block_width, signature_rows
from ..values.caption_words import printed_name
from ..values.views import View
from ..words.missing import Missing

if TYPE_CHECKING:
    from .placed import Stage


_BESIDE = 2.0
"""Ems that "By:" takes beside a lawyer's name."""


def signing_functions(stage: Stage) -> dict[str, Callable[..., Any]]:
    """By the name that a template says."""
    return {
        "signature_block": partial(block, stage),
        "signature_blocks": partial(blocks, stage),
        "signed_on": partial(signed_on, stage),
        "signed_at": partial(signed_at, stage),
    }


def block(stage: Stage, who: Any = None, capacity: str = "", dated: bool = True) -> Markup:
    """A signature block for a signer, by view or id."""
    return _placed(stage, _block(stage, who, capacity, dated, width=stage.prepared.width))


def blocks(stage: Stage, who: Any = ()) -> Markup:
    """The signature blocks of several signers, two in a row; of one, as ``signature_block``."""
    signers = list(who) if isinstance(who, (list, tuple)) else [who]
    if len(signers) < 2:
        return Markup("").join(block(stage, signer) for signer in signers)
    width = stage.prepared.width
    size = stage.layout.font_size if stage.layout else 12.0
    named = [
        printed_name(who, stage.scene) for who in map(partial(signer_of, stage), signers) if who
    ]
    if any(widest_word(name, size) > block_width(width) - _BESIDE * size for name in named):
        return Markup("").join(block(stage, signer) for signer in signers)
    own = [_block(stage, signer, width=block_width(width), indented=False) for signer in signers]
    return _placed(stage, signature_rows(own, width, stage.prepared.styles["packet layout"]))


def _placed(stage: Stage, xml: str) -> Markup:
    stage.apart["signature_block"] += words_in(xml)
    return Markup(xml)


def _block(
    stage: Stage, who: Any, capacity: str = "", dated: bool = True, *, width: float,
    indented: bool = True,
) -> str:  # fmt: skip
    signer = signer_of(stage, who)
    signing = signature_on(stage, signer)
    if dated and signing is not None:
        day_of(stage, signing)
    return signature_block(
        signer, signing, stage.scene, stage.prepared.styles,
        capacity=str(capacity), width=width, indented=indented,
        single=stage.layout.single_pitch if stage.layout else 13.0, dated=dated,
        size=stage.layout.font_size if stage.layout else 12.0,
        reach=stage.layout is not None and not stage.layout.attorney_block_first,
        pronouns=_shows_pronouns(stage, signer),
        personal=stage.form.kind in ("declaration", "affidavit"),
    )  # fmt: skip


def _shows_pronouns(stage: Stage, signer: Any) -> bool:
    """Whether the court provides for pronouns of filers (Mass. S.J.C. Rule 1:08), and this is
    one: a party with a lawyer signs declarations, not papers.
    """
    court = stage.jurisdiction
    if stage.layout is None or court is None or "caption.pronouns" not in court.settings:
        return False
    if not court["caption.pronouns"].is_set:
        return False
    return isinstance(signer, Counsel) or getattr(signer, "self_represented", False)


def signer_of(stage: Stage, who: Any) -> Any:
    """Counsel, party or person named by a view, an id, or the form's default."""
    if isinstance(who, Missing):
        # Never counsel instead of a declarant whom the plan forgot to name.
        stage.record.gap(who.path, 0)
        return None
    if isinstance(who, View):
        return who._subject
    if who is None and stage.signer:
        found = stage.scene.case.find(stage.signer)
        if found is None:
            stage.unknown("signer", stage.signer, _people(stage))
        return found
    if who is None:
        return stage.counsel[0] if stage.counsel else stage.filer
    found = stage.scene.case.find(str(who))
    if found is None:
        stage.unknown("signer", str(who), _people(stage))
    return found


def _people(stage: Stage) -> list[str]:
    """Ids of everybody in the case who can sign."""
    case = stage.scene.case
    return [
        *(c.id for c in case.counsel),
        *(p.id for p in case.parties),
        *(p.id for p in case.people),
    ]


def signature_on(stage: Stage, signer: Any) -> Signature | None:
    """The recorded signing of this document by this signer, and by nobody else."""
    return stage.scene.case.signature_on(stage.document_id, getattr(signer, "id", ""))


def signed_on(stage: Stage, who: Any = None) -> str:
    """The day of the recorded signing, else a blank."""
    signed = signature_on(stage, signer_of(stage, who))
    return day_of(stage, signed) if signed else BLANK


def day_of(stage: Stage, signed: Signature) -> str:
    """The day of a signing as printed; an edited draft may be older than the signing."""
    day = stage.scene.language.date(signed.on)
    stage.record.values[f"signature[{signed.by}].on"] = day
    return day


def signed_at(stage: Stage, who: Any = None) -> str:
    """The place of the recorded signing, else a blank."""
    signed = signature_on(stage, signer_of(stage, who))
    if signed is None or not signed.place:
        return BLANK
    stage.record.values[f"signature[{signed.by}].place"] = signed.place
    return signed.place
