"""Reading structured files (YAML, JSON) with the place of every value, and checking them.

Contract: :func:`read_structured` turns a file into plain data (dict, list, str, int, float, bool,
None; dates stay strings) together with the line and column of every JSON pointer;
:func:`problems_against` lists everything in it that a JSON Schema 2020-12 does not allow, each with
file, line, column, pointer, what is allowed and "did you mean". Nothing here knows what a case or
a court is.
"""
