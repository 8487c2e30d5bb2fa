//! The description of a history step, as data that can be stored, read back and put into words in any language.

use std::fmt;

use crate::fold;

/// The maximum length of a title in a label, in characters.
const LONGEST: usize = 32;

/// A list of names, each with its English words.
macro_rules! worded {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $words:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$item_doc])* $item,)*
        }

        impl $name {
            /// All variants in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$item,)*];

            /// The English words.
            #[must_use]
            pub fn english(self) -> &'static str {
                match self {
                    $(Self::$item => $words,)*
                }
            }
        }
    };
}

worded! {
    /// The kind of edit in a step. In the English words, each `{}` is a part of the label.
    Deed {
        /// Nothing that has a name yet; the label is empty.
        Unnamed = "",
        /// Described by the caller who began the gesture; the only part holds those words.
        Said = "{}",
        /// Added a thing.
        Add = "Add {}",
        /// Added a thing to a stage.
        AddTo = "Add {} to {}",
        /// Pasted cards into a stage.
        PasteInto = "Paste {} into {}",
        /// Pasted cards, each into its own cell.
        Paste = "Paste {}",
        /// Copied things.
        Duplicate = "Duplicate {}",
        /// Set the span of a card to one stage.
        KeepToStage = "Keep {} to its stage",
        /// Set the span of a card to a number of stages.
        Stretch = "Stretch {} over {} stages",
        /// Changed the width of a stage or the height of a lane.
        Resize = "Resize {}",
        /// Hid a stage or a lane.
        Hide = "Hide {}",
        /// Collapsed a stage or a lane.
        Collapse = "Collapse {}",
        /// Showed a hidden stage or lane.
        Show = "Show {}",
        /// Opened a collapsed stage or lane.
        Expand = "Expand {}",
        /// Moved a thing in its list.
        Move = "Move {}",
        /// Moved things to another stage or lane.
        MoveTo = "Move {} to {}",
        /// Moved cards within their cell.
        MoveWithin = "Move {} within {}",
        /// Deleted things.
        Delete = "Delete {}",
        /// Changed a field that has no deed of its own.
        Edit = "Edit {}",
        /// Marked cards as moments of truth.
        MarkMomentOfTruth = "Mark {} as a moment of truth",
        /// Removed that mark from cards.
        UnmarkMomentOfTruth = "No longer mark {} as a moment of truth",
        /// Set the evidence of cards.
        SetEvidence = "Set the evidence of {}",
        /// Changed the links of cards.
        ChangeLinks = "Change the links of {}",
        /// Set the channel of cards.
        SetChannel = "Set the channel of {}",
        /// Changed the tags of cards.
        ChangeTags = "Change the tags of {}",
        /// Changed a field of the map itself.
        EditMap = "Edit the map’s details",
        /// Gave a title to a thing without one; the parts are the kind of thing and the title.
        Name = "Name {} {}",
        /// Changed the title of a thing.
        Rename = "Rename {} to {}",
        /// Changed the title of the map.
        RenameMap = "Rename the map to {}",
        /// Removed the title of a thing.
        ClearTitle = "Clear the title of {}",
        /// Set the feeling of a persona at a place.
        SetFeeling = "Set the feeling of {} at {}",
        /// Cleared the feeling of a persona at a place.
        ClearFeeling = "Clear the feeling of {} at {}",
        /// Replaced words by others.
        ReplaceWords = "Replace {} by {}",
        /// Merged a thing into another.
        Merge = "Merge {} into {}",
        /// Removed a word from all cards; the parts are the kind of word and the word.
        TakeOff = "Take the {} {} off the cards",
        /// Saved a filter as a view.
        KeepView = "Keep the view {}",
        /// Changed a view.
        EditView = "Edit the view {}",
        /// Moved a view in the list.
        MoveView = "Move the view {}",
        /// Deleted a view.
        DeleteView = "Delete the view {}",
    }
}

worded! {
    /// The words for a thing without a title.
    Nameless {
        /// A card.
        Card = "a card",
        /// A stage.
        Stage = "a stage",
        /// The stage that a card is in.
        ItsStage = "its stage",
        /// The stage that a card is moved to.
        OtherStage = "another stage",
        /// A step.
        Step = "a step",
        /// A lane.
        Lane = "a lane",
        /// The lane that a card is moved to.
        OtherLane = "another lane",
        /// A persona.
        Persona = "a persona",
        /// A persona that the map no longer has.
        GonePersona = "a persona that is gone",
        /// A place that the map no longer has.
        Place = "a place",
        /// An untitled stage, step or card with a feeling.
        UntitledPlace = "an untitled place",
        /// A channel.
        Channel = "a channel",
        /// A source.
        Source = "a source",
        /// A picture.
        Picture = "a picture",
        /// A view.
        View = "a view",
        /// A view, after the words "the view".
        WithoutName = "without a name",
        /// The map.
        Untitled = "untitled",
        /// Words that are empty.
        Nothing = "nothing",
        /// A tag.
        Tag = "tag",
        /// A department.
        Department = "department",
    }
}

/// The description of a step: the kind of edit and the things edited. Its `Display` is the English sentence;
/// `ui/words/steps` has the words of the interface's language.
///
/// It owns all its data, so that it can be written to a file and read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLabel {
    /// The kind of edit.
    pub deed: Deed,
    /// The things edited, in the order of [`Deed::english`].
    pub parts: Vec<DeedPart>,
}

/// A thing named in a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeedPart {
    /// A title, on one line and shortened, shown in quotation marks.
    Title(String),
    /// A title without quotation marks.
    Bare(String),
    /// A thing without a title.
    Nameless(Nameless),
    /// A number of cards.
    Cards(usize),
    /// A number.
    Count(usize),
    /// Words shown unchanged.
    Said(String),
}

impl StepLabel {
    /// The label of `deed` with `parts`.
    #[must_use]
    pub fn new(deed: Deed, parts: impl IntoIterator<Item = DeedPart>) -> Self {
        Self { deed, parts: parts.into_iter().collect() }
    }

    /// The title, if the step gave a title to a thing without one.
    pub(super) fn name_given(&self) -> Option<&DeedPart> {
        if self.deed == Deed::Name { self.parts.get(1) } else { None }
    }

    /// Replaces the words for an added thing without a title by `title`.
    pub(super) fn name(&mut self, title: &DeedPart) {
        let is_of_adding = [Deed::Add, Deed::AddTo].contains(&self.deed);
        if let Some(added @ DeedPart::Nameless(_)) = self.parts.first_mut().filter(|_| is_of_adding) {
            added.clone_from(title);
        }
    }

    /// Whether the label has no words yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deed == Deed::Unnamed
    }

    /// The memory of the label's words, in bytes.
    pub(super) fn weight(&self) -> usize {
        let words = |part: &DeedPart| match part {
            DeedPart::Title(words) | DeedPart::Bare(words) | DeedPart::Said(words) => words.len(),
            DeedPart::Nameless(_) | DeedPart::Cards(_) | DeedPart::Count(_) => 0,
        };
        self.parts.iter().map(|part| size_of::<DeedPart>().saturating_add(words(part))).sum()
    }
}

impl Default for StepLabel {
    fn default() -> Self {
        Self::new(Deed::Unnamed, [])
    }
}

impl DeedPart {
    /// `title`, or `otherwise` if that is blank.
    #[must_use]
    pub fn title(title: &str, otherwise: Nameless) -> Self {
        shortened(title).map_or(Self::Nameless(otherwise), Self::Title)
    }

    /// `title` without quotation marks, or `otherwise` if that is blank.
    #[must_use]
    pub fn bare(title: &str, otherwise: Nameless) -> Self {
        shortened(title).map_or(Self::Nameless(otherwise), Self::Bare)
    }
}

/// `title` on one line and shortened; `None` if it is blank.
fn shortened(title: &str) -> Option<String> {
    Some(fold::shortened(title, LONGEST)).filter(|line| !line.is_empty())
}

impl fmt::Display for StepLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = self.parts.iter();
        for (at, words) in self.deed.english().split("{}").enumerate() {
            if at > 0 {
                parts.next().map_or(Ok(()), |part| write!(f, "{part}"))?;
            }
            f.write_str(words)?;
        }
        Ok(())
    }
}

impl fmt::Display for DeedPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title(title) => write!(f, "“{title}”"),
            Self::Bare(words) | Self::Said(words) => f.write_str(words),
            Self::Nameless(thing) => f.write_str(thing.english()),
            Self::Cards(count) => write!(f, "{count} cards"),
            Self::Count(count) => write!(f, "{count}"),
        }
    }
}

impl From<String> for StepLabel {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::default() } else { Self::new(Deed::Said, [DeedPart::Said(words)]) }
    }
}

impl From<&str> for StepLabel {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}
