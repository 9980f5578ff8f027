package dev.browsergrid.account.login;

/// How many logins ended.
public record Ended(int ended) {}
