"""Questions over the draft: what may go in, what its paper says, what its pages show."""
