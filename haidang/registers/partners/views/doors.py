"""What a page does with a refusal."""

from typing import Any

from django.core.exceptions import ValidationError


def put_errors(form: Any, refused: ValidationError) -> None:
    """What the verb refused, at its field where the form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for field, faults in refused.error_dict.items():
        form.add_error(
            field if field in form.fields else None, [message for fault in faults for message in fault.messages]
        )
