"""Addresses of the papers."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.office.documents.registers import consultations, documents
from haidang.office.documents.views import consultations as asking
from haidang.office.documents.views import papers as views

app_name = "documents"
urlpatterns = [
    path("tra-so/", views.number_page, name="number"),
    path("so/<slug:name>/", views.book_page, name="book"),
    path("<int:pk>/tra-loi/", views.answer_page, name="answer"),
    path("<int:pk>/bo-tra-loi/", views.take_back_answer, name="take-back-answer"),
    path("<int:pk>/rut/", views.withdraw_page, name="withdraw"),
    # opinions asked for: what was asked stays as it was asked, or is withdrawn
    *urls(
        consultations,
        "xin-y-kien/",
        record=asking.record_page,
        edit=None,
        delete=None,
        **{"import": None, "sheet": None},
    ),
    path("xin-y-kien/<int:pk>/bang-gop-y/", asking.table_sheet, name="consultation-table"),
    path("xin-y-kien/<int:pk>/bang-gop-y/word/", asking.table_paper, name="consultation-paper"),
    path("xin-y-kien/<int:pk>/hoi-them/", asking.also_page, name="consultation-also"),
    path("xin-y-kien/<int:pk>/doi-han/", asking.extend_page, name="consultation-extend"),
    path("xin-y-kien/<int:pk>/ket-thuc/", asking.close, name="consultation-close"),
    path("xin-y-kien/<int:pk>/rut/", asking.withdraw_page, name="consultation-withdraw"),
    path("y-kien/<int:pk>/", asking.opinion_page, name="opinion"),
    path("y-kien/<int:pk>/tiep-thu/", asking.settle_page, name="opinion-settle"),
    # A paper is never taken away: it is withdrawn, and its row says why.
    *urls(documents, "", record=views.record_page, delete=None),
]
