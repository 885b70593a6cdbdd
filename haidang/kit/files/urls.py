"""Addresses of the files."""

from django.urls import path

from haidang.kit.files import views

app_name = "files"
urlpatterns = [
    path("<int:pk>/", views.file, name="file"),
    path("<int:pk>/go/", views.detach, name="detach"),
    path("gan/<str:label>/<int:pk>/", views.attach, name="attach"),
    path("gom/<str:label>/<int:pk>.zip", views.bundle, name="bundle"),
]
