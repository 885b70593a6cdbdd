"""Notices: what the office tells a person, by mail and on the page; who is told, why, and whether it arrived."""
