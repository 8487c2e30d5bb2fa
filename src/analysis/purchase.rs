//! Recognises the purchase stage by its title.
//!
//! A map does not mark its purchase stage, so the title is searched for words that English, Arabic and Persian maps use
//! for it.

use crate::model::Map;

/// Words for the purchase; a title that contains one names the purchase stage.
const STRONG: &[&str] = &[
    "purchas",
    "buy",
    "order",
    "checkout",
    "payment",
    "sign-up",
    "sign up",
    "signup",
    "contract",
    "شراء",
    "اقتناء",
    "دفع",
    "تعاقد",
    "اشتراك",
    "خرید",
    "سفارش",
    "پرداخت",
    "عقد قرارداد",
    "ثبت‌نام",
    "ثبت نام",
    "دریافت",
];

/// Words for the decision, used only if no title contains a word for the purchase.
const WEAK: &[&str] =
    &["decision", "decide", "acquisition", "conversion", "action", "قرار", "إجراء", "تصمیم", "اقدام", "تبدیل", "تحويل"];

/// Words that place a title before or after the purchase.
const AROUND: &[&str] = &[
    "pre-",
    "before",
    "post-",
    "after",
    "between",
    "former",
    "قبل",
    "بعد",
    "ما بين",
    "سابق",
    "پیش از",
    "پس از",
    "میان",
    "بین ",
    "پیشین",
];

/// The index of the purchase stage: the last stage whose title names the purchase, or else the decision. `None` if no
/// title does.
#[must_use]
pub fn purchase_stage(map: &Map) -> Option<usize> {
    let titles: Vec<_> = map.stages.iter().map(|stage| stage.title.to_lowercase()).collect();
    let last_with = |words: &[&str]| titles.iter().rposition(|title| has_any(title, words) && !has_any(title, AROUND));
    last_with(STRONG).or_else(|| last_with(WEAK))
}

/// Whether `title` contains one of `words`. A Latin word must begin at a word boundary, so that "satisfaction" does not
/// count as "action"; an Arabic or Persian word may follow an article or a conjunction.
fn has_any(title: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        title.match_indices(word).any(|(at, _)| {
            let before = title.get(..at).and_then(|before| before.chars().next_back());
            !word.is_ascii() || !before.is_some_and(char::is_alphanumeric)
        })
    })
}
