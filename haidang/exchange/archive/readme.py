"""The first file a person opens in an archive, in two languages. No Django."""

from datetime import datetime, tzinfo

from haidang.exchange.archive.rules import Manifest

_TEXT = """KHO LƯU TRỮ CÔNG TÁC ĐỐI NGOẠI NĂM {year}
====================================================================

Lập lúc {at}, người lập: {by}. Chương trình Hải Đăng bản {program}.
Gồm {rows} dòng dữ liệu, {files} tệp đính kèm.
Niêm phong cuối của nhật ký: {seal}
{sealed_vi}
Nên ghi niêm phong này và mã SHA-256 của tệp zip vào biên bản giao nhận, lưu ở nơi khác.

Có gì trong kho
  manifest.json  kho này là gì; số dòng từng loại; danh sách tệp đính kèm
  SHA256SUMS     mã kiểm tra của mọi tệp khác: sha256sum -c SHA256SUMS
  schema.json    cấu trúc từng loại dữ liệu (JSON Schema)
  data/          toàn bộ dữ liệu, mỗi loại một tệp JSON (danh sách, mỗi dòng một bản ghi)
  books/         các sổ theo dõi dạng CSV (UTF-8), mở bằng Excel hoặc LibreOffice
  papers/        văn bản dự thảo và báo cáo dạng Word, PDF
  files/         tệp đính kèm, theo loại và số của hồ sơ

Mọi tệp đều là định dạng mở, đọc được không cần chương trình này.
Dữ liệu cá nhân và bí mật tài khoản vẫn mã hóa bằng khóa của bản cài đặt; khóa không nằm
trong kho. Phần còn lại không mã hóa: bảo quản kho như bảo quản hồ sơ gốc.

Kiểm tra:   haidang archive verify TỆP.zip
Khôi phục:  haidang archive restore TỆP.zip   (trên bản cài mới, còn trống, biết khóa cũ)


ARCHIVE OF FOREIGN AFFAIRS WORK, {year}
====================================================================

Made at {at} by {by}. Program Hải Đăng, version {program}.
{rows} rows of data, {files} attached files.
Last seal of the log: {seal}
{sealed_en}
Note this seal and the SHA-256 of the zip in the hand-over record, and keep them elsewhere.

What is inside
  manifest.json  what this archive is; rows of each kind; every attached file
  SHA256SUMS     digest of every other file: sha256sum -c SHA256SUMS
  schema.json    structure of each kind of data (JSON Schema)
  data/          all data, one JSON file for each kind (a list, one record on a line)
  books/         the registers as CSV (UTF-8), for any spreadsheet
  papers/        drafted papers and reports as Word and PDF
  files/         attached files, by kind and number of their record

Every file is in an open format and can be read without this program.
Personal data and secrets of accounts stay encrypted under the key of the installation, which
is not in the archive. The rest is not encrypted: keep the archive as you keep the originals.

Verify:   haidang archive verify FILE.zip
Restore:  haidang archive restore FILE.zip   (into a new, empty installation that knows the key)
"""


def readme(manifest: Manifest, at: datetime) -> str:
    return _TEXT.format(
        year=manifest.year,
        at=f"{at:%H:%M %d/%m/%Y}",
        by=manifest.made_by,
        program=manifest.program,
        rows=manifest.rows,
        files=len(manifest.files),
        seal=manifest.seal or "–",
        sealed_vi=_sealed(manifest, at.tzinfo, *_VI),
        sealed_en=_sealed(manifest, at.tzinfo, *_EN),
    ).replace("\n", "\r\n")


#: Where the seal covers everything, where rows stand behind it, where there is none.
_VI = (
    "Đóng lúc {at}; mọi dòng nhật ký trong kho đều nằm dưới niêm phong.",
    "Đóng lúc {at}; {behind} dòng nhật ký viết sau đó chưa nằm dưới niêm phong nào.",
    "Chưa có niêm phong; {behind} dòng nhật ký trong kho chưa nằm dưới niêm phong nào.",
)
_EN = (
    "Set at {at}; every row of the log in this archive stands under a seal.",
    "Set at {at}; {behind} rows of the log written later stand under no seal.",
    "No seal was set yet; {behind} rows of the log in this archive stand under none.",
)


def _sealed(manifest: Manifest, zone: tzinfo | None, whole: str, partly: str, never: str) -> str:
    if not manifest.sealed_at:
        return never.format(behind=manifest.unsealed)
    at = datetime.fromisoformat(manifest.sealed_at).astimezone(zone)
    return (partly if manifest.unsealed else whole).format(at=f"{at:%H:%M %d/%m/%Y}", behind=manifest.unsealed)
