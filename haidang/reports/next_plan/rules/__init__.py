"""What the draft says and how it reads back: plain values, no rows, no clock of its own."""
