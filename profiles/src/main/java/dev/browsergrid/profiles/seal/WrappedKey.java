package dev.browsergrid.profiles.seal;

/// A profile's key as it may be stored: encrypted by the master key of this id. Whoever deletes it makes everything
/// that was sealed with the key unreadable for good.
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record WrappedKey(String masterKeyId, byte[] bytes) {}
