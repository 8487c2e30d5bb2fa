//! The icons, named by what they show. Their outlines are in `draw::icon_path`.

macro_rules! icons {
    ($($icon:ident, $name:literal, $mirrors:literal;)*) => {
        /// An icon of the Lucide set, in a box 24 units wide.
        #[expect(missing_docs, reason = "each is named for what it shows")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Icon { $($icon,)* }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$icon,)*];

            /// The icon's name in the Lucide set.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$icon => $name,)* }
            }

            /// Whether the icon is directional, so that it is mirrored in right-to-left maps.
            #[must_use]
            pub fn mirrors(self) -> bool {
                match self { $(Self::$icon => $mirrors,)* }
            }
        }
    };
}

icons! {
    AddColumn, "between-vertical-start", true;
    AddRow, "between-horizontal-start", false;
    Angry, "angry", false;
    Annoyed, "annoyed", false;
    ArrowDown, "arrow-down", false;
    ArrowLeft, "arrow-left", true;
    ArrowRight, "arrow-right", true;
    ArrowUp, "arrow-up", false;
    Bot, "bot", false;
    Building, "building-2", false;
    CalendarHeart, "calendar-heart", false;
    ChartLine, "chart-line", true;
    Check, "check", false;
    ChevronDown, "chevron-down", false;
    ChevronLeft, "chevron-left", true;
    ChevronRight, "chevron-right", true;
    ChevronUp, "chevron-up", false;
    ChevronsLeft, "chevrons-left", true;
    ChevronsRight, "chevrons-right", true;
    CircleCheck, "circle-check", false;
    CircleDashed, "circle-dashed", false;
    CirclePlus, "circle-plus", false;
    CircleX, "circle-x", false;
    ClipboardPaste, "clipboard-paste", false;
    Close, "x", false;
    Cog, "cog", false;
    Columns, "columns-3", false;
    Copy, "copy", false;
    Download, "download", false;
    Ellipsis, "ellipsis", false;
    EllipsisVertical, "ellipsis-vertical", false;
    ExternalLink, "external-link", true;
    Eye, "eye", false;
    EyeOff, "eye-off", false;
    FilePlus, "file-plus", true;
    FileText, "file-text", true;
    Flag, "flag", false;
    FolderOpen, "folder-open", false;
    Footprints, "footprints", false;
    Frown, "frown", false;
    Funnel, "funnel", false;
    Globe, "globe", false;
    GripVertical, "grip-vertical", false;
    Hand, "hand", false;
    Handshake, "handshake", false;
    Headset, "headset", false;
    Heart, "heart", false;
    HeartCrack, "heart-crack", false;
    Help, "circle-question-mark", false;
    History, "history", false;
    Image, "image", false;
    ImagePlus, "image-plus", false;
    Info, "info", false;
    Keyboard, "keyboard", false;
    Languages, "languages", false;
    Laugh, "laugh", false;
    LayoutTemplate, "layout-template", false;
    Lightbulb, "lightbulb", false;
    Link, "link", false;
    ListChecks, "list-checks", true;
    Lock, "lock", false;
    Mail, "mail", false;
    Maximize, "maximize", false;
    Megaphone, "megaphone", true;
    Meh, "meh", false;
    Merge, "merge", false;
    MessageCircleMore, "message-circle-more", true;
    MessageSquareText, "message-square-text", true;
    MessagesSquare, "messages-square", true;
    Minus, "minus", false;
    Monitor, "monitor", false;
    Moon, "moon", false;
    Move, "move", false;
    Package, "package", false;
    PanelLeft, "panel-left", true;
    PanelRight, "panel-right", true;
    Pencil, "pencil", false;
    Phone, "phone", false;
    Plus, "plus", false;
    Presentation, "presentation", false;
    Quote, "quote", false;
    Redo, "redo-2", true;
    RefreshCw, "refresh-cw", false;
    Route, "route", true;
    Rows, "rows-3", false;
    Save, "save", false;
    Scissors, "scissors", false;
    Search, "search", false;
    Select, "mouse-pointer-2", false;
    Settings, "settings", false;
    Share, "share-2", false;
    ShoppingBag, "shopping-bag", false;
    Sliders, "sliders-horizontal", true;
    Smartphone, "smartphone", false;
    Smile, "smile", false;
    Split, "split", false;
    Star, "star", false;
    StickyNote, "sticky-note", false;
    Store, "store", false;
    Sun, "sun", false;
    TabletSmartphone, "tablet-smartphone", false;
    Tag, "tag", true;
    Target, "target", false;
    Theater, "theater", false;
    ThumbsUp, "thumbs-up", false;
    Trash, "trash-2", false;
    TrendingDown, "trending-down", true;
    TrendingUp, "trending-up", true;
    TriangleAlert, "triangle-alert", false;
    Undo, "undo-2", true;
    Unlink, "unlink", false;
    Upload, "upload", false;
    UserPlus, "user-plus", true;
    UserRound, "user-round", false;
    Users, "users", false;
    Waypoints, "waypoints", false;
    Zap, "zap", false;
    ZoomIn, "zoom-in", false;
    ZoomOut, "zoom-out", false;
}
