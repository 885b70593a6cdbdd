"""The archive of a year: everything in one zip of open files, and an empty installation made whole from it."""
