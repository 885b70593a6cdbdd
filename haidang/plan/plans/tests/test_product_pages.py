"""The pages of products: what is refused is said where it was typed; who may not act finds no form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from haidang.plan.plans import services
from haidang.plan.plans.choices import ProductStage, ProductState
from haidang.plan.plans.models import TaskProduct
from haidang.plan.plans.tests.test_products import CHILD, read_under

pytestmark = pytest.mark.django_db


@pytest.fixture
def product(tasks, desk):
    return services.add_product(tasks["1.1"], "Kế hoạch quảng bá cảng", by=desk)


def at(product, verb=""):
    return f"/ke-hoach/san-pham/{product.pk}/" + (f"{verb}/" if verb else "")


def test_a_form_that_is_refused_stays_as_it_was_filled_in(product, officer, enter):
    page = enter(officer)
    refused = page.post(at(product, "phe-duyet"), {"number": "", "issuer": "Tỉnh ủy nào đó"})
    assert refused.status_code == 422
    assert "Tỉnh ủy nào đó" in refused.content.decode()
    refused = page.post(at(product, "xin-y-kien"), {"agencies": "Sở Không Có"})
    assert refused.status_code == 422
    assert "Danh bạ chưa có" in refused.content.decode()
    assert page.post(at(product, "lui"), {"reason": "Nhầm."}).status_code == 422
    assert page.post(at(product, "gi-do")).status_code == 404
    product.refresh_from_db()
    assert product.stage == ProductStage.PLANNED


def test_a_lead_names_the_approving_paper_by_its_number(product, officer, enter):
    enter(officer).post(at(product, "phe-duyet"), {"number": "31/KH-UBND", "issued_on": "2020-03-10"})
    product.refresh_from_db()
    assert (product.stage, product.document.number) == (ProductStage.APPROVED, "31/KH-UBND")
    # nobody was asked on the way, and the page does not say so
    assert "Đang lấy ý kiến" not in enter(officer).get(at(product)).content.decode()


def test_a_coordinator_reads_and_finds_no_form(product, cast, enter):
    shown = enter(cast["so-du-lich"]).get(at(product)).content.decode()
    assert product.title in shown
    assert at(product, "phe-duyet") not in shown
    assert "tai-len" not in shown


def test_the_task_shows_what_it_makes_and_what_hangs_under_it(product, tasks, desk, officer, enter):
    child = read_under(product, desk).plan
    # before it is reviewed nobody but the desk is led to it
    assert f'"{child.get_absolute_url()}"' not in enter(officer).get(tasks["1.1"].get_absolute_url()).content.decode()
    assert f'"{child.get_absolute_url()}"' not in enter(officer).get(at(product)).content.decode()
    services.accept_all(child.sources.get().readings.get(), by=desk)
    shown = enter(desk).get(tasks["1.1"].get_absolute_url()).content.decode()
    for below in child.tasks.of_content():
        assert below.get_absolute_url() in shown
    shown = enter(desk).get(child.tasks.of_content().first().get_absolute_url()).content.decode()
    assert tasks["1.1"].get_absolute_url() in shown


def test_the_upload_says_for_what_it_is_and_takes_one_file(product, desk, enter):
    page, address = enter(desk), f"/ke-hoach/tai-len/?san-pham={product.pk}"
    assert product.title in page.get(address).content.decode()
    assert page.get("/ke-hoach/tai-len/?san-pham=999999").status_code == 404
    files = [SimpleUploadedFile(f"{n}.txt", CHILD.encode()) for n in (1, 2)]
    refused = page.post(address, {"uploads": files, "confirms_no_secrets": "on"})
    assert refused.status_code == 422
    page.post(address, {"uploads": [SimpleUploadedFile("1.txt", CHILD.encode())], "confirms_no_secrets": "on"})
    product.refresh_from_db()
    assert product.plan.number == "31/KH-UBND"
    assert page.get(address).url == f"/ke-hoach/{product.plan_id}/ra-soat/"


def test_a_product_is_added_by_hand_or_shared(product, tasks, desk, enter):
    page, address = enter(desk), f"/ke-hoach/nhiem-vu/{tasks['1.2'].pk}/san-pham/"
    assert page.post(address, {"kind": "plan", "title": ""}).status_code == 422
    page.post(address, {"kind": "scheme", "title": "Đề án tàu khách", "due_on": "2020-09-30"})
    page.post(address, {"kind": "plan", "title": "", "shared_with": product.pk})
    titles = TaskProduct.objects.filter(task=tasks["1.2"]).order_by("pk").values_list("title", "state")
    assert list(titles) == [("Đề án tàu khách", ProductState.CONFIRMED), (product.title, ProductState.CONFIRMED)]
    assert page.post(address, {"kind": "plan", "title": "Đề án tàu khách"}).status_code == 422
