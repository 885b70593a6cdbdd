"""Forms of the drafts: words written otherwise, number and day, the signed file, why one is thrown away, a template."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.files.forms import ConfirmsNoSecrets, warn_about
from haidang.kit.records.forms import RecordForm, dress
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Draft
from haidang.office.documents.selectors_drafts import kinds_said

#: A template is a page or two; what is larger holds pictures that no paper of the state has.
LARGEST_TEMPLATE = 2_000_000


class DraftForm(RecordForm):
    """A draft has no form of its own: it is composed. The trích yếu is what lists and the search know it by."""

    class Meta:
        model = Draft
        fields = ("title",)


class _Dressed(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class WordsForm(_Dressed):
    """One part of the paper, as a person writes it."""

    words = forms.CharField(
        label=_("Lời văn"),
        required=False,
        max_length=20_000,
        strip=False,
        help_text=_("Mỗi đoạn một dòng; để trống thì đoạn này không có trong văn bản."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, label: str = "", is_line: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["words"]
        if label:
            field.label = label
        if is_line:
            field.widget, field.help_text = forms.TextInput(), ""
        else:
            field.widget = forms.Textarea(attrs={"rows": 6})
        # Opened in place of the paragraph, it is where the person writes on.
        field.widget.attrs["autofocus"] = True
        dress({"words": field})

    def clean_words(self) -> str:
        """No free text that bears a mark of secrets is kept."""
        typed: str = self.cleaned_data["words"]
        if told := warn_about(typed):
            raise ValidationError(told)
        return typed


class IssueForm(_Dressed):
    """Number and day, as the clerk gave them."""

    number = forms.CharField(
        label=_("Số"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Chưa ghi số văn bản. Lấy số ở văn thư rồi ghi vào đây.")},
    )
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, help_text=_("Ghi đúng như văn thư, ví dụ QĐ-UBND."))
    on = forms.DateField(label=_("Ngày ban hành"))
    issuer = forms.ModelChoiceField(label=_("Cơ quan ban hành"), queryset=Agency.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issuer"].queryset = Agency.objects.of_province().in_protocol_order()  # type: ignore[attr-defined]
        self.fields["on"].initial = clock.today()


class SignForm(ConfirmsNoSecrets, _Dressed):
    """The signed file; none where it lies at the paper in the book already."""

    upload = forms.FileField(label=_("Bản đã ký"), required=False)

    field_order = ("upload", "confirms_no_secrets")

    def __init__(self, *args: Any, has_file: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].required = not has_file
        self.fields["upload"].help_text = (
            _("Văn bản trong sổ đã có tệp; chỉ chọn nếu bản ký là tệp khác.")
            if has_file
            else _("Tệp PDF ký số, hoặc bản quét.")
        )
        self.fields["upload"].error_messages["required"] = _("Chưa chọn bản đã ký. Chọn tệp rồi gửi lại.")
        self.fields["confirms_no_secrets"].required = not has_file or bool(self.files)


class TemplateForm(ConfirmsNoSecrets, _Dressed):
    """A Word file for the papers of one kind."""

    kind = forms.ChoiceField(label=_("Loại văn bản"))
    upload = forms.FileField(
        label=_("Tệp mẫu (.docx)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={
            "required": _("Chưa chọn tệp mẫu. Chọn tệp .docx rồi gửi lại."),
            "empty": _("Tệp này trống. Chọn tệp .docx có nội dung."),
        },
    )

    field_order = ("kind", "upload", "confirms_no_secrets")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds_said()  # type: ignore[attr-defined]

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload.size > LARGEST_TEMPLATE:
            told = {"size": upload.size // 1_000, "most": LARGEST_TEMPLATE // 1_000}
            raise ValidationError(
                _("Tệp mẫu nặng %(size)d KB, nhiều nhất là %(most)d KB. Bỏ bớt hình rồi gửi lại.") % told
            )
        return upload
