"""Papers for tests, in sentences of our own."""

from haidang.papers.reader.tests.texts import FOOT, HEAD

SMALL = f"""{HEAD}
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
{FOOT}"""

SECRET = f"TỐI MẬT\n{SMALL}"
