# Pasting tables and pictures
paste-done = لُصق: { $cards }.
paste-new = جديد في الخريطة: { $what }.
paste-no-persona = دون مشاعر { $names }: لا توجد هذه الشخصية في هذه الخريطة.
paste-table-title = لصق جدول
paste-table-hint = لن يتغير شيء قبل اللصق. اختر ما يصير إليه كل عمود.
paste-table-turned = المراحل
paste-table-down = المراحل من أعلى إلى أسفل
paste-table-across = المراحل في صف واحد
paste-table-first-row = الصف الأول عناوين
paste-table-first-column = العمود الأول عناوين
paste-table-lines = كل سطر في الخانة بطاقة مستقلة
paste-table-cards = البطاقات التي ستنتج
paste-kept-as-text = لم تُفهم القيمة «{ $cell }» تحت { $heading }؛ تبقى نصًا في البطاقة.
paste-new-channel = ليست «{ $cell }» من قنوات سفر؛ تصير قناة مضافة في هذه الخريطة.
paste-left-out = لا بطاقة في صف القيمة «{ $cell }» تحت { $heading }، فلا تُلصق.
paste-more-rows = … و{ PLURAL($count) ->
    [zero] لا صفوف أخرى
    [one] صف واحد آخر
    [two] صفان آخران
    [few] { $count } صفوف أخرى
    [many] { $count } صفًا آخر
    *[other] { $count } صف آخر
}
paste-column = العمود: { $name }
paste-role-lane = مسار البطاقة
paste-role-new-lane = مسار جديد: { $title }
paste-role-note = نص مع العنوان
paste-role-skip = تجاهل
paste-untitled-stage = مرحلة بلا عنوان
picture-on-card = الصورة في { $card }؛ ولا تظهر إلا في لوحة الخصائص.
picture-in-lane = الصورة في المسار { $lane } عند { $stage }.
picture-in-new-lane = أُضيف المسار { $lane }؛ والصورة فيه عند { $stage }.
action-show-picture = إظهارها في مسار للصور
drop-unknown = الملف { $name } ليس خريطة ولا صورة ولا نصًا، فلم يُستخدم. احفظه بصيغة PNG أو JPEG أو نص أو CSV ثم أفلته هنا.
drop-unknown-title = تعذر استخدام بعض الملفات
drop-failed = تعذرت قراءة { $name }: { $why }
job-looking = جارٍ فحص الملف
drop-map-alone = لم تُفتح الخريطة { $name } لأن ملفات أخرى أُفلتت معها. أفلتها وحدها.
drop-needs-map = { $name } نص. افتح خريطة أو ابدأ واحدة أولًا، ثم أفلته على خانة.
paste-scale = المشاعر من { $least } إلى { $most } تصير من −٢ إلى +٢.
paste-too-large = هذا أكثر من أن يصير بطاقات: يمكن لصق ١٬٠٠٠ صف و١٠٬٠٠٠ خانة على الأكثر في المرة الواحدة. لم يتغير شيء. الصق جزءًا منه.
paste-replaces = الشعور «{ $cell }» تحت { $heading } يحل محل شعور المرحلة.
paste-cards = لصق { PLURAL($count) ->
    [zero] البطاقات
    [one] بطاقة واحدة
    [two] بطاقتين
    [few] { $count } بطاقات
    [many] { $count } بطاقة
    *[other] { $count } بطاقة
}
paste-more-columns = … و{ PLURAL($count) ->
    [zero] لا أعمدة أخرى
    [one] عمود واحد آخر
    [two] عمودان آخران
    [few] { $count } أعمدة أخرى
    [many] { $count } عمودًا آخر
    *[other] { $count } عمود آخر
}
paste-off-scale = القيمة «{ $cell }» تحت { $heading } ليست بين { $least } و{ $most }؛ تبقى نصًا في البطاقة.
paste-new-stage = { $title } (جديدة)
paste-new-lane = { $title } (جديد)
paste-hidden-stage = { $title } (مخفية)
paste-hidden-lane = { $title } (مخفي)
paste-no-persona-of-cards = البطاقات تخص { $names }، وليس في هذه الخريطة شخصية بهذا الاسم؛ لُصقت من دونها.
gesture-paste-table = لصق جدول
paste-hidden = بعضها في مراحل أو مسارات مخفية.
paste-many-title = أتلصق كل هذه البطاقات؟
paste-many-text = في النص { PLURAL($count) ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $count } أسطر
    [many] { $count } سطرًا
    *[other] { $count } سطر
}، وكل سطر يصير بطاقة. إن كنت قد أفلته أو لصقته خطأً فلم يتغير شيء بعد.
