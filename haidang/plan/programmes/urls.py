"""Addresses of the programmes."""

from django.urls import path

from haidang.plan.programmes.views import pages, uploads

app_name = "programmes"
urlpatterns = [
    path("", pages.programme_list, name="programme-list"),
    path("<int:pk>/", pages.plan_page, name="plan"),
    path("<int:plan_pk>/<int:agency_pk>/", pages.programme_page, name="programme"),
    path("<int:plan_pk>/<int:agency_pk>/<slug:to>/", pages.move, name="move"),
    path("nhiem-vu/<int:pk>/san-pham/", pages.output_add, name="output-add"),
    path("nhiem-vu/<int:pk>/buoc/", pages.step_add, name="step-add"),
    path("nhiem-vu/<int:pk>/giai-phap/", pages.tick, name="tick"),
    path("nhiem-vu/<int:pk>/phoi-hop/", pages.ask, name="ask"),
    path("nhiem-vu/<int:pk>/tep/", uploads.read, name="read"),
    path("nhiem-vu/<int:pk>/tep/lay/", uploads.take, name="take"),
    path("san-pham/<int:pk>/", pages.output_page, name="output"),
    path("buoc/<int:pk>/", pages.step_page, name="step"),
    path("phoi-hop/", pages.part_list, name="part-list"),
    path("phoi-hop/<int:pk>/", pages.part_page, name="part"),
]
