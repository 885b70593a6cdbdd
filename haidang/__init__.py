"""Hải Đăng: a province's plan of foreign affairs, read, run through its year, and reported."""

__version__ = "0.1.0"
