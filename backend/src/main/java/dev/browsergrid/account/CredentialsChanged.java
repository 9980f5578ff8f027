package dev.browsergrid.account;

/// Some login, token or account is not what it was. Published in the transaction that changed it.
public record CredentialsChanged() {}
