"""E-papers: what their servers send turned into editions. Pure: texts in, values out; nothing is fetched here.

families    the systems that e-papers run on, compiled from `data/epaper/`
addresses   what an address names: system, paper, day, page or item
markup      HTML as a tree: paragraphs, links, fields, the comment of machine data
entry       where an entry leads: to another address, or to the front page of the newest edition
contents    what a page holds: its label, its items, the other pages
item        what an item says: its fields and paragraphs
signed      who made it and where it comes from
calendar    the days on which a paper has an edition
bundle      the responses of one page as one file, the source that the library stores
compose     a bundle as an edition
saved_page  HTML that somebody saved, as a bundle or as its text
record_blocks   records of other sources as blocks
papers      papers known by name
recognition_report   what was recognised at an address, and why
"""
