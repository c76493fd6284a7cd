"""WordprocessingML: paragraphs, runs, styles, lists, headers and whole packages, as text.

``wml`` writes what stands in a body, ``styles``, ``numbering`` and ``furniture`` what is around it,
``template_package`` and ``page_setup`` dress a template in a court's layout. ``keeping``,
``ruled_lines``, ``islands`` and ``direction`` finish a body that is filled. Nothing here knows a
case.
"""
