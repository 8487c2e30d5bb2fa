# Keys of the canvas.
key-shift-arrows = Shift + کلیدهای جهت
does-shift-arrows = انتخاب کارت‌ها تا خانهٔ بعدی
key-enter-feeling = Enter روی احساس
does-enter-feeling = تغییر آن با کلیدهای بالا و پایین تا Enter یا Escape
adjusting-how = کلیدهای بالا و پایین احساس را تغییر می‌دهند. پایان با Enter یا Escape.
