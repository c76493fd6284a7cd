"""The exhibits of a plan as parts of a packet: covers, public versions, indexes, Bates numbers.

``parts`` takes them in and puts them in order, ``indexes`` lists them with their pages, ``bates``
numbers them by the ledger. Files themselves are read and converted by ``packetgen.packet``.
"""
