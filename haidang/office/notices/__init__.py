"""Thông báo: telling a person something once, and carrying it to them by mail."""
