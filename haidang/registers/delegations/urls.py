"""Addresses of delegations abroad."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.registers.delegations.choices import Act
from haidang.registers.delegations.limits import urls as limits
from haidang.registers.delegations.registers import delegations
from haidang.registers.delegations.row_forms import ROWS
from haidang.registers.delegations.views import acts, records, rows, years

#: The word of each act in its address.
_WORDS = {
    Act.ASK: "trinh",
    Act.SEND_BACK: "tra-lai",
    Act.CONSULT: "xin-y-kien",
    Act.APPRAISE: "tham-dinh",
    Act.DECIDE: "quyet-dinh",
    Act.RECORD: "ghi-quyet-dinh",
    Act.REFUSE: "khong-cu",
    Act.NUMBER: "so-quyet-dinh",
    Act.MOVE: "doi-ngay",
    Act.REPORT: "bao-cao",
    Act.SETTLE: "quyet-toan",
    Act.ASSESS: "danh-gia",
    Act.CANCEL: "dung",
    Act.ESTIMATE: "du-toan",
    Act.MEMBERS: "thanh-vien",
    Act.STOPS: "noi-den",
    Act.PROGRAMME: "chuong-trinh",
    Act.INVITATIONS: "doi-tac",
    Act.LOGISTICS: "chuan-bi",
    Act.PAPERS: "ho-chieu",
    Act.COMMIT: "cam-ket",
}

app_name = "delegations"
urlpatterns = [
    path("nhin-lai/", years.year_page, name="year"),
    path("cam-ket/<int:pk>/giao/", acts.give_page, name="give"),
    *(path(f"<int:pk>/{_WORDS[act]}/", acts.act_page(act, page), name=act.value) for act, page in acts.ACTS.items()),
    *(path(f"<int:pk>/{_WORDS[act]}/", rows.rows_page(act), name=act.value) for act in ROWS),
    *limits.urlpatterns,
    *urls(delegations, "", record=records.delegation_page),
]
