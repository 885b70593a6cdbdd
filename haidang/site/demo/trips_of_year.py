"""Delegations abroad in the demonstration: when each was written, filed, decided, reported, settled or stopped."""

from datetime import date
from functools import partial

from haidang.plan.money.choices import EntryKind
from haidang.site.demo import trips_done as done
from haidang.site.demo.books_of_year import Event
from haidang.site.demo.year_said import DESK, HEAD

CHAIR, FINANCE = "lanh-dao-ubnd", "so-tai-chinh"
_EPIDEMIC = "Dịch COVID-19: dừng các đoàn đi nước ngoài theo chỉ đạo của UBND tỉnh."
TRIPS: tuple[Event, ...] = (
    ("2019-12-05 14:20", DESK, done.frame),
    # Thái Lan: the whole way, with its money
    ("2019-12-02 08:30", "so-du-lich", partial(done.write, "thai")),
    ("2019-12-02 09:10", "so-du-lich", partial(done.estimate, "thai")),
    ("2019-12-02 10:00", "so-du-lich", partial(done.ask, "thai", "118/TTr-SDL")),
    ("2019-12-03 09:00", DESK, partial(done.consult, "thai", ("CAT", "STC"), date(2019, 12, 6))),
    ("2019-12-04 15:00", "cong-an", partial(done.answer, "thai", "CAT", "")),
    ("2019-12-05 09:00", FINANCE, partial(done.price, "thai")),
    ("2019-12-05 09:30", FINANCE, partial(done.answer, "thai", "STC", "Dùng lại khung gian hàng đã có.")),
    ("2019-12-06 14:00", DESK, partial(done.close, "thai", ("STC",))),
    ("2019-12-06 15:10", DESK, partial(done.appraise, "thai", "Đề nghị cử đoàn ba người, năm ngày.")),
    ("2019-12-11 10:20", CHAIR, partial(done.grant, "thai")),
    ("2019-12-12 10:30", CHAIR, partial(done.decide, "thai", "3401/QĐ-UBND")),
    ("2019-12-23 14:00", "so-du-lich", partial(done.papers, "thai", "not-needed")),
    ("2019-12-24 09:15", FINANCE, partial(done.enter, "thai", EntryKind.ALLOCATED, 85_000_000, "Cấp một lần")),
    ("2020-01-17 10:00", "so-du-lich", partial(done.enter, "thai", EntryKind.SPENT, 78_500_000, "Vé, ở, gian hàng")),
    ("2020-01-20 15:30", "so-du-lich", partial(
        done.report, "thai", "Năm hãng lữ hành nhận tài liệu, hai hãng hẹn đưa khách khảo sát.", "21/BC-SDL")),
    ("2020-01-20 16:00", "so-du-lich", partial(
        done.commit, "thai", "Gửi hai hãng lữ hành bảng giá khách sạn mùa hè", date(2020, 3, 31))),
    ("2020-02-25 09:20", "so-du-lich", partial(done.enter, "thai", EntryKind.RETURNED, 6_500_000, "Nộp trả phần thừa")),
    ("2020-02-27 09:00", "so-du-lich", partial(done.close_account, "thai")),
    ("2020-02-27 09:30", "so-du-lich", partial(done.settle, "thai", "")),
    ("2020-12-11 09:30", "so-du-lich", partial(
        done.assess, "thai", "partly", "Hai hãng chưa đưa khách sang được; gian hàng dùng lại cho hội chợ ở nhà.")),
    # Singapore: reported late, never settled
    ("2019-12-03 10:10", "ubnd-vung-tau", partial(done.write, "singapore")),
    ("2019-12-05 10:30", "ubnd-vung-tau", partial(done.ask, "singapore", "640/TTr-UBND")),
    ("2019-12-11 15:00", DESK, partial(done.appraise, "singapore", "Đề nghị cử đoàn; nội dung sát việc.")),
    ("2019-12-19 09:00", CHAIR, partial(done.decide, "singapore", "3460/QĐ-UBND")),
    ("2020-02-12 14:20", "ubnd-vung-tau", partial(
        done.report, "singapore", "Chọn được cách phân loại rác để làm thử ở hai phường.", "52/BC-UBND")),
    # Nhật Bản: back in February, the report comes in July
    ("2019-12-27 10:00", DESK, partial(done.write, "japan")),
    ("2020-01-08 09:40", DESK, partial(done.ask, "japan", "31/TTr-SKHĐT")),
    ("2020-01-14 14:40", HEAD, partial(done.appraise, "japan", "Đề nghị cử đoàn hai người.")),
    ("2020-01-20 10:00", CHAIR, partial(done.decide, "japan", "162/QĐ-UBND")),
    ("2020-07-09 09:00", DESK, partial(
        done.report, "japan", "Hai doanh nghiệp nhận hồ sơ đất công nghiệp, một xin xem lại khi mở đường bay.",
        "988/BC-SKHĐT")),
    ("2020-08-20 09:50", DESK, partial(done.settle, "japan", "Sở đã quyết toán trong nguồn được giao.")),
    # Campuchia: not in the plan of the year
    ("2020-01-21 09:00", DESK, partial(done.write, "scholar")),
    ("2020-01-21 10:00", DESK, partial(done.ask, "scholar", "39/TTr-SNgV")),
    ("2020-01-31 10:10", HEAD, partial(done.appraise, "scholar", "UBND tỉnh đã có ý kiến; đề nghị cử hai người.")),
    ("2020-02-06 10:40", CHAIR, partial(done.decide, "scholar", "268/QĐ-UBND")),
    ("2020-03-04 15:00", DESK, partial(
        done.report, "scholar", "Bạn nhận gửi danh sách 20 sinh viên trước ngày 30/6.", "127/BC-SNgV")),
    ("2020-03-31 10:00", DESK, partial(done.settle, "scholar", "Xăng xe trong kinh phí thường xuyên.")),
    ("2020-12-11 10:00", DESK, partial(
        done.assess, "scholar", "reached", "Sinh viên của năm học mới đã nhập học trực tuyến.")),
    # Sanjo and Thường trực Tỉnh ủy: stopped by the epidemic
    ("2020-02-05 09:30", "so-cong-thuong", partial(done.write, "sanjo")),
    ("2020-02-12 09:30", "so-cong-thuong", partial(done.ask, "sanjo", "58/TTr-SCT")),
    ("2020-02-18 10:00", DESK, partial(done.appraise, "sanjo", "Đề nghị cử đoàn; theo dõi dịch ở nơi đến.")),
    ("2020-02-25 15:00", CHAIR, partial(done.decide, "sanjo", "402/QĐ-UBND")),
    ("2020-02-06 10:00", DESK, partial(done.write, "committee")),
    ("2020-03-12 09:10", DESK, partial(done.cancel, "sanjo", _EPIDEMIC)),
    ("2020-03-12 09:20", DESK, partial(done.cancel, "committee", _EPIDEMIC)),
    # Ansan: sent back, into the days of the congress, out of them again, and in the end on the screen
    ("2020-02-07 14:00", "tinh-doan", partial(done.write, "ansan")),
    ("2020-02-07 15:30", DESK, partial(done.along, "ansan")),
    ("2020-02-14 14:30", "tinh-doan", partial(done.ask, "ansan", "36-TTr/TĐTN")),
    ("2020-03-05 14:00", DESK, partial(done.send_back, "ansan", "Chọn lại thời gian đi sau khi bạn hết dịch.")),
    ("2020-05-18 09:40", "tinh-doan", partial(done.new_days, "ansan", date(2020, 10, 12), date(2020, 10, 16))),
    ("2020-05-18 10:00", "tinh-doan", partial(done.is_refused, "ansan")),
    ("2020-05-20 14:00", "tinh-doan", partial(done.new_days, "ansan", date(2020, 11, 9), date(2020, 11, 13))),
    ("2020-05-29 10:00", "tinh-doan", partial(done.ask, "ansan", "91-TTr/TĐTN")),
    ("2020-06-02 09:00", DESK, partial(done.consult, "ansan", ("CAT", "STC"), date(2020, 6, 16))),
    ("2020-06-09 15:10", "cong-an", partial(done.answer, "ansan", "CAT", "")),
    ("2020-09-15 10:00", DESK, partial(
        done.cancel, "ansan", "Hai bên thống nhất giao lưu trực tuyến trong tháng 11, không cử đoàn.")),
    # Hội đồng nhân dân: decided by its own standing committee
    ("2020-04-27 14:00", DESK, partial(done.write, "council")),
    ("2020-05-06 09:00", DESK, partial(done.ask, "council", "77/TTr-VP")),
    ("2020-05-13 09:30", HEAD, partial(done.appraise, "council", "Không có ý kiến khác; đi khi đường bay mở.")),
    ("2020-06-01 10:00", DESK, partial(done.record, "council")),
    ("2020-10-05 10:00", DESK, partial(done.cancel, "council", "Đường bay sang nước bạn chưa mở lại.")),
    # Preah Vihear: in the days of the congress, and goes all the same
    ("2020-05-11 09:20", "bo-chi-huy-quan-su", partial(done.write, "border")),
    ("2020-05-19 14:00", HEAD, partial(done.override, "border")),
    ("2020-05-20 09:00", "bo-chi-huy-quan-su", partial(done.ask, "border", "412/TTr-BCH")),
    ("2020-05-27 15:00", DESK, partial(done.appraise, "border", "Đề nghị cử đoàn; lịch đã được Tỉnh ủy đồng ý.")),
    ("2020-07-10 09:30", CHAIR, partial(done.decide, "border", "1790/QĐ-UBND")),
    ("2020-10-30 10:00", "bo-chi-huy-quan-su", partial(done.report, "border", "Đã ký biên bản của năm.", "880/BC-BCH")),
    ("2020-11-20 10:00", "bo-chi-huy-quan-su", partial(done.settle, "border", "")),
    # Hàn Quốc: sent back, filed again, stopped
    ("2020-06-03 09:00", "so-du-lich", partial(done.write, "seoul")),
    ("2020-06-05 10:00", "so-du-lich", partial(done.ask, "seoul", "240/TTr-SDL")),
    ("2020-06-12 09:00", DESK, partial(done.send_back, "seoul", "Nêu rõ doanh nghiệp nào đóng góp, bao nhiêu.")),
    ("2020-07-10 14:00", "so-du-lich", partial(done.ask, "seoul", "288/TTr-SDL")),
    ("2020-07-20 14:00", DESK, partial(done.appraise, "seoul", "Đề nghị cử đoàn khi đường bay mở.")),
    ("2020-10-30 14:00", DESK, partial(done.cancel, "seoul", "Đường bay quốc tế chưa mở trong năm.")),
    # Lào: a draft in June, refused in November
    ("2020-06-10 14:10", "so-cong-thuong", partial(done.write, "laos")),
    ("2020-11-02 09:00", "so-cong-thuong", partial(done.ask, "laos", "611/TTr-SCT")),
    ("2020-11-09 09:30", DESK, partial(done.appraise, "laos", "Cách ly khi về mười bốn ngày; xin UBND tỉnh cân nhắc.")),
    ("2020-11-16 09:00", CHAIR, partial(done.refuse, "laos", "Chưa cử khi còn phải cách ly; khảo sát qua thương vụ.")),
)  # fmt: skip
