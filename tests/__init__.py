"""The laws of the whole house: true of every room, whoever wrote it."""
