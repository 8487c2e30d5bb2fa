//! The names of the kinds of lanes, in addition to their titles: for the mark of the capture line that names a lane,
//! and for the headings of tables.

use crate::model::LaneKind;

/// The names of each kind, in the languages of the program, divided by bars.
const NAMES: [(LaneKind, &str); 14] = [
    (
        LaneKind::Actions,
        "action|activity|activities|task|customer action|doing|user action|الإجراء|إجراء|إجراءات|النشاط|نشاط|الأنشطة|إجراءات العميل|اقدام|اقدامات|اقدامات مشتری|فعالیت|فعالیت‌ها|کار",
    ),
    (
        LaneKind::Touchpoints,
        "touch point|contact point|interaction|نقطة الاتصال|نقطة اتصال|نقاط الاتصال|نقاط اتصال|نقطة التماس|نقطهٔ تماس|نقطه تماس|نقاط ارتباط",
    ),
    (
        LaneKind::Thoughts,
        "thought|thinking|quote|need|mindset|الفكرة|فكرة|أفكار|الاقتباس|اقتباس|الاحتياجات|فکر|افکار|نقل قول|نیاز|نیازها",
    ),
    (
        LaneKind::PainPoints,
        "pain|pain point|problem|issue|barrier|friction|المشكلة|مشكلة|المشاكل|مشاكل|نقطة الألم|نقطة ألم|الألم|ألم|العوائق|درد|نقطهٔ درد|نقطه درد|مشکل|مشکلات|موانع",
    ),
    (
        LaneKind::Opportunities,
        "opportunity|idea|improvement|solution|الفرصة|فرصة|فرص|الفكرة التحسينية|التحسينات|الحلول|حل|فرصت|ایده|ایده‌ها|بهبود|راهکار|راه حل",
    ),
    (LaneKind::Metrics, "metric|kpi|measure|المؤشر|مؤشر|مؤشرات|مؤشرات الأداء|شاخص|شاخص‌ها|معیار"),
    (LaneKind::Outcomes, "outcome|result|decision|النتيجة|نتيجة|نتائج|القرار|قرار|نتیجه|نتایج|پیامد|تصمیم"),
    (LaneKind::Departments, "department in charge|الأقسام المسؤولة|بخش‌های مسئول"),
    (LaneKind::PhysicalEvidence, "evidence of service|الدليل المادي|دليل مادي|شواهد ملموس|شاهد فیزیکی"),
    (LaneKind::Frontstage, "front stage|front office|onstage|الواجهة|جلوی صحنه|پیش صحنه"),
    (LaneKind::Backstage, "back stage|back office|ما وراء الكواليس|كواليس|پشت‌صحنه"),
    (LaneKind::Support, "support|support process|system|الدعم|دعم|عملية مساندة|پشتیبانی|فرایند پشتیبان"),
    (LaneKind::Pictures, "picture|storyboard|screenshot|الصورة|صورة|صور|تصویر|تصاویر|استوری‌بورد"),
    (LaneKind::Notes, "note|comment|remark|الملاحظة|ملاحظة|ملاحظات|التعليق|تعليق|یادداشت|نظر"),
];

/// The names of lanes of `kind` in the singular and the plural, in addition to [`LaneKind::title`].
pub fn kind_names(kind: LaneKind) -> impl Iterator<Item = &'static str> {
    NAMES.into_iter().filter(move |(other, _)| *other == kind).flat_map(|(_, names)| names.split('|'))
}
