//! Channels: the ways customer and company meet.

use super::{ChannelId, Language, Presence};

/// The channel of a touchpoint: a built-in one, or one that the map defines itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// One of the built-in channels.
    Known(KnownChannel),
    /// A channel that the map defines itself ([`super::Map::channels`]).
    Own(ChannelId),
}

/// A built-in channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KnownChannel {
    /// A phone call.
    Phone,
    /// A chat answered by a program.
    Chatbot,
    /// A chat answered by a person.
    LiveChat,
    /// The company's application on a phone.
    MobileApp,
    /// The company's website.
    WebSite,
    /// A search engine.
    Search,
    /// Social media.
    SocialMedia,
    /// E-mail.
    Email,
    /// SMS and messaging applications.
    Messaging,
    /// Letters and parcels.
    Post,
    /// The company's own shop or branch.
    Shop,
    /// A shop that belongs to another company.
    Reseller,
    /// A fair, a meeting, a performance.
    Event,
    /// In person, outside a shop.
    FaceToFace,
    /// The company's call centre.
    CallCentre,
    /// Recommendations between people.
    WordOfMouth,
}

impl KnownChannel {
    /// Every built-in channel, in the order in which menus offer them.
    pub const ALL: [Self; 16] = [
        Self::Phone,
        Self::Chatbot,
        Self::LiveChat,
        Self::MobileApp,
        Self::WebSite,
        Self::Search,
        Self::SocialMedia,
        Self::Email,
        Self::Messaging,
        Self::Post,
        Self::Shop,
        Self::Reseller,
        Self::Event,
        Self::FaceToFace,
        Self::CallCentre,
        Self::WordOfMouth,
    ];

    /// The channel's name in `language`.
    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        let (english, arabic, persian) = match self {
            Self::Phone => ("Phone", "الهاتف", "تلفن"),
            Self::Chatbot => ("Chatbot", "روبوت المحادثة", "چت‌بات"),
            Self::LiveChat => ("Live chat", "المحادثة المباشرة", "گفت‌وگوی آنلاین"),
            Self::MobileApp => ("Mobile app", "تطبيق الجوال", "اپلیکیشن"),
            Self::WebSite => ("Website", "الموقع الإلكتروني", "وب‌سایت"),
            Self::Search => ("Search", "محرك البحث", "جست‌وجو"),
            Self::SocialMedia => ("Social media", "وسائل التواصل", "شبکه‌های اجتماعی"),
            Self::Email => ("E-mail", "البريد الإلكتروني", "ایمیل"),
            Self::Messaging => ("Messaging", "المراسلة الفورية", "پیام‌رسان"),
            Self::Post => ("Post", "البريد العادي", "پست"),
            Self::Shop => ("Shop", "المتجر", "فروشگاه"),
            Self::Reseller => ("Reseller", "الموزّع", "نمایندگی"),
            Self::Event => ("Event", "الفعاليات", "رویداد"),
            Self::FaceToFace => ("Face to face", "لقاء مباشر", "دیدار حضوری"),
            Self::CallCentre => ("Call centre", "مركز الاتصال", "مرکز تماس"),
            Self::WordOfMouth => ("Word of mouth", "توصية المعارف", "توصیهٔ آشنایان"),
        };
        match language {
            Language::English => english,
            Language::Arabic => arabic,
            Language::Persian => persian,
        }
    }

    /// Whether the channel is usually online or offline; `None` if it may be either.
    #[must_use]
    pub fn usual_presence(self) -> Option<Presence> {
        match self {
            Self::Chatbot
            | Self::LiveChat
            | Self::MobileApp
            | Self::WebSite
            | Self::Search
            | Self::SocialMedia
            | Self::Email
            | Self::Messaging => Some(Presence::Online),
            Self::Phone
            | Self::Post
            | Self::Shop
            | Self::Reseller
            | Self::Event
            | Self::FaceToFace
            | Self::CallCentre => Some(Presence::Offline),
            Self::WordOfMouth => None,
        }
    }
}

/// A channel that the map defines itself.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnChannel {
    /// The channel's id in the file.
    pub id: ChannelId,
    /// The channel's name.
    pub title: String,
    /// Whether the channel is online or offline, if the map says so.
    pub presence: Option<Presence>,
}
