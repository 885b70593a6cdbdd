"""Personal data over all rooms: how long they are kept, one person's data found and handed out, what people ask."""
