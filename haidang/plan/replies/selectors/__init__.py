"""Questions of the replies."""
