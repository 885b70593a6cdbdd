"""Decisions of the replies: plain values in, plain values out."""
