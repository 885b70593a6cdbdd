"""Addresses of the exchange by edXML."""

from django.urls import path

from haidang.exchange.edxml import views

app_name = "edxml"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("nhan/", views.receive_page, name="receive"),
    path("nhan/tep-mau/", views.sample_file, name="sample"),
    path("van-ban/<int:pk>/", views.send_page, name="send"),
    path("ma-dinh-danh/", views.codes_page, name="codes"),
    path("ma-dinh-danh/<int:pk>/", views.code_page, name="code"),
]
