# محرر الهوية، وحقل اللون، وأسماء ألوان السمة.
action-edit-brand = تحرير الهوية…
    .tip = اختر الألوان والخطوط والشعار وشاهدها على الخريطة فورًا، ثم احفظها في ملف سمة.
brand-title = الهوية
brand-name = اسم الهوية
brand-new-name = هويتي
brand-base = مبنية على
brand-colors = الصفحة والنص
brand-judgement = الجيد والسيئ
brand-stages = المراحل
brand-stage-add = إضافة لون مرحلة
brand-stage-remove = حذف هذا اللون
brand-personas = الشخصيات
brand-fonts = الخطوط
brand-no-fonts = يُكتب النص بخط سفر نفسه.
brand-font-add = إضافة خط…
brand-font-remove = حذف الخط { $name }
brand-most-fonts = لا تتسع الهوية لأكثر من { PLURAL($count) ->
    [zero] { $count } خط
    [one] خط واحد
    [two] خطين
    [few] { $count } خطوط
    [many] { $count } خطًا
    *[other] { $count } خط
}.
brand-logo = الشعار
brand-logo-choose = اختيار شعار…
brand-logo-remove = حذف الشعار
brand-remarks = التباين
brand-remark = التباين بين «{ $name }» و{ $grounds } غير كافٍ: { $ratio } إلى ١، والمطلوب { $least } إلى ١.
brand-remark-more = التباين بين «{ $name }» و{ $grounds } و{ $more } غيرها غير كافٍ: { $ratio } إلى ١، والمطلوب { $least } إلى ١.
brand-remark-count = { PLURAL($count) ->
    [zero] لا ألوان صعبة القراءة
    [one] لون واحد صعب القراءة
    [two] لونان صعبا القراءة
    [few] { $count } ألوان صعبة القراءة
    [many] { $count } لونًا صعب القراءة
    *[other] { $count } لون صعب القراءة
}
brand-readable = تباين كل الألوان كافٍ
brand-fix = معالجة
brand-fix-named = معالجة: { $name }
brand-undo = التراجع عن آخر تغيير في الهوية
brand-redo = إعادة تغيير الهوية
brand-revert = استرجاع
    .tip = عد إلى ما حُفظ أو فُتح آخر مرة.
brand-save = حفظ الهوية
brand-save-as = حفظ الهوية باسم…
brand-saved = حُفظت الهوية في { $path }.
brand-save-failed = تعذّر حفظ الهوية
unsaved-brand-text = في هذه الهوية تغييرات لم تُحفظ بعد، وستضيع إن لم تحفظها.
conflict-brand-text = كتب برنامج آخر في هذا الملف منذ فتحته، ولم يُحفظ شيء بعد: اختر أن تحل هويتك محله أو أن تُحفظ في ملف آخر.
pick-save-theme = حفظ الهوية
pick-open-font = اختيار خط
kind-font = خط
job-saving-brand = جارٍ حفظ الهوية
job-reading-font = جارٍ قراءة الخط
color-named = { $name }: { $color }
color-square = التشبع والسطوع
color-square-value = التشبع { $saturation }، السطوع { $value }
color-hue = الصبغة
color-figures = رمز اللون
color-no-color = ليس هذا لونًا. اكتبه هكذا: ‎#RRGGBB
color-paste = أخذ اللون من الحافظة
color-none-pasted = ليس في الحافظة لون.
color-palette = ألوان الهوية
color-take = أخذ { $color }
token-page = الصفحة
token-ink = النص
token-muted = النص الخافت
token-band-text = النص تحت عناوين المراحل
token-faint = العلامات الباهتة
token-hairline = الخطوط الفاصلة
token-card = البطاقات
token-card-dash = حدّ البطاقات المفترضة
token-good = الجيد
token-bad = السيئ
token-pain-card = بطاقات نقاط الألم
token-pain-edge = حواف نقاط الألم
token-opportunity-card = بطاقات الفرص
token-opportunity-edge = حواف الفرص
token-star = لحظة الحقيقة
token-star-line = حدّ النجمة
token-chip = الملصقات الصغيرة
token-stage = لون المرحلة { $at }
token-stage-text = النص بلون المرحلة { $at }
token-persona = لون الشخصية { $at }
token-persona-text = الحرف الأول بلون الشخصية { $at }
token-band = الشريط بلون المرحلة { $at }
token-step = الخطوات بلون المرحلة { $at }
token-tile = خلفية الأيقونة بلون المرحلة { $at }
token-avatar = القرص بلون الشخصية { $at }
