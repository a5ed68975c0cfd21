"""marks.db: all that is the reader's own. It outlives every library, and two machines' marks can be merged.

records        one table of records by kind and key, with undo and redo
marks_file     the file: migrations, opened to write or to read
adoption       marks of older versions, which were kept in library.db
exchange       export to a file, merge from one
reading        read articles, reading positions, recent editions
bookmarks      bookmarks, and marks set under a letter
searches       saved searches, and what was searched for
notes          notes on passages, found again when the text was mended
"""
