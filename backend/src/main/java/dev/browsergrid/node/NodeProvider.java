package dev.browsergrid.node;

import dev.browsergrid.profiles.state.FidelityReport;
import dev.browsergrid.profiles.state.Manifest;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Where browsers come from. `provision` and `terminate` return at once and may be called again for the same node
/// without harm; `observe` is the truth about what runs.
public interface NodeProvider {
    /// What a provider sees of one node. `cdpUrl` is the browser's DevTools address (http).
    sealed interface Observed {
        NodeId id();

        /// Being started, exchanged or ended on purpose.
        /// `waitsFor` says what keeps it from being started yet, in words for people.
        record Busy(NodeId id, Optional<String> waitsFor) implements Observed {}

        /// Closed in order; its state can be packed, again if need be.
        record Closed(NodeId id) implements Observed {}

        /// Runs and answers.
        record Running(NodeId id, URI cdpUrl) implements Observed {}

        /// Did not come up, or ended by itself.
        record Dead(NodeId id, String reason) implements Observed {}
    }

    /// Starts a blank browser for the node, unless one is there already.
    void provision(NodeId id, BrowserTemplate template);

    /// Everything of this provider that exists, with or without a row.
    List<Observed> observe();

    /// What there is of one node; empty when there is nothing. Costs as much as one node is worth.
    Optional<Observed> observe(NodeId id);

    /// Ends the node's browser and removes what it left, if there is any.
    void terminate(NodeId id);

    /// Replaces the node's blank browser by one that continues from an archive, and waits until it answers.
    ///
    /// @throws BrowserStartException when it does not come up or the archive is refused
    Restored restore(NodeId id, BrowserTemplate template, InputStream archive, Manifest manifest);

    /// Replaces the node's blank browser by another blank one that is set up differently, and waits until it answers.
    /// Answers its DevTools address (http).
    ///
    /// @throws BrowserStartException when it does not come up
    URI reopen(NodeId id, BrowserTemplate template);

    /// Reads what the node's browser holds, closes it and writes its state as an archive.
    ///
    /// @throws BrowserLostException when the browser is not there any more
    Manifest closeAndPack(NodeId id, OutputStream archive);

    /// Reads what the node's browser holds and writes its state as an archive, as [#closeAndPack] does, while it runs
    /// on. Its processes stand still for a moment meanwhile, so that the files fit together.
    ///
    /// @throws BrowserLostException when the browser is not there any more, or does not answer
    Manifest checkpoint(NodeId id, OutputStream archive);

    /// Stops the browser's processes where they are: they keep everything and use no processor time. Stays so when it
    /// is so. Answers `false` where that cannot be done.
    ///
    /// @throws BrowserLostException when the browser is not there any more
    boolean hold(NodeId id);

    /// Lets a browser that is held go on; does nothing to one that is not. One that is to be packed goes on by itself.
    ///
    /// @throws BrowserLostException when the browser is not there any more
    void resume(NodeId id);

    /// A browser brought back: its address, and what came back of its state.
    record Restored(URI cdpUrl, FidelityReport report) {}

    /// Where files of the node's browser are.
    NodeFiles files(NodeId id);

    /// How much there is to run browsers with, and how much of it is free.
    Capacity capacity();

    /// See [Hosts.Host]; `display` says whether windows can be shown.
    record Capacity(int cpus, double load, long memoryBytes, long memoryFreeBytes, int launching, boolean display) {}

    /// What the browsers use now, as far as it is known. Takes a moment.
    List<NodeUse> usage();

    /// Has `listener` told of every node about which `observe` would now say something else.
    void onChange(java.util.function.Consumer<NodeId> listener);
}
