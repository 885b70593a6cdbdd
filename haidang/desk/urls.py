"""Addresses of the desk."""

from django.urls import path

from haidang.desk import digest_pages, views

app_name = "desk"
urlpatterns = [
    path("viec-cua-toi/", views.home, name="home"),
    path("ban-dieu-hanh/", views.desk, name="desk"),
    path("ban-dieu-hanh/moi-den/", views.arrivals, name="arrivals"),
    path("ban-dieu-hanh/danh-sach/", views.owed_list, name="owed-list"),
    path("ban-dieu-hanh/im-lang/", views.silent_list, name="silent-list"),
    path("ban-dieu-hanh/giao-ban.docx", views.weekly, name="weekly"),
    path("ban-dieu-hanh/thu-hom-nay/", digest_pages.preview, name="digest"),
    path("ban-dieu-hanh/thu-hom-nay/<int:pk>/", digest_pages.mail_of, name="digest-mail"),
    path("lanh-dao/", views.leaders, name="leaders"),
    path("lanh-dao/nhiem-vu/", views.tasks, name="tasks"),
]
