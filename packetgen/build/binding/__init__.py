"""Parts bound into what is filed: the page map that stands still, filings, volumes, copies.

``compose`` fixes the pages, ``filings`` binds one PDF per filing and the combined packet,
``copies`` what is served, printed or sealed. ``enclosures`` and ``volume_cites`` change papers that
speak of the pages of others; ``upload_list`` and ``spreadsheets`` lie beside what is bound.
"""
