"""What tasks bring forth: supposed, confirmed, drafted, asked about, approved, read; then its tasks hang below."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.office.documents.models import Document
from haidang.office.norms import services as norms
from haidang.plan.plans import services
from haidang.plan.plans.choices import ProductKind, ProductStage, ProductState, UploadState
from haidang.plan.plans.examples import TEXT
from haidang.plan.plans.models import Plan, Task, TaskProduct
from haidang.plan.plans.owed import owed
from haidang.plan.plans.selectors.chain import chain, would_circle
from haidang.plan.plans.services.products import hang_plan
from haidang.plan.plans.tests.papers import SMALL

pytestmark = pytest.mark.django_db

#: What a task of the example brings forth, signed: its number and its tasks are its own.
CHILD = SMALL.replace("12/KH-UBND", "31/KH-UBND").replace("05 tháng 3 năm 2024", "10 tháng 3 năm 2020")


@pytest.fixture
def product(tasks, desk):
    """A plan that Industry and Trade is to make under 1.1."""
    return services.add_product(tasks["1.1"], "Kế hoạch quảng bá cảng", by=desk, due_on=date(2020, 4, 30))


@pytest.fixture
def paper(desk):
    return services.paper_named("31/KH-UBND", date(2020, 3, 10), "", by=desk, about="Kế hoạch quảng bá cảng")


def read_under(product, desk, text=CHILD):
    taken = services.take_upload("de-an.txt", text.encode(), by=desk, confirms_no_secrets=True, product=product)
    return services.read_upload(taken.pk)


def test_the_seven_products_of_plan_163_are_laid_before_a_person(accepted_163):
    own = TaskProduct.objects.filter(task__plan=accepted_163, shared_with=None)
    assert [one.task.label for one in own.order_by("task__position")] == [
        "1.1",
        "1.2",
        "1.5",
        "3.3",
        "3.5",
        "7.1",
        "8.3",
    ]
    assert set(own.values_list("state", flat=True)) == {ProductState.PROPOSED}
    shared = TaskProduct.objects.get(task__plan=accepted_163, task__label="3.6")
    assert shared.made.task.label == "8.3"


def test_who_leads_a_task_confirms_its_product(accepted_163, cast, officer):
    product = TaskProduct.objects.get(task__plan=accepted_163, task__label="1.1")
    services.confirm_product(product, by=officer, title="Đề án hỗ trợ doanh nghiệp")
    product.refresh_from_db()
    assert (product.state, product.title) == (ProductState.CONFIRMED, "Đề án hỗ trợ doanh nghiệp")
    assert history(product)[0].verb == "confirmed"
    with pytest.raises(ValidationError, match="đã trả lời trước"):
        services.confirm_product(product, by=officer)
    other = TaskProduct.objects.get(task__plan=accepted_163, task__label="1.2")
    with pytest.raises(TaskProduct.DoesNotExist):
        services.confirm_product(other, by=officer)


def test_what_is_no_product_is_said_with_a_reason_and_falls_for_who_shares_it(accepted_163, desk):
    product = TaskProduct.objects.get(task__plan=accepted_163, task__label="8.3")
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        services.refuse_product(product, reason=" ", by=desk)
    services.refuse_product(product, reason="Đã gộp vào kế hoạch chung.", by=desk)
    states = TaskProduct.objects.filter(task__plan=accepted_163, task__label__in=("8.3", "3.6")).values_list("state")
    assert set(states) == {(ProductState.REFUSED,)}


def test_a_product_that_nobody_confirmed_goes_nowhere(accepted_163, desk):
    product = TaskProduct.objects.get(task__plan=accepted_163, task__label="1.2")
    with pytest.raises(ValidationError, match="chưa được xác nhận"):
        services.draft_product(product, by=desk)


def test_a_stranger_adds_none(tasks, cast):
    with pytest.raises(Task.DoesNotExist):
        services.add_product(tasks["3.2"], "Sổ tay", by=cast["so-cong-thuong"])
    with pytest.raises(PermissionDenied):
        services.add_product(tasks["1.1"], "Kế hoạch khác", by=cast["so-du-lich"])


def test_a_draft_goes_round_for_opinions_and_back(product, officer, cast):
    norms.seed()
    services.draft_product(product, by=officer)
    asked = services.consult_product(product, [cast["so-du-lich"].agency], by=officer)
    product.refresh_from_db()
    assert (product.stage, product.consultation) == (ProductStage.CONSULTING, asked)
    assert asked.link_url == product.get_absolute_url()
    services.draft_product(product, by=officer)
    product.refresh_from_db()
    assert product.stage == ProductStage.DRAFTED
    assert [each.verb for each in history(product)] == ["added", "drafted", "asked", "drafted"]


def test_an_approved_product_names_its_paper_and_can_step_back_with_a_reason(product, desk, paper):
    services.approve_product(product, paper, by=desk)
    product.refresh_from_db()
    assert (product.stage, product.document) == (ProductStage.APPROVED, paper)
    with pytest.raises(ValidationError, match="không chuyển sang"):
        services.approve_product(product, paper, by=desk)
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        services.step_back(product, reason="", by=desk)
    services.step_back(product, reason="Nhầm số văn bản.", by=desk)
    product.refresh_from_db()
    assert (product.stage, product.document) == (ProductStage.DRAFTED, None)


def test_the_approved_paper_is_read_and_its_tasks_hang_under_the_task(product, tasks, desk, officer, paper):
    services.approve_product(product, paper, by=desk)
    upload = read_under(product, desk)
    child = upload.plan
    assert upload.state == UploadState.DONE
    assert (child.parent_task, child.above) == (tasks["1.1"], tasks["1.1"].plan)
    assert child.document == paper
    product.refresh_from_db()
    assert (product.stage, product.plan) == (ProductStage.READ, child)
    # nothing is a task before somebody accepts it, and nobody else knows of the plan until then
    assert not Plan.objects.for_user(officer, "view").filter(pk=child.pk).exists()
    services.accept_all(child.sources.get().readings.get(), by=desk)
    assert Plan.objects.for_user(officer, "view").filter(pk=child.pk).exists()
    assert tasks["1.1"].child_plans.get().tasks.count() > 0


def test_a_signed_paper_that_is_read_is_its_own_approval(product, desk):
    upload = read_under(product, desk)
    product.refresh_from_db()
    assert product.document.number == "31/KH-UBND"
    assert upload.plan.document == product.document


def test_a_second_paper_is_refused_before_it_is_taken(product, desk):
    read_under(product, desk)
    with pytest.raises(ValidationError, match="đã có văn bản được đọc"):
        read_under(product, desk, CHILD.replace("31/KH-UBND", "32/KH-UBND"))


def test_a_paper_whose_number_is_known_hangs_when_a_person_says_it_is_that_one(product, desk, upload):
    known = upload(CHILD, "truoc.txt").plan
    asked = read_under(product, desk, CHILD + "\n")
    assert asked.state == UploadState.ASKING
    services.answer_upload(asked, "same", by=desk)
    known.refresh_from_db()
    assert known.parent_task == product.task


def test_a_plan_never_stands_under_itself(product, tasks, desk, accepted):
    with pytest.raises(ValidationError, match="không thể là sản phẩm"):
        hang_plan(product, accepted, by=desk)
    child = read_under(product, desk).plan
    assert would_circle(accepted, child)
    assert not would_circle(child, accepted)


def test_the_tree_shows_each_only_what_they_may_see(product, accepted, desk, officer, cast):
    assert chain(accepted, desk) == ()
    child = read_under(product, desk).plan
    assert [(one.plan, one.depth, one.is_here) for one in chain(child, desk)] == [
        (accepted, 0, False),
        (child, 1, True),
    ]
    assert [one.plan for one in chain(accepted, desk)] == [accepted, child]
    # not accepted yet: the lead of the task sees no branch
    assert chain(accepted, officer) == ()


def test_an_approved_product_waits_for_the_desk_to_read_it(product, desk, paper):
    def keys(on):
        return [row.key for row in owed(on) if row.key.startswith("product:")]

    today = clock.today()
    assert keys(today) == []
    services.approve_product(product, paper, by=desk)
    assert keys(today) == [f"product:{product.pk}:read"]
    read_under(product, desk)
    assert keys(today) == []


def test_a_shared_product_has_the_way_of_the_one_that_makes_it(product, tasks, desk):
    shared = services.add_product(tasks["1.2"], "", by=desk, shared_with=product)
    assert (shared.title, shared.kind, shared.made) == (product.title, ProductKind.PLAN, product)
    with pytest.raises(ValidationError, match=r"ghi giai đoạn ở đó"):
        services.draft_product(shared, by=desk)
    with pytest.raises(ValidationError, match="của chính nhiệm vụ"):
        services.add_product(tasks["1.1"], "", by=desk, shared_with=product)


def test_accepting_a_large_plan_asks_no_more_for_its_products(upload, desk, django_assert_max_num_queries):
    text = TEXT.replace("II. NỘI DUNG\n", "II. NỘI DUNG\n0. Mở đầu\n" + "".join(
        f"0.{n}. Xây dựng Kế hoạch đón đoàn thứ {n}\n- Đơn vị chủ trì: Sở Ngoại vụ.\n" for n in range(1, 40)
    ))  # fmt: skip
    reading = upload(text, "lon.txt").plan.sources.get().readings.get()
    services.accept_all(reading, by=desk)
    assert TaskProduct.objects.filter(task__plan=reading.plan).count() >= 39
    tasks = list(Task.objects.filter(plan=reading.plan))
    TaskProduct.objects.filter(task__plan=reading.plan).delete()
    with django_assert_max_num_queries(8):
        services.products.propose_products(reading.plan, tasks)


def test_a_document_in_use_is_seen_by_who_sees_the_task(product, desk, officer, paper):
    services.approve_product(product, paper, by=desk)
    assert Document.objects.for_user(officer, "view").filter(pk=paper.pk).exists()
