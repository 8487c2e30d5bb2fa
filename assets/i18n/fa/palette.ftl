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

# جستجوی فرمان‌ها و کارت‌ها
action-link-to = پیوند به کارت…
    .tip = کارتی را که این کارت به آن پیوند می‌خورد، با عنوانش پیدا کنید.
link-title = پیوند به کدام کارت؟
link-none = هیچ کارتی این واژه‌ها را در عنوانش ندارد.
link-unanswered = نقاط درد بدون فرصت
link-unlinked = هنوز بدون پیوند
link-fitting = از پیش دارای پیوند
link-same-stage = در همین مرحله
link-others = کارت‌های دیگر
finder-keys = ↑ ↓ انتخاب · Enter تأیید · Esc بستن
palette-recent = اخیر
palette-everywhere = همه‌جا
palette-all = همهٔ فرمان‌ها
palette-found-by = پیداشده با «{ $word }»
palette-cards = کارت‌های دارای «{ $text }»
palette-count = { $count ->
    [one] { $count } فرمان
    *[other] { $count } فرمان
}

# واژه‌های دیگری که فرمان با آن‌ها پیدا می‌شود، جدا با «|»
palette-also-export = تصویر | عکس | چاپ | پرینت | اسلاید | دریافت
palette-also-save-as = کپی | نام دیگر | ذخیرهٔ نسخه
palette-also-open = بارگذاری | فایل
palette-also-quit = ترک | بستن پنجره
palette-also-picture = تصویر | عکس | اسکرین‌شات
palette-also-portrait = تصویر | عکس | چهره
palette-also-history = نسخه | نسخه‌ها | تغییرات | پیشین
palette-also-undo = برگشت | لغو
palette-also-findings = بررسی | مشکلات | کمبودها | کیفیت
palette-also-outline = فهرست | درخت | محتوا
palette-also-brand = رنگ | رنگ‌ها | قلم | فونت | لوگو
palette-also-settings = تنظیمات | ترجیحات | گزینه‌ها | ظاهر | رنگ
palette-also-larger = تنظیمات | اندازهٔ متن | اندازهٔ قلم
palette-also-shortcuts = کلیدها | صفحه‌کلید | تنظیمات | راهنما
palette-also-present = اسلاید | تمام‌صفحه | جلسه | نمایش
palette-also-find = جستجو | جست‌وجو | جایگزینی
palette-also-filter = نمایش | پنهان | نما
palette-also-moment-of-truth = ستاره | لحظهٔ مهم | مهم
palette-also-evidence = پژوهش | اثبات | فرض
palette-also-link = اتصال | پیکان | رابطه | ارجاع
palette-also-capture = سریع | نوشتن | صورت‌جلسه
palette-also-note = نظر | کامنت | یادداشت چسبان | متن
palette-also-pain-point = مشکل | مسئله | دلخوری
palette-also-opportunity = ایده | راه‌حل | بهبود
palette-also-persona = مشتری | کاربر | شخص
palette-also-stage = فاز | ستون
palette-also-lane = سطر | خط
palette-also-duplicate = کپی | تکثیر
palette-also-delete = پاک کردن | برداشتن
palette-also-rename = عنوان | ویرایش متن
palette-also-fit = کل نقشه | نمای کلی
palette-also-comment = نظر | کامنت | بازخورد | پرسش | پاسخ
palette-some-cards = کارت‌های دارای «{ $text }»: { $shown } از { $count }
