"""Tables of contents and of authorities at the front of a paper, with its own page numbers.

``tables`` sets a paper until its tables stand still; ``authority_marks`` finds the authorities that
a draft marks, ``authorities`` sorts them, ``lines`` writes them where the draft holds their place.
"""
