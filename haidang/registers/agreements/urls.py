"""Addresses of the room."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.registers.agreements.choices import Act
from haidang.registers.agreements.registers import agreements, programmes
from haidang.registers.agreements.views import acts, lists, records

#: The word of each act in its address.
_WORDS = {
    Act.ASK: "xin-y-kien",
    Act.APPROVE: "duyet",
    Act.REFUSE: "khong-duyet",
    Act.REOPEN: "de-xuat-lai",
    Act.SIGN: "ky",
    Act.REPORT: "bao-cao",
    Act.PUBLISH: "dang-tai",
    Act.BEGIN: "thay-doi",
    Act.ASK_CHANGE: "thay-doi/xin-y-kien",
    Act.FINISH: "thay-doi/co-hieu-luc",
    Act.LEAVE: "thay-doi/thoi",
    Act.NOTIFY: "thay-doi/thong-bao",
    Act.MINUTES: "bien-ban",
    Act.DROP: "thoi-de-xuat",
}

app_name = "agreements"
urlpatterns = [
    path("het-hieu-luc/", lists.ending_page, name="ending"),
    path("gui-bo-ngoai-giao/", lists.duties_page, name="duties"),
    path("phu-luc/", lists.annex_page, name="annex"),
    path("<int:pk>/goi-y/", lists.hint, name="hint"),
    path("<int:pk>/buoc/", lists.step, name="step"),
    path("chuong-trinh/<int:pk>/danh-gia/", lists.evaluate_page, name="evaluate"),
    path("danh-gia/<int:pk>/nhan-xet/", lists.comment_page, name="comment"),
    *(path(f"<int:pk>/{_WORDS[act]}/", acts.act_page(act, page), name=act.value) for act, page in acts.ACTS.items()),
    *urls(programmes, "chuong-trinh/", record=records.programme_page),
    *urls(agreements, "", record=records.agreement_page),
]
