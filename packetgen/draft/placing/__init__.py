"""What a template places where it says so: captions, oaths, signatures, required wording, texts.

``placed`` is the stage that holds everything one document takes; its neighbours place what their
names say.
"""
