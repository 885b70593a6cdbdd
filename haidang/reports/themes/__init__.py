"""Thematic reports and the annexes of the yearly one: sentences, lists and charts from the books, by days."""
