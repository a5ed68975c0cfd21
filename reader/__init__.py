"""kanbao: a reader of Chinese newspapers for the terminal.

The package from the bottom up, each module importing only what stands above it here:

    blocks, errors    kinds of blocks and places in them; what can go wrong
    model             what an edition is
    checked           values out of files, checked one by one
    contents          the table of contents of an edition, and references
    exchange          an edition as plain values
    crew              as many processes as there are cores
    locations         the paths of the user's files
    plain_values      YAML and JSON from outside, whatever stands in them
    filing            files of the program's own, whole or not at all
    resources         the files that ship with the program
    messages          what the interface says
    config            the user's settings
    kept              the screen of the last time, shown before anything is loaded
    text/             what can be said about text without knowing newspapers
    sources           bytes to text
    fetch/            what is fetched from the web
    analysis/         keywords, facts
    kept_editions     parsed editions in the cache
    parser/           text to Edition
    search/           the query language and what it means
    epaper/           the pages of e-papers to Edition
    shipped           rules, tables and lexicons of the shipped files, as values
    library/          the archive
    marks/            what is the reader's own: read articles, positions, bookmarks, notes, saved searches
    archive           the user's library, if there is one
    ingest            path to edition, the one composition of the pipeline
    export            edition to text in the formats that others read
    background        the process that segments words while the reader reads
    opening           what a user names, and what it stands for
    jobs              files to be read, and what is known of them
    importing         files and folders into the library
    planning          what an import would make of files
    getting           an edition of an e-paper, page by page
    session           what the reader is doing now
    resuming          where reading was left
    memory            what was read, and how far, between one start and the next
    tui/              the screen
    cli               the shell
"""

__version__ = "0.1.0"
