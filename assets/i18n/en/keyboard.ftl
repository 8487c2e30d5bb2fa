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
