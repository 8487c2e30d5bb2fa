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
