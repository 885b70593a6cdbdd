"""Addresses of the papers."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.office.documents.registers import consultations, documents, drafts
from haidang.office.documents.views import consultations as asking
from haidang.office.documents.views import drafts as drafting
from haidang.office.documents.views import papers as views
from haidang.office.documents.views import templates

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
    # drafts: composed of a record, so none is added by hand
    path("du-thao/soan/<str:key>/<int:pk>/", drafting.begin, name="draft-begin"),
    path("du-thao/<int:pk>/soan-lai/", drafting.again, name="draft-again"),
    path("du-thao/<int:pk>/bo-doan-sua/", drafting.put_aside, name="draft-put-aside"),
    path("du-thao/<int:pk>/doan/<str:place>/", drafting.line_part, name="draft-line"),
    path("du-thao/<int:pk>/sua/<str:place>/", drafting.words_page, name="draft-words"),
    path("du-thao/<int:pk>/xem/", drafting.preview, name="draft-preview"),
    path("du-thao/<int:pk>/so-sanh/", drafting.compared, name="draft-compared"),
    path("du-thao/<int:pk>/word/", drafting.word_file, name="draft-word"),
    path("du-thao/<int:pk>/pdf/", drafting.pdf_file, name="draft-pdf"),
    path("du-thao/<int:pk>/ban-hanh/", drafting.issue_page, name="draft-issue"),
    path("du-thao/<int:pk>/ky/", drafting.sign_page, name="draft-sign"),
    path("du-thao/<int:pk>/bo/", drafting.drop, name="draft-drop"),
    path("mau-van-ban/", templates.list_page, name="template-list"),
    path("mau-van-ban/tep-bat-dau/", templates.start_file, name="template-start"),
    path("mau-van-ban/<int:pk>/", templates.template_file, name="template-file"),
    path("mau-van-ban/<int:pk>/thoi-dung/", templates.retire, name="template-retire"),
    *urls(
        drafts,
        "du-thao/",
        record=drafting.record_page,
        add=None,
        edit=None,
        delete=None,
        **{"import": None, "sheet": None},
    ),
    # A paper is never taken away: it is withdrawn, and its row says why.
    *urls(documents, "", record=views.record_page, delete=None),
]
