"""What a build says of itself: its report, its manifest, and the hashes that an approval covers.

``report`` joins the checks' outcomes with what only the build knows (notes on wording, subpoenas
and the fate of each exhibit's pages); ``manifest`` lists what went in and what came out.
"""
