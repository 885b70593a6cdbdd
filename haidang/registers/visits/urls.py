"""Addresses of the room."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.registers.visits.registers import visits
from haidang.registers.visits.views import acts, annexes, parts, records

app_name = "visits"
urlpatterns = [
    path("ghi-nhanh/", records.quick_page, name="quick"),
    path("phu-luc/", annexes.annex_page, name="annex"),
    path("phu-luc/word/", annexes.annex_file, {"kind": "docx"}, name="annex-word"),
    path("phu-luc/excel/", annexes.annex_file, {"kind": "xlsx"}, name="annex-sheet"),
    path("cam-ket/<int:pk>/giao/", parts.give_act, name="commitment-give"),
    path("<int:pk>/khoan/", parts.item_page, name="line-item"),
    *(
        path(f"<int:pk>/{records.WORDS[act]}/", acts.act_page(act, page), name=act.value)
        for act, page in acts.ACTS.items()
    ),
    *(
        path(f"<int:pk>/{part.word}/them/", parts.add_page(part), name=f"{name}-add")
        for name, part in parts.PARTS.items()
    ),
    *(
        path(f"{part.word}/<int:pk>/sua/", parts.edit_page(part), name=f"{name}-edit")
        for name, part in parts.PARTS.items()
    ),
    *(
        path(f"{part.word}/<int:pk>/bo/", parts.drop_act(part), name=f"{name}-drop")
        for name, part in parts.PARTS.items()
    ),
    *urls(visits, "", record=records.record_page, edit=records.edit_page),
]
