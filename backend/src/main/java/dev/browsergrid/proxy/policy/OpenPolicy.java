package dev.browsergrid.proxy.policy;

/// Lets everything through, except that closing the browser gives the session back.
public final class OpenPolicy implements CommandPolicy {
    @Override
    public boolean guards(String method) {
        return method.equals("Browser.close");
    }

    @Override
    public Verdict judge(String command) {
        return new Verdict.Closing();
    }

    @Override
    public boolean permits(String address) {
        return true;
    }
}
