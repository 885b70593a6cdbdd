"""The one table of what each code says, in Vietnamese and in English; `{names}` are the values of the finding."""

from typing import NamedTuple


class Message(NamedTuple):
    title_vi: str
    title_en: str
    vi: str
    en: str


MESSAGES: dict[str, Message] = {
    # D: days
    "D101": Message(
        "Ngày không có thật",
        "Impossible day",
        "“{printed}” là ngày không có trong lịch.",
        "“{printed}” is a day that no calendar has.",
    ),
    "D102": Message(
        "Sai ngày thiết lập quan hệ ngoại giao",
        "Wrong day of diplomatic relations",
        "Ghi ngày thiết lập quan hệ Việt Nam - {country} là {printed}; ngày đã biết là {known} (nguồn: {source}).",
        "Relations between Việt Nam and {country} are dated {printed}; the known day is {known} (source: {source}).",
    ),
    "D103": Message(
        "Sai ngày của tổ chức quốc tế",
        "Wrong day of an organisation",
        "Ghi ngày {event} là {printed}; ngày đã biết là {known} (nguồn: {source}).",
        "The day of “{event}” is printed as {printed}; the known day is {known} (source: {source}).",
    ),
    "D104": Message(
        "Số năm kỷ niệm không khớp",
        "Years miscounted",
        "Ghi {printed} năm, nhưng giữa hai mốc trong ngoặc là {counted} năm.",
        "{printed} years are printed, but {counted} lie between the two days in brackets.",
    ),
    "D105": Message(
        "Thời hạn trước ngày ban hành",
        "Due before it was signed",
        "Nhiệm vụ {label} có hạn {due}, trước ngày ký văn bản {signed}.",
        "Task {label} is due on {due}, before the paper was signed on {signed}.",
    ),
    "D106": Message(
        "Thiếu thời hạn",
        "No deadline",
        "Nhiệm vụ {label} không ghi thời hạn hoàn thành.",
        "Task {label} has no deadline.",
    ),
    "D107": Message(
        "Nói đến thời hạn mà không có",
        "Speaks of deadlines it does not set",
        "Văn bản yêu cầu đúng thời gian “đã quy định tại Kế hoạch”, nhưng chỉ {dated}/{tasks} nhiệm vụ có thời hạn.",
        "The paper tells to keep the times it sets, but only {dated} of {tasks} tasks have one.",
    ),
    "D108": Message(
        "Bỏ sót năm tròn quan hệ ngoại giao",
        "Anniversary left out",
        "{country} được nêu là đối tác ưu tiên hoặc truyền thống; không nhắc {years} năm quan hệ ngoại giao ({day}).",
        "{country} is named a first or traditional partner; {years} years of relations ({day}) are not mentioned.",
    ),
    "D109": Message(
        "Bỏ sót năm tròn của tổ chức quốc tế",
        "Anniversary of an organisation left out",
        "Không nhắc kỷ niệm {years} năm {event} ({day}).",
        "{years} years of “{event}” ({day}) are not mentioned.",
    ),
    # A: agencies
    "A101": Message(
        "Vừa chủ trì vừa phối hợp",
        "Lead and coordinator at once",
        "Nhiệm vụ {label}: {agency} vừa chủ trì vừa phối hợp với chính mình.",
        "Task {label}: {agency} leads it and is asked to work with itself.",
    ),
    "A102": Message(
        "Nhiều đơn vị chủ trì",
        "Several leads",
        "Nhiệm vụ {label} có {count} đơn vị chủ trì, không rõ đơn vị chịu trách nhiệm chính: {agencies}.",
        "Task {label} has {count} leads, so that nobody answers for it: {agencies}.",
    ),
    "A103": Message(
        "Chủ trì chưa xác định",
        "Lead not named",
        "Nhiệm vụ {label} giao cho “{agency}”, chưa rõ là những cơ quan nào.",
        "Task {label} is given to “{agency}”: whom that means is not said.",
    ),
    "A104": Message(
        "Thiếu đơn vị chủ trì",
        "No lead",
        "Nhiệm vụ {label} không ghi đơn vị chủ trì.",
        "Task {label} names no lead.",
    ),
    "A105": Message(
        "Có nhiệm vụ nhưng không có ở Nơi nhận",
        "Charged but not a recipient",
        "{agency} được giao việc ({label}) nhưng không có trong Nơi nhận.",
        "{agency} is given something to do ({label}) but is not among the recipients.",
    ),
    "A106": Message(
        "Giao việc trong giải pháp",
        "Charged inside a solution",
        "Nhiệm vụ {label}: giải pháp giao việc cho {agency}, nhưng cơ quan này không được nêu là chủ trì hay phối hợp.",
        "Task {label}: a solution charges {agency}, which is neither lead nor coordinator.",
    ),
    "A107": Message(
        "Đơn vị phối hợp được giao việc riêng",
        "Coordinators with a duty of their own",
        "Nhiệm vụ {label}: giải pháp giao việc cho {agency}, nhưng chỉ nêu ở phần phối hợp, không có ai chủ trì.",
        "Task {label}: a solution charges {agency}, who are only named as coordinators.",
    ),
    "A108": Message(
        "Lặp cơ quan",
        "Named twice",
        "Nhiệm vụ {label}: {agency} được ghi hai lần trong một danh sách.",
        "Task {label}: {agency} stands twice in one list.",
    ),
    "A109": Message(
        "Tên cơ quan không còn hiệu lực",
        "Name not in force",
        "“{agency}” không phải tên cơ quan có vào ngày ban hành; nơi kế thừa: {heirs}.",
        "Nobody bore the name “{agency}” on the day of the paper; heirs: {heirs}.",
    ),
    "A110": Message(
        "Thiếu cơ quan theo luật định",
        "Agency charged by law not named",
        "Nhiệm vụ {label} về {topic} nhưng không nêu {agency} ({source}).",
        "Task {label} is about “{topic}” and does not name {agency} ({source}).",
    ),
    "A111": Message(
        "Kênh phản ánh hẹp hơn phạm vi giao việc",
        "Difficulties heard from some only",
        "Chỉ “{who}” được phản ánh khó khăn, vướng mắc; chưa có: {left}.",
        "Difficulties are heard from “{who}” only; left out: {left}.",
    ),
    # S: structure
    "S101": Message(
        "Có hứa phụ lục nhưng không kèm",
        "Annex promised and absent",
        "Văn bản ghi “{words}” nhưng không có phụ lục kèm theo.",
        "The paper says “{words}”, but no annex comes with it.",
    ),
    "S102": Message(
        "Thiếu “TM.” ở chữ ký",
        "No “TM.” above the signature",
        "Văn bản do {issuer} ban hành nhưng phần ký ghi “{printed}”, thiếu dòng “TM. …”.",
        "{issuer} issues the paper, but the signature reads “{printed}” without the line “TM. …”.",
    ),
    "S103": Message(
        "Đánh số đứt quãng hoặc trùng",
        "Broken numbering",
        "Sau {before} là {label}: thiếu hoặc trùng số.",
        "{label} comes after {before}: a label is missing or doubled.",
    ),
    "S104": Message(
        "Số không thuộc đề mục",
        "Number of another heading",
        "{label} đứng dưới đề mục {parent}.",
        "{label} stands under heading {parent}.",
    ),
    "S105": Message(
        "Nhiệm vụ không có số riêng",
        "Task without a number of its own",
        "Nhiệm vụ {label} không có số như {count}/{tasks} nhiệm vụ khác.",
        "Task {label} has no number of its own as {count} of {tasks} tasks have.",
    ),
    "S106": Message(
        "Mô tả đứng trước phân công",
        "Described before it is assigned",
        "Nhiệm vụ {label}: đoạn mô tả đứng trước dòng phân công, khác các nhiệm vụ khác.",
        "Task {label}: a description stands before the lines that say who, unlike the other tasks.",
    ),
    "S107": Message(
        "Nói đã phê duyệt trong khi còn phải xây dựng",
        "Said to be approved, still to be drafted",
        "Ghi kế hoạch “{plan}” đã được phê duyệt, nhưng nhiệm vụ {label} mới giao xây dựng.",
        "The plan “{plan}” is said to be approved, but task {label} has yet to draft it.",
    ),
    "S108": Message(
        "So sánh không có số gốc",
        "Comparison without a figure",
        "“{words}”: không có số liệu để so.",
        "“{words}”: there is no figure to compare with.",
    ),
    "S109": Message(
        "Giải pháp bỏ sót đối tượng của tiêu đề",
        "Solution for a part of the title",
        "Nhiệm vụ {label}: tiêu đề nêu cả {noun} {left}, giải pháp này chỉ nêu {noun} {here}.",
        "Task {label}: the title also names {noun} {left}; this solution names {noun} {here} only.",
    ),
    "S110": Message(
        "Nội dung trùng lặp",
        "The same work twice",
        "Nhiệm vụ {label} có nội dung gần trùng với {other} nhưng khác đơn vị chủ trì: “{words}”.",
        "Task {label} says nearly the same as {other} with another lead: “{words}”.",
    ),
    "S111": Message(
        "Thời gian cấm không ghi ngày",
        "A ban without days",
        "“{words}” không ghi ngày; chưa biết có trùng với nhiệm vụ {tasks} hay không.",
        "“{words}” has no days: whether it meets task {tasks} cannot be told.",
    ),
    # L: papers cited
    "L101": Message(
        "Một văn bản, hai ngày",
        "One paper, two days",
        "{number} ghi ngày {day}, chỗ khác ghi ngày {other}.",
        "{number} is dated {day} here and {other} elsewhere.",
    ),
    "L102": Message(
        "Một văn bản, hai ký hiệu",
        "One paper, two symbols",
        "Ghi “{number}”, chỗ khác ghi “{other}”.",
        "“{number}” here, “{other}” elsewhere.",
    ),
    "L103": Message(
        "Ký hiệu không hợp tên loại",
        "Symbol does not fit the kind",
        "“{number}”: {kind} viết tắt là {right}, không phải {printed} ({meaning}).",
        "“{number}”: the abbreviation of {kind} is {right}, not {printed} ({meaning}).",
    ),
    "L104": Message(
        "Văn bản triển khai cũ hơn văn bản chỉ đạo",
        "Older than what it carries out",
        "{older} ({older_day}) có trước {younger} ({younger_day}) mà nó triển khai.",
        "{older} ({older_day}) is older than {younger} ({younger_day}), which it carries out.",
    ),
    "L105": Message(
        "Trích sai tên văn bản",
        "Title misquoted",
        "Tên của {number} là “{title}”; chỗ khác đi: {differs}.",
        "The title of {number} is “{title}”; it differs in: {differs}.",
    ),
    "L106": Message(
        "Sai ngày văn bản đã biết",
        "Wrong day of a known paper",
        "{number} ghi ngày {day}; văn bản có tên này ban hành ngày {known}.",
        "{number} is dated {day}; the paper of that title is of {known}.",
    ),
    "L107": Message(
        "Năm trong số hiệu khác năm ban hành",
        "Year in the number is not the year of the day",
        "{number} mang năm {year} nhưng ghi ngày {day}.",
        "{number} bears the year {year} but is dated {day}.",
    ),
    "L108": Message(
        "Viện dẫn văn bản ban hành sau",
        "Cites a later paper",
        "{number} ghi ngày {day}, sau ngày ký của chính văn bản này ({signed}).",
        "{number} is dated {day}, after this paper was signed ({signed}).",
    ),
    "L109": Message(
        "Căn cứ đã được thay thế",
        "Basis replaced",
        "{number} đã được thay bằng {heir} ngày {heir_day}.",
        "{number} had been replaced by {heir} of {heir_day}.",
    ),
    # T: typing
    "T101": Message(
        "Ngoặc kép không đóng",
        "Quotation never closed",
        "Mở ngoặc kép mà không đóng: {words}",
        "A quotation is opened and never closed: {words}",
    ),
    "T102": Message(
        "Gạch đầu dòng lạc loài",
        "Odd bullet",
        "Dùng “{printed}” giữa các mục “{others}”.",
        "“{printed}” stands among bullets “{others}”.",
    ),
    "T103": Message(
        "Số thiếu dấu chấm",
        "Number without its dot",
        "Số {label} thiếu dấu chấm, khác các số cùng cấp.",
        "Number {label} lacks the dot that its neighbours have.",
    ),
    "T104": Message(
        "Thiếu dấu cách sau gạch đầu dòng",
        "No blank after the bullet",
        "Thiếu dấu cách sau dấu đầu dòng: “{words}”.",
        "No blank after the bullet: “{words}”.",
    ),
    "T105": Message(
        "Thiếu dấu cách",
        "Blank missing",
        "Thiếu dấu cách: “{words}”.",
        "A blank is missing: “{words}”.",
    ),
    "T106": Message(
        "Gạch nối lệch dấu cách",
        "Dash with one blank",
        "Gạch nối chỉ có dấu cách ở một bên: “{words}”.",
        "The dash has a blank on one side only: “{words}”.",
    ),
    "T107": Message(
        "Dấu kết thúc mục không thống nhất",
        "End marks of a list",
        "Mục kết thúc bằng “{mark}” khác các mục cùng danh sách: {words}",
        "The item ends with “{mark}”, unlike its neighbours: {words}",
    ),
    "T108": Message(
        "Thiếu dấu kết thúc",
        "No end mark",
        "Không có dấu kết thúc, khác các mục khác: {words}",
        "No end mark, where the others have one: {words}",
    ),
    "T109": Message(
        "Viết hoa sai tên cơ quan, chức vụ",
        "Capitals",
        "“{printed}” viết đúng là “{right}”.",
        "“{printed}” should be “{right}”.",
    ),
    "T110": Message(
        "Lỗi gõ",
        "Slip of the keyboard",
        "“{printed}” ({count} chỗ) có lẽ là “{right}”.",
        "“{printed}” ({count} times) is probably “{right}”.",
    ),
    "T111": Message(
        "Lẫn i và y",
        "i and y mixed",
        "“{printed}”, chỗ khác viết “{right}”.",
        "“{printed}” here, “{right}” elsewhere.",
    ),
    "T112": Message(
        "Lặp từ",
        "Word doubled",
        "Lặp từ: “{words}”.",
        "Doubled: “{words}”.",
    ),
    "T113": Message(
        "Nói vòng",
        "In a circle",
        "Nhiệm vụ {label}: “{verb} … để {verb} …”.",
        "Task {label}: “{verb} … in order to {verb} …”.",
    ),
    "T114": Message(
        "Thiếu chữ",
        "Word left out",
        "“{words}” có lẽ là “{right}”.",
        "“{words}” is probably “{right}”.",
    ),
    "T115": Message(
        "Chữ viết tắt trùng nghĩa",
        "Abbreviation with two meanings",
        "“{printed}” ở đây là {meaning}, nhưng cũng là chữ viết tắt của {other}.",
        "“{printed}” means {meaning} here, but also stands for {other}.",
    ),
    "T201": Message(
        "Một tên, nhiều cách viết",
        "One name, several spellings",
        "“{printed}” ({count} chỗ), chỗ khác viết “{common}” ({others} chỗ).",
        "“{printed}” ({count} times), elsewhere “{common}” ({others} times).",
    ),
    "T202": Message(
        "Một cơ quan, hai tên gọi",
        "One body, two names",
        "“{printed}” và “{common}” là một cơ quan.",
        "“{printed}” and “{common}” are one body.",
    ),
    "T203": Message(
        "Tên nước ngoài có lẽ sai",
        "Foreign name probably misspelt",
        "“{printed}” có lẽ là “{right}”.",
        "“{printed}” is probably “{right}”.",
    ),
    "T204": Message(
        "Tên nước ngoài viết sai",
        "Foreign name misspelt",
        "“{printed}” viết đúng là “{right}”.",
        "“{printed}” should be “{right}”.",
    ),
    "T205": Message(
        "Viết hoa khác tên chính thức",
        "Capitals of the official name",
        "“{printed}”, tên chính thức viết “{right}”.",
        "“{printed}”; the official name is “{right}”.",
    ),
    "T206": Message(
        "Viết hoa giữa câu",
        "Capital inside a sentence",
        "“{printed}” giữa câu viết là “{right}”.",
        "“{printed}” in the middle of a sentence should be “{right}”.",
    ),
}
