package dev.browsergrid.profile;

import dev.browsergrid.profiles.state.Manifest;
import java.io.InputStream;

/// One capture of a profile, opened for reading: the archive's plain bytes, and what it holds.
public record Snapshot(int number, Manifest manifest, InputStream archive) {}
