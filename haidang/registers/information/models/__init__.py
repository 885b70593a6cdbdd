"""Facts of the room."""

from haidang.registers.information.models.bulletins import BulletinIssue, BulletinLicence, LicenceChange
from haidang.registers.information.models.campaigns import Campaign, CampaignMaterial, CampaignPlace
from haidang.registers.information.models.clips import Airing, VideoClip
from haidang.registers.information.models.items import Item
from haidang.registers.information.models.press import PressReporter, PressRequest
from haidang.registers.information.models.publications import Handout, Publication
from haidang.registers.information.models.years import InfoYear

__all__ = [
    "Airing",
    "BulletinIssue",
    "BulletinLicence",
    "Campaign",
    "CampaignMaterial",
    "CampaignPlace",
    "Handout",
    "InfoYear",
    "Item",
    "LicenceChange",
    "PressReporter",
    "PressRequest",
    "Publication",
    "VideoClip",
]
