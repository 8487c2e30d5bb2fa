# The start screen, the bars and the panels.
start-motto = ارسم رحلة العميل وأنت معه.
start-other-name = Safar
start-name = سفر
start-empty = خريطة فارغة
start-open = فتح خريطة…
start-recent = الخرائط الأخيرة
start-templates = ابدأ من قالب
start-samples = شاهد مثالًا
start-drop = أفلت خريطة هنا لفتحها
start-template-name = القالب { $name }
start-sample-name = المثال { $name }
start-open-path = فتح { $path }
start-forget-path = إزالة { $path } من القائمة
count-stages = { PLURAL($count) ->
    [zero] بلا مراحل
    [one] مرحلة واحدة
    [two] مرحلتان
    [few] { $count } مراحل
    [many] { $count } مرحلة
    *[other] { $count } مرحلة
}
count-steps = { PLURAL($count) ->
    [zero] بلا خطوات
    [one] خطوة واحدة
    [two] خطوتان
    [few] { $count } خطوات
    [many] { $count } خطوة
    *[other] { $count } خطوة
}
count-lanes = { PLURAL($count) ->
    [zero] بلا مسارات
    [one] مسار واحد
    [two] مساران
    [few] { $count } مسارات
    [many] { $count } مسارًا
    *[other] { $count } مسار
}
count-cards = { PLURAL($count) ->
    [zero] بلا بطاقات
    [one] بطاقة واحدة
    [two] بطاقتان
    [few] { $count } بطاقات
    [many] { $count } بطاقة
    *[other] { $count } بطاقة
}
count-selected = { PLURAL($count) ->
    [zero] لا شيء محدد
    [one] عنصر واحد محدد
    [two] عنصران محددان
    [few] { $count } عناصر محددة
    [many] { $count } عنصرًا محددًا
    *[other] { $count } عنصر محدد
}
count-findings = { PLURAL($count) ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $count } تنبيهات
    [many] { $count } تنبيهًا
    *[other] { $count } تنبيه
}
list-comma = ،{" "}
bar-export = تصدير
bar-not-saved-yet = لم تُحفظ بعد
status-saved = محفوظة
status-unsaved = تغييرات غير محفوظة
status-no-file = لم تُحفظ في ملف بعد
status-save-failed = لم تُحفظ: انظر أعلاه
status-not-saved-because = لم تُحفظ. { $problem }
status-ltr = من اليسار إلى اليمين
status-rtl = من اليمين إلى اليسار
status-zoom-name = التكبير: ملاءمة الخريطة
status-try-again = إعادة المحاولة
cancel = إلغاء
close = إغلاق
findings-remark = ما قد يسأله زميل عن هذه الخريطة.
findings-close = إغلاق التنبيهات
findings-none = لا تنبيهات على هذه الخريطة.
findings-failed = تعذّر فحص الخريطة. قد تكون هذه التنبيهات قديمة.
findings-show = إظهار
canvas-name = مساحة العمل
bar-rename = إعادة التسمية على الخريطة
bar-duplicate = التكرار على الخريطة
bar-delete = الحذف من الخريطة
bar-star = لحظة الحقيقة على الخريطة
bar-feeling = الشعور: { $feeling }
bar-whose-feelings = الوجوه تضبط مشاعر { $name }
context-edit-text = تحرير النص
context-edit-line = تحرير ما يحدث هنا
context-add-here = إضافة بطاقة هنا
context-cut = قص
context-copy = نسخ
context-paste = لصق
context-stage-before = إضافة مرحلة قبلها
context-stage-after = إضافة مرحلة بعدها
context-duplicate-stage = تكرار المرحلة
context-lane-above = إضافة مسار فوقه…
context-lane-below = إضافة مسار تحته…
context-clear-wanted = مسح الشعور المنشود
node-persona = الشخصية: { $name }
node-stage = المرحلة: { $name }، { $at } من { $count }
node-step = الخطوة: { $name }
node-lane = المسار: { $name }
node-card = { $kind }: { $name }، المرحلة { $at } من { $count }
node-empty-cell = خانة فارغة: { $lane }، { $stage }
node-feeling = شعور { $name } عند { $place }
node-wanted = { $feeling }؛ المنشود: { $wanted }
gesture-move-feeling = تحريك الشعور
gesture-move-wanted = تحريك الشعور المنشود
on-map-title = العنوان على الخريطة
on-map-scenario = السيناريو على الخريطة
on-map-name = الاسم على الخريطة
on-map-role = الدور على الخريطة
on-map-quote = الاقتباس على الخريطة
on-map-stage = عنوان المرحلة على الخريطة
on-map-stage-text = السطر تحت المرحلة على الخريطة
on-map-step = عنوان الخطوة على الخريطة
on-map-lane = عنوان المسار على الخريطة
on-map-card = عنوان البطاقة على الخريطة
on-map-card-text = نص البطاقة على الخريطة
inspector-all-set = ما تختاره هنا يُضبط عليها كلها.
thing-map = الخريطة
thing-stage = المرحلة
thing-step = الخطوة
thing-lane = المسار
thing-cell = الخانة
thing-persona = الشخصية
field-title = العنوان
field-text = النص
field-scenario = السيناريو
field-scope = النطاق
field-goals = الأهداف
field-state = الوضع
field-language = اللغة
field-direction = الاتجاه
field-digits = الأرقام
field-markers = علامات المنحنيات
field-authors = المؤلفون
field-date = التاريخ
field-review-date = تاريخ المراجعة
field-shown = ما يظهر على الخريطة
shown-legend = مفتاح الرموز
shown-sources = المصادر
shown-unexplored = تظليل المراحل غير المدروسة
shown-persona-details = تفاصيل الشخصيات
section-personas = الشخصيات
section-sources = المصادر
section-own-channels = قنوات مضافة
section-text-picture = النص والصورة
section-channel-place = القناة والمكان
section-personas-sources = الشخصيات والمصادر
section-work = العمل
section-priority = تحديد الأولوية
section-metric = المؤشر
section-outcomes = النتائج
section-comments = التعليقات
field-severity = الشدة
field-channel = القناة
field-presence = رقمي أم غير رقمي
field-contact-reason = سبب التواصل
field-department = القسم
field-point-of-sale = نقطة البيع
field-evidence = درجة الإثبات
field-feelings = المشاعر
field-moment-of-truth = لحظة الحقيقة
field-tags = الوسوم
hint-commas = تفصل بينها فواصل
hint-lines = واحد في كل سطر
yes = نعم
no = لا
links-to = مرتبطة بـ
links-from = مرتبطة بها
links-remove = إزالة هذا الرابط
show-card = إظهار { $title }
field-concerns = تخص (الجميع إن لم يُحدَّد أحد)
sources-where = تُضاف المصادر في حقول الخريطة: ألغِ التحديد لتراها.
field-owner = المسؤول
field-due = الموعد
field-status = الحالة
not-set = غير محدد
field-importance = الأهمية (١–١٠)
field-satisfaction = الرضا (١–١٠)
field-impact = الأثر (١–١٠)
field-effort = الجهد (١–١٠)
field-outcome = النتيجة
hint-outcome = ما يحدث
field-share = النسبة المئوية
outcome-remove = إزالة هذه النتيجة
outcome-add = إضافة نتيجة
shares-whole = مجموع النسب ١٠٠٪.
shares-off = مجموع النسب { $sum }٪.
field-comment = تعليق
field-comment-author = كاتب التعليق
hint-author = الكاتب
field-comment-date = تاريخ التعليق
field-open-question = سؤال لم يُحسم
comment-delete = حذف هذا التعليق
comment-add = إضافة تعليق
field-picture = الصورة
field-picture-description = وصف الصورة
hint-picture = ما تُظهره
picture-another = اختيار أخرى…
picture-remove = إزالة الصورة
feeling-of = شعور { $name }
feeling-clear = مسح شعور { $name }
field-wanted = الشعور المنشود
wanted-of = الشعور المنشود لدى { $name }
wanted-clear = مسح الشعور المنشود لدى { $name }
field-assumed = مفترض
field-why = سبب هذا الشعور
hint-why = لماذا؟
field-kind = النوع
field-prompt = سؤال موجِّه في الخانات الفارغة
field-grouping = نقاط الاتصال في الخانة
grouping-by-channel = مجمّعة حسب القناة
cell-prompt = للتفكير
lane-derived = يُرسم هذا المسار من نقاط الاتصال والمشاعر في المسارات الأخرى.
persona-edit = تحرير الشخصية { $name }
persona-new = إضافة شخصية
source-add = إضافة مصدر
source-new = مصدر جديد
field-source-title = عنوان المصدر
field-source-kind = نوع المصدر
field-source-where = أين يوجد
hint-source-where = رابط أو ملف أو صفحة
field-source-date = تاريخ المصدر
source-delete = حذف المصدر
field-channel-name = اسم القناة
field-name = الاسم
channel-delete = حذف القناة { $name }
channel-add = إضافة قناة
channel-new = قناة جديدة
metric-add = إضافة قيمة مقيسة
metric-remove = إزالة القيمة المقيسة
metric-unknown = لم تُعرف بعد
field-value = القيمة
field-unit = الوحدة
field-target = المستهدف
field-before = القيمة السابقة
field-measured-on = تاريخ القياس
field-measure = المقياس
field-less-is-better = الأقل أفضل
field-numbers-source = مصدر الأرقام
no-source = بلا مصدر
field-role = الدور
field-quote = الاقتباس
field-needs = الاحتياجات
field-frustrations = المنغّصات
field-portrait = الصورة الشخصية
persona-earlier = تقديم
persona-later = تأخير
persona-move-earlier = تقديم الشخصية
persona-move-later = تأخير الشخصية
field-stage-text = ما يحدث هنا
field-steps = الخطوات
field-step-title = عنوان الخطوة
step-delete = حذف هذه الخطوة
step-new = إضافة خطوة
date-pattern = سنة-شهر-يوم
picture-damaged = هذه الصورة تالفة أو أكبر من أن تُعرض.
picture-name = صورة: { $description }
side-close = إغلاق هذه اللوحة
history-opened = الخريطة كما فُتحت
outline-entry = عناصر الخريطة: { $title }
capture-name = سطر التدوين السريع
capture-hint = اكتب ما يقال واضغط Enter لإنشاء بطاقة
capture-help = ! نقطة ألم · + فرصة · / مسار · * لحظة الحقيقة · @ قناة · # وسم · >٢ مرحلة · :) شعور
capture-nowhere = لم يُحدَّد مكان بعد
capture-no-title = البطاقة بلا عنوان بعد. اكتب موضوعها.
capture-no-stage = لا مرحلة في الخريطة بعد. أضف واحدة أولًا.
capture-no-persona = لا شخصية في الخريطة تشعر بهذا. أضف واحدة أولًا.
capture-unknown-channel = لا قناة بهذا الاسم
capture-which-channel = أي قناة: { $names }؟
capture-unknown-stage = لا مرحلة بهذا الاسم أو الرقم
capture-which-stage = أي مرحلة: { $names }؟
capture-unknown-feeling = المشاعر من −٢ إلى +٢
capture-second = سبق ذكره
filter-button = تصفية: { $what }، { $shown } من { PLURAL($all) ->
    [zero] { $all } بطاقة
    [one] بطاقة واحدة
    [two] بطاقتين
    [few] { $all } بطاقات
    [many] { $all } بطاقة
    *[other] { $all } بطاقة
}
filter-of = { $shown } من { $all }
filter-shown = { $shown } من { PLURAL($all) ->
    [zero] { $all } بطاقة
    [one] بطاقة واحدة
    [two] بطاقتين
    [few] { $all } بطاقات
    [many] { $all } بطاقة
    *[other] { $all } بطاقة
}
filter-clear = مسح التصفية
    .tip = أظهر كل البطاقات من جديد.
filter-none = مسح
filter-effect = البطاقات الأخرى
filter-fade = تخفيف ظهور البقية
filter-hide = إخفاء البقية
filter-text = نص البطاقات
filter-text-hint = بطاقات فيها…
filter-value = فقط { $facet }: { $value }
filter-channels = القنوات
filter-departments = الأقسام
filter-owners = المسؤولون
filter-views = طرق العرض المحفوظة
view-new-name = اسم طريقة عرض جديدة
view-keep = حفظ
    .tip = احفظ هذه التصفية في الخريطة بوصفها طريقة عرض.
view-name = اسم طريقة العرض
view-rename = إعادة تسمية طريقة العرض { $name }
view-delete = حذف طريقة العرض { $name }
view-move-up = نقل طريقة العرض { $name } إلى أعلى
findings-show-what = إظهار: { $finding }
findings-fix-what = معالجة: { $finding }
findings-fix-here = معالجة من هنا: { $finding }
used-nowhere = غير مستخدم
used-show = إظهار بطاقات { $name }
merge-into = دمج { $name } في…
source-delete-named = حذف المصدر { $name }
department-name = القسم { $name }
department-remove = إزالة القسم { $name } من البطاقات
tag-name = الوسم { $name }
tag-remove = إزالة الوسم { $name } من البطاقات
tag-on-all = الوسم { $name } على الكل
tag-off-all = إزالة الوسم { $name } من الكل
tag-add = وسم آخر
tag-add-now = إضافة الوسم إلى الكل
concerns-on-all = كلها تخص { $name }
values-differ = قيم مختلفة
values-clear = مسح: { $name }
bar-link = ربط على الخريطة
node-severity = الشدة: { $severity }
node-feels = الشعور: { $value }
node-feels-of = شعور { $name }: { $value }
node-moment-of-truth = لحظة الحقيقة
node-comments = { PLURAL($count) ->
    [zero] بلا تعليقات
    [one] تعليق واحد
    [two] تعليقان
    [few] { $count } تعليقات
    [many] { $count } تعليقًا
    *[other] { $count } تعليق
}
node-links = { PLURAL($count) ->
    [zero] بلا روابط
    [one] مرتبطة ببطاقة واحدة
    [two] مرتبطة ببطاقتين
    [few] مرتبطة بـ { $count } بطاقات
    [many] مرتبطة بـ { $count } بطاقة
    *[other] مرتبطة بـ { $count } بطاقة
}
node-linked-to = مرتبطة بـ { $titles }
node-move-earlier = تحريك إلى ما قبل
node-move-later = تحريك إلى ما بعد
node-move-up = تحريك إلى أعلى
node-move-down = تحريك إلى أسفل
context-add-other = إضافة بطاقة أخرى
context-move-to-stage = نقل إلى مرحلة
context-move-to-lane = نقل إلى مسار
context-whose-curve = لمن يُرسم المنحنى
context-feeling-note = كتابة السبب…
gesture-paste = لصق
node-curve = مشاعر { $name }
field-numbered = { $name } { $at }
missing-characters = لا يوجد على هذا الحاسوب خط يتضمن { $characters }. تظهر مربعات مكانها؛ ثبّت خطًا يتضمنها.
capture-place = مكان البطاقة
capture-place-tip = اختر مسار البطاقة التالية ومرحلتها
capture-place-selected = كما هو محدد في الخريطة
capture-not-understood = { $mark }: { $why }
capture-unknown-lane = لا مسار بهذا الاسم
capture-which-lane = أي مسار: { $names }؟
section-more = حقول أخرى
timer-name = المؤقّت
timer-minutes = الدقائق
timer-minutes-count = { PLURAL($minutes) ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
    *[other] { $minutes } دقيقة
}
timer-start = بدء
timer-pause = إيقاف مؤقت
timer-resume = متابعة
timer-restart = من البداية
timer-stop = إنهاء
timer-left = بقي { $time }
timer-last-minute = { $time } · الدقيقة الأخيرة
timer-paused = { $time } · متوقف مؤقتًا
timer-over = تجاوزنا الوقت بـ { $time }
timer-over-paused = تجاوزنا الوقت بـ { $time } · متوقف مؤقتًا
timer-said-last-minute = بقيت دقيقة واحدة
timer-said-end = انتهى الوقت
