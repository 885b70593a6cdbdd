"""Pages of the papers, and of the opinions asked about them."""
