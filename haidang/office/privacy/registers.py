"""The two books of the room, and their pages."""

import django_filters
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.views import ActPage, Pages
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters
from haidang.kit.records.forms import RecordForm
from haidang.kit.records.register import Register
from haidang.office.privacy import services
from haidang.office.privacy.choices import Act, Decision
from haidang.office.privacy.forms import DoneForm, EraseForm, KeepForm, RefuseForm, SubjectRequestForm
from haidang.office.privacy.models import ErasureProposal, SubjectRequest


class SubjectRequestFilters(RecordFilters):
    since = django_filters.DateFilter(label=_("Nhận từ ngày"), field_name="received_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Nhận đến ngày"), field_name="received_on", lookup_expr="lte")

    class Meta:
        model = SubjectRequest
        fields = ("stage", "want", "since", "until")


requests = Register(
    model=SubjectRequest,
    form=SubjectRequestForm,
    filters=SubjectRequestFilters,
    columns=("want", "received_on", "due_on", "stage", "answered_on"),
    details=(
        "want", "person", "contact", "words", "received_on", "due_on", "stage", "answered_on", "answer", "why_not",
    ),
    save=services.save,
)  # fmt: skip

request_pages = Pages(
    register=requests,
    acts={
        Act.DO: ActPage(
            word="da-lam",
            form=DoneForm,
            do=services.done,
            why=_("Sửa dữ liệu bằng trang Sửa của chính hồ sơ; xóa, cung cấp thì qua trang Tra cứu một người."),
            look="foremost",
        ),
        Act.REFUSE: ActPage(word="khong-lam", form=RefuseForm, do=services.refuse, look="undoing"),
    },
)


class ErasureProposalForm(RecordForm):
    """Proposals are made by the clock: there is nothing to fill in."""

    class Meta:
        model = ErasureProposal
        fields: list[str] = []


class ErasureProposalFilters(RecordFilters):
    class Meta:
        model = ErasureProposal
        fields = ("stage",)


_KIND = Column("kind_said", _("loại hồ sơ"), value=lambda row: row.kind_said, join="content_type")

proposals = Register(
    model=ErasureProposal,
    form=ErasureProposalForm,
    filters=ErasureProposalFilters,
    columns=(_KIND, "object_id", "since", "over_on", "stage", "kept_until"),
    details=(
        _KIND, "object_id", "since", "over_on", "basis", "proposed_on", "stage", "decided_on",
        Column("decided_by__full_name", _("người quyết định")), "kept_until", "why",
    ),
)  # fmt: skip

proposal_pages = Pages(
    register=proposals,
    acts={
        Decision.ERASE: ActPage(
            word="xoa-du-lieu",
            form=EraseForm,
            do=services.erase,
            why=_(
                "Mọi giá trị được che của hồ sơ bị xóa, không lấy lại được: lịch sử thay đổi cũng không giữ, kể cả "
                "dạng mã hóa. Số liệu của hồ sơ vẫn còn. Tệp đính kèm thì mở hồ sơ xem và xóa riêng; bản sao lưu, kho "
                "của năm lập trước hôm nay còn giữ đến hết thời hạn của chúng."
            ),
            look="undoing",
        ),
        Decision.KEEP: ActPage(word="giu-them", form=KeepForm, do=services.keep),
    },
)

REGISTERS = (requests, proposals)
