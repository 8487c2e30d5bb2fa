//! The words that a map itself adds, in the map's language.

use crate::{
    geom::Direction,
    model::{Language, MapState},
};

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    /// Label of the scenario.
    pub scenario: &'static str,
    /// Label of the goals.
    pub goals: &'static str,
    /// Label of a persona's needs.
    pub needs: &'static str,
    /// Label of a persona's frustrations.
    pub frustrations: &'static str,
    /// Caption of touchpoints without a channel.
    pub no_channel: &'static str,
    /// Label of the sources.
    pub sources: &'static str,
    /// The state of a map of the present journey.
    pub current_state: &'static str,
    /// The state of a map of the wanted journey.
    pub future_state: &'static str,
    /// Label of a metric's target.
    pub target: &'static str,
    /// Legend: the star of a moment of truth.
    pub moment_of_truth: &'static str,
    /// Legend: the sign of an offline touchpoint.
    pub offline: &'static str,
    /// Legend: the line of assumed feelings.
    pub assumed: &'static str,
    /// Legend: the line of wanted feelings.
    pub wanted: &'static str,
    /// Legend: the line of researched feelings.
    pub researched: &'static str,
    /// Placeholder for the title of a map.
    pub untitled_map: &'static str,
    /// The title of a copy of a map; `{}` stands for the title of the map.
    pub copy: &'static str,
    /// Placeholder for any other title.
    pub untitled: &'static str,
    /// Separator of list items.
    pub comma: &'static str,
    /// Separator of list items that contain commas.
    pub semicolon: &'static str,
    /// Suffix of thousands.
    pub thousand: &'static str,
    /// Suffix of millions.
    pub million: &'static str,
    /// Suffix of billions.
    pub billion: &'static str,
    /// The unknown share of a decision.
    pub unknown: &'static str,
    /// Precedes 100 % if shares add up to more.
    pub more_than: &'static str,
    /// Legend: the sign of partial evidence.
    pub partial: &'static str,
    /// Legend: the sign of linked cards.
    pub linked: &'static str,
    /// Legend: the sign of comments.
    pub comments: &'static str,
    /// Legend: the sign of an open question.
    pub open_question: &'static str,
    /// Legend: the sign of an opportunity's score.
    pub score: &'static str,
    /// Legend: the sign of a pain point's severity.
    pub severity: &'static str,
    /// The sign of a reached target.
    pub target_reached: &'static str,
    /// The sign of a missed target.
    pub target_missed: &'static str,
    /// Legend: a cell about which nothing is known.
    pub not_looked_at: &'static str,
    /// The blueprint line between customer and company.
    pub interaction: &'static str,
    /// The blueprint line up to which the customer sees.
    pub visibility: &'static str,
    /// The blueprint line between employees and the processes that support them.
    pub internal_interaction: &'static str,
    /// Label of the best point of a curve.
    pub highest: &'static str,
    /// Label of the worst point of a curve.
    pub lowest: &'static str,
    /// Label of the largest drop of a curve.
    pub largest_drop: &'static str,
    /// Quotation marks for a quote without letters; other quotes have those of their own script.
    pub quotes: [&'static str; 2],
    /// Hint on a map without stages.
    pub no_stages: &'static str,
    /// Hint on a map whose stages are all hidden.
    pub stages_hidden: &'static str,
    /// Hint on a map whose lanes are all hidden.
    pub lanes_hidden: &'static str,
    /// Hint on a map without lanes.
    pub no_lanes: &'static str,
    /// Hint on a curve without feelings.
    pub no_feelings: &'static str,
    /// Hint in a channels lane without touchpoints.
    pub no_channels: &'static str,
}

static ENGLISH: Words = Words {
    scenario: "Scenario",
    goals: "Goals",
    needs: "Needs",
    frustrations: "Frustrations",
    no_channel: "No channel",
    sources: "Sources",
    current_state: "Current state",
    future_state: "Future state",
    target: "target",
    moment_of_truth: "Moment of truth",
    offline: "Offline",
    assumed: "Assumed",
    wanted: "Target feeling",
    researched: "Researched",
    untitled_map: "Untitled map",
    copy: "{} (copy)",
    untitled: "Untitled",
    comma: ", ",
    semicolon: "; ",
    thousand: "k",
    million: "M",
    billion: "bn",
    unknown: "Not accounted for",
    more_than: "Over",
    partial: "Partly researched",
    linked: "Linked cards, by number",
    comments: "Comments",
    open_question: "Open question",
    score: "Opportunity score",
    severity: "Severity",
    target_reached: "Target reached",
    target_missed: "Target not reached",
    not_looked_at: "Not looked at yet",
    interaction: "Line of interaction",
    visibility: "Line of visibility",
    internal_interaction: "Line of internal interaction",
    highest: "Highest",
    lowest: "Lowest",
    largest_drop: "Largest drop",
    quotes: ["“", "”"],
    no_stages: "Add the first stage: what does the customer go through, from the first need to what stays?",
    stages_hidden: "Every stage is hidden. They can be shown again with a right click here.",
    lanes_hidden: "Every lane is hidden. They can be shown again with a right click here.",
    no_lanes: "Add the first lane: what do you want to see at every stage? Actions and touchpoints are a good start.",
    no_feelings: "Give a touchpoint a feeling, and the curve begins here.",
    no_channels: "Channels appear here as touchpoints name them.",
};

static ARABIC: Words = Words {
    scenario: "السيناريو",
    goals: "الأهداف",
    needs: "الاحتياجات",
    frustrations: "المنغّصات",
    no_channel: "بلا قناة",
    sources: "المصادر",
    current_state: "الوضع الحالي",
    future_state: "الوضع المنشود",
    target: "المستهدف",
    moment_of_truth: "لحظة الحقيقة",
    offline: "غير رقمي",
    assumed: "مفترض",
    wanted: "الشعور المنشود",
    researched: "مدعوم بالبحث",
    untitled_map: "خريطة بلا عنوان",
    copy: "{} (نسخة)",
    untitled: "بلا عنوان",
    comma: "، ",
    semicolon: "؛ ",
    thousand: "ألف",
    million: "مليون",
    billion: "مليار",
    unknown: "غير محدد",
    more_than: "أكثر من",
    partial: "مدعوم جزئيًا",
    linked: "بطاقات مرتبطة، بأرقامها",
    comments: "تعليقات",
    open_question: "سؤال لم يُحسم",
    score: "درجة الفرصة",
    severity: "شدة الألم",
    target_reached: "تحقق المستهدف",
    target_missed: "لم يتحقق المستهدف",
    not_looked_at: "لم يُدرس بعد",
    interaction: "خط التفاعل",
    visibility: "خط الرؤية",
    internal_interaction: "خط التفاعل الداخلي",
    highest: "الأعلى",
    lowest: "الأدنى",
    largest_drop: "أكبر هبوط",
    quotes: ["«", "»"],
    no_stages: "أضف المرحلة الأولى: بماذا يمر العميل منذ ظهور حاجته إلى ما بعد الشراء؟",
    stages_hidden: "كل المراحل مخفية. يمكن إظهارها من جديد بالنقر بالزر الأيمن هنا.",
    lanes_hidden: "كل المسارات مخفية. يمكن إظهارها من جديد بالنقر بالزر الأيمن هنا.",
    no_lanes: "أضف المسار الأول: ما الذي تريد أن تراه في كل مرحلة؟ الإجراءات ونقاط الاتصال بداية جيدة.",
    no_feelings: "حدّد الشعور عند إحدى نقاط الاتصال ليبدأ المنحنى هنا.",
    no_channels: "تظهر القنوات هنا متى ذُكرت في نقاط الاتصال.",
};

static PERSIAN: Words = Words {
    scenario: "سناریو",
    goals: "اهداف",
    needs: "نیازها",
    frustrations: "دلخوری‌ها",
    no_channel: "بدون کانال",
    sources: "منابع",
    current_state: "وضع موجود",
    future_state: "وضع مطلوب",
    target: "هدف",
    moment_of_truth: "لحظهٔ حقیقت",
    offline: "آفلاین",
    assumed: "فرضی",
    wanted: "احساس مطلوب",
    researched: "مستند",
    untitled_map: "نقشهٔ بدون عنوان",
    copy: "{} (کپی)",
    untitled: "بدون عنوان",
    comma: "، ",
    semicolon: "؛ ",
    thousand: "هزار",
    million: "میلیون",
    billion: "میلیارد",
    unknown: "نامشخص",
    more_than: "بیش از",
    partial: "تا حدی مستند",
    linked: "کارت‌های مرتبط، با شماره",
    comments: "نظرها",
    open_question: "پرسش بی‌پاسخ",
    score: "امتیاز فرصت",
    severity: "شدت درد",
    target_reached: "هدف محقق شده",
    target_missed: "هدف محقق نشده",
    not_looked_at: "هنوز بررسی نشده",
    interaction: "خط تعامل",
    visibility: "خط رؤیت",
    internal_interaction: "خط تعامل داخلی",
    highest: "بالاترین",
    lowest: "پایین‌ترین",
    largest_drop: "بیشترین افت",
    quotes: ["«", "»"],
    no_stages: "اولین مرحله را اضافه کنید: مشتری از پیدا شدن نیاز تا پس از خرید چه راهی را می‌رود؟",
    stages_hidden: "همهٔ مراحل پنهان‌اند. با راست‌کلیک در اینجا می‌توان آن‌ها را دوباره نشان داد.",
    lanes_hidden: "همهٔ ردیف‌ها پنهان‌اند. با راست‌کلیک در اینجا می‌توان آن‌ها را دوباره نشان داد.",
    no_lanes: "اولین ردیف را اضافه کنید: در هر مرحله چه می‌خواهید ببینید؟ اقدامات مشتری و نقاط تماس شروع خوبی‌اند.",
    no_feelings: "برای یک نقطهٔ تماس احساسی ثبت کنید تا منحنی از اینجا آغاز شود.",
    no_channels: "هر کانالی که در نقاط تماس بیاید، اینجا دیده می‌شود.",
};

impl Words {
    /// The words of `language`.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Arabic => &ARABIC,
            Language::Persian => &PERSIAN,
        }
    }

    /// The name of `state`.
    #[must_use]
    pub fn state(&self, state: MapState) -> &'static str {
        match state {
            MapState::Current => self.current_state,
            MapState::Future => self.future_state,
        }
    }

    /// `text` in the quotation marks of the direction that it has in a map which runs in the direction `around`, unless
    /// it has some already. A text without letters gets those of the map's language.
    #[must_use]
    pub fn quoted(&self, text: &str, around: Direction) -> String {
        let text = text.trim();
        if text.is_empty() || text.starts_with(['“', '"', '«', '„', '‘', '\'', '‹', '”']) {
            return text.to_owned();
        }
        let has_letters = text.chars().any(char::is_alphabetic);
        let [open, close] = match (has_letters, around.of_paragraph(text)) {
            (false, _) => self.quotes,
            (true, Direction::Ltr) => ENGLISH.quotes,
            (true, Direction::Rtl) => ARABIC.quotes,
        };
        format!("{open}{text}{close}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_are_those_of_the_quoted_words() {
        for (language, around) in [
            (Language::English, Direction::Ltr),
            (Language::Arabic, Direction::Rtl),
            (Language::Persian, Direction::Rtl),
        ] {
            let quoted = |text| Words::of(language).quoted(text, around);
            assert_eq!(quoted(" Is it right? "), "“Is it right?”");
            assert_eq!(quoted("3 days?"), "“3 days?”");
            assert_eq!(quoted("هل يناسبها؟"), "«هل يناسبها؟»");
            assert_eq!(quoted("۳ روز دیگر"), "«۳ روز دیگر»");
            assert_eq!(quoted("„So?“"), "„So?“");
            assert_eq!(quoted(""), "");
            let [open, close] = Words::of(language).quotes;
            assert_eq!(quoted("50%?"), format!("{open}50%?{close}"));
        }
        assert_eq!(Words::of(Language::Persian).quoted("CLV چیست؟", Direction::Rtl), "«CLV چیست؟»");
    }
}
