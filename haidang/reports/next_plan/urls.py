"""Addresses of the next plan."""

from django.urls import path

from haidang.reports.next_plan.views import drafts, lines

app_name = "next_plan"
urlpatterns = [
    path("", drafts.list_page, name="next-list"),
    path("<int:pk>/", drafts.draft_page, name="next"),
    path("<int:pk>/phan-dau/", drafts.head_page, name="head"),
    path("<int:pk>/word/", drafts.word_file, name="word"),
    path("<int:pk>/pdf/", drafts.pdf_file, name="pdf"),
    path("<int:pk>/gom-lai/", drafts.gather_again, name="gather"),
    path("<int:pk>/soat-lai/", drafts.look_over, name="look-over"),
    path("<int:pk>/dua-vao-soat/", drafts.put_to_review, name="review"),
    path("<int:pk>/bo/", drafts.drop, name="drop"),
    path("<int:pk>/them/<slug:section>/", lines.add_page, name="add"),
    path("dong/<int:pk>/", lines.line_page, name="line"),
    path("dong/<int:pk>/xoa/", lines.remove, name="remove"),
]
