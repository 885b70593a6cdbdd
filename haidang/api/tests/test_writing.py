"""What a program writes goes through the verbs of the pages, under the same rights and rules, whole or not at all."""

from decimal import Decimal

import pytest

from haidang.api.choices import Scope
from haidang.kit.audit.models import Note, RowChange
from haidang.office.directory.models import Agency
from haidang.plan.difficulties import services as difficulty_verbs
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.followup.models import Update
from haidang.plan.programmes import services as programmes
from haidang.registers.visits import examples as visits
from haidang.registers.visits.models import Visit

pytestmark = pytest.mark.django_db

SAID = {"state": "doing", "done": "Đã họp với 14 bến.", "next": "Hoàn chỉnh bảng số liệu."}


def errors(reply):
    return {name: " ".join(said) for name, said in reply.told["errors"].items()}


@pytest.fixture
def sct(program):
    return program("so-cong-thuong")


@pytest.fixture
def at(duty):
    """The update of May of the part."""
    return f"plans/duty/{duty.pk}/updates/2026-t05/"


# ── updates ──────────────────────────────────────────────────────────────────────────────────────


def test_a_program_writes_an_update_and_sends_it(sct, duty, at, people):
    periods = sct("get", f"plans/duty/{duty.pk}/").told["periods"]
    assert "2026-t05" in {one["period"] for one in periods}
    made = sct("put", at, SAID)
    assert (made.status_code, made.told["stage"]["code"], made.told["done"]) == (201, "draft", SAID["done"])
    pk = made.told["id"]
    sent = sct("post", f"followup/update/{pk}/submit/", If_Match=made["ETag"])
    assert (sent.status_code, sent.told["stage"]["code"]) == (200, "submitted")
    update = Update.objects.get()
    assert (update.by, update.duty) == (people["so-cong-thuong"], duty)
    # the database knows who it was, as of a page
    assert {row.actor for row in RowChange.objects.filter(table="followup_update")} == {str(update.by_id)}
    assert {note.by for note in Note.objects.filter(object_id=str(pk), verb__in=("written", "submitted"))} == {
        update.by
    }


def test_who_has_not_read_the_update_does_not_write_over_it(sct, at):
    first = sct("put", at, SAID)
    assert sct("put", at, SAID | {"done": "Khác."}).status_code == 428
    second = sct("put", at, {"next": "Gửi bản tiếng Anh."}, If_Match=first["ETag"])
    # what was left out stays
    assert (second.status_code, second.told["done"], second.told["version"]) == (200, SAID["done"], 2)
    late = sct("put", at, {"done": "Bản cũ."}, If_Match=first["ETag"])
    assert (late.status_code, "đã khác so với lúc" in errors(late)["If-Match"]) == (412, True)
    assert sct("post", f"followup/update/{first.told['id']}/submit/", If_Match=first["ETag"]).status_code == 412
    assert Update.objects.get().stage == "draft"
    assert sct("put", at.replace("t05", "t04"), SAID, If_Match='"gi-do"').status_code == 412


def test_what_has_not_changed_is_not_told_again(sct, at):
    made = sct("put", at, SAID)
    where = f"followup/update/{made.told['id']}/"
    read = sct("get", where)
    assert (read["ETag"], read["Cache-Control"]) == (made["ETag"], "private, no-cache")
    again = sct("get", where, If_None_Match=read["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", read["ETag"])
    sct("put", at, {"done": "Khác."}, If_Match=read["ETag"])
    assert sct("get", where, If_None_Match=read["ETag"]).status_code == 200


def test_rules_of_the_office_refuse_in_its_words_and_nothing_is_kept(sct, at, duty):
    for path, body, where, says in (
        (at.replace("t05", "t09"), SAID, "request", "Kế hoạch không hỏi kỳ"),
        (at, SAID | {"finished_on": "2026-07-01"}, "finished_on", "còn ở phía trước"),
        (at, SAID | {"figures": [{"output": 1, "value": 3}]}, "request", "không còn trong chương trình"),
        (at, SAID | {"state": "xong"}, "state", "một trong các mã"),
        (at, SAID | {"stage": "accepted"}, "stage", "Không có ô “stage”"),
        (at, {"done": 7}, "done", "phải là chữ"),
        (at, {"done": "x" * 20_001}, "done", "dài quá 20000 chữ"),
        (at, {"figures": [{"output": 0, "value": "NaN"}]}, "figures.0.output", "từ 1 trở lên"),
    ):
        reply = sct("put", path, body)
        assert reply.status_code == 422, reply.content
        assert says in errors(reply)[where]
    assert not Update.objects.exists()
    draft = sct("put", at, {"state": "done", "done": "Đã xong."})
    refused = sct("post", f"followup/update/{draft.told['id']}/submit/")
    assert (refused.status_code, "chưa có minh chứng" in " ".join(errors(refused).values())) == (422, True)
    added = sct("post", f"followup/update/{draft.told['id']}/evidence/", {"link": "https://sct.example.vn/ho-so"})
    assert added.told["evidence"][0]["link"] == "https://sct.example.vn/ho-so"
    assert sct("post", f"followup/update/{draft.told['id']}/submit/").status_code == 200
    back = sct("post", f"followup/update/{draft.told['id']}/withdraw/", {"reason": "Gửi nhầm kỳ."})
    assert back.told["stage"]["code"] == "draft"


def test_figures_are_told_of_the_outputs_of_the_part(sct, at, duty, people):
    output = programmes.save_output(
        duty, name="Bến có hồ sơ", unit="bến", target=Decimal(16), by=people["so-cong-thuong"]
    )
    (asked,) = sct("get", f"plans/duty/{duty.pk}/").told["outputs"]
    assert (asked["id"], asked["unit"], asked["target"], asked["reached"]) == (output.pk, "bến", "16.0000", None)
    made = sct("put", at, SAID | {"figures": [{"output": output.pk, "value": "14.5"}]})
    assert [(one["output"]["id"], one["value"]) for one in made.told["figures"]] == [(output.pk, "14.5000")]
    gone = sct("put", at, {"figures": [{"output": output.pk, "value": None}]}, If_Match=made["ETag"])
    assert gone.told["figures"] == []


def test_only_whose_part_it_is_writes_of_it(program, duty, at):
    for name, status in (("so-du-lich", 404), ("kiem-tra", 403), ("so-ngoai-vu", 403), ("quan-tri", 404)):
        assert program(name)("put", at, SAID).status_code == status, name
    told = {"source": "phone", "words": "Anh Người mẫu báo chiều 12/6."}
    desk = program("so-ngoai-vu")("put", at, SAID | {"entered_for": told})
    assert (desk.status_code, desk.told["entered_source"]["code"]) == (201, "phone")


def test_nothing_new_is_said_in_one_call(sct, at):
    reply = sct("post", f"{at}nothing-new/")
    assert (reply.told["state"]["code"], reply.told["stage"]["code"]) == ("nothing", "submitted")


# ── difficulties ─────────────────────────────────────────────────────────────────────────────────


def test_a_difficulty_is_raised_answered_and_taken_back(sct, duty, people):
    ubnd = Agency.objects.get(code="UBND")
    said = {"cause": "coordination", "words": "Hai doanh nghiệp chưa gửi.", "proposal": "UBND có văn bản yêu cầu."}
    where = f"plans/duty/{duty.pk}/difficulties/"
    for more in ({}, {"to_agency": ubnd.pk, "to_leader": 1}):
        assert "đúng một nơi" in errors(sct("post", where, said | more))["request"]
    assert "không có" in errors(sct("post", where, said | {"to_leader": 99}))["to_leader"]
    assert "không có" in errors(sct("post", where, said | {"to_agency": 10**18}))["to_agency"]
    made = sct("post", where, said | {"to_agency": ubnd.pk})
    row = Difficulty.objects.get()
    assert (made.status_code, made.told["id"], made["Location"]) == (201, row.pk, made.told["url"])
    again = sct("post", where, said | {"to_agency": ubnd.pk})
    assert "không cần nêu lần nữa" in errors(again)["request"]
    difficulty_verbs.ask_back(row, question="Doanh nghiệp nào?", by=people["so-ngoai-vu"])
    at = f"difficulties/difficulty/{row.pk}/"
    assert sct("post", f"{at}explain/", {"reply": "Bến số 3."}, If_Match=made["ETag"]).status_code == 412
    explained = sct("post", f"{at}explain/", {"reply": "Bến số 3."}, If_Match=sct("get", at)["ETag"])
    assert explained.told["stage"]["code"] == "raised"
    assert "đang ở bước" in errors(sct("post", f"{at}resolve/", {}))["request"]
    assert sct("post", f"{at}withdraw/", {"reason": "Đã gửi đủ."}).told["stage"]["code"] == "withdrawn"


# ── rows of registers ────────────────────────────────────────────────────────────────────────────


def test_rows_are_tried_then_kept_all_together(program, people):
    visit = visits.visit()
    snv = program("so-ngoai-vu", Scope.IMPORTS)
    before = visit.purpose
    rows = [{"ID": str(visit.pk), "purpose": "Bàn hợp tác cảng biển."}, {"ID": visit.pk, "purpose": before}]
    tried = snv("post", "visits/visit/import/", {"rows": rows, "trial": True})
    assert (tried.status_code, tried.told["kept"]) == (200, False), tried.content
    assert [line["verdict"] for line in tried.told["lines"]] == ["changed", "changed"]
    assert Visit.objects.get().purpose == before
    kept = snv("post", "visits/visit/import/", {"rows": rows[:1]})
    assert (kept.told["kept"], Visit.objects.get().purpose) == (True, "Bàn hợp tác cảng biển.")
    bad = snv("post", "visits/visit/import/", {"rows": [{"ID": visit.pk, "purpose": "Khác."}, {"ID": "7x"}]})
    assert (bad.status_code, "ID 7x không có" in errors(bad)["rows.2"]) == (422, True)
    unknown = snv("post", "visits/visit/import/", {"rows": [{"purpose": "a", "stage": "approved"}]})
    assert errors(unknown) == {"rows.1": "Không có ô “stage”."}
    assert Visit.objects.get().purpose == "Bàn hợp tác cảng biển."


def test_a_number_that_no_table_holds_is_the_fault_of_its_row(program):
    reply = program("so-ngoai-vu")("post", "aid/ingo/import/", {"rows": [{"tasks": 10**30}]})
    # one engine refuses the number, the other knows no record of it
    assert (reply.status_code, list(errors(reply))) == (422, ["rows.1"])


def test_rows_are_taken_where_the_page_takes_them(program):
    visits.visit()
    rows = {"rows": [{"ID": ""}], "trial": True}
    for name, path, status in (
        ("so-ngoai-vu", "plans/task/import/", 404),
        ("so-ngoai-vu", "urging/urging/import/", 404),
        ("so-ngoai-vu", "khong/co/import/", 404),
        ("kiem-tra", "visits/visit/import/", 403),
        ("quan-tri", "visits/visit/import/", 404),
    ):
        assert program(name)("post", path, rows).status_code == status, path


# ── what is no request ───────────────────────────────────────────────────────────────────────────


def test_what_no_table_can_hold_is_refused_before_any_verb(people, program, at):
    sct = program("so-cong-thuong")
    for body in ("{", '{"done": "\\u0000"}', '{"done": "\\ud800"}', "[" * 5_000, '{"done": NaN}', '{"done": "\xff"}'):
        reply = sct("put", at, body.encode("latin-1"))
        assert (reply.status_code, "không đọc được" in errors(reply)["request"]) == (400, True), body
    assert sct("put", at).status_code == 422
    assert sct("put", at, []).status_code == 422


def test_more_than_is_taken_in_is_refused_in_the_same_form(sct, at, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2048
    reply = sct("put", at, {"done": "x" * 3000})
    assert (reply.status_code, errors(reply)["request"]) == (413, "Nội dung gửi lên quá 2 KB. Chia ra gửi nhiều lần.")
    asked = sct("get", "plans/task/?" + "&".join(f"a{n}=1" for n in range(1100)))
    assert (asked.status_code, "quá nhiều phần" in errors(asked)["request"]) == (400, True)


def test_an_address_that_is_none_is_told_so_in_the_same_form(sct):
    for path, status in (
        ("khong/co", 404),
        ("plans/task/0/", 400),
        ("plans/task/abc/", 400),
        (f"plans/task/{2**63}/", 400),
    ):
        reply = sct("get", path)
        assert (reply.status_code, list(reply.told)) == (status, ["errors"]), path
    other = sct("delete", "plans/task/1/")
    assert (other.status_code, other["Allow"], "chỉ nhận GET" in errors(other)["request"]) == (405, "GET", True)
    head = sct("head", "plans/task/")
    assert (head.status_code, head.content, bool(head["ETag"])) == (200, b"", True)
