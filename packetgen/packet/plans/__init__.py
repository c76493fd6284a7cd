"""The packet plan: what ``packet.yaml`` says, exhibit labels, page ranges, Bates numbers taken.

``plan_loading`` gives a ``Plan`` or all of a file's problems at once; ``labels`` fixes
the exhibits' labels before anything is drafted; ``ledger`` and ``earlier_labels`` know what earlier
packets gave. No PDF is opened here.
"""
