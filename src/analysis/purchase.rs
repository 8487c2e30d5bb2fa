//! Which stage is the purchase, as far as its title tells.
//!
//! A map does not say it; the words are those that maps in English, Arabic and Persian use for it.

use crate::model::Map;

/// Words for the purchase itself, each of which a title may contain.
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

/// Words for the decision, which stand for the purchase where no title names it.
const WEAK: &[&str] =
    &["decision", "decide", "acquisition", "conversion", "action", "قرار", "إجراء", "تصمیم", "اقدام", "تبدیل", "تحويل"];

/// Words that make a title one of the time before or after the purchase.
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
    "پیشین",
];

/// How many stages come before the purchase: the last stage whose title names it, or else the decision; `None` where
/// no title does.
#[must_use]
pub fn purchase_stage(map: &Map) -> Option<usize> {
    let titles: Vec<_> = map.stages.iter().map(|stage| stage.title.to_lowercase()).collect();
    let last_with = |words: &[&str]| titles.iter().rposition(|title| has_any(title, words) && !has_any(title, AROUND));
    last_with(STRONG).or_else(|| last_with(WEAK))
}

/// Whether `title` has one of `words`. A Latin word has to begin there, so that "satisfaction" is no action; an Arabic
/// or Persian one may follow an article or a conjunction.
fn has_any(title: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        title.match_indices(word).any(|(at, _)| {
            let before = title.get(..at).and_then(|before| before.chars().next_back());
            !word.is_ascii() || !before.is_some_and(char::is_alphanumeric)
        })
    })
}
