# Keys of the canvas.
key-shift-arrows = Shift + arrow keys
does-shift-arrows = Select the cards up to the next cell
key-enter-feeling = Enter on a feeling
does-enter-feeling = Change it with Up and Down, until Enter or Escape
adjusting-how = Up and Down change the feeling. Enter or Escape ends.
key-ctrl-enter = Ctrl + Enter
does-ctrl-enter = Add a card below, or a stage, step or lane after the selected one
key-zero = 0
does-zero = Clear the feeling
key-ctrl-arrows = Ctrl + Left, Right
does-ctrl-arrows = Select the next or previous stage
key-page = Page Up, Page Down
does-page = Scroll the map
page-ends = The map goes no further in this direction.

# Actions that have come with their keys.

action-zoom-selection = Zoom to the selection
    .tip = Show what is selected as large as possible.
action-find-next = Find the next match
    .tip = Go to the next place where the searched words are.
action-find-previous = Find the previous match
    .tip = Go back to the place before where the searched words are.
action-replace = Replace…
    .tip = Search for words and put others in their place.
action-fullscreen = Full screen
    .tip = Fill the screen with the window, or go back.
action-comment = Comment
    .tip = Write a comment on the selected card.
comment-what = First select the one card to comment on.
action-copy-picture = Copy as a picture
    .tip = Put a picture of the whole map on the clipboard, for a slide or a document.
action-copy-stage-picture = Copy the stage as a picture
    .tip = Put a picture of the selected stage on the clipboard, for a slide or a document.
copy-picture-what = First select a stage, or something in it.
copy-picture-done = A picture of { $width } × { $height } pixels is on the clipboard.
copy-picture-failed = The picture could not be copied
context-paste-plain = Paste as text

# Keys that other programs have.

no-print = Safar cannot print yet. Export a picture of the map and print that.
no-settings = Theme, density, language and size are in the menu “View”; F1 says how to change keys.
no-groups = Cards are not grouped by hand: stages, lanes and tags keep them together.
no-tabs = There are no tabs: each map has a window of its own.
