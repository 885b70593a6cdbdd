"""Words of archives: what is wrong with one, and why an installation cannot take it in. No Django."""

#: What `haidang archive verify` and the page say of each fault; `found` is what was found.
FAULTS: dict[str, str] = {
    "disk": "Không đọc được tệp kho: {found}. Xem lại đường dẫn, quyền đọc và ổ đĩa rồi thử lại; kho có thể vẫn tốt.",
    "not-a-zip": "Tệp không phải kho lưu trữ hoặc bị cụt, thiếu phần cuối. Chép lại tệp gốc rồi thử lại.",
    "part": "Phần {found} trong kho bị hỏng, không đọc được. Chép lại tệp gốc rồi thử lại.",
    "not-ours": "Tệp zip này không phải kho lưu trữ của Hải Đăng ({found}). Hãy chọn đúng tệp.",
    "version": "Kho lưu trữ theo định dạng số {found}, bản này chỉ đọc được định dạng số 1. Hãy dùng bản mới hơn.",
    "too-large": "Kho lưu trữ khai phần giải nén quá lớn ({found}), có dấu hiệu phá hoại nên không mở.",
    "name": "Trong kho có tên tệp không hợp lệ: {found}. Kho đã bị sửa; hãy dùng bản gốc.",
    "missing": "Thiếu tệp {found} trong kho. Kho không đầy đủ; hãy dùng bản gốc.",
    "unlisted": "Tệp {found} không có trong bảng mã kiểm tra. Kho đã bị thêm vào; hãy dùng bản gốc.",
    "altered": "Tệp {found} khác với mã kiểm tra của nó. Kho bị hỏng hoặc đã bị sửa; hãy dùng bản gốc.",
    "rows": "Tệp {found} không đúng cấu trúc đã khai. Kho đã bị sửa; hãy dùng bản gốc.",
    "count": "Số dòng không khớp: {found}. Kho không đầy đủ; hãy dùng bản gốc.",
    "attachment": "Tệp đính kèm {found} được ghi trong dữ liệu nhưng không có trong kho.",
    "log": "Nhật ký trong kho không nguyên vẹn: {found}.",
    "seal": "Niêm phong cuối của kho là {found}, khác mã đã lưu ở ngoài. Kho không phải bản đã lập lúc đó.",
    "digest": "Mã SHA-256 của tệp là {found}, khác mã đã lưu ở ngoài. Tệp không phải bản đã lập lúc đó.",
}

#: What the log in an archive may have wrong, as `FAULTS["log"]` goes on.
LOG: dict[str, str] = {
    "altered": "{kind} số {number} đã bị sửa sau khi niêm phong",
    "deleted": "thiếu {kind} số {number}",
    "swapped": "{kind} số {number} và số {other} đã bị đổi chỗ",
    "cut-off": "thiếu {other} {kind} cuối cùng, từ số {number}",
    "inserted": "{kind} số {number} được chèn vào",
    "seal-altered": "niêm phong số {number} không khớp với nội dung của nó hoặc với niêm phong trước",
    "seal-missing": "thiếu niêm phong số {number}",
    "seal-unlike": "niêm phong cuối không phải mã ghi ở bìa kho ({name})",
    "unsealed-unlike": "sau niêm phong cuối có {number} dòng, bìa kho ghi {told} dòng",
    "unreadable": "có dòng không đọc được",
}
LOG_KINDS = {"change": "vết thay đổi", "note": "dòng nhật ký"}

#: Why nothing was restored; `found` is what was found.
REFUSALS: dict[str, str] = {
    "not-empty": "Không khôi phục: bản cài đặt này không trống ({found}). Khôi phục chỉ làm trên bản cài mới, chưa có "
    "công việc nào; dữ liệu ở đây được giữ nguyên.",
    "files": "Không khôi phục: thư mục tệp của bản cài đặt này đã có tệp ({found}). Hãy dùng bản cài mới.",
    "key": "Không khôi phục: kho này được mã hóa bằng khóa khác. Ghi khóa của bản cài đặt cũ vào "
    "HAIDANG_SECRET_KEY_FALLBACKS, khởi động lại rồi khôi phục.",
    "schema": "Không khôi phục: kho do bản chương trình khác lập ({found}). Cài bản {program} đã lập kho, khôi phục, "
    "rồi mới nâng cấp.",
    "kinds": "Không khôi phục khi chương trình đang chạy: danh mục loại hồ sơ của kho khác bản cài đặt này. Hãy dừng "
    "chương trình và dùng lệnh haidang archive restore.",
    "room": "Không đủ chỗ trên đĩa: cần {found} MB. Chưa có gì thay đổi; hãy dọn đĩa rồi làm lại.",
    "value": "Không khôi phục: trong kho, {found} ghi giá trị không đúng loại. Không có gì thay đổi; hãy dùng bản gốc "
    "của kho.",
    "database": "Không khôi phục: dữ liệu của kho trái ràng buộc của cơ sở dữ liệu ({found}). Không có gì thay đổi; "
    "hãy dùng bản gốc của kho.",
    "busy": "Không khôi phục: có chương trình khác đang dùng cơ sở dữ liệu này. Không có gì thay đổi; hãy dừng chương "
    "trình rồi làm lại.",
    "server": "Không khôi phục: cơ sở dữ liệu không làm việc được ({found}). Không có gì thay đổi; kho vẫn tốt. Hãy "
    "xem ổ đĩa và máy chủ cơ sở dữ liệu rồi làm lại.",
    "disk": "Không khôi phục: không ghi được vào thư mục dữ liệu của bản cài đặt này ({found}). Không có gì thay đổi; "
    "hãy xem ổ đĩa và quyền ghi rồi làm lại.",
    "faults": "Không khôi phục: kho lưu trữ không dùng được. {found}",
}

#: Why no archive was made.
NOT_MADE: dict[str, str] = {
    "disk": "Không lập được kho: {found}. Tệp dở đã được xóa; hãy xem ổ đĩa và quyền ghi rồi lập lại.",
}

#: What a disk says, by the system's name for it.
DISK: dict[str, str] = {
    "ENOENT": "không có tệp này",
    "EISDIR": "đó là thư mục, không phải tệp",
    "EACCES": "không có quyền với tệp hoặc thư mục",
    "EPERM": "không có quyền với tệp hoặc thư mục",
    "EIO": "ổ đĩa báo lỗi",
    "ENOSPC": "hết chỗ trên đĩa",
    "EDQUOT": "hết chỗ được cấp trên đĩa",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "ENAMETOOLONG": "tên tệp quá dài",
    "EMFILE": "máy đang mở quá nhiều tệp",
}

#: The nature of a value in a file of data, as the schema says it.
KINDS: dict[str, str] = {
    "integer": "số nguyên",
    "number": "số thực",
    "decimal": "số thập phân, ghi bằng chữ",
    "boolean": "đúng hoặc sai",
    "text": "chữ",
    "date": "ngày (ISO 8601)",
    "moment": "thời điểm (ISO 8601, giờ UTC)",
    "time": "giờ (ISO 8601)",
    "duration": "khoảng thời gian, tính bằng giây",
    "uuid": "mã UUID",
    "bytes": "các byte, ghi bằng base64",
    "json": "giá trị JSON",
    "file": "nơi lưu tệp (xem bảng tệp trong manifest.json)",
    "personal": "dữ liệu cá nhân, mã hóa bằng khóa của bản cài đặt",
    "secret": "bí mật của tài khoản, mã hóa bằng khóa của bản cài đặt",
}
