"""A page of a record with its files, for tests in the browser."""

from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import include, path

from haidang.kit.files.selectors import files_panel

PAGE = """{% extends "ui/base.html" %}{% block content %}<div class="container-xl hd-page"><h1>Hồ sơ</h1>
<h2>Tệp</h2>{% include "files/list.html" %}{% include "files/upload.html" %}</div>{% endblock %}"""


def page(request, pk):
    """The page."""
    record = get_object_or_404(get_user_model().objects.for_user(request.user, "view"), pk=pk)
    context = {"panel": files_panel(record, request.user)}
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


urlpatterns = [path("ho-so/<int:pk>/", page), path("", include("haidang.site.urls"))]
