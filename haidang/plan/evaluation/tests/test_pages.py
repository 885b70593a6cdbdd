"""The pages of the evaluation with a person at the door; the paper as a file of Word."""

import io

import docx
import pytest
from django.urls import reverse

from haidang.office.directory.models import Agency
from haidang.papers.writer.tests.said import lines_of
from haidang.plan.evaluation import examples, services
from haidang.plan.evaluation.choices import Grade, Stage
from haidang.plan.evaluation.models import Assessment, LastYearFigure
from tests.registers import queries_of

pytestmark = pytest.mark.django_db


def text(reply):
    assert reply.status_code == 200
    return " ".join(reply.content.decode().split())


def at(name, *args):
    return reverse(f"evaluation:{name}", args=args)


@pytest.fixture
def judged(evaluation, part, officer, desk, director):
    """1.1 is confirmed as partly reached."""
    row = services.assess(examples.self_said(part("1.1"), by=officer), grade=Grade.PARTLY, by=desk)
    return services.confirm(row, by=director)


def test_the_desk_opens_the_evaluation_on_the_page_of_the_plan(norms, today, accepted, enter, desk, officer):
    there = at("plan", accepted.pk)
    assert "Chưa mở đánh giá" in text(enter(officer).get(there))
    assert enter(officer).post(there).status_code == 403
    client = enter(desk)
    page = text(client.get(there))
    assert "Mở đánh giá" in page
    vp = Agency.objects.get(code="VPUBND")
    reply = client.post(there, {"monitor": desk.agency_id, "deputy": desk.agency_id})
    assert reply.status_code == 422
    assert "Cơ quan theo dõi không tự đánh giá" in reply.content.decode()
    reply = client.post(there, {"monitor": desk.agency_id, "deputy": vp.pk}, follow=True)
    assert "Được mời" not in text(reply)
    assert "các cơ quan chủ trì được mời tự đánh giá" in text(reply)


def test_every_number_of_the_page_opens_its_list(judged, evaluation, enter, desk):
    client = enter(desk)
    page = text(client.get(at("plan", evaluation.plan_id)))
    parts = at("parts", evaluation.plan_id)
    assert f'<a href="{parts}">8 nhiệm vụ</a>' in page
    assert f'<a href="{parts}?nhiem-vu=partly">1 đạt một phần</a>' in page
    assert f'<a href="{parts}?ai=thay">3 nhiệm vụ</a>' in page
    assert "1/8 phần việc" not in page
    for query, count in (
        ("", 9), ("?nhiem-vu=partly", 1), ("?nhiem-vu=none", 8), ("?ai=thay", 3), ("?ket-qua=partly", 1),
        (f"?buoc={Stage.ASKED}", 8), ("?linh-vuc=II/1", 4), ("?buoc=x", 0),
    ):  # fmt: skip
        assert f"{count}/9 phần việc" in text(client.get(parts + query)), query


def test_it_is_said_on_every_page_who_judges_whom(evaluation, enter, desk, part):
    client = enter(desk)
    for name in ("plan", "parts", "agencies"):
        page = text(client.get(at(name, evaluation.plan_id)))
        assert "không đánh giá nhiệm vụ của mình" in page, name
        assert "Văn phòng" in page
    page = text(client.get(at("part", part("2.2").pk)))
    assert "chủ trì nên do Văn phòng" in page


def test_before_it_is_published_an_agency_finds_only_its_own(judged, evaluation, enter, cast, part, chair, desk):
    client = enter(cast["so-du-lich"])
    assert "1/1 phần việc" in text(client.get(at("parts", evaluation.plan_id)))
    page = text(client.get(at("agencies", evaluation.plan_id)))
    assert "ở đây chỉ có điểm của cơ quan mình" in page
    assert "Sở Du lịch" in page
    assert "Tỉnh Đoàn" not in page
    sct = Agency.objects.get(code="SCT").pk
    assert client.get(at("part", judged.pk)).status_code == 404
    assert client.get(at("agency", evaluation.plan_id, sct)).status_code == 404
    assert client.get(at("paper", evaluation.plan_id)).status_code == 404
    services.propose(evaluation, gaps="Chờ.", by=desk)
    services.publish(evaluation, by=chair)
    assert client.get(at("part", judged.pk)).status_code == 200
    assert client.get(at("agency", evaluation.plan_id, sct)).status_code == 200
    assert "9/9 phần việc" in text(client.get(at("parts", evaluation.plan_id)))


def test_who_inspects_reads_nothing_of_it_before_it_is_published(judged, evaluation, enter, cast):
    client = enter(cast["kiem-tra"])
    assert "0/0 phần việc" in text(client.get(at("parts", evaluation.plan_id)))
    assert client.get(at("part", judged.pk)).status_code == 404


def test_an_agency_judges_itself_on_the_page(part, enter, officer):
    row, client = part("1.1"), enter(officer)
    page = text(client.get(at("part", row.pk)))
    assert "Gửi tự đánh giá" in page
    act = at("part-act", row.pk, "tu-danh-gia")
    reply = client.post(act, {"tu-grade": "partly", "tu-results": "14 bến", "tu-version": "1"})
    assert reply.status_code == 422
    assert "Chưa ghi nguyên nhân" in reply.content.decode()
    assert "14 bến" in reply.content.decode()
    said = {"tu-grade": "partly", "tu-results": "14 bến", "tu-objective": "Thiếu số liệu", "tu-version": "1"}
    assert "Đã gửi tự đánh giá" in text(client.post(act, said, follow=True))
    assert part("1.1").stage == Stage.SELF
    # a second click on the old page changes nothing
    assert client.post(act, said).status_code == 422


def test_the_desk_is_refused_its_own_task_on_the_page_too(part, enter, desk):
    row = examples.self_said(part("2.2"), by=desk)
    client = enter(desk)
    assert "Ghi đánh giá" not in text(client.get(at("part", row.pk)))
    assert client.post(at("part-act", row.pk, "danh-gia"), {"dg-grade": "met"}).status_code == 403
    assert part("2.2").stage == Stage.SELF


def test_what_does_not_fit_a_good_judgement_is_shown_and_refuses_nothing(part, enter, officer, desk):
    row = examples.self_said(part("1.1"), by=officer, grade=Grade.MET)
    page = text(enter(desk).get(at("part", row.pk)))
    assert "chưa được xác nhận hoàn thành" in page
    assert services.assess(row, grade=Grade.MET, by=desk).grade == Grade.MET


def test_a_purpose_is_judged_on_its_page(aim, tasks, enter, desk, office):
    client, there = enter(desk), at("aim", aim.pk)
    client.post(there, {"act": "tasks", "tasks": [tasks["1.1"].pk, tasks["2.2"].pk]})
    page = text(client.get(there))
    assert "Sau mục này có nhiệm vụ Sở Ngoại vụ chủ trì nên do Văn phòng" in page
    reply = client.post(there, {"act": "judge", "grade": "met", "words": "Đạt."})
    assert reply.status_code == 422
    client = enter(office)
    assert "Đã ghi đánh giá" in text(client.post(there, {"act": "judge", "grade": "met", "words": "Đạt."}, follow=True))
    assert "1 đạt yêu cầu" in text(client.get(at("plan", aim.evaluation.plan_id)))


def test_the_year_before_is_entered_with_its_source_or_said_to_be_unknown(evaluation, enter, desk, officer):
    there, client = at("last-year", evaluation.plan_id), enter(desk)
    assert "So với cùng kỳ: chưa có số liệu." in text(client.get(there))
    reply = client.post(there, {"value": "x", "what": "Đoàn vào", "unit": "đoàn"})
    assert reply.status_code == 422
    assert "không phải con số" in reply.content.decode()
    said = {"value": "12", "what": "Đoàn vào", "unit": "đoàn", "source": "Báo cáo 301/BC-UBND, mục II.5"}
    assert "Đã ghi số liệu cùng kỳ" in text(client.post(there, said, follow=True))
    row = LastYearFigure.objects.get()
    assert (row.year, row.value_said) == (2019, "12")
    assert enter(officer).post(there, said).status_code == 403
    assert "Đã bỏ" in text(client.post(at("last-year-drop", row.pk), follow=True))


def test_the_leaders_publish_on_the_page_and_the_numbers_stay(judged, evaluation, enter, desk, chair):
    there = at("plan", evaluation.plan_id)
    client = enter(desk)
    assert "Đã trình" in text(
        client.post(at("act", evaluation.plan_id, "trinh"), {"reason": "Chờ quyết toán."}, follow=True)
    )
    assert "Duyệt, công bố" not in text(client.get(there))
    client = enter(chair)
    assert "Đã công bố" in text(client.post(at("act", evaluation.plan_id, "cong-bo"), follow=True))
    assert client.post(at("act", evaluation.plan_id, "khac")).status_code == 404
    # what changes afterwards is shown as a difference, and changes nothing
    Assessment.objects.filter(pk=judged.pk).update(grade=Grade.MET)
    page = text(client.get(there))
    assert "Tính lại hôm nay thì khác" in page
    assert "công bố 0/1, nay 1/1" in page


def paragraphs(data):
    return " ".join(lines_of(data))


def test_the_paper_says_the_same_and_by_whom_each_task_was_judged(judged, evaluation, enter, desk, aim, tasks):
    services.lay_tasks(aim, [tasks["1.1"]], by=desk)
    services.judge_aim(aim, grade=Grade.PARTLY, words="Mới 14 bến.\x0b", by=desk)
    words = paragraphs(enter(desk).get(at("paper", evaluation.plan_id)).content)
    assert "Kế hoạch có 8 nhiệm vụ được đánh giá, với 9 phần việc do 6 cơ quan chủ trì." in words
    assert "Đã đánh giá 1/8 nhiệm vụ: 1 đạt một phần, 7 chưa đánh giá." in words
    assert "3/8 nhiệm vụ có Sở Ngoại vụ chủ trì do Văn phòng" in words
    assert "Đánh giá: Đạt một phần (do Sở Ngoại vụ đánh giá). Mới 14 bến. Căn cứ: nhiệm vụ 1.1." in words
    assert f"- {examples.LESSONS} (Sở Công Thương, nhiệm vụ 1.1)" in words
    assert "So với cùng kỳ: chưa có số liệu." in words
    assert "dự thảo, chưa công bố" in words
    assert "Dữ liệu minh họa" in paragraphs_of_head(enter(desk).get(at("paper", evaluation.plan_id)).content)


def paragraphs_of_head(data):
    return docx.Document(io.BytesIO(data)).sections[0].first_page_header.paragraphs[0].text


def test_pages_ask_the_database_the_same_whatever_their_length(evaluation, cast, enter, desk, tasks):
    client = enter(desk)
    pages = [at(name, evaluation.plan_id) for name in ("plan", "parts", "agencies", "fields", "aims", "last-year")]

    def price(page):
        return len(queries_of(client, page))

    client.get(pages[0])
    few = {page: price(page) for page in pages}
    plan = evaluation.plan
    for number in range(12):
        task = type(tasks["1.1"]).objects.create(
            plan=plan, position=900 + number, label=f"9.{number}", title="Thêm", accepted_by=desk, section="II"
        )
        task.duties.create(agency=cast["tinh-doan"].agency, part="lead")
    services.take_in(evaluation, by=desk)
    for number in range(5):
        services.add_aim(evaluation, kind="purpose", words=f"Thêm {number}", by=desk)
    for page, price_before in few.items():
        assert price(page) <= price_before, page


def test_the_page_of_the_plan_leads_to_its_evaluation(accepted, enter, officer, desk, norms, today):
    plan = accepted.get_absolute_url()
    there = at("plan", accepted.pk)
    assert f'href="{there}"' not in text(enter(officer).get(plan))
    services.open_evaluation(accepted, by=desk)
    page = text(enter(officer).get(plan))
    assert f'href="{there}"' in page
    assert "đang đánh giá" in page


def test_the_page_of_a_task_leads_to_the_judgements_that_one_may_see(judged, enter, officer, cast):
    task, there = judged.duty.task.get_absolute_url(), at("part", judged.pk)
    page = text(enter(officer).get(task))
    assert f'href="{there}"' in page
    assert "đạt một phần" in page
    # the judgement of another agency is not for Sở Du lịch before it is published
    assert f'href="{there}"' not in text(enter(cast["so-du-lich"]).get(task))
