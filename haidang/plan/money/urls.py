"""Addresses of money."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.plan.money import views
from haidang.plan.money.choices import Act
from haidang.plan.money.registers import estimates

#: The word of each act in its address.
_WORDS = {
    Act.ASK: "gui",
    Act.APPRAISE: "tham-dinh",
    Act.SEND_BACK: "tra-lai",
    Act.DECIDE: "duyet",
    Act.REFUSE: "khong-duyet",
    Act.CANCEL: "rut",
    Act.ALLOCATE: "cap",
    Act.SPEND: "chi",
    Act.PAY_BACK: "nop-tra",
    Act.SETTLE: "quyet-toan",
}

app_name = "money"
urlpatterns = [
    path("cho-tham-dinh/", views.inbox_page, name="inbox"),
    path("tong-hop/", views.sums_page, name="sums"),
    path("<int:pk>/dong/", views.lines_page, name=Act.LINES.value),
    path("but-toan/<int:pk>/go/", views.take_back_entry, name="take-back-entry"),
    *(path(f"<int:pk>/{_WORDS[act]}/", views.act_page(page), name=act.value) for act, page in views.ACTS.items()),
    # An estimate is never taken away: it is withdrawn, and its row says why.
    *urls(estimates, "", record=views.record_page, delete=None),
]
