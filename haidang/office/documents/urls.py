"""Addresses of the papers."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.office.documents import views
from haidang.office.documents.registers import documents

app_name = "documents"
urlpatterns = [
    path("tra-so/", views.number_page, name="number"),
    path("so/<slug:name>/", views.book_page, name="book"),
    path("<int:pk>/tra-loi/", views.answer_page, name="answer"),
    path("<int:pk>/bo-tra-loi/", views.take_back_answer, name="take-back-answer"),
    path("<int:pk>/rut/", views.withdraw_page, name="withdraw"),
    # A paper is never taken away: it is withdrawn, and its row says why.
    *urls(documents, "", record=views.record_page, delete=None),
]
