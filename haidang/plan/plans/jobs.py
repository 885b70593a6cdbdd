"""Reading in the background: scans and long files take minutes; a page that is left is not work that is lost."""

from haidang.kit.jobs.services import enqueue, job
from haidang.plan.plans import services
from haidang.plan.plans.models import Upload

#: What is read while the person waits: Word, web and text up to this size take well under a second.
_AT_ONCE_BYTES = 2_000_000
_QUICK = (".docx", ".txt", ".md", ".html", ".htm")


def start_reading(upload: Upload) -> None:
    """Read now what is read at once, the rest in the background."""
    if upload.name.lower().endswith(_QUICK) and upload.size <= _AT_ONCE_BYTES:
        services.read_upload(upload.pk)
    else:
        enqueue(read_upload, upload.pk, by=upload.by, about=upload)


@job(retries=3)
def read_upload(upload_id: int, progress=None) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """Read one upload; the page shows at which page it is."""

    def count(page: int, pages: int) -> None:
        Upload.objects.filter(pk=upload_id).update(page=page, pages=pages)

    upload = services.read_upload(upload_id, progress=count)
    return {"state": upload.state}
