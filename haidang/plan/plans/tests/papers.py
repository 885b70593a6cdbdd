"""Papers for tests, in sentences of our own."""

HEAD = """ỦY BAN NHÂN DÂN
TỈNH MẪU
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mẫu, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Kết bạn với các địa phương nước ngoài năm 2024

Căn cứ Quyết định số 77/QĐ-UBND ngày 02 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh về việc làm mẫu;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""
BODY = """
I. MỤC ĐÍCH
Việc của năm được làm đúng ngày.
II. NỘI DUNG
1. Công tác hội nhập:
1.1. Mở hội chợ hàng hóa của tỉnh
- Đơn vị chủ trì: Sở Công Thương.
- Đơn vị phối hợp: Sở Ngoại vụ, Trung tâm Lạ mặt, các Sở, Ban, Ngành, UBND các huyện, thị xã, thành phố có liên quan.
- Thời gian: trước ngày 15/6/2024.
- Giải pháp:
+ Chọn chỗ dựng gian hàng;
+ Mời doanh nghiệp nước bạn;
+ Đưa tin trên báo.
1.2. Dạy tiếng cho cán bộ cửa khẩu
- Đơn vị chủ trì: Sở Ngoại vụ.
- Đơn vị phối hợp: Sở Ngoại vụ, Công an tỉnh.
2. Công tác văn hóa:
2.1. Đón đoàn nghệ thuật nước bạn đến biểu diễn
- Đơn vị chủ trì: Sở Văn hóa và Thể thao.
- Đơn vị phối hợp: Sở Du lịch.
"""
FOOT = """
Nơi nhận:
- Như trên;
- Sở Ngoại vụ;
- Lưu: VT, TH.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(đã ký)
Người Mẫu Một
"""
SMALL = HEAD + BODY + FOOT
SECRET = f"TỐI MẬT\n{SMALL}"
