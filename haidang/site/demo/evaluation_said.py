"""How the year of the demonstration is judged: by whom, how well, with which words; told by evaluation_of_year."""

from haidang.plan.evaluation.choices import Grade

#: Who judges where Sở Ngoại vụ did the work itself, and who stands behind that.
DEPUTY, CHAIR = "van-phong-ubnd", "lanh-dao-ubnd"
#: When each lead judged itself; the board of the industrial zones never did. Those without an account sent a paper.
SELF = {
    "SNGV": "2020-12-04 09", "SDL": "2020-12-07 14", "SCT": "2020-12-08 09", "UBVT": "2020-12-08 15",
    "TDOAN": "2020-12-09 10", "LHHN": "2020-12-10 09", "BCHQS": "2020-12-11 09", "SKHDT": "2020-12-14 14",
    "SVHTT": "2020-12-14 15", "VPHDND": "2020-12-15 09",
}  # fmt: skip
#: (task, agency): how it judged itself and how it was judged, where not both times "đạt".
GRADES: dict[tuple[str, str], tuple[Grade, Grade]] = {
    ("1.3", "SNGV"): (Grade.MET, Grade.PARTLY),
    ("2.2", "SNGV"): (Grade.EXCEEDED, Grade.EXCEEDED),
    ("4.2", "SNGV"): (Grade.PARTLY, Grade.PARTLY),
    ("5.2", "SNGV"): (Grade.EXCEEDED, Grade.EXCEEDED),
    ("6.1", "SNGV"): (Grade.PARTLY, Grade.PARTLY),
    ("9", "SNGV"): (Grade.EXCEEDED, Grade.EXCEEDED),
    ("2.1", "SKHDT"): (Grade.PARTLY, Grade.PARTLY),
    ("3.2", "SVHTT"): (Grade.NOT_MET, Grade.NOT_MET),
    ("3.4", "TDOAN"): (Grade.PARTLY, Grade.PARTLY),
    ("3.6", "LHHN"): (Grade.PARTLY, Grade.PARTLY),
    ("7.2", "SKHDT"): (Grade.PARTLY, Grade.PARTLY),
    ("8.2", "LHHN"): (Grade.EXCEEDED, Grade.EXCEEDED),
    ("10.1", "SDL"): (Grade.EXCEEDED, Grade.MET),
}
#: Nobody could go: the journeys of 1.4 were halted in March, and nobody is judged for them.
HALTED = "1.4"
#: Why it was not reached, or not wholly: what nobody could help, and what one could have.
CAUSES: dict[tuple[str, str], tuple[str, str]] = {
    ("4.2", "SNGV"): ("Báo của bà con ở hai nước đình bản vì dịch.", "Đặt bài chậm, quý III mới có bản dịch."),
    ("6.1", "SNGV"): ("Bà con không về nước được nên không gặp trực tiếp.", ""),
    ("2.1", "SKHDT"): ("Nhà đầu tư không khảo sát tại chỗ được.", "Hồ sơ dự án bằng tiếng Anh làm xong chậm."),
    ("3.2", "SVHTT"): ("Liên hoan diều và giải bóng chuyền đều không tổ chức được.", ""),
    ("3.4", "TDOAN"): ("Đường bay đóng suốt năm nên không sang Ansan được.", ""),
    ("3.6", "LHHN"): ("Nhiều tháng không được tụ họp đông người.", ""),
    ("7.2", "SKHDT"): ("Chuyên gia của nhà tài trợ không sang được.", ""),
}
#: Why it was judged otherwise than its agency had.
OTHERWISE = {
    "1.3": "Hai thỏa thuận hết hạn trong năm chưa gia hạn xong nên mới đạt một phần.",
    "10.1": "Ấn phẩm in đủ chỉ tiêu, không hơn; phim ngắn không thay được các sự kiện không dự.",
    "9": "Sáu người học trực tuyến trên mười bốn người có nhu cầu: đạt chỉ tiêu đã giao, chưa vượt.",
}
#: Nothing was heard of it, so it is judged by what is known.
ALONE = "Từ tháng 3 đến tháng 6 không báo cáo; không cung cấp số nhà đầu tư đã tiếp trong khu công nghiệp."
#: What each learnt of the year.
LESSONS = {
    "SNGV": "Chuyển sang họp trực tuyến ngay từ tháng 3 thì giữ được liên lạc với mọi địa phương bạn.",
    "SDL": "Làm ấn phẩm và phim trước, để khi không có hội chợ vẫn có thứ gửi bạn.",
    "SCT": "Gặp gỡ trực tuyến phải hẹn từng doanh nghiệp một, không mời chung.",
    "TDOAN": "Thống nhất sẵn với bạn một cách giao lưu thay thế khi ký kế hoạch năm.",
    "LHHN": "Chia nhóm nhỏ thì vẫn giữ được các buổi gặp.",
    "BCHQS": "Giữ liên lạc bằng thư thường xuyên với đơn vị kết nghĩa.",
    "SKHDT": "Dịch hồ sơ dự án từ đầu năm, không chờ có đoàn khảo sát.",
    "SVHTT": "Sự kiện lớn cần có phương án dời ngày và phương án làm nhỏ.",
}
#: What was asked of Tỉnh Đoàn before its judgement was taken, and what it then added.
SENT_BACK = ("3.4", "Ghi rõ bao nhiêu đoàn viên đã dự buổi giao lưu trực tuyến.", "Có 24 đoàn viên hai bên tham gia.")
#: What the chair had judged anew.
RECONSIDERED = ("9", "Sáu trên mười bốn người thì chưa thể coi là vượt. Đề nghị xem lại.")

Aim = tuple[str, int, tuple[str, ...], Grade, str]
#: (purpose or requirement, its number, the tasks behind it, how well, what came of it). Where one of the tasks is led
#: by Sở Ngoại vụ, Văn phòng UBND judges; where none stands behind it, nothing is judged.
AIMS: tuple[Aim, ...] = (
    ("purpose", 1, ("2.1", "2.2", "3.1", "4.1", "4.2", "6.1", "10.1"), Grade.PARTLY,
     "Thông tin về tỉnh ra ngoài đều đặn, vượt chỉ tiêu bản tin; mời gọi đầu tư chỉ làm được qua mạng."),
    ("purpose", 2, ("1.1", "1.2", "1.5", "3.5", "7.3"), Grade.MET,
     "Giữ được các kênh đang có bằng họp trực tuyến; sinh viên Lào, Campuchia được lo đủ."),
    ("purpose", 3, ("5.1", "5.2", "9"), Grade.MET,
     "Cán bộ đi về đều được quản lý; hơn ba trăm lượt người được hướng dẫn lãnh sự."),
    ("requirement", 1, ("8.1", "8.2", "8.3", "11"), Grade.MET,
     "Việc của hội và của quân đội đều đi đúng kênh của mình."),
    ("requirement", 2, ("1.1", "2.1", "3.1", "3.2", "7.2"), Grade.NOT_MET,
     "Nhiệm vụ 2.1 giao ba nơi cùng chủ trì, một nơi coi như không phải việc của mình."),
    ("requirement", 3, (), Grade.NOT_JUDGED,
     "Kế hoạch không cụ thể hóa nội dung Hội nghị thành việc nào nên không có căn cứ để đánh giá."),
    ("requirement", 4, ("3.1", "3.4", "8.1", "10.1", "11"), Grade.PARTLY,
     "Phần lớn nơi chủ trì gửi chương trình đúng hạn; Tỉnh Đoàn gửi chậm, hai nơi đến tháng 6 chưa có."),
)  # fmt: skip

#: (output of which task or "", what, unit, value, source): figures of the year before, by hand.
LAST_YEAR = (
    ("5.2", "", "", 260, "Báo cáo công tác đối ngoại năm 2019, mục 5 (minh họa)"),
    ("2.2", "", "", 1900, "Báo cáo công tác đối ngoại năm 2019, mục 2 (minh họa)"),
    ("", "Đoàn ra", "đoàn", 61, "Báo cáo công tác đối ngoại năm 2019, phụ lục 1 (minh họa)"),
)
REWORKED = "Ghi rõ ai đánh giá phần việc do Sở Ngoại vụ chủ trì rồi trình lại."
