"""The address at which a personal value is shown."""

from django.urls import path

from haidang.kit.personal import views

app_name = "personal"
urlpatterns = [path("<str:room>/<str:model>/<str:pk>/<str:field>/", views.reveal_page, name="reveal")]
