# Windows, recent maps and the user's own templates.
action-new-window = نافذة جديدة
    .tip = افتح نافذة أخرى من سفر لخريطة أخرى.
action-open-in-new-window = فتح في نافذة جديدة
    .tip = افتح الخريطة في نافذة أخرى؛ تبقى هذه النافذة كما هي.
action-duplicate-map = تكرار الخريطة
    .tip = تابع العمل على نسخة من هذه الخريطة ليس لها ملف بعد؛ يبقى ملف هذه الخريطة كما حُفظ.
new-window-failed = تعذّر فتح النافذة الجديدة
new-window-ended = أُغلق سفر قبل ظهور النافذة.
window-open-here = هذه الخريطة مفتوحة في هذه النافذة.
recent-missing = غير موجودة
recent-open-here = مفتوحة هنا
recent-none = لم تُفتح أي خريطة بعد.
recent-none-missing = كل الخرائط الأخيرة في أماكنها.
recent-forget-missing = إزالة الملفات غير الموجودة
recent-clear = مسح هذه القائمة
recent-all = الكل ({ $count })
recent-few = أقل
recent-forgotten = { PLURAL($count) ->
    [zero] لم تُزل أي خريطة من القائمة.
    [one] أُزيلت خريطة من القائمة. يبقى ملفها.
    [two] أُزيلت خريطتان من القائمة. يبقى ملفاهما.
    [few] أُزيلت { $count } خرائط من القائمة. تبقى ملفاتها.
    [many] أُزيلت { $count } خريطة من القائمة. تبقى ملفاتها.
    *[other] أُزيلت { $count } خريطة من القائمة. تبقى ملفاتها.
}
day-today = اليوم
day-yesterday = أمس
start-samples-how = يُفتح نسخةً خاصة بك
start-templates-in = لغة القوالب
start-own-templates = قوالبك
start-own-template-name = قالبك { $name }
own-kept = حُفظ { $day }
own-unreadable = تعذّرت قراءته
own-hint = أي خريطة يمكن أن تصبح قالبًا
own-hint-how = ملف › حفظ كقالب…
action-save-template = حفظ كقالب…
    .tip = احتفظ بهذه الخريطة في شاشة البداية لتبدأ منها خرائط أخرى.
action-use-template = خريطة جديدة من هذا القالب
    .tip = ابدأ خريطة من قالبك.
action-rename-template = إعادة التسمية…
    .tip = أعطِ القالب اسمًا آخر.
action-delete-template = حذف
    .tip = احذف القالب.
template-title = حفظ كقالب
template-rename-title = إعادة تسمية القالب
template-name = الاسم
template-language = اللغة
template-keeps = البطاقات والنصوص
template-texts = إبقاء النصوص
template-structure = الهيكل والإرشادات فقط
template-texts-hint = القالب هو هذه الخريطة كما هي، بكل بطاقاتها.
template-structure-hint = في القالب المراحل والخطوات والمسارات مع إرشاداتها، بلا بطاقات ولا أسماء.
template-save = حفظ القالب
template-rename = إعادة التسمية
template-saved = صار «{ $name }» قالبًا في شاشة البداية.
template-failed = تعذّر تغيير القالب
template-no-folder = لا مجلد للقوالب على هذا الحاسوب.
template-delete-title = أتحذف هذا القالب؟
template-delete-text = يُحذف القالب من هذا الحاسوب. تبقى الخرائط التي أُنشئت منه.
