//! Logical steps through a text: by cluster, by word, by paragraph separator.

use std::ops::Range;

use super::{Affinity, Caret};
use crate::text::{paragraph::paragraphs, setting::Setting};

impl Setting {
    /// The cluster or whole paragraph separator that ends at `index` or contains it.
    pub(super) fn step_before(&self, index: usize) -> Option<Range<usize>> {
        self.separator(|separator| separator.start < index && index <= separator.end)
            .or_else(|| self.cluster(|range| range.start < index && index <= range.end))
    }

    /// The cluster or whole paragraph separator that begins at `index` or contains it.
    pub(super) fn step_after(&self, index: usize) -> Option<Range<usize>> {
        self.separator(|separator| separator.contains(&index)).or_else(|| self.cluster(|range| range.contains(&index)))
    }

    fn separator(&self, is_wanted: impl Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
        let separators = self.lines.iter().filter(|line| !line.is_wrapped).map(|line| line.range.end..line.end);
        separators.filter(|separator| !separator.is_empty()).find(is_wanted)
    }

    fn cluster(&self, is_wanted: impl Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
        let clusters = self.lines.iter().flat_map(|line| &line.clusters);
        clusters.map(|cluster| &cluster.range).find(|range| is_wanted(range)).cloned()
    }

    /// `caret` moved out of a cluster or paragraph separator, to the end that its affinity names.
    pub(super) fn snapped(&self, caret: Caret) -> Caret {
        let index = caret.index.min(self.block.text.len());
        let around = self.step_after(index).filter(|step| step.start < index);
        let index = match (around, caret.affinity) {
            (None, _) => index,
            (Some(step), Affinity::After) => step.start,
            (Some(step), Affinity::Before) => step.end,
        };
        Caret { index, ..caret }
    }

    /// The segments of the text between word boundaries: words and the characters between them.
    pub(super) fn segments(&self) -> Vec<Range<usize>> {
        let mut starts: Vec<usize> = Vec::new();
        for line in &self.lines {
            let begins = line.clusters.iter().filter(|cluster| cluster.is_word_boundary);
            starts.extend(begins.map(|cluster| cluster.range.start));
            starts.extend([line.range.end, line.end].iter().filter(|_| !line.is_wrapped));
        }
        starts.push(0);
        starts.push(self.block.text.len());
        starts.sort_unstable();
        starts.dedup();
        starts.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect()
    }

    fn is_word(&self, segment: &Range<usize>) -> bool {
        self.block.text.get(segment.clone()).is_some_and(|text| text.chars().any(char::is_alphanumeric))
    }

    /// The end of the word that contains `index` or follows it; the end of the text if there is none.
    pub(super) fn word_end(&self, index: usize) -> usize {
        let mut segments = self.segments().into_iter();
        segments.find(|word| word.end > index && self.is_word(word)).map_or(self.block.text.len(), |word| word.end)
    }

    /// The start of the word that contains `index` or precedes it; 0 if there is none.
    pub(super) fn word_start(&self, index: usize) -> usize {
        let mut segments = self.segments().into_iter().rev();
        segments.find(|word| word.start < index && self.is_word(word)).map_or(0, |word| word.start)
    }

    /// The segment (a word, or the characters between words) that contains `index`.
    pub(super) fn segment_at(&self, index: usize) -> Range<usize> {
        let segments = self.segments();
        let last = segments.last().cloned();
        segments.into_iter().find(|segment| segment.contains(&index)).or(last).unwrap_or(0..0)
    }

    /// The paragraph that contains `index`, without its separator.
    pub(super) fn paragraph_at(&self, index: usize) -> Range<usize> {
        let mut last = 0..0;
        for paragraph in paragraphs(&self.block.text) {
            last = paragraph.content;
            if index < paragraph.end {
                break;
            }
        }
        last
    }
}
