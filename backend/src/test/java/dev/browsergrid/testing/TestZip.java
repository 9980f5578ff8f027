package dev.browsergrid.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Zips, hostile ones included.
public final class TestZip {
    /// What makes a zip an extension.
    public static final String MANIFEST = """
        {"manifest_version": 3, "name": "Helper", "version": "1.2"}
        """;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes);

    /// A zip that begins as an extension does.
    public static TestZip extension() throws IOException {
        return new TestZip().file("manifest.json", MANIFEST);
    }

    public TestZip file(String name, String content) throws IOException {
        return entry(new ZipArchiveEntry(name), content.getBytes(StandardCharsets.UTF_8));
    }

    public TestZip link(String name, String target) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(0120777);
        return entry(entry, target.getBytes(StandardCharsets.UTF_8));
    }

    /// A file that is small in the zip and large outside.
    public TestZip zeros(String name, int size) throws IOException {
        return entry(new ZipArchiveEntry(name), new byte[size]);
    }

    private TestZip entry(ZipArchiveEntry entry, byte[] content) throws IOException {
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
        return this;
    }

    public byte[] done() throws IOException {
        out.close();
        return bytes.toByteArray();
    }
}
