"""Signature blocks, certificates of compliance and certificates of service on a paper."""
