package dev.browsergrid.node;

/// How many living nodes a pool has, by what they are doing. `stale` are ready ones that should be replaced, for their
/// age or because the pool's template is another by now; `ready` are the others. `ending` are on their way out.
public record NodeCounts(int provisioning, int ready, int stale, int leased, int ending) {
    public int living() {
        return provisioning + ready + stale + leased + ending;
    }
}
