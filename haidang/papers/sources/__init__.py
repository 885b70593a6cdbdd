"""Bytes in, `Source` out: Word, PDF, scans, HTML, plain text and the old encodings."""
