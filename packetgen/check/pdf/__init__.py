"""What a finished PDF holds, measured: words, rules, boxes, layout, structure, what nobody sees.

``pdf_view`` opens a file as a court's clerk would receive it and gives its pages one at a time; the
other modules measure them. Nothing here knows a court's rules.
"""
