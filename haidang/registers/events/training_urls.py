"""Addresses of training courses."""

from django.urls import path

from haidang.registers.events import training_views as views
from haidang.registers.events.training_registers import course_pages, enrolment_pages

urlpatterns = [
    path("lop-boi-duong/<int:pk>/danh-sach/", views.course_letter, name="course-letter"),
    *course_pages.urls("lop-boi-duong/"),
    *enrolment_pages.urls("dang-ky-du-lop/"),
]
