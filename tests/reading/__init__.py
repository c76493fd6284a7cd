"""Tests of packetgen.reading."""
