# Windows, recent maps and the user's own templates.
action-new-window = New window
    .tip = Open another window of Safar, for another map.
action-open-in-new-window = Open in a new window
    .tip = Open the map in another window; this one stays as it is.
action-duplicate-map = Duplicate map
    .tip = Go on with a copy of this map that has no file yet; the file of this map stays as it was saved.
new-window-failed = The new window could not be opened
new-window-ended = Safar ended before the window was shown.
window-open-here = This map is open in this window.
