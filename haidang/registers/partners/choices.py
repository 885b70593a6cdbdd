"""Words of the room: kinds of partners, continents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a partner is."""

    COUNTRY = "country", _("Nước, vùng lãnh thổ")
    LOCALITY = "locality", _("Địa phương nước ngoài")
    MISSION = "mission", _("Cơ quan đại diện")
    ORGANISATION = "organisation", _("Tổ chức quốc tế")
    COMPANY = "company", _("Doanh nghiệp")


class Continent(TextChoices):
    ASIA = "asia", _("Châu Á")
    EUROPE = "europe", _("Châu Âu")
    AMERICAS = "americas", _("Châu Mỹ")
    AFRICA = "africa", _("Châu Phi")
    OCEANIA = "oceania", _("Châu Đại Dương")
