# Windows, recent maps and the user's own templates.
action-new-window = پنجرهٔ جدید
    .tip = پنجرهٔ دیگری از سفر برای نقشه‌ای دیگر باز کنید.
action-open-in-new-window = باز کردن در پنجرهٔ جدید
    .tip = نقشه را در پنجرهٔ دیگری باز کنید؛ این پنجره همان‌طور می‌ماند.
action-duplicate-map = تکثیر نقشه
    .tip = با کپی این نقشه که هنوز فایلی ندارد ادامه دهید؛ فایل این نقشه همان‌طور که ذخیره شده می‌ماند.
new-window-failed = پنجرهٔ جدید باز نشد
new-window-ended = سفر پیش از نمایان شدن پنجره بسته شد.
window-open-here = این نقشه در همین پنجره باز است.
