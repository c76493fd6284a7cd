"""The papers of a plan: drafted, settled against the attorney's edits, typeset.

``drafting`` writes packetgen's own drafts (``official`` fills a court's form), ``drafts`` settles
them against the edited ones that ``earlier`` finds in the output folder, ``printed_values`` tells
what changed under those, and ``typesetting`` makes each ``drafted`` document a PDF part.
"""
