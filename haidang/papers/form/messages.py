"""The one table of what each fault of form says, in Vietnamese and in English; `{names}` are the values of the fault.

`rule` is the place in Phụ lục I of NĐ 30/2020/NĐ-CP. A code's second letter is the part of the paper.
"""

from haidang.papers.form.wording import Message, face, missing

_PAGE, _HEAD, _MORE = "PL I, phần I, mục I", "PL I, phần I, mục II", "PL I, phần I, mục III"

MESSAGES: dict[str, Message] = {
    # 0: is it such a paper at all?
    "F001": Message(
        "note", "NĐ 30/2020/NĐ-CP, Điều 1", "Văn bản của Đảng", "A paper of the Party",
        "Đây là văn bản của cơ quan Đảng, theo thể thức riêng của Đảng, nên không kiểm tra theo NĐ 30/2020/NĐ-CP.",
        "This is a paper of the Party, which has a form of its own; it was not checked against NĐ 30/2020/NĐ-CP.",
    ),
    "F002": Message(
        "note", "NĐ 30/2020/NĐ-CP, Điều 37", "Văn bản có trước Nghị định", "Older than the rule",
        "Văn bản ghi ngày {day}, trước khi NĐ 30/2020/NĐ-CP có hiệu lực (05/3/2020); khi ấy theo TT 01/2011/TT-BNV.",
        "The paper is of {day}, before NĐ 30/2020/NĐ-CP came into force (5 March 2020); TT 01/2011/TT-BNV held then.",
    ),
    # 1: the page
    "F101": Message(
        "error", f"{_PAGE}.1", "Khổ giấy không phải A4", "Not A4",
        "Khổ giấy là {found} mm; phải dùng A4, 210 x 297 mm.",
        "The sheet is {found} mm; it must be A4, 210 x 297 mm.",
    ),
    "F102": Message(
        "error", f"{_PAGE}.2", "Phần chính trình bày theo chiều ngang", "The paper lies across",
        "Phần chính của văn bản trình bày theo chiều dài ngang; phải theo chiều dọc của trang A4.",
        "The main part of the paper is landscape; it must stand upright on A4.",
    ),
    "F103": Message(
        "error", f"{_PAGE}.3", "Lề trên hoặc lề dưới sai", "Top or bottom margin",
        "Lề {side} là {found} mm; phải cách mép 20-25 mm.",
        "The {side} margin is {found} mm; it must be 20-25 mm.",
    ),
    "F104": Message(
        "error", f"{_PAGE}.3", "Lề trái sai", "Left margin",
        "Lề trái là {found} mm; phải cách mép 30-35 mm.",
        "The left margin is {found} mm; it must be 30-35 mm.",
    ),
    "F105": Message(
        "error", f"{_PAGE}.3", "Lề phải sai", "Right margin",
        "Lề phải là {found} mm; phải cách mép 15-20 mm.",
        "The right margin is {found} mm; it must be 15-20 mm.",
    ),
    "F106": Message(
        "error", f"{_PAGE}.4", "Phông chữ không phải Times New Roman", "Not Times New Roman",
        "Có chữ dùng phông {found}; phải dùng Times New Roman.",
        "Some words are in {found}; they must be in Times New Roman.",
    ),
    "F107": Message(
        "error", f"{_PAGE}.4", "Phông chữ của bộ mã cũ", "A font of an old code",
        "Có chữ dùng phông {found} của bộ mã cũ (TCVN3, VNI); phải dùng Unicode theo TCVN 6909:2001.",
        "Some words are in {found}, a font of an old code (TCVN3, VNI); use Unicode as of TCVN 6909:2001.",
    ),
    "F108": Message(
        "error", f"{_PAGE}.4", "Chữ không phải màu đen", "Not black",
        "Có chữ màu {found}; chữ của văn bản phải màu đen.",
        "Some words have the colour {found}; a paper is written in black.",
    ),
    "F109": missing(
        "số trang", "page number", f"{_PAGE}.7",
        "đánh số trang bằng chữ số Ả Rập, canh giữa ở lề trên, từ trang thứ hai",
        "number the pages in Arabic figures, centred in the top margin, from the second page on",
    ),
    "F110": Message(
        "error", f"{_PAGE}.7", "Số trang ở lề dưới", "Page number at the foot",
        "Số trang đặt ở lề dưới; phải đặt canh giữa trong phần lề trên.",
        "The page number stands at the foot; it must be centred in the top margin.",
    ),
    "F111": Message(
        "error", f"{_PAGE}.7", "Trang thứ nhất mang số trang", "The first page bears a number",
        "Số trang hiện cả ở trang thứ nhất; trang thứ nhất không hiển thị số trang.",
        "The first page shows its number; it must not.",
    ),
    "F112": Message(
        "error", f"{_PAGE}.7", "Số trang không canh giữa", "Page number not centred",
        "Số trang {found}; phải canh giữa theo chiều ngang trong phần lề trên.",
        "The page number stands {found}; it must be centred in the top margin.",
    ),
    "F113": face("Số trang", "the page number", f"{_PAGE}.7"),
    "F114": Message(
        "error", f"{_PAGE}.7", "Số trang không chỉ là chữ số Ả Rập", "More than an Arabic figure as page number",
        "Số trang {found}; chỉ ghi chữ số Ả Rập.",
        "The page number {found}; it is an Arabic figure alone.",
    ),
    # 2: the letterhead
    "F201": missing(
        "Quốc hiệu", "national title", f"{_HEAD}.1",
        "ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở phía trên, bên phải trang đầu",
        "write “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” at the top right of the first page",
    ),
    "F202": Message(
        "error", f"{_HEAD}.1", "Quốc hiệu viết sai", "The national title is misspelt",
        "Quốc hiệu ghi “{found}”; phải ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, in hoa.",
        "The national title reads “{found}”; it must read “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, in capitals.",
    ),
    "F203": face("Quốc hiệu", "the national title", f"{_HEAD}.1.a"),
    "F204": missing(
        "Tiêu ngữ", "national motto", f"{_HEAD}.1",
        "ghi “Độc lập - Tự do - Hạnh phúc” dưới Quốc hiệu",
        "write “Độc lập - Tự do - Hạnh phúc” under the national title",
    ),
    "F205": Message(
        "error", f"{_HEAD}.1.b", "Tiêu ngữ viết sai", "The motto is misspelt",
        "Tiêu ngữ ghi “{found}”; phải ghi “Độc lập - Tự do - Hạnh phúc”, giữa các cụm từ có gạch nối, có cách chữ.",
        "The motto reads “{found}”; it must read “Độc lập - Tự do - Hạnh phúc”, with spaced hyphens.",
    ),
    "F206": face("Tiêu ngữ", "the motto", f"{_HEAD}.1.b"),
    "F207": Message(
        "error", f"{_HEAD}.1.b", "Thiếu đường kẻ dưới Tiêu ngữ", "No rule under the motto",
        "Dưới Tiêu ngữ {found}; phải kẻ ngang nét liền, dài bằng dòng chữ.",
        "Under the motto {found}; a solid rule as long as the words must be drawn.",
    ),
    "F208": missing(
        "tên cơ quan ban hành", "issuing body", f"{_HEAD}.2",
        "ghi tên cơ quan ban hành ở phía trên, bên trái trang đầu",
        "write the name of the issuing body at the top left of the first page",
    ),
    "F209": face("Tên cơ quan ban hành", "the issuing body", f"{_HEAD}.2"),
    "F210": face("Tên cơ quan chủ quản", "the superior body", f"{_HEAD}.2"),
    "F211": Message(
        "error", f"{_HEAD}.2", "Ghi cơ quan chủ quản trên UBND, HĐND", "A superior body above a people's committee",
        "Trên “{issuer}” có ghi “{parent}”; Ủy ban nhân dân và Hội đồng nhân dân không ghi cơ quan chủ quản.",
        "“{parent}” stands above “{issuer}”; people's committees and councils name no superior body.",
    ),
    "F212": Message(
        "error", f"{_HEAD}.2", "Thiếu đường kẻ dưới tên cơ quan", "No rule under the issuing body",
        "Dưới tên cơ quan ban hành {found}; phải kẻ ngang nét liền, dài bằng 1/3 đến 1/2 dòng chữ.",
        "Under the issuing body {found}; a solid rule of 1/3 to 1/2 of the line must be drawn.",
    ),
    "F213": Message(
        "warning", _HEAD, "Đường kẻ dài ngắn không đúng", "Length of a rule",
        "Đường kẻ dưới {part} dài khoảng {found} dòng chữ; phải dài {wanted}.",
        "The rule under {part} is about {found} of its line long; it must be {wanted}.",
    ),
    "F214": missing(
        "số, ký hiệu", "number and symbol", f"{_HEAD}.3",
        "ghi “Số: …/…” dưới tên cơ quan ban hành",
        "write “Số: …/…” under the issuing body",
    ),
    "F215": Message(
        "error", f"{_HEAD}.3", "Số, ký hiệu viết sai", "The number is miswritten",
        "Số, ký hiệu “{printed}” {found}.",
        "The number “{printed}” {found}.",
    ),
    "F216": face("Số, ký hiệu", "number and symbol", f"{_HEAD}.3"),
    "F217": Message(
        "error", f"{_HEAD}.3; Phụ lục III", "Ký hiệu không đúng tên loại", "The symbol is of another kind",
        "Tên loại là {kind} nhưng ký hiệu là “{found}”; phải bắt đầu bằng “{wanted}”.",
        "The kind is {kind} but the symbol is “{found}”; it must begin with “{wanted}”.",
    ),
    "F218": missing(
        "địa danh và thời gian ban hành", "place and day", f"{_HEAD}.4",
        "ghi “Địa danh, ngày … tháng … năm …” dưới Tiêu ngữ",
        "write “Place, ngày … tháng … năm …” under the motto",
    ),
    "F219": Message(
        "error", f"{_HEAD}.4", "Địa danh, thời gian viết sai", "Place and day are miswritten",
        "Dòng địa danh, thời gian “{printed}” {found}.",
        "Place and day “{printed}” {found}.",
    ),
    "F220": face("Địa danh, thời gian", "place and day", f"{_HEAD}.4"),
    "F221": Message(
        "error", f"{_HEAD}; mục IV", "Phần đầu đặt sai vị trí", "The letterhead is out of order",
        "{found}; tên cơ quan, số, ký hiệu ở bên trái; Quốc hiệu, Tiêu ngữ, địa danh và thời gian lần lượt ở bên phải.",
        "{found}; body and number stand on the left; title, motto, place and day, in this order, on the right.",
    ),
    # 3: kind, subject, addressee
    "F301": missing(
        "tên loại hoặc dòng “V/v”", "kind or “V/v” line", f"{_HEAD}.5",
        "ghi tên loại in hoa dưới phần đầu, hoặc “V/v …” dưới số của công văn",
        "write the kind in capitals under the letterhead, or “V/v …” under the number of a letter",
    ),
    "F302": face("Tên loại", "the kind of the paper", f"{_HEAD}.5.a"),
    "F303": missing(
        "trích yếu nội dung", "subject", f"{_HEAD}.5.a",
        "ghi một câu ngắn ngay dưới tên loại",
        "write a short phrase right under the kind",
    ),
    "F304": face("Trích yếu", "the subject", f"{_HEAD}.5.a"),
    "F305": Message(
        "error", f"{_HEAD}.5.a", "Thiếu đường kẻ dưới trích yếu", "No rule under the subject",
        "Dưới trích yếu {found}; phải kẻ ngang nét liền, dài bằng 1/3 đến 1/2 dòng chữ.",
        "Under the subject {found}; a solid rule of 1/3 to 1/2 of the line must be drawn.",
    ),
    "F306": face("Trích yếu “V/v” của công văn", "the “V/v” of a letter", f"{_HEAD}.5.b"),
    "F307": missing(
        "dòng “Kính gửi”", "“Kính gửi” line", f"{_HEAD}.9.a",
        "công văn và tờ trình phải ghi nơi nhận để giải quyết",
        "a letter and a submission must name whom they are for",
    ),
    "F308": Message(
        "error", f"{_HEAD}.9.a", "Danh sách “Kính gửi” sai dấu câu", "Marks of the list of addressees",
        "Dòng “{printed}” {found}; mỗi nơi một dòng có gạch đầu dòng, cuối dòng dấu chấm phẩy, dòng cuối dấu chấm.",
        "The line “{printed}” {found}; one line each, a dash before it, a semicolon behind, a full stop at the last.",
    ),
    "F309": face("Dòng “Kính gửi”", "the “Kính gửi” line", f"{_HEAD}.9.a"),
    "F310": Message(
        "error", f"{_MORE}.2", "Dấu chỉ mức độ khẩn không đúng", "An unknown mark of urgency",
        "Dấu “{found}” không có trong quy định; chỉ có HỎA TỐC, THƯỢNG KHẨN, KHẨN.",
        "The mark “{found}” does not exist; only HỎA TỐC, THƯỢNG KHẨN, KHẨN do.",
    ),
    # 4: the content
    "F401": face("Căn cứ ban hành", "the legal bases", f"{_HEAD}.6"),
    "F402": Message(
        "error", f"{_HEAD}.6", "Căn cứ sai dấu cuối dòng", "End marks of the legal bases",
        "Căn cứ “{printed}” kết thúc bằng “{found}”; phải kết thúc bằng “{wanted}”.",
        "The basis “{printed}” ends with “{found}”; it must end with “{wanted}”.",
    ),
    "F403": face("Phần lời văn", "the text", f"{_HEAD}.6"),
    "F404": Message(
        "error", f"{_HEAD}.6", "Lời văn không canh đều hai lề", "The text is not justified",
        "Có {count} đoạn lời văn {found}; phải canh đều cả hai lề.",
        "{count} paragraph(s) are set {found}; the text must be justified.",
    ),
    "F405": Message(
        "error", f"{_HEAD}.6", "Lùi đầu dòng sai", "First lines are not drawn in",
        "Có {count} đoạn lùi đầu dòng {found}; phải lùi 1 cm hoặc 1,27 cm.",
        "{count} paragraph(s) are drawn in by {found}; the first line is drawn in by 1 or 1.27 cm.",
    ),
    "F406": Message(
        "error", f"{_HEAD}.6", "Khoảng cách giữa các đoạn nhỏ hơn 6pt", "Paragraphs stand too close",
        "Có {count} chỗ các đoạn văn cách nhau {found}; tối thiểu là 6pt.",
        "In {count} place(s) paragraphs are {found} apart; the least is 6 pt.",
    ),
    "F407": Message(
        "error", f"{_HEAD}.6", "Khoảng cách dòng sai", "Line spacing",
        "Có {count} đoạn giãn dòng {found}; tối thiểu dòng đơn, tối đa 1,5 dòng.",
        "{count} paragraph(s) have a line spacing of {found}; it is single at least and 1.5 at most.",
    ),
    "F408": Message(
        "error", f"{_HEAD}.6.d", "Tiêu đề phần, chương trình bày sai", "Headings of parts and chapters",
        "Tiêu đề “{printed}” {found}; phải in hoa, đứng, đậm, canh giữa.",
        "The heading “{printed}” {found}; it must be in capitals, upright, bold, centred.",
    ),
    "F409": Message(
        "error", f"{_HEAD}.6.d", "Điều không in đậm", "Articles are not bold",
        "“{printed}”: từ “Điều”, số thứ tự và tiêu đề của điều phải in thường, đứng, đậm, sau số có dấu chấm.",
        "“{printed}”: the word “Điều”, its number and title must be upright and bold, a full stop after the number.",
    ),
    "F410": Message(
        "error", f"{_HEAD}.6.d", "Thứ tự các điểm không theo bảng chữ cái tiếng Việt", "Letters of the points",
        "Sau điểm {before}) là điểm {found}); theo bảng chữ cái tiếng Việt phải là điểm {wanted}).",
        "Point {before}) is followed by {found}); in the Vietnamese alphabet {wanted}) comes next.",
    ),
    "F411": Message(
        "error", "NĐ 30/2020/NĐ-CP, Phụ lục III", "Thiếu dấu “./.” cuối nội dung", "No “./.” at the end",
        "Nội dung kết thúc bằng “{found}”; phải kết thúc bằng “./.”.",
        "The content ends with “{found}”; it must end with “./.”.",
    ),
    "F412": Message(
        "error", "NĐ 30/2020/NĐ-CP, Phụ lục III", "Dấu “./.” đặt sai chỗ", "“./.” in a wrong place",
        "Dấu “./.” {found}; phải đặt liền sau chữ cuối cùng của nội dung.",
        "The mark “./.” {found}; it stands right after the last word of the content.",
    ),
    "F413": Message(
        "error", f"{_HEAD}.6.d", "Dấu sau số thứ tự sai", "Marks behind numbers",
        "“{printed}”: sau số thứ tự là dấu chấm (I. 1.), sau chữ cái là dấu đóng ngoặc đơn (a), không viết “{found}”.",
        "“{printed}”: figures take a full stop (I. 1.), letters a bracket (a); “{found}” is neither.",
    ),
    "F414": Message(
        "error", "NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2", "Thẩm quyền ban hành của quyết định", "Who decides",
        "Dòng thẩm quyền ban hành (như “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …”) {found}; phải đặt trên các căn cứ.",
        "The line that names who decides {found}; it stands above the legal bases.",
    ),
    "F415": Message(
        "error", "NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2", "Thiếu dòng “QUYẾT ĐỊNH:”", "No “QUYẾT ĐỊNH:”",
        "Dưới các căn cứ không có dòng “QUYẾT ĐỊNH:” in hoa, đậm, canh giữa.",
        "No line “QUYẾT ĐỊNH:” in bold capitals stands below the legal bases.",
    ),
    # 5: the closing
    "F501": missing(
        "phần “Nơi nhận”", "list of recipients", f"{_HEAD}.9.b",
        "ghi “Nơi nhận:” dưới nội dung, bên trái",
        "write “Nơi nhận:” under the content, on the left",
    ),
    "F502": face("Từ “Nơi nhận”", "the words “Nơi nhận”", f"{_HEAD}.9.b"),
    "F503": face("Danh sách nơi nhận", "the list of recipients", f"{_HEAD}.9.b"),
    "F504": Message(
        "error", f"{_HEAD}.9.b", "Danh sách nơi nhận sai dấu câu", "Marks of the list of recipients",
        "Dòng nơi nhận “{printed}” {found}.",
        "The recipient “{printed}” {found}.",
    ),
    "F505": Message(
        "error", f"{_HEAD}.9.b", "Thiếu dòng “Lưu: VT”", "No “Lưu: VT”",
        "Dòng cuối của nơi nhận là “{found}”; phải là “- Lưu: VT, …”.",
        "The last recipient is “{found}”; it must be “- Lưu: VT, …”.",
    ),
    "F506": missing(
        "chức vụ của người ký", "post of the signer", f"{_HEAD}.7",
        "ghi quyền hạn, chức vụ in hoa đậm dưới nội dung, bên phải",
        "write authority and post in bold capitals under the content, on the right",
    ),
    "F507": face("Quyền hạn, chức vụ của người ký", "authority and post of the signer", f"{_HEAD}.7.b"),
    "F508": Message(
        "error", f"{_HEAD}.7.a", "Chữ tắt quyền hạn của người ký sai", "Sign of authority",
        "Quyền hạn ghi “{found}”; {wanted}.",
        "The authority reads “{found}”; {wanted}.",
    ),
    "F509": face("Họ tên người ký", "the name of the signer", f"{_HEAD}.7.c"),
    "F510": Message(
        "error", f"{_HEAD}.7.b", "Ghi học hàm, học vị, cấp bậc trước họ tên", "A title before the name",
        "Trước họ tên người ký có “{found}”; không ghi học hàm, học vị và danh hiệu (trừ quân đội, công an, y tế, giáo "
        "dục, khoa học).",
        "“{found}” stands before the name; no academic title or rank is written (army, police, health, education and "
        "science may).",
    ),
    "F511": Message(
        "error", f"{_HEAD}.7.b", "Chức vụ của người ký ghi sai", "The post of the signer",
        "Chức vụ “{printed}” {found}; chỉ ghi chức vụ lãnh đạo chính thức, không ghi lại tên cơ quan.",
        "The post “{printed}” {found}; only the official post is written, without the body.",
    ),
    "F512": Message(
        "error", f"{_HEAD}; mục IV", "Nơi nhận và chữ ký đặt sai bên", "Recipients and signature changed places",
        "Nơi nhận ở bên phải, người ký ở bên trái; phải đặt nơi nhận bên trái, người ký bên phải.",
        "The recipients stand on the right, the signer on the left; it must be the other way round.",
    ),
    # 6: the annexes
    "F601": Message(
        "error", f"{_MORE}.1", "Phụ lục không đánh số", "An annex without a number",
        "Văn bản có {count} phụ lục nhưng có phụ lục không ghi số; phải đánh số bằng chữ số La Mã.",
        "The paper has {count} annexes and one bears no number; they are numbered in Roman figures.",
    ),
    "F602": Message(
        "error", f"{_MORE}.1", "Số của phụ lục sai", "The number of an annex",
        "Phụ lục ghi số “{found}”; phải ghi “{wanted}” bằng chữ số La Mã.",
        "The annex is numbered “{found}”; it must be “{wanted}”, in Roman figures.",
    ),
    "F603": face("Từ “Phụ lục” và số", "the word “Phụ lục” and its number", f"{_MORE}.1"),
    "F604": missing(
        "tên phụ lục", "title of the annex", f"{_MORE}.1",
        "ghi tên phụ lục in hoa dưới dòng “Phụ lục”",
        "write its title in capitals under the word “Phụ lục”",
    ),
    "F605": face("Tên phụ lục", "the title of the annex", f"{_MORE}.1"),
    "F606": Message(
        "error", f"{_MORE}.1", "Thiếu dòng “Kèm theo”", "No “Kèm theo”",
        "Dưới tên phụ lục không có dòng “(Kèm theo {kind} số … ngày … của …)”.",
        "No line “(Kèm theo {kind} số … ngày … của …)” stands under the title of the annex.",
    ),
    "F607": face("Dòng “Kèm theo”", "the line “Kèm theo”", f"{_MORE}.1"),
    "F608": Message(
        "error", f"{_MORE}.1", "Số trang phụ lục không đánh riêng", "Pages of the annex go on counting",
        "Số trang của phụ lục nối tiếp phần trước; mỗi phụ lục phải đánh số trang riêng.",
        "The pages of the annex go on from the part before; each annex is numbered for itself.",
    ),
    "F609": Message(
        "warning", f"{_MORE}.1", "Văn bản không dẫn đến phụ lục", "The text does not point to the annex",
        "Có phụ lục nhưng trong nội dung không có chỉ dẫn về phụ lục.",
        "There is an annex, but the text does not point to it.",
    ),
}  # fmt: skip
