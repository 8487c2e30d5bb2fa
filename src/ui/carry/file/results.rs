//! The results of jobs.

use std::sync::Arc;

use super::{
    effect::FileEffect,
    hand::FileHand,
    open::opened,
    picked::picked_by,
    picture::embed,
    save::{save_failed, saved},
    templates,
    theme::theme_read,
};
use crate::{
    export::ExportError,
    ui::{
        carry::{Effect, brand, clip},
        i18n::{self, Value, m},
        jobs::{ExportFault, Finished, JobInfo, JobKind, JobResult, Owner},
        words::faults::export_fault,
    },
};

/// Handles the result of a job, unless a newer request has replaced it.
pub(in crate::ui) fn finished(hand: &mut FileHand<'_>, Finished { job, outcome }: Finished) -> Vec<Effect> {
    if hand.files.reading.is_outdated(&job, &outcome) {
        return Vec::new();
    }
    match outcome {
        JobResult::Opened(result) => opened(hand, &job, result),
        JobResult::Saved { point, result } => saved(hand, &job, point, result),
        JobResult::Exported(result) => vec![exported(&job, result)],
        JobResult::DrawnForClipboard(result) => drawn_for_clipboard(result),
        JobResult::Picked { asked, picked } => picked_by(hand, &job, asked, picked),
        JobResult::PictureRead { target, result } => match result {
            Ok(bytes) if hand.is_of_map(&job) => embed(hand, job.path.as_deref(), &target, bytes),
            Ok(_) => vec![Effect::say(m("fault-gone"))],
            Err(text) => {
                hand.files.reading.picture_note = None;
                vec![FileEffect::Tell(m("picture-failed"), text).into()]
            }
        },
        JobResult::ClipRead { text, clip } if hand.is_of_map(&job) => vec![FileEffect::PasteShared(text, clip).into()],
        JobResult::LookedAt(_) if job.owner != Owner::Window && !hand.is_of_map(&job) => {
            vec![Effect::say(m("fault-gone"))]
        }
        JobResult::LookedAt(file) => clip::looked_at(hand.map.is_some(), file),
        JobResult::ThemeRead(result) => theme_read(hand, &job, result),
        JobResult::ThemeSaved { revision, result } => brand::saved(hand, &job, revision, result),
        JobResult::BrandAssetRead(result) if hand.is_of_brand(&job) || result.is_err() => {
            brand::asset_read(hand, result)
        }
        JobResult::TemplatesListed(entries) => vec![FileEffect::ShowTemplates(entries).into()],
        JobResult::TemplatesChanged(result) => templates::changed(result),
        JobResult::WindowOpened(Err(text)) => vec![FileEffect::Tell(m("new-window-failed"), text).into()],
        JobResult::PreviewDrawn(drawn) => vec![FileEffect::ShowPreview(drawn).into()],
        JobResult::Broken(why) => broken(hand, &job, &why),
        JobResult::ClipRead { .. }
        | JobResult::BrandAssetRead(_)
        | JobResult::WindowOpened(Ok(()))
        | JobResult::Kept
        | JobResult::Overtaken => Vec::new(),
    }
}

/// Handles a job that ended without a result: what waited for it ends too, with a message.
fn broken(hand: &mut FileHand<'_>, job: &JobInfo, why: &str) -> Vec<Effect> {
    let text = m("job-broken").with(&[("why", why.into())]);
    let title = match job.kind {
        JobKind::OpenMap => {
            hand.files.opening.awaits_first_map = false;
            m("open-failed")
        }
        JobKind::OpenWindow => m("new-window-failed"),
        JobKind::ChangeTemplates => m("template-failed"),
        JobKind::SaveMap => return save_failed(hand, job, text),
        JobKind::Export => m("export-failed"),
        JobKind::DrawForClipboard => m("copy-picture-failed"),
        JobKind::PickFile if hand.files.picking.job == Some(job.id) => {
            hand.files.picking.job = None;
            return vec![FileEffect::CancelWaiting.into()];
        }
        JobKind::ReadPicture => m("picture-failed"),
        JobKind::LookAtDrop => m("drop-unknown-title"),
        JobKind::ReadTheme | JobKind::ReadFont | JobKind::ReadLogo => m("theme-failed"),
        JobKind::SaveBrand if hand.is_of_brand(job) => return brand::save_failed(hand, text),
        JobKind::SaveBrand => m("brand-save-failed"),
        JobKind::DrawPreview => return vec![FileEffect::DropPreview(job.id).into()],
        // The user did not request these, or the system's clipboard has the text.
        JobKind::ListTemplates | JobKind::PickFile | JobKind::ReadClip | JobKind::SaveSettings | JobKind::ShareClip => {
            return Vec::new();
        }
    };
    vec![FileEffect::Tell(title, text).into()]
}

/// Puts a picture of the map on the clipboard.
fn drawn_for_clipboard(result: Result<Arc<egui::ColorImage>, ExportError>) -> Vec<Effect> {
    match result {
        Ok(image) => {
            let [width, height] = image.size.map(|side| i18n::digits(&side.to_string()));
            let said = m("copy-picture-done").with(&[("width", width.into()), ("height", height.into())]);
            vec![FileEffect::PutOnClipboard(image).into(), Effect::say(said)]
        }
        Err(error) => {
            let text = export_fault("", &ExportFault::Export(error));
            vec![FileEffect::Tell(m("copy-picture-failed"), text).into()]
        }
    }
}

/// The message about an export that ended.
fn exported(job: &JobInfo, result: Result<(u32, u32), ExportFault>) -> Effect {
    let path = job.path.as_deref().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    match result {
        Ok((width, height)) => Effect::say(m("export-done").with(&[
            ("width", i18n::digits(&width.to_string()).into()),
            ("height", i18n::digits(&height.to_string()).into()),
            ("path", Value::path(path)),
        ])),
        Err(ExportFault::Export(ExportError::Cancelled)) => Effect::say(m("export-cancelled")),
        Err(fault) => FileEffect::Tell(m("export-failed"), export_fault(&path, &fault)).into(),
    }
}
