"""Phụ lục đoàn ra of a plan, in and out: Word and Excel with the same columns."""
