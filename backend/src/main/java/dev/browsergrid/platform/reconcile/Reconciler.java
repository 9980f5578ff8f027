package dev.browsergrid.platform.reconcile;

import java.util.Collection;

/// Drives each key towards what its state says. `reconcile` reads everything it needs anew, may be called at any time
/// and any number of times, and never twice at once for the same key. What it throws is logged and tried again.
///
/// @param <K> what names one thing to reconcile; needs `equals`
public interface Reconciler<K> {
    /// A name for logs and threads.
    String name();

    /// Every key that may need work, asked for at start and at each resync.
    Collection<K> keys();

    /// Brings one key closer to where it should be.
    void reconcile(K key);
}
