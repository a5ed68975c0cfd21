"""kanbao: a reader of Chinese newspapers for the terminal.

The packages from the top down; each imports only what stands below it, which the contracts in `pyproject.toml` hold:

    cli        one function a command of the shell
    tui        the screen: the only package that imports Textual
    app        use cases: load, resolve, import, session, reading history, keyword worker
    marks      all that is the reader's own, in marks.db: read articles, positions, bookmarks, notes, saved searches
    fetch      requests to web sites: polite, cached, resumable; the only package with sockets
    export     an edition as text in the formats that others read
    library    the archive in SQLite and its full-text index
    epaper     pages of e-papers to items; families are data. Pure
    parser     text to Edition: a linear-chain sequence labeller. Pure
    search     the query language and what it means. Pure
    sources    bytes to text
    analysis   words, keywords, facts. Pure
    text       what can be said about text without knowing newspapers. Pure
    runtime    what is not about newspapers: paths, files, caches, worker pool, bundled resources, messages, settings
    model      Edition, Page, Block; spans of text, table of contents, the format kanbao-edition/1
    errors     ReaderError and its kinds: what only the user can mend
"""

__version__ = "0.2.0"
