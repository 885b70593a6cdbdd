"""Forms of the acts: what must be said to rename, merge, split, close, put under, inherit, post, direct, list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.forms import dress
from haidang.office.directory.choices import Level, NameKind, Part
from haidang.office.directory.models import Agency, AgencyName, AgencyParent, Official


class ActForm(forms.Form):
    """An act with the day it is for and the paper it stands on: what it is called, what it means, who does it."""

    act: Any = ""
    why: Any = ""

    def __init__(self, *args: Any, by: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        dress(self.fields)


def _since(**options: Any) -> forms.DateField:
    return forms.DateField(label=_("Từ ngày"), **options)


def _last(**options: Any) -> forms.DateField:
    return forms.DateField(label=_("Ngày cuối cùng"), help_text=_("Ngày này vẫn tính."), **options)


def _paper(label: Any = "", **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label or _("Căn cứ"), max_length=250, help_text=_("Số, ký hiệu, ngày của văn bản."), **options
    )


def _agency(label: Any = "", **options: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(Agency.objects.all(), label=label or _("Cơ quan"), **options)


class DayForm(ActForm):
    """As of which day a page is read."""

    ngay = forms.DateField(label=_("Xem tại ngày"))


# ── agencies ─────────────────────────────────────────────────────────────────────────────────────


class RenameForm(ActForm):
    act = _("Đổi tên")
    why = _("Tên cũ giữ nguyên cho các ngày trước; báo cáo của năm nào in tên của năm ấy.")

    name = forms.CharField(label=_("Tên mới"), max_length=250)
    short = forms.CharField(label=_("Tên viết tắt mới"), max_length=250, required=False)
    since = _since()
    decision = _paper()


class NameForm(ActForm):
    act = _("Thêm tên gọi")
    why = _("Tên mà các văn bản vẫn dùng, để đọc kế hoạch nhận ra cơ quan này.")

    text = forms.CharField(label=_("Tên gọi"), max_length=250)
    kind = forms.ChoiceField(
        label=_("Loại tên"), choices=[pair for pair in NameKind.choices if pair[0] != NameKind.OFFICIAL]
    )
    first = _since(required=False)
    last = forms.DateField(label=_("Đến hết ngày"), required=False)
    context = AgencyName._meta.get_field("context").formfield()
    decision = _paper(required=False)


class DropNameForm(ActForm):
    act = _("Gỡ tên gọi")
    why = _("Chỉ gỡ tên ghi nhầm; tên đã dùng thì để nguyên.")

    reason = forms.CharField(label=_("Lý do"), max_length=250)


class ParentForm(ActForm):
    act = _("Đổi cơ quan cấp trên")
    why = _("Cấp trên cũ giữ nguyên cho các ngày trước.")

    parent = _agency(_("Cơ quan cấp trên"), required=False, empty_label=_("Không có"))
    since = _since()
    decision = AgencyParent._meta.get_field("decision").formfield(required=True)


class CloseForm(ActForm):
    act = _("Kết thúc hoạt động")
    why = _("Tên gọi, chức vụ, thành viên của cơ quan kết thúc cùng ngày. Hồ sơ vẫn giữ.")

    last = _last()
    decision = _paper()


class MergeForm(ActForm):
    """The agency of the page is merged into another, or takes others in."""

    act = _("Sáp nhập")
    why = _("Cơ quan này kết thúc ngày hôm trước; cơ quan nhận kế thừa toàn bộ và quản lý các đơn vị trực thuộc.")

    into = _agency(_("Nhập vào"), help_text=_("Cơ quan mới thì thêm vào danh bạ trước."))
    others = forms.ModelMultipleChoiceField(
        Agency.objects.all(),
        label=_("Cùng với"),
        required=False,
        help_text=_("Các cơ quan khác nhập vào cùng lúc; giữ Ctrl để chọn nhiều."),
    )
    since = _since()
    legal_basis = _paper()


class SplitForm(ActForm):
    """Up to four heirs, each with its part; the first answers where it is not clear."""

    act = _("Chia, tách")
    why = _("Mỗi cơ quan nhận một phần việc. Cơ quan nhận thứ nhất trả lời khi không rõ việc thuộc ai.")

    since = _since()
    legal_basis = _paper()
    goes_on = forms.BooleanField(
        label=_("Cơ quan này còn hoạt động với phần việc còn lại (tách)"),
        required=False,
        help_text=_("Không chọn: cơ quan kết thúc ngày hôm trước (chia)."),
    )
    HEIRS = range(1, 5)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in self.HEIRS:
            self.fields[f"heir_{number}"] = _agency(_("Cơ quan nhận %d") % number, required=number == 1)
            self.fields[f"scope_{number}"] = forms.CharField(
                label=_("Phần việc nhận %d") % number, max_length=250, required=number == 1
            )
        dress({name: field for name, field in self.fields.items() if name[-1].isdigit()})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [(cleaned.get(f"heir_{n}"), cleaned.get(f"scope_{n}", "")) for n in self.HEIRS]
        cleaned["into"] = [(agency, scope) for agency, scope in chosen if agency]
        return cleaned


class InheritForm(ActForm):
    act = _("Ghi cơ quan kế thừa")
    why = _("Việc đã giao cho cơ quan này từ ngày ấy do cơ quan kế thừa trả lời.")

    successor = _agency(_("Cơ quan kế thừa"))
    scope = forms.CharField(
        label=_("Phạm vi"), max_length=250, required=False, help_text=_("Để trống nếu kế thừa toàn bộ.")
    )
    since = _since()
    legal_basis = _paper()


class UnknownForm(ActForm):
    """What a name that nobody knows is: another name of somebody known, or somebody new."""

    text = forms.CharField(label=_("Tên trong văn bản"), max_length=250)
    source = forms.CharField(label=_("Gặp ở"), max_length=250, required=False)
    agency = _agency(_("Là tên gọi khác của"), required=False, empty_label=_("Cơ quan chưa có trong danh bạ"))
    level = forms.ChoiceField(label=_("Cấp (nếu là cơ quan mới)"), choices=Level.choices, initial=Level.PROVINCE)
    next = forms.CharField(widget=forms.HiddenInput, required=False)


# ── people, committees, groups, fields ───────────────────────────────────────────────────────────


class PostForm(ActForm):
    act = _("Giao chức vụ")
    why = _("Chức vụ có ngày bắt đầu; ngày kết thúc ghi khi thôi.")

    agency = _agency()
    title = forms.CharField(label=_("Chức vụ"), max_length=120)
    rank = forms.IntegerField(
        label=_("Thứ tự trong cơ quan"), min_value=1, max_value=99, initial=9, help_text=_("1 là người đứng đầu.")
    )
    since = _since()
    last = forms.DateField(label=_("Đến hết ngày"), required=False)
    decision = _paper(required=False)
    is_focal = forms.BooleanField(label=_("Là đầu mối công tác đối ngoại"), required=False)
    phone = forms.CharField(label=_("Điện thoại cơ quan"), max_length=32, required=False)
    email = forms.EmailField(label=_("Thư công vụ"), required=False)


class LeaveForm(ActForm):
    act = _("Thôi chức vụ")
    why = _("Người này giữ chức vụ đến hết ngày ấy.")

    last = _last()
    decision = _paper(required=False)


class EndMemberForm(LeaveForm):
    act = _("Thôi thành viên")
    why = _("Thành viên tham gia đến hết ngày ấy.")


class EndListingForm(ActForm):
    act = _("Kết thúc dòng ghi riêng")
    why = _("Sau ngày ấy chỉ còn quy tắc của nhóm quyết định.")

    last = _last()


class MemberForm(ActForm):
    act = _("Thêm thành viên")
    why = _("Cơ quan, cán bộ, hoặc cán bộ đại diện cơ quan.")

    agency = _agency(required=False)
    official = forms.ModelChoiceField(Official.objects.all(), label=_("Cán bộ"), required=False)
    part = forms.ChoiceField(label=_("Vai trò"), choices=Part.choices, initial=Part.MEMBER)
    since = _since()
    decision = _paper(_("Theo quyết định"))


class ListForm(ActForm):
    act = _("Ghi riêng một cơ quan")
    why = _("Thêm cơ quan mà quy tắc của nhóm không lấy, hoặc bỏ cơ quan mà quy tắc lấy nhầm.")

    agency = _agency()
    since = _since(required=False)
    last = forms.DateField(label=_("Đến hết ngày"), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=250, required=False)
    is_left_out = forms.BooleanField(
        label=_("Không thuộc nhóm, dù đúng loại và cấp"), required=False, help_text=_("Phải ghi lý do.")
    )


class DirectForm(ActForm):
    act = _("Phân công phụ trách")
    why = _("Người phụ trách trước thôi từ ngày hôm trước.")

    official = forms.ModelChoiceField(Official.objects.all(), label=_("Người phụ trách"))
    since = _since()
    decision = _paper(_("Theo quyết định"))
