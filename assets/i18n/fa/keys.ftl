# Keys of the canvas.
key-shift-arrows = Shift + کلیدهای جهت
does-shift-arrows = انتخاب کارت‌ها تا خانهٔ بعدی
key-enter-feeling = Enter روی احساس
does-enter-feeling = تغییر آن با کلیدهای بالا و پایین تا Enter یا Escape
adjusting-how = کلیدهای بالا و پایین احساس را تغییر می‌دهند. پایان با Enter یا Escape.
key-ctrl-enter = Ctrl + Enter
does-ctrl-enter = افزودن کارت در زیر، یا مرحله، گام یا ردیف پس از آنچه انتخاب کرده‌اید
key-zero = ۰
does-zero = پاک کردن احساس
key-ctrl-arrows = Ctrl + چپ، راست
does-ctrl-arrows = انتخاب مرحلهٔ بعد یا قبل
key-page = Page Up, Page Down
does-page = بالا و پایین بردن نقشه
page-ends = نقشه در این جهت ادامه ندارد.

# Actions that have come with their keys.

action-zoom-selection = بزرگ‌نمایی روی انتخاب
    .tip = آنچه انتخاب کرده‌اید تا جای ممکن بزرگ دیده می‌شود.
action-find-next = یافتن مورد بعدی
    .tip = رفتن به جای بعدی که عبارت جست‌وجو در آن هست.
action-find-previous = یافتن مورد قبلی
    .tip = برگشتن به جای قبلی که عبارت جست‌وجو در آن هست.
action-replace = جایگزینی…
    .tip = عبارتی را پیدا کنید و عبارت دیگری به جایش بگذارید.
action-fullscreen = تمام‌صفحه
    .tip = پنجره همهٔ صفحهٔ نمایش را می‌گیرد، یا به حالت عادی برمی‌گردد.
action-comment = نظر دادن
    .tip = برای کارت انتخاب‌شده نظر بنویسید.
comment-what = ابتدا فقط همان یک کارتی را که نظر دربارهٔ آن است انتخاب کنید.
action-copy-picture = کپی به شکل تصویر
    .tip = تصویر کل نقشه در کلیپ‌بورد گذاشته می‌شود، برای اسلاید یا سند.
action-copy-stage-picture = کپی مرحله به شکل تصویر
    .tip = تصویر مرحلهٔ انتخاب‌شده در کلیپ‌بورد گذاشته می‌شود، برای اسلاید یا سند.
copy-picture-what = ابتدا مرحله‌ای، یا چیزی در آن، انتخاب کنید.
copy-picture-done = تصویری با { $width } × { $height } پیکسل در کلیپ‌بورد است.
copy-picture-failed = تصویر کپی نشد
context-paste-plain = چسباندن به شکل متن

# Keys that other programs have.

no-print = سفر هنوز چاپ نمی‌کند. از نقشه خروجی تصویر بگیرید و آن را چاپ کنید.
no-settings = پوسته، تراکم، زبان و اندازه در منوی نما هستند؛ F1 می‌گوید کلیدها چطور عوض می‌شوند.
no-groups = کارت‌ها دستی گروه نمی‌شوند: مراحل، ردیف‌ها و برچسب‌ها آن‌ها را کنار هم نگه می‌دارند.
no-tabs = زبانه‌ای در کار نیست: هر نقشه پنجرهٔ خودش را دارد.
