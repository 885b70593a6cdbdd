"""Addresses of the plan room."""

from django.urls import path

from haidang.plan.plans.views import amendments, cards, pages, papers, products, receipts, review, tasks, uploads

app_name = "plans"
urlpatterns = [
    path("", pages.plan_list, name="plan-list"),
    path("<int:pk>/", pages.plan_page, name="plan"),
    path("<int:pk>/xuat-excel/", pages.plan_sheet, name="plan-sheet"),
    path("<int:pk>/lich-su/", pages.plan_history, name="plan-history"),
    path("<int:pk>/thoi-han/", tasks.settle_dues, name="plan-dues"),
    path("toan-van/<int:pk>/", pages.source_page, name="source"),
    path("co-quan/<int:pk>/", pages.agency_page, name="agency-tasks"),
    path("linh-vuc/<int:pk>/", pages.field_page, name="field-tasks"),
    # a task
    path("nhiem-vu/<int:pk>/", tasks.task_page, name="task"),
    path("nhiem-vu/<int:pk>/sua/", tasks.correct, name="task-correct"),
    path("nhiem-vu/<int:pk>/thoi-han/", tasks.settle_due, name="task-due"),
    path("nhiem-vu/<int:pk>/thanh-vien/", tasks.settle_members, name="task-members"),
    path("thanh-vien/<int:pk>/", tasks.settle_member, name="member-settle"),
    path("cum-tu/<int:pk>/them/", tasks.add_member, name="member-add"),
    path("cum-tu/<int:pk>/khong-co/", tasks.say_nobody, name="phrase-nobody"),
    path("nhiem-vu/<int:pk>/thuong-xuyen/", tasks.set_standing, name="task-standing"),
    # above and below: papers, products, tasks from other papers
    path("giao-viec/", papers.give_task, name="task-give"),
    path("<int:pk>/van-ban/", papers.papers_page, name="plan-papers"),
    path("nhiem-vu/<int:pk>/san-pham/", products.product_add, name="product-add"),
    path("san-pham/<int:pk>/", products.product_page, name="product"),
    path("san-pham/<int:pk>/<slug:verb>/", products.product_act, name="product-act"),
    # whom it was sent to, and what they say
    path("<int:pk>/nhan/", receipts.receipts_page, name="plan-receipts"),
    path("nhan/<int:pk>/", receipts.confirm, name="receipt-confirm"),
    path("phan-viec/<int:pk>/", receipts.duty_page, name="duty"),
    # what decisions change, and the plan as it stood on a day
    path("<int:pk>/dieu-chinh/", amendments.amendments_page, name="plan-amendments"),
    path("<int:pk>/tai-ngay/", amendments.as_of_page, name="plan-as-of"),
    path("dieu-chinh/<int:pk>/", amendments.amendment_page, name="amendment"),
    path("dieu-chinh/<int:pk>/them/", amendments.change_page, name="amendment-change"),
    path("dieu-chinh/<int:pk>/dua-vao-thuc-hien/", amendments.put_in_force, name="amendment-put"),
    path("dieu-chinh/<int:pk>/huy/", amendments.cancel, name="amendment-cancel"),
    path("thay-doi/<int:pk>/bo/", amendments.remove_change, name="change-remove"),
    # from the file to the tasks
    path("tai-len/", uploads.upload_page, name="plan-upload"),
    path("tai-len/<int:pk>/", uploads.upload_state, name="plan-upload-state"),
    path("<int:pk>/tep-goc/", uploads.source_file, name="plan-file"),
    path("<int:pk>/ra-soat/", review.review_page, name="plan-review"),
    path("<int:pk>/ra-soat/chap-nhan-tat-ca/", review.accept_everything, name="plan-accept-all"),
    path("<int:pk>/ra-soat/gop/", review.merge_chosen, name="plan-merge"),
    path("<int:pk>/ra-soat/diem/<slug:code>/", review.settle_kind, name="finding-kind-settle"),
    path("<int:pk>/ra-soat/ten/", review.settle_name, name="name-settle"),
    path("<int:pk>/ra-soat/chua-doc/<int:start>/", review.unread, name="unread-task"),
    path("<int:pk>/ban-doc/", review.readings_page, name="plan-readings"),
    path("de-xuat/<int:pk>/", cards.proposal_verb, name="proposal"),
    path("de-xuat/<int:pk>/<slug:verb>/", cards.proposal_verb, name="proposal-verb"),
    path("diem-can-soat/<int:pk>/", review.settle_finding, name="finding-settle"),
]
