"""Addresses of difficulties and extensions."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.plan.difficulties.choices import Act
from haidang.plan.difficulties.registers import difficulties, extensions
from haidang.plan.difficulties.views import acts, desk, raising, records
from haidang.plan.difficulties.views import extensions as days

#: The word of each act in its address.
_WORDS = {
    Act.EXPLAIN: "tra-loi-cau-hoi",
    Act.ASK_BACK: "hoi-lai",
    Act.ANSWER: "tra-loi",
    Act.REDIRECT: "doi-noi-giai-quyet",
    Act.FORWARD: "chuyen",
    Act.DECIDE: "cho-y-kien",
    Act.RECORD: "ghi-y-kien",
    Act.DEFER: "hen",
    Act.COMPLETE: "so-van-ban",
    Act.RESOLVE: "xac-nhan",
    Act.REOPEN: "neu-lai",
    Act.WITHDRAW: "rut",
}
#: What has its own way in: a difficulty is raised about a part and goes through its acts; nothing is taken away.
_WITHOUT = dict.fromkeys(("add", "import", "sheet", "edit", "delete"))

app_name = "difficulties"
urlpatterns = [
    path("neu/", raising.choose, name="choose"),
    path("phan-viec/<int:pk>/neu/", raising.raise_page, name="raise"),
    path("tong-hop/", desk.board, name="board"),
    path("cho-quyet-dinh/", desk.waiting_page, name="waiting"),
    path("thiet-lap/", desk.settings_page, name="settings"),
    path("thiet-lap/ke-hoach/<int:pk>/", desk.way_page, name="way"),
    path("to-trinh/<int:pk>/", desk.submission_page, name="submission"),
    path("to-trinh/<int:pk>/word/", desk.submission_letter, name="submission-letter"),
    path("to-trinh/<int:pk>/da-trinh/", desk.submission_sent, name="submission-sent"),
    path("to-trinh/<int:pk>/bo/", desk.submission_dropped, name="submission-drop"),
    path("to-trinh/<int:pk>/cho-y-kien/", desk.submission_decided, name="submission-decide"),
    path("to-trinh/muc/<int:pk>/bo/", desk.line_let_go, name="line-drop"),
    path("loi-hua/", days.ledger, name="ledger"),
    path("loi-hua/xuat-excel/", days.ledger_sheet, name="ledger-sheet"),
    path("phan-viec/<int:pk>/gia-han/", days.ask_page, name="extension-ask"),
    path("gia-han/<int:pk>/quyet-dinh/", days.decide_page, name="extension-decide"),
    path("gia-han/<int:pk>/rut/", days.withdraw_page, name="extension-withdraw"),
    *(path(f"<int:pk>/{_WORDS[act]}/", acts.act_page(act, page), name=act.value) for act, page in acts.ACTS.items()),
    *urls(extensions, "gia-han/", record=records.extension_page, **_WITHOUT),
    *urls(difficulties, "", record=records.difficulty_page, **_WITHOUT),
]
