package dev.browsergrid.account.login;

import java.time.Instant;
import java.util.UUID;

/// One device a person is signed in on.
record Login(UUID id, String device, String ip, Instant signedInAt, Instant lastSeenAt, boolean current) {}
