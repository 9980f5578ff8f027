package dev.browsergrid.agents.offline;

/// What became of one thing that was asked. `success` is what the model claims.
record Examined(Asked asked, boolean solved, boolean success, String answer, String state) {
    /// It says that it is done and is not, or did something while it says that it could not.
    boolean isMisleading() {
        return !solved && success;
    }
}
