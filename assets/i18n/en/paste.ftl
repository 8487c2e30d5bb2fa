# Pasting tables and pictures
paste-done = Pasted: { $cards }.
paste-new = New on the map: { $what }.
paste-no-persona = Without the feelings of { $names }: this map has no such persona.
paste-table-title = Paste a table
paste-table-hint = Nothing changes until you paste. Choose what each column becomes.
paste-table-turned = Stages
paste-table-down = Stages go down
paste-table-across = Stages go across
paste-table-first-row = The first row holds headings
paste-table-first-column = The first column holds headings
paste-table-lines = Each line of a cell is a card of its own
paste-table-cards = The cards it becomes
paste-kept-as-text = “{ $cell }” under { $heading } was not understood; it stays as text on the card.
paste-new-channel = “{ $cell }” is no channel of Safar; it becomes one of this map’s own.
paste-left-out = “{ $cell }” under { $heading } has no card in its row and is left out.
paste-more-rows = … and { $count ->
    [one] { $count } more row
    *[other] { $count } more rows
}
paste-column = Column: { $name }
paste-role-lane = Lane of the card
paste-role-new-lane = New lane: { $title }
paste-role-note = Text, with the heading
paste-role-skip = Leave out
paste-untitled-stage = Untitled stage
picture-on-card = The picture is on { $card }; only the inspector shows it.
picture-in-lane = The picture is in the lane { $lane }, at { $stage }.
picture-in-new-lane = A lane { $lane } was added; the picture is there, at { $stage }.
action-show-picture = Show it in a Pictures lane
drop-unknown = { $name } is no map, no picture and no text, so nothing was done with it. Save it as PNG, JPEG, text or CSV and drop that.
drop-unknown-title = Some files could not be used
drop-failed = { $name } could not be read: { $why }
job-looking = Looking at the file
drop-map-alone = The map { $name } was not opened, because other files came with it. Drop it alone.
drop-needs-map = { $name } is a text. Open or begin a map first; then drop it onto a cell.
paste-scale = Feelings from { $least } to { $most } become −2 to +2.
paste-too-large = That is too much for cards: at most 1,000 rows and 10,000 cells can be pasted at once. Nothing was changed. Paste a part of it.
paste-replaces = The feeling “{ $cell }” under { $heading } replaces the one that the stage has.
paste-cards = Paste { $count ->
    [one] { $count } card
    *[other] { $count } cards
}
paste-more-columns = … and { $count ->
    [one] { $count } more column
    *[other] { $count } more columns
}
paste-off-scale = “{ $cell }” under { $heading } is not between { $least } and { $most }; it stays as text on the card.
paste-new-stage = { $title } (new)
paste-new-lane = { $title } (new)
paste-hidden-stage = { $title } (hidden)
paste-hidden-lane = { $title } (hidden)
paste-no-persona-of-cards = The cards concern { $names }, but this map has no such persona; they were pasted without.
gesture-paste-table = Paste table
paste-hidden = Some of them are in hidden stages or lanes.
paste-many-title = Paste so many cards?
paste-many-text = The text has { $count ->
    [one] { $count } line
    *[other] { $count } lines
}, and each becomes a card. If it was pasted or dropped by mistake, nothing has changed yet.
