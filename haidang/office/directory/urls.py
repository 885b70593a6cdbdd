"""Addresses of the directory: /danh-ba/…"""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.office.directory import registers, views

app_name = "directory"

urlpatterns = [
    *urls(registers.agencies, "co-quan/", record=views.agency_page),
    path("co-quan/ten-chua-biet/", views.unknown, name="unknown"),
    path("co-quan/<int:pk>/doi-ten/", views.rename, name="agency-rename"),
    path("co-quan/<int:pk>/them-ten/", views.name_also, name="agency-name"),
    path("co-quan/<int:pk>/cap-tren/", views.put_under, name="agency-parent"),
    path("co-quan/<int:pk>/sap-nhap/", views.merge, name="agency-merge"),
    path("co-quan/<int:pk>/chia-tach/", views.split, name="agency-split"),
    path("co-quan/<int:pk>/ket-thuc/", views.close, name="agency-close"),
    path("co-quan/<int:pk>/ke-thua/", views.inherit, name="agency-inherit"),
    path("co-quan/<int:pk>/thanh-vien/", views.add_member, name="agency-member"),
    path("ten-goi/<int:pk>/go/", views.drop_name, name="name-drop"),
    path("thanh-vien/<int:pk>/thoi/", views.end_member, name="member-end"),
    *urls(registers.officials, "can-bo/", record=views.official_page),
    path("can-bo/<int:pk>/chuc-vu/", views.post, name="official-post"),
    path("chuc-vu/<int:pk>/thoi/", views.leave, name="posting-leave"),
    *urls(registers.groups, "nhom-co-quan/", record=views.group_page),
    path("nhom-co-quan/<int:pk>/ghi-rieng/", views.list_member, name="group-list-member"),
    path("ghi-rieng/<int:pk>/ket-thuc/", views.end_listing, name="listing-end"),
    *urls(registers.fields, "linh-vuc/", record=views.field_page),
    path("linh-vuc/<int:pk>/phan-cong/", views.direct, name="field-direct"),
    *urls(
        registers.focals, "dau-moi/", add=None, edit=None, delete=None, history=None, sheet=None,
        **{"import": None},
    ),
]  # fmt: skip
