# Keys of the canvas.
key-shift-arrows = Shift + arrow keys
does-shift-arrows = Select the cards up to the next cell
key-enter-feeling = Enter on a feeling
does-enter-feeling = Change it with Up and Down, until Enter or Escape
adjusting-how = Up and Down change the feeling. Enter or Escape ends.
