package dev.browsergrid.node.host;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// All processes of one browser, which the system stops and continues in one step: a browser is started in a session
/// of its own, whose first process group is never left by what Chromium starts.
///
/// Stopped processes keep their memory, timers and sockets and use no processor time.
record ProcessGroup(long id) {
    // the same on every Linux; macOS has others
    private static final int LINUX_CONT = 18;
    private static final int LINUX_STOP = 19;
    private static final int MAC_CONT = 19;
    private static final int MAC_STOP = 17;

    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");
    private static final Optional<MethodHandle> KILL = find();

    /// The group of a browser; empty where processes cannot be stopped, or when it is not in a group of its own.
    static Optional<ProcessGroup> of(RunningProcess leader) {
        return KILL.isPresent() && leader.session() == leader.pid()
                ? Optional.of(new ProcessGroup(leader.pid()))
                : Optional.empty();
    }

    /// Answers whether there was anything to stop.
    boolean stop() {
        return send(MAC ? MAC_STOP : LINUX_STOP);
    }

    /// Lets it go on from where it was stopped. Does nothing to one that runs.
    boolean resume() {
        return send(MAC ? MAC_CONT : LINUX_CONT);
    }

    private boolean send(int signal) {
        try {
            return (int) KILL.orElseThrow().invokeExact((int) -id, signal) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("kill(2) cannot be called", e);
        }
    }

    // the function is the system's own, and called with the types it has in every system's C library
    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> find() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("kill")
                .map(kill -> linker.downcallHandle(
                        kill, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
    }
}
