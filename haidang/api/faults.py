"""How the API says no: one form for all of it, `{"errors": {what: [sentences]}}`, in the words of the office."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import (
    NON_FIELD_ERRORS,
    ObjectDoesNotExist,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled
from ninja.errors import ValidationError as NotUnderstood

from haidang.plan.followup.services import Stale

#: Signs of our own letters stay as they are: the answer is UTF-8.
_LETTERS = {"ensure_ascii": False}
#: Under this name stands what is about no single field.
WHOLE = "request"


class Refused(Exception):
    """Something was asked that cannot be done, with the number that programs know it by."""

    def __init__(self, status: int, errors: Mapping[str, Sequence[str]]) -> None:
        super().__init__(status, errors)
        self.status, self.errors = status, errors


def refuse(status: int, sentence: str, at: str = WHOLE) -> Refused:
    return Refused(status, {at: [sentence]})


def answer(told: Any, status: int = 200) -> JsonResponse:
    return JsonResponse(told, status=status, json_dumps_params=_LETTERS, safe=False)


def refusal(status: int, errors: Mapping[str, Sequence[str]]) -> JsonResponse:
    reply = answer({"errors": {name: list(said) for name, said in errors.items()}}, status)
    reply["Cache-Control"] = "no-store"
    if status == 401:
        reply["WWW-Authenticate"] = 'Bearer realm="haidang"'
    return reply


def _of_http(request: HttpRequest, refused: HttpError) -> JsonResponse:
    sentence = {
        400: _("Nội dung gửi lên không đọc được. Gửi JSON (UTF-8), một đối tượng."),
        401: _("Chưa đăng nhập. Gửi khóa API trong đầu thư “Authorization: Bearer …”; tạo khóa ở trang API."),
        403: _("Ghi từ trình duyệt thì phải gửi kèm mã chống giả mạo (CSRF); chương trình thì dùng khóa API."),
        429: _("Khóa này hỏi quá nhiều trong một phút. Đợi hết thời gian ghi ở “Retry-After” rồi hỏi lại."),
    }.get(refused.status_code, str(refused))
    return refusal(refused.status_code, {WHOLE: [sentence]})


def _of_verb(request: HttpRequest, refused: ValidationError) -> JsonResponse:
    """What a rule of the office refuses; somebody else was first: 412."""
    status = 412 if isinstance(refused, Stale) or getattr(refused, "code", "") == "stale" else 422
    if not hasattr(refused, "error_dict"):
        return refusal(status, {WHOLE: refused.messages})
    named = refused.message_dict
    return refusal(status, {WHOLE if name == NON_FIELD_ERRORS else name: said for name, said in named.items()})


def _of_right(request: HttpRequest, refused: PermissionDenied) -> JsonResponse:
    return refusal(403, {WHOLE: [_("Bạn được xem nhưng không có quyền làm việc này.")]})


def _of_nothing(request: HttpRequest, refused: Exception) -> JsonResponse:
    return refusal(404, {WHOLE: [_("Không có hồ sơ này, hoặc bạn không được xem.")]})


def _of_size(request: HttpRequest, refused: SuspiciousOperation) -> JsonResponse:
    """More than Django takes in: a body too long, an address with a thousand questions."""
    if isinstance(refused, RequestDataTooBig):
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024
        return refusal(413, {WHOLE: [_("Nội dung gửi lên quá %(most)d KB. Chia ra gửi nhiều lần.") % {"most": most}]})
    return refusal(400, {WHOLE: [_("Câu hỏi có quá nhiều phần hoặc không đúng dạng.")]})


def _of_own(request: HttpRequest, refused: Refused) -> JsonResponse:
    return refusal(refused.status, refused.errors)


def _of_form(request: HttpRequest, refused: NotUnderstood) -> JsonResponse:
    """What was sent has not the form that the description asks: in the address 400, in the body 422."""
    errors: dict[str, list[str]] = {}
    for fault in refused.errors:
        errors.setdefault(_place(fault["loc"]), []).append(_sentence(fault))
    in_body = any(fault["loc"][0] == "body" for fault in refused.errors)
    return refusal(422 if in_body else 400, errors)


def _place(where: Iterable[Any]) -> str:
    """ "body", "said", "figures", 3 → "figures.3": the first two are how our functions call it."""
    kind, *way = map(str, where)
    way = way[1:] if kind == "body" else way
    return ".".join(way) or WHOLE


def _sentence(fault: Mapping[str, Any]) -> str:
    told = {"name": _place(fault["loc"])} | fault.get("ctx", {})
    kind = str(fault["type"])
    said = next((say for begins, say in _SAID if kind.startswith(begins)), None)
    return said(told) if said else _("Giá trị của “%(name)s” không hợp lệ; xem mô tả của địa chỉ.") % told


#: By the beginning of the name that pydantic gives a fault.
_SAID: tuple[tuple[str, Callable[[dict[str, Any]], str]], ...] = (
    ("missing", lambda told: _("Thiếu “%(name)s”.") % told),
    ("extra_forbidden", lambda told: _("Không có ô “%(name)s”.") % told),
    ("string_too_long", lambda told: _("“%(name)s” dài quá %(max_length)s chữ.") % told),
    ("string_too_short", lambda told: _("“%(name)s” chưa ghi gì.") % told),
    ("string", lambda told: _("“%(name)s” phải là chữ.") % told),
    ("greater_than_equal", lambda told: _("“%(name)s” phải từ %(ge)s trở lên.") % told),
    ("less_than_equal", lambda told: _("“%(name)s” phải từ %(le)s trở xuống.") % told),
    ("int", lambda told: _("“%(name)s” phải là số nguyên.") % told),
    ("decimal", lambda told: _("“%(name)s” phải là số, nhiều nhất 16 chữ số nguyên và 4 chữ số lẻ.") % told),
    ("date", lambda told: _("“%(name)s” phải là ngày dạng 2026-06-30.") % told),
    ("bool", lambda told: _("“%(name)s” phải là true hoặc false.") % told),
    ("enum", lambda told: _("“%(name)s” phải là một trong các mã mà mô tả của địa chỉ nêu.") % told),
    ("too_long", lambda told: _("“%(name)s” có quá nhiều phần, nhiều nhất %(max_length)s.") % told),
    ("too_short", lambda told: _("“%(name)s” không có phần nào.") % told),
)


def teach(api: NinjaAPI) -> None:
    """Say all of it by these sentences. What is none of these is a fault of ours, and Django's to report."""
    for kind, handler in _HANDLERS.items():
        api.add_exception_handler(kind, handler)


_HANDLERS: Mapping[type[Exception], Any] = {
    Refused: _of_own,
    ValidationError: _of_verb,
    PermissionDenied: _of_right,
    NotUnderstood: _of_form,
    SuspiciousOperation: _of_size,
    Http404: _of_nothing,
    ObjectDoesNotExist: _of_nothing,
    HttpError: _of_http,
    AuthenticationError: _of_http,
    Throttled: _of_http,
}
