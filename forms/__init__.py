"""Data files that packetgen ships; read them through importlib.resources."""
