"""Incoming delegations: class of the guest, ceilings of the day, programme, results; courtesy calls and wishes."""
