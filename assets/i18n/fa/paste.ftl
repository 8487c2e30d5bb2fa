# Pasting tables and pictures
paste-done = چسبانده شد: { $cards }.
paste-new = جدید در نقشه: { $what }.
paste-no-persona = بدون احساسات { $names }: این نقشه چنین پرسونایی ندارد.
paste-table-title = چسباندن جدول
paste-table-hint = تا نچسبانید چیزی تغییر نمی‌کند. انتخاب کنید هر ستون چه شود.
paste-table-turned = مراحل
paste-table-down = مراحل از بالا به پایین
paste-table-across = مراحل در یک سطر
paste-table-first-row = سطر اول جدول عنوان است
paste-table-first-column = ستون اول عنوان است
paste-table-lines = هر خط متن خانه یک کارت جداست
paste-table-cards = کارت‌هایی که ساخته می‌شود
paste-kept-as-text = مقدار «{ $cell }» زیر { $heading } شناخته نشد؛ به صورت متن در کارت می‌ماند.
paste-new-channel = «{ $cell }» از کانال‌های سفر نیست؛ کانال خود این نقشه می‌شود.
paste-left-out = در سطر مقدار «{ $cell }» زیر { $heading } کارتی نیست؛ کنار گذاشته می‌شود.
paste-more-rows = … و { $count ->
    [one] { $count } سطر دیگر
    *[other] { $count } سطر دیگر
}
paste-column = ستون: { $name }
paste-role-lane = ردیفِ کارت
paste-role-new-lane = ردیف جدید: { $title }
paste-role-note = متن، همراه با عنوان
paste-role-skip = کنار گذاشتن
paste-untitled-stage = مرحلهٔ بدون عنوان
picture-on-card = تصویر در { $card } است؛ فقط پنل ویژگی‌ها آن را نشان می‌دهد.
picture-in-lane = تصویر در ردیف { $lane } و در { $stage } است.
picture-in-new-lane = ردیف { $lane } اضافه شد؛ تصویر آن‌جا و در { $stage } است.
action-show-picture = نمایش در ردیف تصویرها
drop-unknown = { $name } نه نقشه است، نه تصویر و نه متن؛ پس استفاده نشد. آن را به صورت PNG، JPEG، متن یا CSV ذخیره کنید و رها کنید.
drop-unknown-title = بعضی از فایل‌ها قابل استفاده نبود
drop-failed = { $name } خوانده نشد: { $why }
job-looking = در حال بررسی فایل
drop-map-alone = نقشهٔ { $name } باز نشد، چون فایل‌های دیگری همراهش بود. آن را تنها رها کنید.
drop-needs-map = { $name } متن است. اول نقشه‌ای باز کنید یا نقشهٔ جدیدی شروع کنید، بعد آن را روی یک خانه رها کنید.
paste-scale = احساسات از { $least } تا { $most } به {"\u2066"}−۲{"\u2069"} تا {"\u2066"}+۲{"\u2069"} تبدیل می‌شود.
paste-too-large = این برای کارت‌ها زیاد است: در هر بار حداکثر ۱٬۰۰۰ سطر و ۱۰٬۰۰۰ خانه چسبانده می‌شود. چیزی تغییر نکرد. بخشی از آن را بچسبانید.
paste-replaces = احساس «{ $cell }» زیر { $heading } جای احساس این مرحله را می‌گیرد.
paste-cards = چسباندن { $count ->
    [one] { $count } کارت
    *[other] { $count } کارت
}
paste-more-columns = … و { $count ->
    [one] { $count } ستون دیگر
    *[other] { $count } ستون دیگر
}
paste-off-scale = مقدار «{ $cell }» زیر { $heading } بین { $least } و { $most } نیست؛ به صورت متن در کارت می‌ماند.
paste-new-stage = { $title } (جدید)
paste-new-lane = { $title } (جدید)
paste-hidden-stage = { $title } (پنهان)
paste-hidden-lane = { $title } (پنهان)
paste-no-persona-of-cards = کارت‌ها مربوط به { $names } است، ولی این نقشه چنین پرسونایی ندارد؛ بدون آن چسبانده شد.
gesture-paste-table = چسباندن جدول
paste-hidden = بعضی از آن‌ها در مراحل یا ردیف‌های پنهان است.
paste-many-title = این همه کارت چسبانده شود؟
paste-many-text = متن { $count ->
    [one] { $count } سطر
    *[other] { $count } سطر
} دارد و هر سطر یک کارت می‌شود. اگر اشتباهی رها یا چسبانده شده، هنوز چیزی تغییر نکرده است.
