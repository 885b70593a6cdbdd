"""Addresses of the room."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.registers.conferences import views
from haidang.registers.conferences.choices import Act
from haidang.registers.conferences.registers import conferences

#: The word of each act in its address.
_WORDS = {
    Act.PAPERS: "giay-to",
    Act.ASK: "lay-y-kien",
    Act.FILE: "gui-ho-so",
    Act.WAIVE: "cho-qua",
    Act.ALLOW: "cho-phep",
    Act.REFUSE: "khong-cho-phep",
    Act.SEND_BACK: "tra-lai",
    Act.HOLD: "da-to-chuc",
    Act.REPORT: "bao-cao",
    Act.CANCEL: "khong-to-chuc",
}

app_name = "conferences"
urlpatterns = [
    path("danh-muc/", views.yearly_now, name="yearly-now"),
    path("danh-muc/<int:year>/", views.yearly_page, name="yearly"),
    path("danh-muc/<int:year>/word/", views.yearly_word, name="yearly-word"),
    path("danh-muc/<int:year>/excel/", views.yearly_excel, name="yearly-excel"),
    *(path(f"<int:pk>/{word}/", views.act_page(act), name=act.value) for act, word in _WORDS.items()),
    *urls(conferences, "", record=views.conference_page),
]
