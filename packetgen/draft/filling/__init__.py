"""Templates filled in a sandbox: names, filters and functions that they may use, part by part.

``prepare`` compiles a template once for its court; ``environment`` fills texts and keeps a record
of what was missing; ``template_names`` says what the case gives a template by name.
"""
