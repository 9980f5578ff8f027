package dev.browsergrid.platform.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// The bundled PostgreSQL, unpacked under one directory.
///
/// The library remembers for each resolver where it first unpacked, whatever directory it is told later. So each
/// directory has a resolver of its own; else the second database of a process would run from the directory of the
/// first, and end with it.
record EmbeddedBinaries(Path directory) implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }
}
