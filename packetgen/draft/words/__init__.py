"""Words in any language, and marks in text: dates and numbers said, gaps, sentences and their ends.

``language`` says dates, counts and lists as a language does (``language_ways``); ``missing`` and
``marks`` show what is not there and what a text carries unseen; ``stops`` keeps one full stop at an
end; ``reading_grade`` tells how hard a text is to read, ``terms_of_art`` leaves the law's own words
out of that. Nothing here knows a case or a Word file.
"""
