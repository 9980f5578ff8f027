package dev.browsergrid.node;

/// How many living nodes a pool has, by what they are doing. `ending` counts those on their way out.
public record NodeCounts(int provisioning, int ready, int leased, int ending) {}
