//! The interface that a window speaks: its language, the direction of the open map, and the keys of actions.
//!
//! Each window has its own, in its egui context. Over a thousand places need it, and many have no context at hand (labels
//! of actions, words of errors, names for screen readers), so it is not passed to them: a frame *enters* the interface of
//! its window, and a job that of the window that started it. Entering returns a guard that restores the interface that was
//! there before, so that two windows in one thread never get each other's words or keys.

use std::{cell::RefCell, collections::BTreeMap, marker::PhantomData, sync::Arc};

use egui::{Context, KeyboardShortcut};

use crate::{geom::Direction, model::Language};

/// The keys that the user chose, by the names of actions. An action that is missing has the program's own keys.
pub type ChosenKeys = BTreeMap<String, Vec<KeyboardShortcut>>;

/// The language, the reading direction of texts of the user, and the keys of a window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interface {
    /// The language of the interface.
    pub language: Language,
    /// The direction of the open map; `None` without a map.
    pub map_direction: Option<Direction>,
    /// The keys that the user chose.
    pub keys: Arc<ChosenKeys>,
}

thread_local! {
    /// The interface that this thread has entered.
    static ENTERED: RefCell<Interface> = RefCell::default();
}

impl Interface {
    /// The interface of the window of `ctx`, as its last frame had it.
    #[must_use]
    pub fn of(ctx: &Context) -> Self {
        ctx.plugin_or_default::<KeptInterface>().lock().0.clone()
    }

    /// Makes this the interface of the window of `ctx`.
    pub fn keep_in(&self, ctx: &Context) {
        ctx.plugin_or_default::<KeptInterface>().lock().0.clone_from(self);
    }

    /// The interface that this thread has entered; the default one if it has entered none.
    #[must_use]
    pub fn entered() -> Self {
        ENTERED.with_borrow(Self::clone)
    }

    /// Enters this interface on this thread, until the guard is dropped.
    #[must_use]
    pub fn enter(self) -> EnteredInterface {
        EnteredInterface { before: ENTERED.replace(self), of_this_thread: PhantomData }
    }

    /// Enters this interface on this thread for good, for a thread or a process that serves only one window.
    pub fn stay(self) {
        ENTERED.set(self);
    }

    /// What `read` returns for the interface that this thread has entered.
    pub(super) fn read<R>(read: impl FnOnce(&Self) -> R) -> R {
        ENTERED.with_borrow(read)
    }

    /// Changes the interface that this thread has entered, until it is left.
    pub(super) fn change(change: impl FnOnce(&mut Self)) {
        ENTERED.with_borrow_mut(change);
    }
}

/// The guard of an entered interface. Dropping it restores the interface that was there before.
#[derive(Debug)]
pub struct EnteredInterface {
    before: Interface,
    /// Keeps the guard on the thread that it restores.
    of_this_thread: PhantomData<*const ()>,
}

impl Drop for EnteredInterface {
    fn drop(&mut self) {
        ENTERED.set(std::mem::take(&mut self.before));
    }
}

/// The interface in the context of a window.
#[derive(Default)]
struct KeptInterface(Interface);

impl egui::Plugin for KeptInterface {
    fn debug_name(&self) -> &'static str {
        "language and keys of the interface"
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    fn of(language: Language) -> Interface {
        Interface { language, ..Interface::default() }
    }

    #[test]
    fn an_entered_interface_is_left_for_the_one_before_also_by_a_panic() {
        let language = || Interface::entered().language;
        let outer = of(Language::Arabic).enter();
        {
            let _inner = of(Language::Persian).enter();
            Interface::change(|interface| interface.language = Language::English);
            assert_eq!(language(), Language::English);
        }
        assert_eq!(language(), Language::Arabic);
        let panicked = catch_unwind(|| {
            let _inner = of(Language::Persian).enter();
            panic!("this panic is part of the test");
        });
        assert!(panicked.is_err());
        assert_eq!(language(), Language::Arabic);
        drop(outer);
        assert_eq!(Interface::entered(), Interface::default());
    }

    #[test]
    fn each_context_keeps_its_own() {
        let (one, two) = (Context::default(), Context::default());
        of(Language::Arabic).keep_in(&one);
        of(Language::Persian).keep_in(&two);
        assert_eq!((Interface::of(&one).language, Interface::of(&two).language), (Language::Arabic, Language::Persian));
    }
}
