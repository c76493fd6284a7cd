"""packetgen: assemble court papers from case data, and check them against the court's own rules."""

__version__ = "0.1.0"
