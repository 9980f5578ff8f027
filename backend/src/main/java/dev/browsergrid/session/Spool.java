package dev.browsergrid.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FastByteArrayOutputStream;

/// A browser's archive on its way to the store: in memory while it is small, as nearly all are, else in a file of the
/// directory, so that many large ones at once do not fill the memory. The file has no name while it is written where
/// systems allow that, and is gone once this is closed, or the process has ended.
final class Spool extends OutputStream {
    static final int IN_MEMORY = 4 << 20;

    private final Path directory;
    private final FastByteArrayOutputStream memory = new FastByteArrayOutputStream(64 * 1024);
    private @Nullable FileChannel file;
    private @Nullable OutputStream toFile;

    Spool(Path directory) {
        this.directory = directory;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (toFile == null && memory.size() + count > IN_MEMORY) {
            moveToFile();
        }
        if (toFile == null) {
            memory.write(bytes, from, count);
        } else {
            toFile.write(bytes, from, count);
        }
    }

    private void moveToFile() throws IOException {
        Path path = Files.createTempFile(directory, "archive-", ".half");
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        toFile = Channels.newOutputStream(file);
        memory.writeTo(toFile);
        memory.reset();
    }

    /// All that was written, to be read once before this is closed.
    InputStream content() throws IOException {
        return file == null ? memory.getInputStream() : Channels.newInputStream(file.position(0));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
