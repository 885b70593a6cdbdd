"""Replies in the shapes of the mail programs of Vietnamese offices, written for these tests: name, raw mail, own words.

What a program puts around the words differs: how it introduces the quotation, whether it quotes by ">", by a head or
by HTML alone, how it signs, how it encodes.
"""

import base64
import quopri
from dataclasses import dataclass

#: The mail that is answered, as a program quotes it.
OLD = [
    "Kính gửi Người mẫu A,",
    "",
    "1. Cập nhật tháng 3/2020: Lập hồ sơ giới thiệu năng lực các bến cảng",
    "   Đang thực hiện? Trả lời thư này, hoặc bấm:",
    "   https://hai-dang.example/tra-loi/cap-nhat/xyz/",
]
WORDS = "Đã gửi công văn mời 12 doanh nghiệp cảng; còn chờ hai nơi trả lời."


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

    def raw(
        self, *, to: str, answers: str = "", sender: str = "Nguoi mau A <a@example.vn>", number: str = "1"
    ) -> bytes:
        head = [
            f"From: {sender}",
            f"To: {to}",
            "Subject: =?UTF-8?B?" + base64.b64encode("Trả lời: Hải Đăng 2/3/2020".encode()).decode() + "?=",
            "Date: Mon, 02 Mar 2020 10:12:00 +0700",
            f"Message-ID: <{self.name}-{number}@example.vn>",
            "MIME-Version: 1.0",
        ]
        if answers:
            head.append(f"In-Reply-To: {answers}")
        if self.headers:
            head.append(self.headers)
        if not self.html:
            return _joined(
                [*head, *_typed(self.kind, self.charset, self.encoding)], self.body, self.charset, self.encoding
            )
        head.append('Content-Type: multipart/alternative; boundary="hai-phan"')
        parts = [("text/plain", self.body), ("text/html", self.html)]
        told = b"".join(
            b"--hai-phan\r\n"
            + _joined(_typed(kind, self.charset, self.encoding), text, self.charset, self.encoding)
            + b"\r\n"
            for kind, text in parts
        )
        return "\r\n".join(head).encode() + b"\r\n\r\n" + told + b"--hai-phan--\r\n"


def _typed(kind: str, charset: str, encoding: str) -> list[str]:
    return [f"Content-Type: {kind}; charset={charset}", f"Content-Transfer-Encoding: {encoding}"]


def _joined(head: list[str], body: str, charset: str, encoding: str) -> bytes:
    data = body.replace("\n", "\r\n").encode(charset)
    if encoding == "base64":
        data = base64.encodebytes(data)
    elif encoding == "quoted-printable":
        data = quopri.encodestring(data)
    return "\r\n".join(head).encode() + b"\r\n\r\n" + data


_QUOTED = "\n".join(f"> {line}" for line in OLD)
_PLAIN = "\n".join(OLD)
_HTML = "".join(f"<div>{line or '<br>'}</div>" for line in OLD)

LETTERS = [
    Letter(
        "gmail-web",
        f"{WORDS}\n\nVào Th 2, 2 thg 3, 2020 vào lúc 07:30 Hải Đăng <\nhai-dang@example.vn> đã viết:\n\n{_QUOTED}\n",
        encoding="base64",
        html=f'<div dir="ltr">{WORDS}</div><br><div class="gmail_quote"><div>Vào Th 2, đã viết:</div>'
        f"<blockquote>{_HTML}</blockquote></div>",
    ),
    Letter(
        "gmail-telephone",
        f"{WORDS}\n\nVào 07:30, Th 2, 2 thg 3, 2020 Hải Đăng <hai-dang@example.vn> đã viết:\n\n{_QUOTED}\n",
        encoding="quoted-printable",
    ),
    Letter(
        "outlook",
        f"Kính gửi Sở Ngoại vụ,\n\n{WORDS}\n\nTrân trọng,\nNgười mẫu A\nPhòng Quản lý thương mại\n\n"
        "Từ: Hải Đăng <hai-dang@example.vn>\nĐã gửi: Thứ Hai, 2 Tháng Ba 2020 7:30 SA\nTới: Người mẫu A\n"
        f"Chủ đề: Hải Đăng 2/3/2020\n\n{_PLAIN}\n",
        charset="utf-8",
        encoding="base64",
    ),
    Letter(
        "outlook-html-only",
        f'<html><head><style>p{{margin:0}}</style></head><body><div class="WordSection1"><p>{WORDS}</p></div>'
        f'<hr><div id="divRplyFwdMsg"><b>Từ:</b> Hải Đăng<br><b>Đã gửi:</b> Thứ Hai</div><div>{_HTML}</div>'
        "</body></html>",
        kind="text/html",
        encoding="quoted-printable",
    ),
    Letter(
        "outlook-web",
        f"{WORDS}\n\n________________________________\nFrom: Hải Đăng <hai-dang@example.vn>\n"
        f"Sent: Monday, March 2, 2020 7:30 AM\nTo: a@example.vn\nSubject: Hải Đăng 2/3/2020\n\n{_PLAIN}\n",
    ),
    Letter(
        "apple-mail",
        f"{WORDS}\n\n\u00a0\nVào 2 thg 3, 2020, lúc 07:30, Hải Đăng <hai-dang@example.vn> đã viết:\n\n{_QUOTED}\n",
        encoding="quoted-printable",
    ),
    Letter(
        "apple-telephone",
        f"{WORDS}\n\nĐã gửi từ iPhone của tôi\n\nVào 2 thg 3, 2020, lúc 07:30, Hải Đăng <hai-dang@example.vn> đã "
        f"viết:\n\n\ufeff{_QUOTED}\n",
        encoding="base64",
    ),
    Letter(
        "zimbra",
        f'{WORDS}\n\n----- Thư gốc -----\nTừ: "Hải Đăng" <hai-dang@example.vn>\nĐến: "Người mẫu A" <a@example.vn>\n'
        f"Đã gửi: Thứ Hai, 2 Tháng 3, 2020 7:30:00 AM\nChủ đề: Hải Đăng 2/3/2020\n\n{_PLAIN}\n",
        encoding="8bit",
    ),
    Letter(
        "zimbra-html-only",
        f'<html><body><div style="font-family: arial"><div>{WORDS}</div><div><br></div><hr id="zwchr">'
        f"<div><b>Từ: </b>Hải Đăng<br></div><div>{_HTML}</div></div></body></html>",
        kind="text/html",
    ),
    Letter(
        "thunderbird",
        f"{WORDS}\n\nVào lúc 07:30 02/03/2020, Hải Đăng đã viết:\n{_QUOTED}\n\n-- \nNgười mẫu A\nSở Công Thương\n",
        encoding="quoted-printable",
        headers="User-Agent: Mozilla Thunderbird",
    ),
    Letter("thunderbird-below", f"On 02/03/2020 07:30, Hải Đăng wrote:\n{_QUOTED}\n\n{WORDS}\n\n-- \nNgười mẫu A\n"),
    Letter(
        "old-encoding",
        "Da gui cong van moi 12 doanh nghiep cang.\n\n-----Original Message-----\nFrom: Hai Dang\n",
        charset="us-ascii",
    ),
]
