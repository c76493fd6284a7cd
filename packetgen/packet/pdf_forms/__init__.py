"""PDF forms: fields filled exactly, overflow kept, and every value visible once it is bound.

``official_fields`` and ``official_filling`` serve a court's own forms; ``form_values``,
``form_pictures`` and ``form_fields`` make the fields of anybody's form into content of its pages.
"""
