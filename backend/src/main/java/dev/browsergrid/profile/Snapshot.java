package dev.browsergrid.profile;

import dev.browsergrid.profiles.state.Manifest;
import java.io.InputStream;

/// One capture of a profile, opened for reading: the archive's plain bytes, and what it holds. The archive is
/// fetched as it is read; reading one that cannot be trusted any more is an exception.
public record Snapshot(int number, Manifest manifest, InputStream archive) {}
