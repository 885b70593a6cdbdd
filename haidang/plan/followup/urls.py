"""Addresses of the follow-up."""

from django.urls import path

from haidang.plan.followup.views import arranging, figures, reviewing, writing

app_name = "followup"
urlpatterns = [
    path("", writing.several, name="open"),
    path("phan-viec/<int:pk>/<str:code>/", writing.write, name="write"),
    path("phan-viec/<int:pk>/<str:code>/khong-phat-sinh/", writing.nothing, name="nothing"),
    path("minh-chung/<int:pk>/go/", writing.drop_evidence, name="evidence-drop"),
    path("cap-nhat/<int:pk>/", reviewing.update_page, name="update"),
    path("cap-nhat/<int:pk>/dinh-chinh/", reviewing.correct, name="update-correct"),
    path("cap-nhat/<int:pk>/<slug:verb>/", reviewing.act, name="update-act"),
    path("gui-den/", reviewing.board, name="board"),
    path("nhiem-vu/<int:pk>/", reviewing.task_page, name="task"),
    path("chi-tieu/<int:plan_pk>/<int:agency_pk>/", figures.programme_figures, name="figures"),
    path("co-quan/", arranging.agency_page, name="agency"),
    path("ke-hoach/<int:pk>/", arranging.plan_page, name="plan"),
]
