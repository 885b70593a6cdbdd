"""Addresses of the notices and of the outbox."""

from django.urls import path

from haidang.office.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notice_list, name="list"),
    path("doc-het/", views.read_all, name="read-all"),
    path("cach-nhan/", views.ways_page, name="ways"),
    path("<int:pk>/mo/", views.open_notice, name="open"),
    path("<int:pk>/doc/", views.read, name="read"),
    path("thu-di/", views.outbox, name="outbox"),
    path("thu-di/<int:pk>/", views.mail_page, name="mail"),
    path("thu-di/<int:pk>/gui-lai/", views.retry, name="mail-retry"),
    path("thu-di/<int:pk>/huy/", views.cancel, name="mail-cancel"),
    path("dia-chi-hong/", views.addresses, name="addresses"),
    path("dia-chi-hong/<int:pk>/dung-lai/", views.trust, name="address-trust"),
]
