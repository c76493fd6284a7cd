"""The stages in order: plan and case in; drafts, filings, packet, report and manifest out.

:func:`build` runs them all; :func:`gather` reads and checks the inputs without making anything;
:func:`approve` records an approval, without which no final packet is made.
"""

from .approving import approve
from .inputs import Inputs, gather
from .progress import Progress, Step
from .run import BuildResult, build

__all__ = ["BuildResult", "Inputs", "Progress", "Step", "approve", "build", "gather"]
