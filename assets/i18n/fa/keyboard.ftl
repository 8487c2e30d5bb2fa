# کار با صفحه‌کلید
menu-letter-file = ف
menu-letter-edit = و
menu-letter-view = ن
menu-letter-insert = د
menu-letter-help = ر
group-in-window = در پنجره
key-areas = F6، Shift + F6
does-areas = رفتن به بخش بعدی پنجره یا بخش قبلی
key-menus = F10، Alt + حرف
does-menus = باز کردن یک منو
field-menu = متن
