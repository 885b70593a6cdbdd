"""A made room with two registers, for the tests of the machinery: authors and their books."""
