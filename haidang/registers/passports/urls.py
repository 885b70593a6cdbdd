"""Addresses of the room."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.registers.passports import views
from haidang.registers.passports.choices import Move
from haidang.registers.passports.registers import cards, movements, passports, trips

#: The word of each line of the book in its address.
_WORDS = {
    Move.RECEIVED: "nhan-ve",
    Move.GIVEN: "giao",
    Move.RETURNED: "nhan-lai",
    Move.TRANSFERRED: "chuyen",
    Move.LOST: "bao-mat",
    Move.LEFT: "giao-nguoi-thoi-viec",
    Move.SURRENDERED: "nop-lai",
}
_TRIP_WORDS = {"allow": "dong-y", "refuse": "khong-dong-y", "withdraw": "rut"}
#: Lines are written by the verbs of the book, and never taken away.
_WITHOUT = dict.fromkeys(("add", "import", "sheet", "edit", "delete"))

app_name = "passports"
urlpatterns = [
    path("dang-giao/", views.out_page, name="out"),
    path("so-giao-nhan/<int:pk>/xac-nhan/", views.confirm_page, name="movement-confirm"),
    *urls(movements, "so-giao-nhan/", **_WITHOUT),
    *(
        path(f"viec-rieng/<int:pk>/{word}/", views.trip_act(name), name=f"trip-{name}")
        for name, word in _TRIP_WORDS.items()
    ),
    *urls(trips, "viec-rieng/", record=views.trip_page),
    *urls(cards, "the-abtc/"),
    *(path(f"<int:pk>/{_WORDS[move]}/", views.move_page(move), name=move.value) for move in _WORDS),
    *urls(passports, "", record=views.passport_page),
]
