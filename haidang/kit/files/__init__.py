"""Files that hang on any record: looked through before they are taken, given to who may see the record."""
