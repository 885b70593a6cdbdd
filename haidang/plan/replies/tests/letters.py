"""Replies in the shapes of the mail programs of Vietnamese offices, written for these tests: name, raw mail, own words.

What a program puts around the words differs: how it introduces the quotation, whether it quotes by ">", by a head or
by HTML alone, how it signs, breaks lines and encodes, what it writes above it all. Bytes are those of the road: lines
end in CRLF, quoted-printable breaks softly at 76 letters, base64 at 76, windows-1258 has its tones apart.
"""

import base64
import unicodedata
from dataclasses import dataclass
from email import quoprimime

#: The mail that is answered, as a program quotes it.
OLD = [
    "Kính gửi Người mẫu A,",
    "",
    "1. Cập nhật tháng 3/2020: Lập hồ sơ giới thiệu năng lực các bến cảng",
    "   Đang thực hiện? Trả lời thư này, hoặc bấm:",
    "   https://hai-dang.example/tra-loi/cap-nhat/xyz/",
]
WORDS = "Đã gửi công văn mời 12 doanh nghiệp cảng; còn chờ hai nơi trả lời."
#: The same, broken where a program breaks it: with a blank at the end of the line, which says "goes on".
FLOWED = "Đã gửi công văn mời 12 doanh nghiệp cảng; còn chờ \nhai nơi trả lời."
#: The sign in a signature of Outlook and Gmail, three letters of it.
_PICTURE = "iVBORw0KGgo="


@dataclass(frozen=True)
class Letter:
    """How one program sends it."""

    name: str
    body: str
    kind: str = "text/plain"
    charset: str = "utf-8"
    encoding: str = "8bit"
    #: A second part in HTML beside the plain one.
    html: str = ""
    headers: str = ""
    #: What stands behind the kind: "format=flowed".
    typed: str = ""
    subject: str = "Trả lời: Hải Đăng 2/3/2020"
    #: A picture beside the text, as signatures have one.
    has_picture: bool = False

    def raw(
        self, *, to: str, answers: str = "", sender: str = "Nguoi mau A <a@example.vn>", number: str = "1"
    ) -> bytes:
        head = [
            "Received: from mail.example.vn (mail.example.vn [203.0.113.7]) by tinh.example with ESMTPS;",
            "\tMon, 02 Mar 2020 10:12:03 +0700",
            f"From: {sender}",
            f"To: {_word('Hải Đăng')} <{to}>" if to.count("@") == 1 else f"To: {to}",
            f"Subject: {_word(self.subject)}",
            "Date: Mon, 02 Mar 2020 10:12:00 +0700",
            f"Message-ID: <{self.name}-{number}@example.vn>",
            "MIME-Version: 1.0",
        ]
        if answers:
            head += [f"In-Reply-To: {answers}", f"References: {answers}"]
        if self.headers:
            head.append(self.headers)
        return "\r\n".join(head).encode() + b"\r\n" + self._content()

    def _content(self) -> bytes:
        found = self._part(self.kind, self.body)
        if self.html:
            found = _parted("alternative", "hai-phan", [found, self._part("text/html", self.html)])
        if self.has_picture:
            picture = (
                "Content-Type: image/png; name=image001.png\r\nContent-Disposition: inline; filename=image001.png\r\n"
                f"Content-ID: <image001.png@01D5F0A1>\r\nContent-Transfer-Encoding: base64\r\n\r\n{_PICTURE}\r\n"
            )
            found = _parted("related", "kem-hinh", [found, picture.encode()])
        return found

    def _part(self, kind: str, text: str) -> bytes:
        typed = f"; {self.typed}" if self.typed and kind == "text/plain" else ""
        head = (
            f"Content-Type: {kind}; charset={self.charset}{typed}\r\nContent-Transfer-Encoding: {self.encoding}\r\n\r\n"
        )
        return head.encode() + _encoded(text, self.charset, self.encoding)


def _word(words: str) -> str:
    """Words of a header: =?UTF-8?B?…?="""
    return "=?UTF-8?B?" + base64.b64encode(words.encode()).decode() + "?="


def _parted(kind: str, boundary: str, parts: list[bytes]) -> bytes:
    head = f'Content-Type: multipart/{kind};\r\n\tboundary="{boundary}"\r\n\r\n'.encode()
    told = b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in parts)
    return head + told + f"--{boundary}--\r\n".encode()


def _encoded(text: str, charset: str, encoding: str) -> bytes:
    data = _windows_1258(text) if charset == "windows-1258" else text.encode(charset)
    if encoding == "base64":
        return base64.encodebytes(data.replace(b"\n", b"\r\n")).replace(b"\n", b"\r\n")
    if encoding == "quoted-printable":
        return quoprimime.body_encode(data.decode("latin-1"), eol="\r\n").encode("ascii")
    return data.replace(b"\n", b"\r\n")


def _windows_1258(text: str) -> bytes:
    """Letters with their roof, tones behind them."""
    found = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tones = "".join(sign for sign in apart if sign in "\u0300\u0301\u0303\u0309\u0323")
        found.append(unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones)) + tones)
    return "".join(found).encode("windows-1258")


_QUOTED = "\n".join(f"> {line}".rstrip() for line in OLD)
_PLAIN = "\n".join(OLD)
_HTML = "".join(f"<div>{line or '<br>'}</div>" for line in OLD)
_MSO = "".join(f"<p class=MsoNormal>{line or '&nbsp;'}<o:p></o:p></p>" for line in OLD)

LETTERS = [
    # ── Gmail ──
    Letter(
        "gmail-web",
        f"{WORDS}\n\nVào Th 2, 2 thg 3, 2020 vào lúc 07:30 Hải Đăng <\nhai-dang@example.vn> đã viết:\n\n{_QUOTED}\n",
        encoding="base64",
        html=f'<div dir="ltr">{WORDS}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" '
        'class="gmail_attr">Vào Th 2, 2 thg 3, 2020 vào lúc 07:30 Hải Đăng &lt;<a href="mailto:hai-dang@example.vn">'
        'hai-dang@example.vn</a>&gt; đã viết:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;'
        f'border-left:1px solid rgb(204,204,204)">{_HTML}</blockquote></div>',
        subject="Re: Hải Đăng 2/3/2020",
    ),
    Letter(
        "gmail-telephone",
        f"{WORDS}\n\nVào 07:30, Th 2, 2 thg 3, 2020 Hải Đăng <hai-dang@example.vn> đã viết:\n\n{_QUOTED}\n",
        encoding="quoted-printable",
        subject="Re: Hải Đăng 2/3/2020",
    ),
    Letter(
        "gmail-with-signature",
        f"{WORDS}\n\n-- \nNgười mẫu A\nSở Công Thương\n[image: logo.png]\n\nVào Th 2, 2 thg 3, 2020 vào lúc 07:30 "
        f"Hải Đăng <hai-dang@example.vn>\nđã viết:\n\n{_QUOTED}\n",
        encoding="quoted-printable",
        has_picture=True,
    ),
    Letter(
        "gmail-html-only",
        f'<div dir="auto">{WORDS}</div><br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span>'
        '<div dir="ltr" class="gmail_signature">Người mẫu A<br>Sở Công Thương</div><br><div class="gmail_quote">'
        '<div dir="ltr" class="gmail_attr">Vào Th 2, 2 thg 3, 2020 vào lúc 07:30 Hải Đăng đã viết:<br></div>'
        f'<blockquote class="gmail_quote">{_HTML}</blockquote></div>',
        kind="text/html",
        encoding="base64",
    ),
    # ── Outlook ──
    Letter(
        "outlook",
        f"Kính gửi Sở Ngoại vụ,\n\n{WORDS}\n\nTrân trọng,\nNgười mẫu A\nPhòng Quản lý thương mại\n"
        "[cid:image001.png@01D5F0A1]\n\n"
        "Từ: Hải Đăng <hai-dang@example.vn>\nĐã gửi: Thứ Hai, 2 Tháng Ba 2020 7:30 SA\nTới: Người mẫu A\n"
        f"Chủ đề: Hải Đăng 2/3/2020\n\n{_PLAIN}\n",
        encoding="base64",
        has_picture=True,
        headers="Thread-Topic: =?utf-8?B?SOG6o2kgxJDEg25n?=\nThread-Index: AQHV8FZr\nX-Mailer: Microsoft Outlook 16.0\n"
        "Content-Language: vi".replace("\n", "\r\n"),
    ),
    Letter(
        "outlook-html-only",
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style><!-- p.MsoNormal {margin:0cm} --></style>"
        f"</head><body lang=VI><div class=WordSection1><p class=MsoNormal>{WORDS}<o:p></o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Trân trọng,<o:p></o:p></p>"
        "<p class=MsoNormal>Người mẫu A<o:p></o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;"
        "padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Từ:</b> Hải Đăng &lt;hai-dang@example.vn&gt; <br>"
        "<b>Đã gửi:</b> Thứ Hai, 2 Tháng Ba 2020 7:30 SA<br><b>Tới:</b> Người mẫu A<br><b>Chủ đề:</b> Hải Đăng<o:p>"
        f"</o:p></p></div></div>{_MSO}</div></body></html>",
        kind="text/html",
        encoding="quoted-printable",
    ),
    Letter(
        "outlook-web",
        f"{WORDS}\n\n________________________________\nFrom: Hải Đăng <hai-dang@example.vn>\n"
        f"Sent: Monday, March 2, 2020 7:30 AM\nTo: a@example.vn\nSubject: Hải Đăng 2/3/2020\n\n{_PLAIN}\n",
        html=f'<div class="elementToProof">{WORDS}</div><div id="appendonsend"></div><hr tabindex="-1">'
        f'<div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Hải Đăng<br><b>Sent:</b> Monday</div><div>{_HTML}</div>',
        encoding="quoted-printable",
    ),
    Letter(
        "outlook-web-html-only",
        f'<html><body dir="ltr"><div class="elementToProof">{WORDS}</div><div id="appendonsend"></div>'
        '<hr tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><b>Từ:</b> Hải Đăng<br><b>Đã gửi:</b> Thứ Hai</div>'
        f"<div>{_HTML}</div></body></html>",
        kind="text/html",
        encoding="quoted-printable",
    ),
    Letter(
        "outlook-telephone",
        f"{WORDS}\n\nTải Outlook cho iOS<https://aka.ms/o0ukef>\n________________________________\nTừ: Hải Đăng\n"
        f"Ngày gửi: Thứ Hai, Tháng Ba 2, 2020 7:30:00 SA\nĐến: a@example.vn\nTiêu đề: Hải Đăng 2/3/2020\n\n{_PLAIN}\n",
        encoding="base64",
    ),
    Letter(
        "outlook-telephone-html-only",
        f'<html><body><div dir="auto">{WORDS}</div><div id="ms-outlook-mobile-body-separator-line"><br></div>'
        '<div id="ms-outlook-mobile-signature">Tải <a href="https://aka.ms/o0ukef">Outlook cho iOS</a></div>'
        '<div id="mail-editor-reference-message-container"><hr><div id="divRplyFwdMsg"><b>Từ:</b> Hải Đăng</div>'
        f"{_HTML}</div></body></html>",
        kind="text/html",
        encoding="base64",
    ),
    # ── Apple Mail ──
    Letter(
        "apple-mail",
        f"{FLOWED}\n\n\u00a0\nVào 2 thg 3, 2020, lúc 07:30, Hải Đăng <hai-dang@example.vn> đã viết:\n\n{_QUOTED}\n",
        encoding="quoted-printable",
        typed="format=flowed",
        headers="X-Mailer: Apple Mail (2.3608.60.0.2.5)",
    ),
    Letter(
        "apple-telephone",
        f"{WORDS}\n\nĐã gửi từ iPhone của tôi\n\nVào 2 thg 3, 2020, lúc 07:30, Hải Đăng <hai-dang@example.vn> đã "
        f"viết:\n\n\ufeff{_QUOTED}\n",
        encoding="base64",
        html=f'<div dir="ltr">{WORDS}</div><div dir="ltr"><br>Đã gửi từ iPhone của tôi</div><div dir="ltr"><br>'
        '<blockquote type="cite">Vào 2 thg 3, 2020, lúc 07:30, Hải Đăng đã viết:<br><br></blockquote></div>'
        f'<blockquote type="cite"><div dir="ltr">\ufeff{_HTML}</div></blockquote>',
        headers="X-Mailer: iPhone Mail (17D50)",
    ),
    Letter(
        "apple-html-only",
        '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body '
        f'style="overflow-wrap: break-word;">{WORDS}<br id="lineBreakAtBeginningOfMessage"><div><br>'
        '<blockquote type="cite"><div>Vào 2 thg 3, 2020, lúc 07:30, Hải Đăng &lt;hai-dang@example.vn&gt; đã viết:</div>'
        f'<br class="Apple-interchange-newline"><div>{_HTML}'
        "</div></blockquote></div><br></body></html>",
        kind="text/html",
        encoding="quoted-printable",
    ),
    # ── Zimbra ──
    Letter(
        "zimbra",
        f'{WORDS}\n\n----- Thư gốc -----\nTừ: "Hải Đăng" <hai-dang@example.vn>\nĐến: "Người mẫu A" <a@example.vn>\n'
        f"Đã gửi: Thứ Hai, 2 Tháng 3, 2020 7:30:00 AM\nChủ đề: Hải Đăng 2/3/2020\n\n{_PLAIN}\n",
        headers="X-Mailer: Zimbra 8.8.15_GA_3918 (ZimbraWebClient - GC80 (Win)/8.8.15_GA_3890)\r\n"
        "Thread-Topic: Hai Dang\r\nX-Originating-IP: [203.0.113.9]",
    ),
    Letter(
        "zimbra-from-to-date",
        f'{WORDS}\n\n-- \nNgười mẫu A\n\nFrom: "Hải Đăng" <hai-dang@example.vn>\nTo: "Người mẫu A" <a@example.vn>\n'
        f"Sent: Monday, March 2, 2020 7:30:00 AM\nSubject: Hải Đăng 2/3/2020\n\n{_PLAIN}\n",
        encoding="quoted-printable",
    ),
    Letter(
        "zimbra-html-only",
        f'<html><body><div style="font-family: arial, helvetica, sans-serif; font-size: 12pt"><div>{WORDS}</div>'
        '<div><br></div><div data-marker="__SIG_PRE__">Người mẫu A<br>Phòng Quản lý thương mại</div><div><br></div>'
        '<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>Từ: </b>"Hải Đăng"<br>'
        f'<b>Đến: </b>"Người mẫu A"<br></div><div data-marker="__QUOTED_TEXT__">{_HTML}</div></div></body></html>',
        kind="text/html",
    ),
    # ── Thunderbird ──
    Letter(
        "thunderbird",
        f"{FLOWED}\n\nVào lúc 07:30 02/03/2020, Hải Đăng đã viết:\n{_QUOTED}\n\n-- \nNgười mẫu A\nSở Công Thương\n",
        encoding="8bit",
        typed="format=flowed",
        headers="User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:68.0) Gecko/20100101\r\n"
        " Thunderbird/68.5.0\r\nContent-Language: vi",
    ),
    Letter(
        "thunderbird-below",
        f"On 02/03/2020 07:30, Hải Đăng wrote:\n{_QUOTED}\n\n{FLOWED}\n\n-- \nNgười mẫu A\n",
        typed="format=flowed; delsp=no",
    ),
    Letter(
        "thunderbird-html-only",
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body text="#000000">'
        f'<p>{WORDS}</p><div class="moz-signature">-- <br>Người mẫu A</div><div class="moz-cite-prefix">Vào 02/03/2020 '
        f'07:30, Hải Đăng đã viết:<br></div><blockquote type="cite" cite="mid:x@y">{_HTML}</blockquote></body></html>',
        kind="text/html",
        encoding="quoted-printable",
    ),
    # ── others, and what was sent on ──
    Letter(
        "windows-mail",
        f"{WORDS}\n\nĐược gửi từ Thư dành cho Windows 10\n\nTừ: Hải Đăng\nĐã gửi lúc: 02 Tháng Ba 2020 7:30 SA\n"
        f"Đến: Người mẫu A\nChủ đề: Hải Đăng 2/3/2020\n\n{_PLAIN}\n",
        encoding="quoted-printable",
    ),
    Letter(
        "yahoo",
        f"{WORDS}\n\nĐã gửi từ Yahoo Mail trên Android\n\n  Vào Th 2, 2 thg 3, 2020 lúc 7:30, Hải Đăng"
        f"<hai-dang@example.vn> đã viết:   {_PLAIN}\n",
        encoding="quoted-printable",
    ),
    Letter(
        "sent-on-by-gmail",
        f"{WORDS}\n\n---------- Forwarded message ---------\nTừ: Hải Đăng <hai-dang@example.vn>\n"
        f"Date: Th 2, 2 thg 3, 2020\nSubject: Hải Đăng 2/3/2020\nTo: Người mẫu A <a@example.vn>\n\n\n{_PLAIN}\n",
        encoding="base64",
        subject="Fwd: Hải Đăng 2/3/2020",
    ),
    Letter(
        "sent-on-by-apple",
        f"{WORDS}\n\nBắt đầu thư được chuyển tiếp:\n\nTừ: Hải Đăng <hai-dang@example.vn>\nChủ đề: Hải Đăng 2/3/2020\n"
        f"Ngày: 2 tháng 3, 2020 lúc 07:30:00 GMT+7\nĐến: Người mẫu A\n\n{_PLAIN}\n",
        encoding="quoted-printable",
        subject="Fwd: Hải Đăng 2/3/2020",
    ),
    Letter(
        "sent-on-by-thunderbird",
        f"{WORDS}\n\n\n-------- Thư được chuyển tiếp --------\nTiêu đề: \tHải Đăng 2/3/2020\nNgày: \tMon, 2 Mar 2020\n"
        f"Người gửi: \tHải Đăng\nNgười nhận: \tNgười mẫu A\n\n\n{_PLAIN}\n",
        typed="format=flowed",
        subject="Fwd: Hải Đăng 2/3/2020",
    ),
    Letter(
        "old-outlook-windows-1258",
        f"{WORDS}\n\n-----Original Message-----\nFrom: Hải Đăng [mailto:hai-dang@example.vn]\n"
        f"Sent: 02 March 2020 7:30\nTo: Người mẫu A\nSubject: Hải Đăng\n\n{_PLAIN}\n",
        charset="windows-1258",
        encoding="quoted-printable",
    ),
    Letter(
        "old-encoding",
        "Da gui cong van moi 12 doanh nghiep cang.\n\n-----Original Message-----\nFrom: Hai Dang\n",
        charset="us-ascii",
        encoding="7bit",
    ),
]
