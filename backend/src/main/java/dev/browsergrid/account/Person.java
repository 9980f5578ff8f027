package dev.browsergrid.account;

import java.util.UUID;

/// Somebody, as others see them: an owner, an actor.
public record Person(UUID id, String email) {}
