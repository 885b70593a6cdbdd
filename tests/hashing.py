"""Argon2 at the least price it allows: for tests alone (`test_settings` holds the price of the program)."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class CheapArgon2(Argon2PasswordHasher):
    """The same algorithm, form and salt; one pass over eight kibibytes."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
