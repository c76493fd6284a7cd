"""The case as a template sees it: names, dates, parties, papers, each masked as the court wants.

``views`` wraps every value so that it prints itself by the court's rules of ``privacy``; ``cites``
names exhibits; ``caption_words``, ``court_papers``, ``casework``, ``timing`` and ``subpoenas`` say
what papers of their kind ask of a case.
"""
