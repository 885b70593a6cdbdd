"""Work that need not be waited for: a queue in the database, timers, progress a page can show."""
