"""Facts of the room."""

from haidang.registers.partners.models.partners import Partner, PartnerQuerySet

__all__ = ["Partner", "PartnerQuerySet"]
