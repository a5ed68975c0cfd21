"""The screen: the only package that knows Textual. Where to look for what:

- What a key is called and where it means something: `commands`. What it does on the reading screen: `actions/`, a
  module for moving, finding, picking words, the library, and how things look; on another screen: its `handlers`.
- A screen is a file of `screens/`: `reading` (the panes; its layout is in `desk`), `front`, `hits` (a search in the
  edition), `library_search`, `shelf`, `help`, `palette`. Those that are one list stand on `list_screen`, those in which
  one types on `asking_screen`, all on `command_screen`.
- What a widget paints is made as rows or lines of inked text without Textual: `lists` and `fact_rows` (the panes at
  the sides), `typeset`, `columns`, `highlights` and `sheet` (the article), `front` (the front page), `shelf_rows` and
  `bars` (the library), `heading` and `footer` (the lines above and below). `inks` names what a text is there for,
  `themes` gives it its colours, `look` is what all are given. `widgets/` paints, and keeps what is chosen in sight.
- How the width is shared: `arrangement`. What is learned while one reads: `learned`. What the library is asked:
  `archive`, `library_search`; in a thread of its own: `inquiry`. What is chosen by keys and kept: `preferences`.
- How a frame reaches the terminal: `wired` (in Textual's place), `wire` (what has changed), `drawing` and `pens` (in
  the fewest bytes), `driver`; what the terminal is: `terminals`, `probe`, `ambiguous`.

What does not import Textual can be asked by the shell at no cost: it lists the keys from `commands`.
"""
