"""Laws that decisions of a people's committee stand on, by the day of the decision."""

from datetime import date

#: In force from the day; what amends a law is cited behind it while the law stands.
_LOCAL_GOVERNMENT: tuple[tuple[date, tuple[str, ...]], ...] = (
    # Luật 72/2025/QH15
    (date(2025, 6, 16), ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",)),
    # Luật 65/2025/QH15
    (date(2025, 3, 1), ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025",)),
    # Luật 47/2019/QH14
    (
        date(2020, 7, 1),
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền "
            "địa phương ngày 22 tháng 11 năm 2019",
        ),
    ),
    # Luật 77/2015/QH13
    (date(2016, 1, 1), ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",)),
)


def local_government(on: date) -> tuple[str, ...]:
    """The law on the organisation of local government in force that day; nothing for days before the first known."""
    return next((laws for since, laws in _LOCAL_GOVERNMENT if since <= on), ())
