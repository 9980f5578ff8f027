package dev.browsergrid.profile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends with an error after so many bytes.
final class LimitedInput extends FilterInputStream {
    private long left;

    /// More than allowed.
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1;
    }

    LimitedInput(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return counted(in.read(bytes, from, length));
    }

    private int counted(int read) throws IOException {
        left -= Math.max(0, read);
        if (left < 0) {
            throw new Exceeded();
        }
        return read;
    }
}
