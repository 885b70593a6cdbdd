"""Machinery of the registers: list, page, form, filter, export, import, history. It knows no register by name."""
