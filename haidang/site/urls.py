"""Every address of the house; addresses are Vietnamese without marks."""

from django.urls import include, path
from django.views.i18n import set_language

from haidang.kit.ui.views import style_page
from haidang.site import health
from haidang.site.views import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("haidang.office.accounts.door_urls")),
    path("", include("haidang.office.accounts.urls")),
    path("danh-ba/", include("haidang.office.directory.urls")),
    path("", include("haidang.office.norms.urls")),
    path("van-ban/", include("haidang.office.documents.urls")),
    path("", include("haidang.desk.urls")),
    path("kieu-mau/", style_page, name="style"),
    path("ke-hoach/", include("haidang.plan.plans.urls")),
    path("kinh-phi/", include("haidang.plan.money.urls")),
    path("theo-doi/", include("haidang.plan.followup.urls")),
    path("chuong-trinh/", include("haidang.plan.programmes.urls")),
    path("vuong-mac/", include("haidang.plan.difficulties.urls")),
    path("don-doc/", include("haidang.plan.urging.urls")),
    path("danh-gia/", include("haidang.plan.evaluation.urls")),
    path("tra-loi/", include("haidang.plan.replies.urls")),
    path("doi-tac/", include("haidang.registers.partners.urls")),
    path("ho-chieu/", include("haidang.registers.passports.urls")),
    path("thoa-thuan/", include("haidang.registers.agreements.urls")),
    path("doan-ra/", include("haidang.registers.delegations.urls")),
    path("doan-vao/", include("haidang.registers.visits.urls")),
    path("hoi-nghi/", include("haidang.registers.conferences.urls")),
    path("con-nguoi/", include("haidang.registers.people.urls")),
    path("su-kien/", include("haidang.registers.events.urls")),
    path("vien-tro/", include("haidang.registers.aid.urls")),
    path("thong-tin/", include("haidang.registers.information.urls")),
    path("doi-ngoai-quoc-phong/", include("haidang.registers.defence.urls")),
    path("bao-cao/", include("haidang.reports.urls")),
    path("trao-doi/edxml/", include("haidang.exchange.edxml.urls")),
    path("ke-hoach-nam-sau/", include("haidang.reports.next_plan.urls")),
    path("luu-tru/", include("haidang.exchange.archive.urls")),
    path("trao-doi/", include("haidang.exchange.urls")),
    path("api/", include("haidang.api.urls")),
    path("thong-bao/", include("haidang.office.notices.urls")),
    path("cong-viec/", include("haidang.kit.jobs.urls")),
    path("tim-kiem/", include("haidang.kit.search.urls")),
    path("nhat-ky/", include("haidang.kit.audit.urls")),
    path("tep/", include("haidang.kit.files.urls")),
    path("bao-ve-du-lieu/", include("haidang.office.privacy.urls")),
    path("du-lieu-ca-nhan/", include("haidang.kit.personal.urls")),
    path("ngon-ngu/", set_language, name="set_language"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
