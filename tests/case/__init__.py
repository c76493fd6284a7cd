"""Tests of packetgen.case."""
