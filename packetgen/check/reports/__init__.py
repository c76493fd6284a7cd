"""What the checks found, for people and programs: one report as text, HTML and JSON.

``report`` weighs the outcomes of all files; the other modules word the same report in their form.
"""
