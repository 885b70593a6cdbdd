"""An agency lays its papers in its own Word file; what is wrong with the file is said, and nothing of it is kept."""

import io

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from haidang.kit import clock
from haidang.office.documents import draft_paper, examples, services
from haidang.office.documents.models import PaperTemplate

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(cast):
    return cast["lanh-dao-so-ngoai-vu"]


def file_with(*paragraphs, name="mau.docx"):
    made = docx.Document()
    for words in paragraphs:
        made.add_paragraph(words)
    out = io.BytesIO()
    made.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def words_of(data):
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_papers_come_in_the_template_that_stands_and_keep_the_one_they_were_issued_by(cast, head, desk, morning):
    draft = examples.draft(by=desk)
    assert "MẪU RIÊNG" not in words_of(draft_paper.word(draft))
    first = services.put_template("documents.asking", file_with("MẪU RIÊNG MỘT", "{{p noi_dung }}"), by=head)
    assert "MẪU RIÊNG MỘT" in words_of(draft_paper.word(draft))
    assert draft_paper.faults(draft_paper.word(draft)), "what such a file lacks of the form is told"
    issued = services.issue(draft, number="9", on=clock.today(), by=desk)
    second = services.put_template("documents.asking", file_with("MẪU RIÊNG HAI", "{{p noi_dung }}"), by=head)
    assert "MẪU RIÊNG MỘT" in words_of(draft_paper.word(issued))
    assert "MẪU RIÊNG HAI" in words_of(draft_paper.word(examples.draft(by=desk)))
    assert (list(PaperTemplate.objects.in_use()), issued.template) == ([second], first)
    services.retire_template(second, by=head)
    assert draft_paper.faults(draft_paper.word(examples.draft(by=desk))) == []


@pytest.mark.parametrize(
    ("upload", "told"),
    [
        (file_with("{{ so_ky_hieu ", "{{p noi_dung }}"), "Thẻ viết sai"),
        (file_with("{{ ''.__class__ }}", "{{p noi_dung }}"), "không được phép"),
        (file_with("{{ mat_khau }}", "{{p noi_dung }}"), "mat_khau"),
        (file_with("Không có chỗ nào"), "không có chỗ cho nội dung"),
        (SimpleUploadedFile("mau.docx", b"khong phai Word"), "Word"),
        (file_with("TỐI MẬT", "{{p noi_dung }}"), "mật"),
    ],
)
def test_a_template_that_is_broken_or_wants_too_much_is_refused_in_a_sentence(cast, head, upload, told):
    upload.seek(0)
    with pytest.raises(ValidationError) as refused:
        services.put_template("documents.asking", upload, by=head)
    assert told in " ".join(refused.value.messages)
    assert not PaperTemplate.objects.exists()


def test_only_who_signs_for_an_agency_says_which_form_its_papers_have(cast, head, desk, enter):
    with pytest.raises(PermissionDenied):
        services.put_template("documents.asking", file_with("{{p noi_dung }}"), by=desk)
    page = reverse("documents:template-list")
    assert 'type="file"' not in enter().get(page).content.decode()
    assert enter().post(page).status_code == 403
    sent = {
        "kind": "documents.asking",
        "confirms_no_secrets": "on",
        "upload": file_with("{% for x in", "{{p noi_dung }}"),
    }
    reply = enter("lanh-dao-so-ngoai-vu").post(page, sent)
    assert (reply.status_code, PaperTemplate.objects.count()) == (422, 0)
    start = enter().get(reverse("documents:template-start")).content
    reply = enter("lanh-dao-so-ngoai-vu").post(page, sent | {"upload": SimpleUploadedFile("mau.docx", start)})
    assert reply.status_code == 302
    made = PaperTemplate.objects.get()
    assert made.agency == head.agency
    address = reverse("documents:template-file", args=[made.pk])
    assert enter().get(address).content == start
    assert enter("lanh-dao-so-cong-thuong").get(address).status_code == 404
