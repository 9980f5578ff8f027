package dev.browsergrid.pool;

/// What a pool should do next: start this many browsers, or end this many idle ones. At least one of the two is zero.
record PoolPlan(int provision, int drain) {
    static final PoolPlan NOTHING = new PoolPlan(0, 0);
}
