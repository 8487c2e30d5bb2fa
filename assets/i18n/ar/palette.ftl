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

# البحث عن الأوامر والبطاقات
action-link-to = ربط ببطاقة…
    .tip = ابحث بالعنوان عن البطاقة التي تُربط بها هذه البطاقة.
link-title = بأي بطاقة تريد الربط؟
link-none = لا توجد بطاقة تحمل هذه الكلمات في عنوانها.
link-unanswered = نقاط الألم التي بلا فرص
link-unlinked = بلا رابط بعد
link-fitting = مرتبطة من قبل
link-same-stage = في المرحلة نفسها
link-others = بطاقات أخرى
finder-keys = ↑ ↓ للاختيار · Enter للتأكيد · Esc للإغلاق
palette-recent = الأخيرة
palette-everywhere = في كل مكان
palette-all = كل الأوامر
palette-found-by = وُجد بكلمة «{ $word }»
palette-cards = بطاقات فيها «{ $text }»
palette-count = { PLURAL($count) ->
    [zero] بلا أوامر
    [one] أمر واحد
    [two] أمران
    [few] { $count } أوامر
    [many] { $count } أمرًا
    *[other] { $count } أمر
}

# كلمات أخرى يُعثر بها على الأوامر، يفصل بينها "|"
palette-also-export = صورة | طباعة | شريحة | تنزيل
palette-also-save-as = نسخة | اسم آخر
palette-also-open = تحميل | ملف
palette-also-quit = مغادرة | إغلاق النافذة
palette-also-picture = صورة | لقطة شاشة
palette-also-portrait = صورة | وجه
palette-also-history = إصدار | إصدارات | نسخة سابقة | تغييرات
palette-also-undo = رجوع | إرجاع
palette-also-findings = فحص | مشكلات | ثغرات | جودة
palette-also-outline = قائمة | شجرة | محتويات
palette-also-brand = لون | ألوان | خط | شعار
palette-also-settings = إعدادات | تفضيلات | خيارات | مظهر | لون
palette-also-larger = إعدادات | حجم النص | حجم الخط
palette-also-shortcuts = مفاتيح | لوحة المفاتيح | إعدادات | مساعدة
palette-also-present = عرض شرائح | ملء الشاشة | اجتماع
palette-also-find = بحث | استبدال
palette-also-filter = إظهار | إخفاء | عرض
palette-also-moment-of-truth = نجمة | لحظة مهمة | مهم
palette-also-evidence = بحث | دليل | افتراض
palette-also-link = وصل | سهم | علاقة
palette-also-capture = سريع | كتابة | محضر
palette-also-note = تعليق | ملاحظة لاصقة | نص
palette-also-pain-point = مشكلة | المنغّصات | صعوبة
palette-also-opportunity = فكرة | حل | تحسين
palette-also-persona = عميل | مستخدم | شخص
palette-also-stage = طور | عمود
palette-also-lane = صف | سطر
palette-also-duplicate = نسخ | تكرار
palette-also-delete = إزالة | مسح
palette-also-rename = عنوان | تحرير النص
palette-also-fit = الخريطة كلها | نظرة عامة
palette-also-comment = ملاحظة | رأي | سؤال | رد
palette-some-cards = بطاقات فيها «{ $text }»: { $shown } من { $count }
