"""Open files in and out: edXML, the archive of a year and its restore."""
