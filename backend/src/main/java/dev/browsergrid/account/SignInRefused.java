package dev.browsergrid.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody failed to sign in: to this account, or to none that exists.
public record SignInRefused(@Nullable UUID accountId, String ip, String userAgent) {}
