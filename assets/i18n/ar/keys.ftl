# Keys of the canvas.
key-shift-arrows = Shift + الأسهم
does-shift-arrows = تحديد البطاقات حتى الخانة التالية
key-enter-feeling = Enter على شعور
does-enter-feeling = تغييره بسهمي الأعلى والأسفل حتى Enter أو Escape
adjusting-how = سهما الأعلى والأسفل يغيّران الشعور. أنهِ ذلك بالمفتاح Enter أو Escape.
key-ctrl-enter = Ctrl + Enter
does-ctrl-enter = إضافة بطاقة تحت المحددة، أو مرحلة أو خطوة أو مسار بعد المحدد
key-zero = ٠
does-zero = مسح الشعور
key-ctrl-arrows = Ctrl + يسار، يمين
does-ctrl-arrows = تحديد المرحلة التالية أو السابقة
key-page = Page Up, Page Down
does-page = تمرير الخريطة
page-ends = لا تمتد الخريطة أبعد في هذا الاتجاه.

# Actions that have come with their keys.

action-zoom-selection = تكبير المحدد
    .tip = إظهار المحدد بأكبر حجم ممكن.
action-find-next = البحث عن التالي
    .tip = الانتقال إلى الموضع التالي الذي فيه عبارة البحث.
action-find-previous = البحث عن السابق
    .tip = الرجوع إلى الموضع السابق الذي فيه عبارة البحث.
action-replace = استبدال…
    .tip = ابحث عن عبارة وضع غيرها مكانها.
action-fullscreen = ملء الشاشة
    .tip = جعل النافذة تملأ الشاشة أو إنهاء ذلك.
action-comment = إضافة تعليق
    .tip = كتابة تعليق على البطاقة المحددة.
comment-what = حدّد أولًا البطاقة التي تريد التعليق عليها وحدها.
action-copy-picture = نسخ كصورة
    .tip = وضع صورة للخريطة كلها في الحافظة لشريحة أو مستند.
action-copy-stage-picture = نسخ المرحلة كصورة
    .tip = وضع صورة للمرحلة المحددة في الحافظة لشريحة أو مستند.
copy-picture-what = حدّد أولًا مرحلة أو شيئًا فيها.
copy-picture-done = في الحافظة صورة بحجم { $width } × { $height } بكسل.
copy-picture-failed = تعذّر نسخ الصورة
context-paste-plain = لصق كنص

# Keys that other programs have.

no-print = لا يطبع سفر بعد. استعمل «تصدير» لتحصل على صورة للخريطة واطبعها.
no-settings = السمة والكثافة واللغة والحجم في قائمة «عرض»؛ ويبيّن F1 كيف تُغيَّر المفاتيح.
no-groups = لا تُجمع البطاقات يدويًا: المراحل والمسارات والوسوم تبقيها معًا.
no-tabs = لا توجد ألسنة: لكل خريطة نافذتها.
