"""Which face at hand a court's paper is set in."""

from __future__ import annotations

from packetgen.jurisdiction import is_equivalent, wanted_faces
from packetgen.jurisdiction.model import Jurisdiction

from .fonts import BASE_FAMILY, FontBook


def court_face(jurisdiction: Jurisdiction, fonts: FontBook, *, house: str = BASE_FAMILY) -> str:
    """The house's face where the court's rules allow it, else the first at hand that they name.

    Faces of the operating system count as at hand. Where none of them is there the house's face
    is given all the same: a check then says what is wrong with it.
    """
    wanted = wanted_faces(jurisdiction)
    if not wanted or any(is_equivalent(house, face) for face in wanted):
        return house
    for face in wanted:
        found = fonts.resolve(face) or fonts.resolve(face, system=True)
        if found is not None:
            return found
    return house
