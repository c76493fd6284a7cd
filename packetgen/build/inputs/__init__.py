"""All that a build reads, checked against each other before anything is made.

``gathering`` is the way in and gives an ``Inputs`` (``model``) or every problem at once; ``means``
is what it is told beside plan and case. The other modules each know one subject that a plan or case
may get wrong: courts, values, text files, services, subpoenas, protected records. Nothing is
drafted here.
"""
