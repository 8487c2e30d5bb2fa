//! Recognises files of other programs, so that an error can say what they are.

use std::fmt;

/// The format of a file that is no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A PDF document.
    Pdf,
    /// A Word document.
    Word,
    /// A presentation of Microsoft `PowerPoint`.
    PowerPoint,
    /// An Excel table.
    Excel,
    /// A document of an old version of Office.
    OldOffice,
    /// A ZIP archive.
    Zip,
}

/// What kind of thing a [`FileFormat`] holds, which decides what the user can do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatUse {
    /// A picture that can be embedded.
    Picture,
    /// A document whose text can be pasted.
    Document,
    /// A table whose cells can be pasted.
    Table,
    /// An archive that may contain a map.
    Archive,
}

impl FileFormat {
    /// The format of a file that holds `bytes`; `None` if it is not known.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        const STARTS: [(&[u8], FileFormat); 4] = [
            (b"\x89PNG\r\n\x1a\n", FileFormat::Png),
            (b"\xff\xd8\xff", FileFormat::Jpeg),
            (b"%PDF-", FileFormat::Pdf),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileFormat::OldOffice),
        ];
        let known = STARTS.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, format)| format);
        known.or_else(|| bytes.starts_with(b"PK\x03\x04").then(|| Self::of_archive(bytes)))
    }

    /// The format of a ZIP archive: the documents of Office are archives with a folder of a known name.
    fn of_archive(bytes: &[u8]) -> Self {
        // The names of the files are stored at their beginnings and once more at the end of the archive.
        const SEEN: usize = 65_536;
        let first = bytes.get(..SEEN).unwrap_or(bytes);
        let last = bytes.get(bytes.len().saturating_sub(SEEN)..).unwrap_or_default();
        let has = |name: &[u8]| [first, last].iter().any(|part| part.windows(name.len()).any(|at| at == name));
        if has(b"word/document") {
            Self::Word
        } else if has(b"xl/workbook") {
            Self::Excel
        } else if has(b"ppt/presentation") {
            Self::PowerPoint
        } else {
            Self::Zip
        }
    }

    /// What kind of thing it holds.
    #[must_use]
    pub fn holds(self) -> FormatUse {
        match self {
            Self::Png | Self::Jpeg => FormatUse::Picture,
            Self::Pdf | Self::Word | Self::PowerPoint | Self::OldOffice => FormatUse::Document,
            Self::Excel => FormatUse::Table,
            Self::Zip => FormatUse::Archive,
        }
    }

    /// What the user can do with such a file.
    pub(super) fn remedy(self) -> &'static str {
        match self.holds() {
            FormatUse::Picture => "Open a map and drop the picture on a card or a cell.",
            FormatUse::Document => "Copy the text in it and paste it into a map: each line becomes a card.",
            FormatUse::Table => "Copy its cells and paste them into a map, or save it as CSV and drop that on a map.",
            FormatUse::Archive => "Unpack it, and open the map (.ron) in it.",
        }
    }
}

impl fmt::Display for FileFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Pdf => "PDF",
            Self::Word => "Word",
            Self::PowerPoint => "PowerPoint",
            Self::Excel => "Excel",
            Self::OldOffice => "Office",
            Self::Zip => "ZIP",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_office_are_told_apart_from_other_archives() {
        let zip = |name: &str| [b"PK\x03\x04", name.as_bytes()].concat();
        for (name, format) in [
            ("word/document.xml", FileFormat::Word),
            ("xl/workbook.xml", FileFormat::Excel),
            ("ppt/presentation.xml", FileFormat::PowerPoint),
            ("maps/shop.ron", FileFormat::Zip),
        ] {
            assert_eq!(FileFormat::of(&zip(name)), Some(format));
        }
        assert_eq!(FileFormat::of(b"%PDF-1.7 \xff"), Some(FileFormat::Pdf));
        assert_eq!(FileFormat::of(b"(version: 1)"), None);
    }
}
