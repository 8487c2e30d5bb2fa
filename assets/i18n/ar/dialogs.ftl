# Dialogs, questions and messages.
unsaved-title = هل تريد حفظ التغييرات؟
unsaved-text = في هذه الخريطة تغييرات لم تُحفظ بعد، وستضيع إن لم تحفظها.
unsaved-discard = عدم الحفظ
conflict-title = تغيّر الملف
conflict-text = كتب برنامج آخر في هذا الملف منذ فتحته، ولم يُحفظ شيء بعد: اختر أن تحل خريطتك محله، أو أن تُحفظ في ملف آخر، أو أن تتخلى عنها وتأخذ ما في الملف الآن.
conflict-reload = إعادة تحميل الملف…
conflict-replace = استبدال الملف
reload-title = هل تريد تجاهل تغييراتك؟
reload-text = تُظهر إعادة التحميل ما في الملف الآن. تضيع تغييراتك منذ آخر حفظ، ومعها ما كان يمكن التراجع عنه. للاحتفاظ بالنسختين احفظ خريطتك في ملف آخر.
reload-now = إعادة التحميل
waiting-text = اختر ملفًا في النافذة التي فُتحت.
waiting-hint = إن لم تظهر نافذة فاكتب مسار الملف.
waiting-type = كتابة مسار الملف
path-name = مسار الملف
path-open = فتح
path-replace = استبدال
path-replaces = يوجد ملف بهذا الاسم. هل تريد استبداله؟
path-is-folder = هذا مجلد. أضف اسم ملف فيه.
path-no-folder = لا يوجد هذا المجلد. صحّح مسار الملف أو أنشئ المجلد أولًا.
path-no-file = لا يوجد هذا الملف. تحقق من كتابة المسار.
path-not-png = يجب أن ينتهي اسم الصورة بـ ‎.png.
path-holds-text = في هذا الملف نص، كخريطة مثلًا، ولا تحل صورة محله. اختر اسمًا آخر.
path-no-dialog = تعذّر فتح نافذة اختيار الملفات في هذا النظام. اكتب مسار الملف؛ ~ هو مجلدك الرئيسي.
pick-open-map = فتح خريطة
pick-save-map = حفظ الخريطة
pick-save-png = تصدير صورة
pick-open-picture = اختيار صورة
pick-open-theme = اختيار ملف سمة
kind-map = خريطة رحلة
kind-png = صورة PNG
kind-picture = صورة
kind-theme = السمة
about-version = الإصدار { $version }
about-what = يصمم سفر خرائط رحلات العملاء بالعربية والفارسية والإنجليزية.
about-licence = برنامج حر برخصة MIT أو Apache 2.0. الخطوط: Vazirmatn وNoto Emoji (رخصة SIL Open Font). الأيقونات: Lucide (ISC).
export-title = تصدير بصيغة PNG
export-size = الحجم
export-scale = نسبة التكبير
export-width = العرض بالبكسل
export-dpi = للطباعة (dpi)
export-width-pixels = العرض بالبكسل
export-dots = نقطة في البوصة
export-transparent = خلفية شفافة
export-height-follows = يتحدد الارتفاع تلقائيًا بحسب المرحلة.
export-pixels = { $width } × { $height } بكسل
export-measuring = جارٍ حساب الحجم…
export-part = جزء من الخريطة
export-whole = الخريطة كلها
export-zero = أدخل عددًا أكبر من الصفر.
export-too-large = هذا أكبر مما تحتمله صورة PNG. أدخل عددًا أصغر.
export-done = صُدّرت الصورة ({ $width } × { $height } بكسل) إلى { $path }
export-cancelled = أُوقف التصدير ولم يُكتب ملف.
export-failed = تعذّر تصدير الصورة
opened-with-remarks = فُتحت الخريطة مع تحذيرات
open-failed = تعذّر فتح الخريطة
picture-failed = تعذّرت إضافة الصورة
picture-unreadable = تعذّرت قراءة الصورة: { $why }.
picture-too-large = حجم الصورة { $size } ميغابايت، ولا تُقرأ صورة يزيد حجمها على { $limit } ميغابايت. صغّرها ثم اخترها ثانية.
picture-wrong-kind = الملف ليس صورة PNG ولا JPEG. اختر ملفًا آخر.
more-remarks = … و{ $count } غيرها.
toast-interface-size = الواجهة بحجم { $percent }٪
toast-tile-failed = تعذّر رسم جزء من الخريطة فبقي فارغًا. الخريطة نفسها كاملة: احفظها ثم افتحها من جديد.
toast-undone = تم التراجع عن: { $what }
toast-redone = أُعيد: { $what }
toast-close = إغلاق الرسالة
theme-failed = تعذّر استخدام السمة
theme-remarks = فُتحت السمة مع ملاحظات
job-opening = جارٍ فتح الخريطة
job-saving = جارٍ الحفظ
job-exporting = جارٍ التصدير
job-waiting = بانتظار نافذة الملفات
job-reading-picture = جارٍ قراءة الصورة
job-reading-theme = جارٍ قراءة السمة
shortcut-or = أو
key-arrows = مفاتيح الأسهم
does-arrows = تحديد المجاور
key-enter = Enter
does-enter = تحرير عنوان المحدد
key-tab = Tab
does-tab = الانتقال إلى العنصر التالي
key-alt-arrows = Alt + الأسهم
does-alt-arrows = تحريك البطاقة أو الخطوة أو المرحلة أو المسار
key-escape = Escape
does-escape = إفلات أو إلغاء التحديد
key-digits = ١ … ٥
does-digits = ضبط الشعور عند البطاقة المحددة
key-clipboard = Ctrl + C, X, V
does-clipboard = نسخ البطاقات وقصها ولصقها؛ يصبح سطر النص بطاقة، ويملأ الجدول الخانات
key-drag = السحب
does-drag = تحريك بطاقة أو مرحلة أو خطوة أو مسار أو شخصية أو شعور
key-drag-rail = السحب من الشريط
does-drag-rail = إنشاء بطاقة حيث تُفلت
key-alt-drag = Ctrl أو Alt + سحب البطاقات
does-alt-drag = وضع نسخ منها
key-alt-drag-feeling = Alt + سحب شعور
does-alt-drag-feeling = تحريك حر بين الدرجات
key-drag-grid = السحب في الشبكة، Shift + سحب
does-drag-grid = تحديد البطاقات داخل مستطيل
key-space-drag = مسافة + سحب
does-move-page = تحريك الصفحة
key-wheel = عجلة الفأرة
key-ctrl-wheel = Ctrl + عجلة الفأرة
does-ctrl-wheel = التكبير حول المؤشر
key-f = F
does-f = إظهار الخريطة كلها
theme-own = سمتك
fault-gone = العنصر الذي يخصّه هذا الأمر لم يعد في الخريطة.
fault-lane-holds-none = لا يمكن وضع بطاقات في المسار { $lane }. اختر مسارًا آخر.
fault-lane-has-cards = ما زال في المسار { $lane } { PLURAL($count) ->
    [zero] { $count } بطاقة
    [one] بطاقة واحدة
    [two] بطاقتان
    [few] { $count } بطاقات
    [many] { $count } بطاقة
    *[other] { $count } بطاقة
}. انقلها أو احذفها أولًا.
fault-too-many-cells = تتسع الخريطة لـ { $most } خانة على الأكثر (عدد المراحل × عدد المسارات). احذف مراحل أو مسارات أولًا، أو ابدأ خريطة أخرى.
fault-not-finite = في مؤشر { $card } عدد غير صالح. أدخل عددًا عاديًا.
fault-not-found = { $file }: لا يوجد هذا الملف. تحقق من الكتابة أو من مكانه الجديد.
fault-no-folder = { $file }: لا يوجد هذا المجلد. أنشئه أولًا أو اختر غيره.
fault-is-folder = { $file }: هذا مجلد لا خريطة. اختر ملفًا فيه.
fault-denied = { $file }: رُفض الوصول. غيّر أذونات الملف أو مجلده، أو احفظ في مكان آخر.
fault-read-only = { $file }: الملف للقراءة فقط وتُرك كما هو. احفظ باسم آخر أو اسمح بالكتابة فيه.
fault-disk-full = { $file }: القرص ممتلئ. خريطتك ما زالت مفتوحة؛ أفرغ مساحة أو احفظ على قرص آخر.
fault-changed = { $file }: غيّر برنامج آخر الملف منذ فتحه، وتُرك كما هو. احفظ باسم آخر أو افتح الملف من جديد.
key-enter-enter = Enter, Enter
does-enter-enter = بدء البطاقة التالية تحتها
key-tab-typing = Tab وShift + Tab أثناء الكتابة
does-tab-typing = بدء بطاقة عند المرحلة التالية أو السابقة؛ وفي العناوين الأخرى الانتقال إلى التالي أو السابق
key-home-end = Home, End
does-home-end = أول بطاقة وآخرها في المسار؛ ومع Ctrl المراحل
toast-presenting = الأسهم للتنقل بين المراحل، وHome للخريطة كلها، و١–٥ للمشاعر، وC للتدوين، وT للمؤقّت، وF6 لتبديل الشاشة، وEscape للخروج.
toast-captured = أُضيفت إلى { $stage }: { $title }
toast-captured-many = { PLURAL($count) ->
    [zero] لم تُضف بطاقات
    [one] أُضيفت بطاقة واحدة
    [two] أُضيفت بطاقتان
    [few] أُضيفت { $count } بطاقات
    [many] أُضيفت { $count } بطاقة
    *[other] أُضيفت { $count } بطاقة
}
palette-title = ماذا تريد أن تفعل؟
palette-none = لا شيء بهذا الاسم.
palette-needs-selection = حدّد شيئًا أولًا
palette-nothing-to-undo = لا شيء للتراجع عنه
palette-needs-map = افتح خريطة أولًا
find-name = بحث
find-with = استبدال بـ
find-count = { $at } من { $count }
find-none = لا نتائج
find-next = التالي
find-previous = السابق
find-replace = استبدال
find-replace-all = استبدال الكل
find-close = إغلاق البحث
find-show-replace = استبدال…
shortcuts-find = ابحث عن مفتاح أو عما يفعله
shortcuts-remap = يمكن اختيار مفاتيح أخرى في settings.ron بأسماء الأوامر.
keys-unknown-title = بعض مفاتيح الإعدادات غير مفهومة
keys-unknown = لا أمر ولا مفتاح بهذا الاسم في settings.ron تحت keys. يُستخدم الباقي؛ صحّح هذه الأسطر أو احذفها: { $keys }
export-cards = البطاقات
export-all-cards = كل البطاقات
export-as-shown = كما على الشاشة
toast-taken-off = أُزيل { $name } من { PLURAL($count) ->
    [zero] { $count } بطاقة
    [one] بطاقة واحدة
    [two] بطاقتين
    [few] { $count } بطاقات
    [many] { $count } بطاقة
    *[other] { $count } بطاقة
}
toast-changed-on = تغيّر { $name } في { PLURAL($count) ->
    [zero] { $count } بطاقة
    [one] بطاقة واحدة
    [two] بطاقتين
    [few] { $count } بطاقات
    [many] { $count } بطاقة
    *[other] { $count } بطاقة
}
key-menu = Shift + F10
does-menu = فتح قائمة المحدد
key-curve-double = نقر مزدوج على المنحنى
does-curve-double = إضافة شعور عند ذلك الارتفاع
linking-how = انقر البطاقة التي تريد الربط بها، أو انتقل إليها بالأسهم ثم اضغط Enter. المفتاح Escape للخروج.
linking-what = حدّد أولًا البطاقة التي تريد ربطها.
paste-where = حدّد أولًا موضع اللصق: بطاقة أو خانة أو مرحلة أو مسار.
drop-where = أفلت الصورة على بطاقة أو خانة أو شخصية.
drop-one = للبطاقة أو الشخصية صورة واحدة. استُخدم أول الملفات.
job-pasting = جارٍ اللصق
lanes-title = إضافة مسار
lanes-lived = ما يمر به العميل
lanes-learnt = ما نتعلمه منه
lanes-behind = من يقف وراءه وما يدعمه
lanes-else = غير ذلك
lanes-there = موجود على الخريطة
settings-unread = تعذّرت قراءة الإعدادات
toast-deleted = حُذف { $what }
stalled-title = الحفظ يستغرق وقتًا طويلًا
stalled-text = الملف لا يستجيب، كما يحدث مع محرّك أقراص شبكي انقطع. احفظ في ملف آخر، أو تابع دون انتظار؛ قد لا تكون تغييراتك عندئذ في الملف.
stalled-leave = عدم الانتظار
job-broken = حدث خلل في سفر: { $why }. حاول مرة أخرى؛ خريطتك ما زالت مفتوحة.
fault-not-a-file = { $file }: هذا ليس ملفًا عاديًا، وقد تُرك كما هو. اختر اسمًا آخر.
fault-not-png = { $file }: يجب أن ينتهي اسم ملف الصورة بـ ‎.png. اختر اسمًا كهذا.
fault-holds-text = { $file }: يوجد تحت هذا الاسم نص، كخريطة مثلًا، وقد تُرك كما هو. اختر اسمًا آخر.
fault-picture-too-large = ستكون الصورة بحجم { $width } × { $height } بكسل. الحد الأقصى { $side } بكسل لكل ضلع و{ $million } مليون بكسل في المجموع: أكبر نسبة تكبير لهذه الخريطة هي { $scale }.
fault-font = { $file }: لا يحتوي الملف على خط يمكن استخدامه. اختر خطًا آخر للهوية.
fault-nothing-to-draw = لا شيء ليُرسم: هذا الجزء خارج الخريطة.
fault-picture-not-written = { $file }: تعذّرت كتابة الصورة ({ $why }). حاول مرة أخرى، أو اختر مجلدًا آخر.
key-turn-direction = Ctrl + Shift + X أثناء الكتابة
does-turn-direction = عكس اتجاه الفقرة
field-cut = قص
field-copy = نسخ
field-select-all = تحديد الكل
unsaved-line = السطر «{ $line }» ليس بطاقة بعد. الحفظ يجعله بطاقة.
fault-is-picture = الملف { $file } صورة ({ $format }) وليس خريطة. افتح خريطة أو ابدأ واحدة، ثم أفلت الصورة على بطاقة أو خانة.
fault-is-document = الملف { $file } مستند ({ $format }) وليس خريطة. انسخ نصه والصقه في خريطة: كل سطر يصير بطاقة.
fault-is-table = الملف { $file } جدول ({ $format }) وليس خريطة. انسخ خاناته والصقها في خريطة، أو احفظه بصيغة CSV وأفلته على خريطة.
fault-is-archive = الملف { $file } أرشيف ({ $format }) وليس خريطة. فك ضغطه وافتح الخريطة ({"\u2066"}.ron{"\u2069"}) التي فيه.
fault-unmerged = الملف { $file }: دمج git نسختين من هذه الخريطة، وهما تختلفان عند السطر { $line } حيث وضع علامات {"\u2066"}<<<<<<<{"\u2069"} و{"\u2066"}======={"\u2069"} و{"\u2066"}>>>>>>>{"\u2069"}. افتح الملف في محرر نصوص، وأبقِ إحدى النسختين واحذف الأخرى مع العلامات؛ أو خذ أحد الملفين كاملًا بالأمر {"\u2066"}git checkout --ours{"\u2069"} أو {"\u2066"}git checkout --theirs{"\u2069"}.
export-from-afar = بهذا الحجم تُرسم العناوين وحدها مكبّرة. الحجم الأكبر يُظهر كل النصوص.
export-for-dark = للشرائح الداكنة: نصوص هذه السمة فاتحة.
job-copying-picture = جارٍ نسخ الصورة
