"""A paper's form is looked at in the browser; nothing of it is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from haidang.kit.files.models import StoredFile
from haidang.papers.form.tests.made import Made
from tests.people import cast

__all__ = ["cast"]

pytestmark = pytest.mark.django_db


def test_a_file_is_looked_at_and_not_kept(client, cast):
    client.force_login(cast["so-cong-thuong"])
    url, made = reverse("exchange:form"), Made()

    def sent(data, name="bao-cao.docx"):
        return client.post(url, {"file": SimpleUploadedFile(name, data), "confirms_no_secrets": "on"})

    assert "Không thấy lỗi thể thức nào" in sent(made.data()).content.decode()
    made.say("number", "Số: 5/BC-SNgV")
    page = sent(made.data()).content.decode()
    assert "F215" in page
    assert "Số: 5/BC-SNgV" in page
    refused = sent(b"%PDF-1.7 %%EOF", "a.pdf")
    assert refused.status_code == 422
    assert "Chỉ kiểm tra thể thức của tệp Word" in refused.content.decode()
    made.say("text 1", "TUYỆT MẬT")
    assert sent(made.data()).status_code == 422
    assert not StoredFile.objects.exists()
