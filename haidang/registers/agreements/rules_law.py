"""What the law of the day says to one agreement: each rule a function that gives a verdict with its source.

A norm reaches a rule as `Said`: found, missing, or two at once. What is missing is "chưa kiểm tra được", never green;
a row that nobody has read in its source only warns.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.verdicts import Compared, Outcome, Verdict
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import Level, Scope


@dataclass(frozen=True)
class Said:
    """A norm as it was found on the day; `fault` is the sentence where there is none, or more than one."""

    source: str = ""
    value: str = ""
    amount: str = ""
    may_refuse: bool = True
    fault: str = ""

    @property
    def worst(self) -> Outcome:
        """How hard it may speak."""
        return Outcome.REFUSE if self.may_refuse else Outcome.WARN


def day_said(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def unknown(code: str, said: Said) -> Verdict:
    return Verdict(code, Outcome.UNKNOWN, said.fault)


def law(said: Said, on: date, scope: str, level: str, way: Said | None = None) -> Verdict:
    """Which law governs it: by the day of its signature, else by today; `way`: where its procedure stands."""
    if scope != Scope.LAW:
        return Verdict(
            "law", Outcome.OK,
            _("%(scope)s: theo pháp luật chuyên ngành, không tính vào số liệu thỏa thuận quốc tế.")
            % {"scope": Scope(scope).label}, said.source,
        )  # fmt: skip
    if said.fault:
        return unknown("law", said)
    if level == Level.ARMY:
        sentence = _("Thỏa thuận của quân đội theo %(law)s; ở đây chỉ giữ thông tin công khai.")
        return Verdict("law", Outcome.OK, sentence % {"law": said.source}, said.source)
    told = {"day": day_said(on), "law": said.value}
    if way is None or way.fault:
        return Verdict("law", Outcome.OK, _("Ngày %(day)s áp dụng %(law)s.") % told, said.source)
    sentence = _("Ngày %(day)s áp dụng %(law)s, trình tự theo %(way)s.") % (told | {"way": way.source})
    return Verdict("law", Outcome.OK, sentence, f"{said.source}; {way.source}")


def name(said: Said, name: str, scope: str) -> Verdict:
    """The four names kept for treaties."""
    if said.fault:
        return unknown("name", said)
    found = rules.barred(name, rules.listed(said.amount))
    if found is None:
        return Verdict("name", Outcome.OK, _("Tên gọi không phải tên dành cho điều ước quốc tế."), said.source)
    if scope != Scope.LAW:
        sentence = _("Tên “%(name)s” theo pháp luật chuyên ngành; luật về thỏa thuận quốc tế không xét tên này.")
        return Verdict("name", Outcome.OK, sentence % {"name": name}, said.source, (Compared(name),))
    told = {"name": name, "word": found.word, "words": ", ".join(rules.listed(said.amount)), "source": said.source}
    if not found.is_name:
        sentence = _("Tên “%(name)s” có nhắc chữ “%(word)s”; kiểm tra để đây không phải tên của chính văn bản.")
        return Verdict("name", Outcome.WARN, sentence % told, said.source, (Compared(name),))
    sentence = _(
        "Tên “%(name)s” dùng chữ “%(word)s”, dành cho điều ước quốc tế (%(words)s; theo %(source)s). "
        "Đổi tên gọi, ví dụ bản ghi nhớ, thỏa thuận; nếu đúng là điều ước quốc tế thì không ghi vào sổ này."
    )
    return Verdict("name", said.worst, sentence % told, said.source, (Compared(name),))


def district(said: Said, level: str, on: date, *, is_inherited: bool) -> Verdict | None:
    """From 01/7/2025 there is no district to sign one; what districts signed passes to UBND tỉnh."""
    if level != Level.DISTRICT or is_inherited:
        return None
    if said.fault:
        return unknown("district", said)
    return Verdict("district", Outcome.OK, _("Cấp huyện còn được ký vào ngày này."), said.source)


def district_is_over(heir: Said, on: date) -> Verdict:
    """The other side of the same day."""
    if heir.fault:
        return unknown("district", heir)
    return Verdict(
        "district",
        heir.worst,
        _("Ngày %(day)s không còn cấp huyện để ký; thỏa thuận đã ký do UBND tỉnh kế thừa (%(source)s).")
        % {"day": day_said(on), "source": heir.source},
        heir.source,
    )


def heir(body: Said, rename: Said, inherited_on: date | None) -> Verdict:
    """What a district signed lives on with UBND tỉnh: since when, or that it still waits for its heir."""
    if body.fault:
        return unknown("heir", body)
    if inherited_on is not None:
        sentence = _("UBND tỉnh kế thừa từ ngày %(day)s.") % {"day": day_said(inherited_on)}
        return Verdict("heir", Outcome.OK, sentence, body.source)
    sentence = _("Cấp huyện không còn: UBND tỉnh kế thừa thỏa thuận này; bấm “Sửa đổi, gia hạn, chấm dứt” để ghi.")
    if rename.fault:
        return Verdict("heir", Outcome.WARN, sentence, body.source)
    sentence += " " + _("Chỉ đổi tên bên ký thì không phải lấy ý kiến, %(until)s.") % {"until": rename.value}
    return Verdict("heir", Outcome.WARN, sentence, f"{body.source}; {rename.source}")


@dataclass(frozen=True)
class Asking:
    """The asking for opinions as the office of papers keeps it."""

    asked: Collection[str]
    asked_on: date | None = None
    due_on: date | None = None
    closed_on: date | None = None
    waiting: Sequence[str] = ()
    remarks_open: int = 0
    url: str = ""
    #: Ministries whose remark was answered and not taken over, and the day of the last such answer.
    differing: Sequence[str] = ()
    differs_on: date | None = None


def opinions(required: Mapping[str, Said], asking: Asking | None) -> Verdict:
    """Was everybody asked whom the law of the day names? `required`: the norm of each code."""
    if faults := [said for said in required.values() if said.fault]:
        return unknown("opinions", faults[0])
    source = "; ".join(dict.fromkeys(said.source for said in required.values()))
    if not required:
        return Verdict("opinions", Outcome.OK, _("Không phải lấy ý kiến."), source)
    if asking is None:
        told = ", ".join(said.value for said in required.values())
        return Verdict("opinions", Outcome.WARN, _("Chưa xin ý kiến; phải hỏi: %(who)s.") % {"who": told}, source)
    missing = [said for said in required.values() if said.amount not in asking.asked]
    compared = (Compared(_("Xin ý kiến ngày %(day)s") % {"day": day_said(asking.asked_on)}, asking.url),)
    if missing:
        worst = Outcome.REFUSE if any(said.may_refuse for said in missing) else Outcome.WARN
        told = ", ".join(said.value for said in missing)
        return Verdict("opinions", worst, _("Còn thiếu ý kiến của %(who)s.") % {"who": told}, source, compared)
    if asking.closed_on is None:
        waits = ", ".join(asking.waiting) or _("tiếp thu, giải trình")
        sentence = _("Đang lấy ý kiến, hạn %(day)s; còn chờ %(who)s.") % {
            "day": day_said(asking.due_on),
            "who": waits,
        }
        return Verdict("opinions", Outcome.WARN, sentence, source, compared)
    return Verdict("opinions", Outcome.OK, _("Đã hỏi đủ cơ quan phải hỏi."), source, compared)


def differing(said: Said, asking: Asking, due: date | None) -> Verdict:
    """A ministry keeps to another opinion: UBND tỉnh lays it before Thủ tướng."""
    told = {"who": ", ".join(asking.differing), "value": said.value, "due": day_said(due), "fault": said.fault}
    compared = (Compared(_("Giải trình ngày %(day)s") % {"day": day_said(asking.differs_on)}, asking.url),)
    if said.fault or due is None:
        sentence = _("%(who)s có ý kiến khác, chưa được tiếp thu; hạn báo cáo Thủ tướng chưa biết. %(fault)s")
        return Verdict("differing", Outcome.UNKNOWN, sentence % told, "", compared)
    sentence = _(
        "%(who)s có ý kiến khác, chưa được tiếp thu: UBND tỉnh báo cáo Thủ tướng trong %(value)s, đến hết ngày %(due)s."
    )
    return Verdict("differing", Outcome.WARN, sentence % told, said.source, compared)


def term_of_opinions(said: Said, asking: Asking | None, due: date | None) -> Verdict | None:
    """Was enough time given? `due` is the last day by the norm."""
    if asking is None:
        return None
    if said.fault or due is None:
        return unknown("opinion-days", said)
    compared = (Compared(_("Hạn trả lời %(day)s") % {"day": day_said(asking.due_on)}, asking.url),)
    if asking.due_on and asking.due_on < due:
        sentence = _("Hạn trả lời %(given)s ngắn hơn quy định (%(value)s: đến hết ngày %(due)s).") % {
            "given": day_said(asking.due_on), "value": said.value, "due": day_said(due),
        }  # fmt: skip
        return Verdict("opinion-days", Outcome.WARN, sentence, said.source, compared)
    sentence = _("Thời hạn trả lời đúng quy định: %(value)s.") % {"value": said.value}
    return Verdict("opinion-days", Outcome.OK, sentence, said.source, compared)


def after(code: str, said: Said, due: date | None, done_on: date | None, today: date, *, what: str) -> Verdict:
    """Something to be done within a term after an act: `due` its last day, `done_on` when it was."""
    if said.fault or due is None:
        return unknown(code, said)
    told = {"what": what, "due": day_said(due), "done": day_said(done_on), "value": said.value}
    if done_on is not None:
        if done_on <= due:
            return Verdict(code, Outcome.OK, _("%(what)s ngày %(done)s, trong hạn %(due)s.") % told, said.source)
        return Verdict(code, Outcome.WARN, _("%(what)s ngày %(done)s, sau hạn %(due)s.") % told, said.source)
    if today > due:
        return Verdict(code, Outcome.WARN, _("%(what)s đã quá hạn %(due)s.") % told, said.source)
    return Verdict(code, Outcome.WARN, _("%(what)s trước hết ngày %(due)s.") % told, said.source)


def rename(said: Said, on: date, *, is_rename: bool) -> Verdict | None:
    """An heir that only takes its own name asks nobody, until 28/02/2027."""
    if not is_rename:
        return None
    if said.fault:
        return Verdict(
            "rename", Outcome.REFUSE,
            _("Ngày %(day)s không áp dụng cách chỉ đổi tên: phải lấy ý kiến như ký mới. %(fault)s")
            % {"day": day_said(on), "fault": said.fault},
        )  # fmt: skip
    return Verdict("rename", Outcome.OK, _("Chỉ đổi tên bên ký, không phải lấy ý kiến."), said.source)


def notice(last: date | None, by: date | None, today: date) -> Verdict | None:
    """The day by which the other side is told, as the text has it."""
    if last is None or by is None:
        return None
    told = {"by": day_said(by), "last": day_said(last)}
    source = _("điều khoản của thỏa thuận")
    if today > last:
        return None
    if today > by:
        sentence = _("Đã qua ngày %(by)s là hạn báo trước cho bên nước ngoài (hết hiệu lực %(last)s).")
        return Verdict("notice", Outcome.WARN, sentence % told, source)
    sentence = _("Báo trước cho bên nước ngoài chậm nhất ngày %(by)s (hết hiệu lực %(last)s).")
    return Verdict("notice", Outcome.OK, sentence % told, source)


def binding(said: Said, note: str) -> Verdict:
    """A department signs for itself: its text says that it binds nobody in law."""
    if said.fault:
        return unknown("binding", said)
    if note.strip():
        return Verdict("binding", Outcome.OK, _("Đã ghi về tính ràng buộc: %(note)s") % {"note": note}, said.source)
    sentence = _("Chưa ghi văn bản nói không ràng buộc pháp lý; thỏa thuận của sở phải ghi điều này.")
    return Verdict("binding", Outcome.WARN, sentence, said.source)


def publication(said: Said, published_on: date | None, why_not: str) -> Verdict:
    """The full text is put on the portal, unless it is secret or the sides agreed otherwise."""
    if said.fault:
        return unknown("publication", said)
    if published_on:
        sentence = _("Đã đăng toàn văn ngày %(day)s.") % {"day": day_said(published_on)}
        return Verdict("publication", Outcome.OK, sentence, said.source)
    if why_not:
        return Verdict("publication", Outcome.OK, _("Không đăng: %(why)s") % {"why": why_not}, said.source)
    sentence = _("Chưa đăng toàn văn trên cổng thông tin, cũng chưa ghi lý do không đăng.")
    return Verdict("publication", Outcome.WARN, sentence, said.source)
