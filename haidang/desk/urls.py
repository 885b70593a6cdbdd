"""Addresses of the desk."""

from django.urls import include, path

from haidang.desk import digest_pages, figures_views, ladder_views, leaders_views, views, year_line_views

app_name = "desk"
urlpatterns = [
    path("viec-cua-toi/", views.home, name="home"),
    path("ban-dieu-hanh/", views.desk, name="desk"),
    path("ban-dieu-hanh/moi-den/", views.arrivals, name="arrivals"),
    path("ban-dieu-hanh/danh-sach/", views.owed_list, name="owed-list"),
    path("ban-dieu-hanh/im-lang/", views.silent_list, name="silent-list"),
    path("ban-dieu-hanh/giao-ban.docx", views.weekly, name="weekly"),
    path("ban-dieu-hanh/thu-hom-nay/", digest_pages.preview, name="digest"),
    path("ban-dieu-hanh/thu-hom-nay/<int:pk>/", digest_pages.mail_of, name="digest-mail"),
    path("lanh-dao/", leaders_views.leaders, name="leaders"),
    path("lanh-dao/nhiem-vu/", leaders_views.tasks, name="tasks"),
    path("lanh-dao/ke-hoach/", leaders_views.plans, name="plans"),
    path("lanh-dao/cho-quyet-dinh/", leaders_views.awaited_page, name="awaited"),
    path("don-doc/hom-nay/", ladder_views.today_page, name="ladder"),
    path("don-doc/con-cho/", ladder_views.waiting_page, name="ladder-waiting"),
    path("don-doc/giu-lai/", ladder_views.hold_page, name="ladder-hold"),
    path("don-doc/giu-lai/<int:pk>/bo/", ladder_views.let_go, name="ladder-let-go"),
    path("don-doc/truc-tiep/", ladder_views.hand_page, name="ladder-hand"),
    path("don-doc/cong-van/", ladder_views.letters_page, name="ladder-letters"),
    path("don-doc/cong-van/<int:pk>.docx", ladder_views.letter_paper, name="ladder-letter"),
    path("don-doc/cong-van/<int:pk>/da-phat-hanh/", ladder_views.letter_sent, name="ladder-letter-sent"),
    path("don-doc/bao-cao-ubnd/", ladder_views.province_page, name="ladder-province"),
    path("lich/dong-thoi-gian/", year_line_views.year_line_page, name="year-line"),
    path("lich/", include("haidang.desk.calendar.urls")),
    path("so-lieu/", figures_views.figures_page, name="figures"),
    path("so-lieu/so-lieu.xlsx", figures_views.figures_sheet, name="figures-sheet"),
    path("don-doc/bao-cao-ubnd.docx", ladder_views.province_paper, name="ladder-province-paper"),
]
