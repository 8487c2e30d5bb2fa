# العمل بلوحة المفاتيح
menu-letter-file = م
menu-letter-edit = ت
menu-letter-view = ع
menu-letter-insert = د
menu-letter-help = س
group-in-window = في النافذة
key-areas = F6، Shift + F6
does-areas = الانتقال إلى الجزء التالي من النافذة أو السابق
key-menus = F10، Alt + حرف
does-menus = فتح قائمة
field-menu = النص
