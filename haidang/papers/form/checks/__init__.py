"""What Phụ lục I asks for, one file for each part of a paper; `checking.CHECKS` lists them all."""
