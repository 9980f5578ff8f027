package dev.browsergrid.proxy.policy;

/// Decides which DevTools commands of clients reach a browser. It is asked on the threads that carry all bytes, so it
/// must be quick and never block.
public interface CommandPolicy {
    /// Whether commands of this name have to be judged. All others go on unread.
    boolean guards(String method);

    /// Judges a whole command, which is JSON as the client wrote it.
    Verdict judge(String command);

    /// Whether a page may be opened at this address.
    boolean permits(String address);
}
