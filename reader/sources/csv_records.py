"""Tables of crawlers: CSV with the names of the fields in the first row."""

import csv
import io

from reader.errors import SourceError
from reader.sources.record_fields import records_from
from reader.sources.source_formats import Contained

LONGEST_FIELD = 4 * 1024 * 1024
"""Characters of a field: a whole page is a hundredth of it."""
_SIGNS = ",\t;|"


def read(data: bytes, path: str) -> Contained | None:
    """The rows as records. SourceError for a table whose first row has no known name."""
    from reader.sources import encodings

    decoded = encodings.decode(data)
    if decoded is None:
        raise SourceError("source.damaged", path=path, form="CSV")
    text = decoded.text.replace("\x00", "")
    head = text.split("\n", 1)[0]
    csv.field_size_limit(LONGEST_FIELD)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(_SIGNS, key=head.count), restkey="")
        return records_from([{name: value for name, value in row.items() if name} for row in rows], path)
    except csv.Error:
        raise SourceError("source.damaged", path=path, form="CSV") from None
