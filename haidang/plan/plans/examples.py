"""A small plan of our own sentences, taken through the room's own verbs: for tests, the demo, and nowhere else."""

from datetime import date

from haidang.office.accounts.models import User
from haidang.plan.plans import services
from haidang.plan.plans.choices import ChangeKind
from haidang.plan.plans.models import Amendment, Plan, Reading

#: Eight tasks in three fields and three orders of section III. Of each kind there is one: a printed day, an
#: anniversary, work that goes on, several leads, a lead that is its own coordinator, phrases for many, open and
#: closed, a solution with an agency of its own.
TEXT = """\
ỦY BAN NHÂN DÂN
TỈNH BÀ RỊA - VŨNG TÀU
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 07/KH-UBND
Bà Rịa - Vũng Tàu, ngày 06 tháng 01 năm 2020
KẾ HOẠCH
Mở rộng hợp tác biển và cảng với các địa phương bạn năm 2020
Căn cứ Quyết định số 15/QĐ-UBND ngày 02 tháng 01 năm 2020 của Ủy ban nhân dân tỉnh về chương trình công tác của năm;
Ủy ban nhân dân tỉnh ban hành Kế hoạch với những việc sau đây:
I. MỤC ĐÍCH
- Bạn hàng ngoài nước biết rõ năng lực bốc dỡ và kho bãi của hệ thống cảng.
- Mỗi thỏa thuận đã ký có ít nhất một việc làm được trong năm.
II. NỘI DUNG
1. Hợp tác cảng và dịch vụ hàng hải
1.1. Lập hồ sơ giới thiệu năng lực các bến cảng bằng hai thứ tiếng
- Đơn vị chủ trì: Sở Công Thương.
- Đơn vị phối hợp: Sở Ngoại vụ, Sở Du lịch.
- Thời hạn: trước ngày 30/4/2020.
* Giải pháp thực hiện:
+ Thu thập số liệu bốc dỡ của ba năm gần nhất tại từng bến;
+ Sở Ngoại vụ có trách nhiệm hiệu đính bản tiếng Anh trước khi in.
1.2. Đón đoàn khảo sát tuyến tàu chở khách ven biển
- Đơn vị chủ trì: Sở Du lịch, Sở Công Thương.
- Đơn vị phối hợp: Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh.
* Giải pháp thực hiện:
+ Mỗi cơ quan chủ trì lo một ngày làm việc của đoàn, có người phiên dịch đi cùng.
1.3. Thường xuyên thăm hỏi thuyền viên nước ngoài đang neo đậu dài ngày
- Đơn vị chủ trì: Tỉnh Đoàn.
- Đơn vị phối hợp: Các Sở, Ban, Ngành có liên quan.
* Giải pháp thực hiện:
+ Mỗi tháng một lần, vào sáng thứ bảy tuần đầu; có bác sĩ và người phiên dịch đi cùng.
2. Gặp gỡ hữu nghị
2.1. Tổ chức buổi gặp mặt kỷ niệm ngày thiết lập quan hệ với thành phố bạn (19/8/2005 - 19/8/2020)
- Đơn vị chủ trì: Liên hiệp các tổ chức hữu nghị tỉnh.
- Đơn vị phối hợp: Sở Ngoại vụ, Sở Tài chính.
* Giải pháp thực hiện:
+ Trưng bày ảnh tư liệu do hai bên cùng chọn tại sảnh của nhà văn hóa;
+ Mời cựu sinh viên từng học ở thành phố bạn kể chuyện.
2.2. Nhận sinh viên nước bạn đến thực tập tại các doanh nghiệp cảng
- Đơn vị chủ trì: Sở Ngoại vụ.
- Đơn vị phối hợp: Sở Ngoại vụ, Sở Tài chính.
* Giải pháp thực hiện:
+ Lập danh sách doanh nghiệp nhận người và số chỗ của từng nơi.
2.3. Cử đội văn nghệ dự tuần lễ giao lưu tại nước bạn
- Đơn vị chủ trì: Ủy ban nhân dân thành phố Vũng Tàu.
- Đơn vị phối hợp: Sở Ngoại vụ, Sở Du lịch.
* Giải pháp thực hiện:
+ Chốt tiết mục và danh sách người đi trước khi xin thị thực một tháng.
3. Người làm công tác đối ngoại
3.1. Mở lớp nghiệp vụ lễ tân cho cán bộ của các cơ quan
- Đơn vị chủ trì: Sở Ngoại vụ.
- Đơn vị phối hợp: Các Sở, Ban, Ngành.
* Giải pháp thực hiện:
+ Các cơ quan ghi tên người học trước ngày khai giảng mười ngày.
3.2. Soạn sổ tay xưng hô và chức danh khi tiếp khách
- Đơn vị chủ trì: Sở Ngoại vụ.
- Đơn vị phối hợp: Văn phòng Ủy ban nhân dân tỉnh.
* Giải pháp thực hiện:
+ In thành tập nhỏ bỏ túi áo, mỗi cơ quan mười tập.
III. TỔ CHỨC THỰC HIỆN
1. Giao Sở Tài chính xem xét dự toán của từng việc, trình Ủy ban nhân dân tỉnh trước ngày 28/02/2020.
2. Giao Sở Ngoại vụ theo dõi, đôn đốc và báo cáo kết quả thực hiện Kế hoạch này.
3. Các Sở, Ban, Ngành có liên quan kịp thời phản ánh khó khăn về Sở Ngoại vụ./.
Nơi nhận:
- Chủ tịch, các Phó Chủ tịch UBND tỉnh;
- Các Sở, Ban, Ngành;
- Lưu: VT, TH.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Người mẫu A
"""


def read_plan(*, by: User, name: str = "ke-hoach-mau.txt", text: str = TEXT) -> Reading:
    """The plan as it lies before a person: uploaded and read, nothing accepted."""
    upload = services.take_upload(name, text.encode(), by=by, confirms_no_secrets=True)
    upload = services.read_upload(upload.pk)
    if upload.source is None:
        raise ValueError(upload.words)
    return Reading.objects.filter(source=upload.source).latest("pk")


def accepted_plan(*, by: User, name: str = "ke-hoach-mau.txt", text: str = TEXT) -> Plan:
    """The plan with its tasks: everything accepted as it was read."""
    reading = read_plan(by=by, name=name, text=text)
    services.accept_all(reading, by=by)
    plan = reading.source.plan
    assert plan
    return plan


def draft_amendment(plan: Plan, *, by: User) -> Amendment:
    """A decision of June: one task dropped, another given until August."""
    draft = services.draft_amendment(
        plan,
        by=by,
        decision=services.Decision("1500/QĐ-UBND", date(2020, 6, 12), "điều chỉnh Kế hoạch hợp tác biển và cảng"),
        in_force_on=date(2020, 6, 15),
        words="Tàu nước ngoài không cập cảng vì dịch bệnh; dồn sức cho hồ sơ giới thiệu các bến.",
    )
    tasks = {task.label: task for task in plan.tasks.of_content()}
    services.add_change(draft, ChangeKind.DROP, by=by, task=tasks["1.3"], reason="Không còn thuyền viên neo đậu.")
    services.add_change(draft, ChangeKind.DUE, by=by, task=tasks["1.1"], due_on=date(2020, 8, 15))
    return draft
