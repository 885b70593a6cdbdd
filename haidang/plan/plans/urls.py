"""Addresses of the plan room."""

from django.urls import path

from haidang.plan.plans.views import cards, pages, review, uploads

app_name = "plans"
urlpatterns = [
    path("", pages.plan_list, name="plan-list"),
    path("tai-len/", uploads.upload_page, name="plan-upload"),
    path("tai-len/<int:pk>/", uploads.upload_state, name="plan-upload-state"),
    path("<int:pk>/", pages.plan_page, name="plan"),
    path("<int:pk>/xuat-excel/", pages.plan_sheet, name="plan-sheet"),
    path("<int:pk>/linh-vuc/<str:label>/", pages.field_page, name="plan-field"),
    path("<int:pk>/tep-goc/", uploads.source_file, name="plan-file"),
    path("<int:pk>/ra-soat/", review.review_page, name="plan-review"),
    path("<int:pk>/ra-soat/chap-nhan-tat-ca/", review.accept_everything, name="plan-accept-all"),
    path("<int:pk>/ra-soat/gop/", review.merge_chosen, name="plan-merge"),
    path("<int:pk>/ra-soat/diem/<slug:code>/", review.settle_kind, name="finding-kind-settle"),
    path("<int:pk>/ra-soat/ten/", review.settle_name, name="name-settle"),
    path("<int:pk>/ban-doc/", review.readings_page, name="plan-readings"),
    path("de-xuat/<int:pk>/", cards.proposal_verb, name="proposal"),
    path("de-xuat/<int:pk>/<slug:verb>/", cards.proposal_verb, name="proposal-verb"),
    path("diem-can-soat/<int:pk>/", review.settle_finding, name="finding-settle"),
    path("nhiem-vu/<int:pk>/", pages.task_page, name="task"),
    path("nhiem-vu/<int:pk>/thoi-han/", pages.due_verb, name="task-due"),
    path("thanh-vien/<int:pk>/", pages.member_verb, name="member-settle"),
]
