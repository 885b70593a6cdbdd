"""What rooms above hear of a day of a partner: sent within the transaction of the act, so that a refusal there
refuses the act. `plan` is the AnniversaryPlan, `by` who acted.
"""

from django.dispatch import Signal

#: An agency will hold an event for it.
day_became_event = Signal()
#: The event was held.
day_was_held = Signal()
#: It was noted by mistake (`reason`); the row goes after this.
day_was_taken_back = Signal()
