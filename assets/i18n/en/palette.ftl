# Working by keyboard: the letters of the menus and the keys that lead through the window.
menu-letter-file = F
menu-letter-edit = E
menu-letter-view = V
menu-letter-insert = I
menu-letter-help = H
group-in-window = In the window
key-areas = F6, Shift + F6
does-areas = Go to the next area of the window, or to the previous one
key-menus = F10, Alt + letter
does-menus = Open a menu
field-menu = Text

# Searching actions and cards.
action-link-to = Link to a card…
    .tip = Find the card to link this one to by its title.
link-title = Which card should it link to?
link-none = No card has these words in its title.
link-unanswered = Pain points without an opportunity
link-unlinked = Without a link yet
link-fitting = Linked already
link-same-stage = At the same stage
link-others = Other cards
finder-keys = ↑ ↓ choose · Enter confirms · Esc closes
palette-recent = Recent
palette-everywhere = Everywhere
palette-all = All actions
palette-found-by = found by “{ $word }”
palette-cards = Cards with “{ $text }”
palette-count = { $count ->
    [one] 1 action
    *[other] { $count } actions
}

# Other words by which an action is found, separated by "|".
palette-also-export = picture | image | PNG | print | PDF | slide | download
palette-also-save-as = save a copy | another name
palette-also-open = load | file
palette-also-quit = exit | leave | close the window
palette-also-picture = image | photo | screenshot
palette-also-portrait = image | picture | photo | avatar
palette-also-history = version | versions | changes | undo | earlier
palette-also-undo = back | revert | take back
palette-also-findings = check | problems | gaps | quality
palette-also-outline = list | tree | contents | navigate
palette-also-brand = colour | color | colours | colors | font | logo | style
palette-also-settings = settings | preferences | options | appearance | colour | color
palette-also-larger = settings | text size | font size | scale
palette-also-shortcuts = keys | keyboard | hotkeys | settings | help
palette-also-present = slideshow | slides | full screen | meeting | show
palette-also-find = search | replace
palette-also-filter = show only | hide | view | select by
palette-also-moment-of-truth = star | key moment | important | critical
palette-also-evidence = research | proof | assumption
palette-also-link = connect | arrow | relation | reference
palette-also-capture = quick | type | write | minutes | speech
palette-also-note = comment | sticky | remark | text
palette-also-pain-point = problem | issue | frustration | friction
palette-also-opportunity = idea | solution | improvement
palette-also-persona = customer | user | person | character
palette-also-stage = phase | column
palette-also-lane = row | swimlane | line
palette-also-duplicate = copy | clone
palette-also-delete = remove | erase | clear
palette-also-rename = title | edit text | change the name
palette-also-fit = whole map | overview | everything
palette-also-comment = remark | note | feedback | question | reply
palette-some-cards = Cards with “{ $text }”: { $shown } of { $count }
