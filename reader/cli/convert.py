"""Commands that give an edition away: as data, as reasons, in other programs' formats."""

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.load import load_edition
from reader.app.resolve import resolve, source_bytes
from reader.cli.output import Output
from reader.errors import SourceError
from reader.export.formats import render
from reader.model.toc import entries
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.model.edition import Source
    from reader.parser.explain import Explanation


def parse(options: Namespace, output: Output) -> int:
    """The edition in a file as `kanbao-edition/1`."""
    edition = load_edition(options.FILE)
    name = "json" if options.json else options.format
    output.give(render(name, edition, entries(edition), output.messages))
    return 0


def export(options: Namespace, output: Output) -> int:
    """An article or an edition in one of the formats."""
    if options.format == "source":
        output.give(source_bytes(options.REF))
        return 0
    target = resolve(options.REF)
    output.give(render(options.format, target.edition, target.entries, output.messages))
    return 0


def explain(options: Namespace, output: Output) -> int:
    """Every line with its kind and the reason; with --diff the lines that other rules take for something else."""
    from reader.app import bundled
    from reader.app.correction_replay import corrected_hint
    from reader.model.edition import Hint
    from reader.parser.explain import annotated
    from reader.parser.explain import explain as explained

    sources = {path: _source(path) for path in _files(options.FILE)}
    texts = {path: source.text for path, source in sources.items()}
    if options.diff is not None:
        return _diff(texts, Path(options.diff), output)
    explanations = {
        path: explained(source.text, bundled.rules(), dict(corrected_hint(Hint(), source.sha256).labels))
        for path, source in sources.items()
    }
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text([_plain(path, found) for path, found in explanations.items()], indent=1))
        return 0
    for path, found in explanations.items():
        if len(explanations) > 1:
            output.line(output.ink(sanitize(path), "head"))
        for line in annotated(found):
            output.line(sanitize(line))
    return 0


def _source(path: str) -> "Source":
    """What a file says, as the parser gets it: of HTML, records and archives what their editions print."""
    from reader.sources import read_source

    source = load_edition(path).source
    return source if source and source.text else read_source(path)[0]


def _files(paths: Sequence[str]) -> Iterable[str]:
    """The files that `paths` name; of folders those that `add` would take."""
    if not any(map(os.path.isdir, paths)):
        return paths
    from reader.app.import_jobs import files_in

    return files_in(paths)


def _diff(texts: dict[str, str], folder: Path, output: Output) -> int:
    """Exit status 1 where the rules in `folder` take every line for the same."""
    from reader.app import bundled
    from reader.parser.explain import diff

    if not (folder / "rules").is_dir():
        raise SourceError("explain.no-rules", path=str(folder))

    is_same = True
    for found in diff(texts, bundled.rules(), bundled.rules_in(folder)):
        before, after = (f"{part.label} ({part.because})" for part in (found.before, found.after))
        output.line(sanitize(f"{found.page}:{found.before.line}: {before} -> {after}  {found.before.text}"))
        is_same = False
    return 1 if is_same else 0


def _plain(path: str, found: "Explanation") -> dict[str, object]:
    lines = [
        {
            "line": line.line,
            "kind": str(line.label),
            "because": line.because,
            "runner_up": line.runner_up and str(line.runner_up),
            "margin": round(line.margin, 2),
            "text": line.text,
        }
        for line in found.lines
    ]
    return {"file": path, "evidence": dict(found.evidence), "lines": lines}
