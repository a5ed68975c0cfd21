"""The screen: the only package that imports Textual.

    app              the application; `commands` declares every key once: footer, help, palette and README follow
    screens/         one screen a file: `reading_screen` (its panes: `reading_layout`), `front_screen`, `hits_screen`,
                     `library_screen`, `shelf_screen`, `help_screen`, `palette_screen`; the bases `list_screen`,
                     `prompt_screen`, `command_screen`
    actions/         what the commands of the reading screen do: navigation, find, letter hints, editions, display
    widgets/         one widget a file; a widget paints rows and keeps the selected one in sight
    layout/          content and width to rows of styled text, without Textual: typesetter, columns, lists, front page
    style/           roles of text, themes, highlights, display settings
    terminal/        between Textual and the terminal: screen diff, escape sequences, driver, capabilities
    insights, library_search, library_gateway, library_worker, line_editor, preferences
                     state behind the screens: facts of an article, a search, the library, a line being typed

What does not import Textual can be asked by the shell at no cost: it lists the keys from `commands`.
"""
