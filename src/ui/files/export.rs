//! Exporting the map as a picture.

use std::{io::Write, ops::ControlFlow, path::PathBuf};

use crate::{
    export::{ExportError, Request},
    model::Map,
    text::FontBook,
    ui::{
        dialogs::{Dialog, ExportDialog},
        i18n::{self, Value, m},
        jobs::{Asked, ExportFault, JobInfo},
        shell::app::SafarApp,
        words::faults::export_fault,
    },
};

impl SafarApp {
    pub(in crate::ui) fn show_export(&mut self) {
        let Some(document) = &self.desk.document else { return };
        let dialog = ExportDialog::new(document.session.map(), document.drawn.layout.size, &self.desk.view);
        self.dialog = Some(Dialog::Export(Box::new(dialog)));
    }

    pub(super) fn ask_for_export_file(&mut self, request: Request) {
        let Some(document) = &self.desk.document else { return };
        let (of, path) = (document.id, document.suggested_path("png", self.files.documents.path()));
        self.files.export_request = Some(request);
        self.ask_for(Asked::Export(of), path);
    }

    pub(super) fn export_to(&mut self, path: PathBuf) {
        let (Some(document), Some(request)) = (&self.desk.document, self.files.export_request.take()) else { return };
        let map = document.session.map().clone();
        let has_system_fonts = self.options.has_system_fonts;
        self.jobs
            .export(document.id, path, move |out, goes_on| write_png(&map, &request, has_system_fonts, out, goes_on));
    }

    pub(super) fn exported(&mut self, job: &JobInfo, result: Result<(u32, u32), ExportFault>) {
        let path = job.path.as_deref().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        match result {
            Ok((width, height)) => {
                let said = m("export-done").with(&[
                    ("width", i18n::digits(&width.to_string()).into()),
                    ("height", i18n::digits(&height.to_string()).into()),
                    ("path", Value::path(path)),
                ]);
                self.window.toasts.show(said, None);
            }
            Err(ExportFault::Export(ExportError::Cancelled)) => self.window.toasts.show(m("export-cancelled"), None),
            Err(fault) => self.tell(m("export-failed"), export_fault(&path, &fault)),
        }
    }
}

/// Writes the picture of `map` for `request` to `out`; returns its width and height in pixels.
fn write_png(
    map: &Map,
    request: &Request,
    has_system_fonts: bool,
    out: &mut dyn Write,
    goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Result<(u32, u32), ExportFault> {
    let mut fonts = if has_system_fonts { FontBook::with_system_fonts() } else { FontBook::bundled() };
    let info = request.png(map, &mut fonts)?.write(out, goes_on)?;
    Ok((info.width, info.height))
}
