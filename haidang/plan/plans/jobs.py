"""Reading in the background: scans and long files take minutes; a page that is left is not work that is lost."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.jobs.running import Progress
from haidang.kit.jobs.services import enqueue, job
from haidang.office.accounts.models import User
from haidang.papers.sources.guards import kind_of
from haidang.plan.plans import services
from haidang.plan.plans.models import Reading, Upload


def start_reading(upload: Upload, data: bytes) -> Upload:
    """Read now what is read at once, the rest in the background."""
    if services.is_quick(kind_of(data, upload.name), upload.size):
        return services.read_upload(upload.pk)
    enqueue(read_upload, upload.pk, by=upload.by, about=upload, title=_("Đọc tệp “%(name)s”") % {"name": upload.name})
    return upload


@job(retries=2, title=gettext_lazy("Đọc tệp kế hoạch"))
def read_upload(upload_id: int, progress: Progress) -> dict[str, str]:
    """Read one upload; its page shows how far it is."""

    def count(page: int, pages: int) -> None:
        progress(page, pages, _("Đang nhận dạng trang %(page)d/%(pages)d") % {"page": page, "pages": pages})

    upload = services.read_upload(upload_id, progress=count)
    return {"state": upload.state, "url": upload.get_absolute_url()}


#: More than this is not waited for: whom each phrase may mean is asked for each task.
MANY = 150


@job(retries=1, title=gettext_lazy("Chấp nhận mọi mục của kế hoạch"))
def accept_all(reading_id: int, user_id: int) -> dict[str, str]:
    """Accept everything open of a long plan, in the name of who asked; killed halfway, nothing was accepted."""
    reading = Reading.objects.select_related("source__plan").get(pk=reading_id)
    services.accept_all(reading, by=User.objects.get(pk=user_id))
    return {"url": reading.plan.get_absolute_url()}
