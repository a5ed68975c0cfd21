"""A file whose lines are being corrected: how each is labelled now, changed and taken back, and the edition of it."""

from typing import TYPE_CHECKING

from reader.app.load import edition_of_source
from reader.marks.corrections import SourceCorrections, corrections_of, put_corrections, touch_marker
from reader.marks.records import Records
from reader.model.edition import Edition
from reader.sources import read_source

if TYPE_CHECKING:
    from reader.parser.explain import ExplainedLine


class CorrectedFile:
    """Holds the open marks while lines are corrected, so that each change can be undone. For one thread."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.source, self._hint = read_source(path)
        self._records = Records.open()

    def close(self) -> None:
        """Closes the marks."""
        self._records.close()

    @property
    def corrections(self) -> SourceCorrections:
        """The corrections as they are now."""
        found = corrections_of(self._records, self.source.sha256)
        return found or SourceCorrections(self.source.sha256, {})

    def label(self, line: int, label: str) -> None:
        """Corrects the label of a line; an empty one takes the correction back."""
        own = self.corrections
        lines = {number: given for number, given in {**own.lines, line: label}.items() if given}
        name = self.path.rpartition("/")[2]
        put_corrections(self._records, [own._replace(lines=lines, file=name)], "undo.correction")

    def undo(self) -> bool:
        """Takes the last change back; whether there was one."""
        is_done = self._records.undo() is not None
        if is_done:
            touch_marker(self._records.path.parent)
        return is_done

    def explained(self) -> "tuple[ExplainedLine, ...]":
        """Every line that is not blank with its label."""
        from reader.app import bundled
        from reader.parser.explain import explain

        return explain(self.source.text, bundled.rules(), self.corrections.lines).lines

    def edition(self) -> Edition:
        """The corrected edition."""
        return edition_of_source(self.source, self._hint, self.path)
