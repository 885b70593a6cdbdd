"""What people see everywhere: the base page, its colours and letters, and the style page that shows them."""
