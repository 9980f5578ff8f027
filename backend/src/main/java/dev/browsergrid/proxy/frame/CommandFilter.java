package dev.browsergrid.proxy.frame;

import dev.browsergrid.proxy.policy.CommandPolicy;
import dev.browsergrid.proxy.policy.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// One client's bytes on their way to a browser. Every frame goes on as it came, byte by byte, except those of commands
/// that the policy answers itself. A message is held back only until its method is known, which stands at its
/// beginning, or, for a method that is guarded, until its end; all others flow however large they are.
public final class CommandFilter implements AutoCloseable {
    /// A guarded command longer than this is refused unread.
    static final int LONGEST_GUARDED = 4 * 1024 * 1024;

    private static final int POLICY_VIOLATION = 1008;
    private static final int CHUNK = 8192;

    /// Where everything goes. Buffers are only lent.
    public interface Output {
        void toBrowser(ByteBuffer bytes);

        /// A message of ours.
        void toClient(String message);

        /// The client asks to close the browser.
        void closeBrowser();

        /// The connection must end.
        void cut(int code, String reason);
    }

    private enum Course {
        /// Its method is not known yet.
        WATCHED,
        PASSED,
        GUARDED,
        REFUSED
    }

    private final CommandPolicy policy;
    private final Output output;
    private final FrameHead head = new FrameHead();
    private final CommandScanner scanner = new CommandScanner();
    private Course course = Course.PASSED;
    private String refusal = "";
    private boolean inPayload;
    private long payloadLeft;
    private long payloadSeen;
    private boolean cut;
    private @Nullable Inflation inflation;
    // a control frame of which not all has come yet
    private @Nullable ByteArrayOutputStream control;
    private final Passage passage;
    // the text of the message so far
    private @Nullable ByteArrayOutputStream text;

    public CommandFilter(CommandPolicy policy, Output output) {
        this.policy = policy;
        this.output = output;
        this.passage = new Passage(output::toBrowser);
    }

    /// Takes all of these bytes. `scratch` is the caller's to lend, at least `CHUNK` long.
    public void accept(ByteBuffer in, byte[] scratch) {
        passage.begin(in);
        while (in.hasRemaining() && !cut) {
            if (inPayload) {
                payload(in, scratch);
            } else {
                head(in);
            }
        }
        passage.end(!cut);
    }

    private void head(ByteBuffer in) {
        boolean split = head.isBegun();
        int from = in.position();
        boolean complete = false;
        while (in.hasRemaining() && !complete) {
            complete = head.take(in.get());
        }
        if (!complete) {
            return;
        }
        inPayload = true;
        payloadLeft = head.payload();
        payloadSeen = 0;
        if (head.isControl()) {
            control = new ByteArrayOutputStream();
            control.writeBytes(head.copy());
        } else {
            if (head.opcode() != FrameHead.CONTINUATION) {
                begin();
            }
            if (split) {
                emitCopy(head.copy());
            } else {
                emit(from, in.position());
            }
        }
        if (payloadLeft == 0) {
            endFrame();
        }
    }

    private void begin() {
        scanner.clear();
        course = Course.WATCHED;
        inflation = head.isCompressed() ? new Inflation() : null;
        text = null;
    }

    private void payload(ByteBuffer in, byte[] scratch) {
        int count = (int) Math.min(Math.min(payloadLeft, in.remaining()), CHUNK);
        int from = in.position();
        in.get(scratch, 0, count);
        payloadLeft -= count;
        if (control == null) {
            unmask(scratch, count);
            payloadSeen += count;
            emit(from, from + count);
            read(scratch, count);
        } else {
            control.write(scratch, 0, count);
        }
        if (payloadLeft == 0) {
            endFrame();
        }
    }

    private void unmask(byte[] bytes, int count) {
        byte[] mask = {
            head.mask(payloadSeen), head.mask(payloadSeen + 1), head.mask(payloadSeen + 2), head.mask(payloadSeen + 3)
        };
        for (int i = 0; i < count; i++) {
            bytes[i] ^= mask[i & 3];
        }
    }

    private void read(byte[] bytes, int count) {
        if (inflation == null) {
            readPlain(bytes, 0, count);
        } else {
            try {
                inflation.feed(bytes, count, this::readPlain);
            } catch (DataFormatException e) {
                cut("a message could not be decompressed");
            }
        }
        decide();
    }

    private void readPlain(byte[] bytes, int from, int to) {
        if (course == Course.WATCHED || course == Course.GUARDED) {
            if (text == null) {
                text = new ByteArrayOutputStream(to - from);
            }
            text.write(bytes, from, to - from);
            if (text.size() > LONGEST_GUARDED) {
                refuse("The command is too long.");
            }
        }
        scanner.scan(bytes, from, to);
    }

    private void decide() {
        if (scanner.isOdd()) {
            cut("a command was written in a way that hides what it means");
        } else if (course == Course.WATCHED) {
            if (scanner.isForeign() || (!scanner.method().isEmpty() && !policy.guards(scanner.method()))) {
                course = Course.PASSED;
                text = null;
                passage.release();
            } else if (!scanner.method().isEmpty()) {
                course = Course.GUARDED;
            }
        }
        if (course == Course.REFUSED) {
            passage.drop();
        }
    }

    private void refuse(String why) {
        if (course != Course.REFUSED) {
            course = Course.REFUSED;
            refusal = why;
            text = null;
        }
    }

    private void cut(String why) {
        cut = true;
        output.cut(POLICY_VIOLATION, why);
    }

    private void endFrame() {
        inPayload = false;
        boolean last = head.isLast();
        if (control != null) {
            endControl(control.toByteArray());
            control = null;
        } else if (last && !cut) {
            endMessage();
        }
        head.clear();
    }

    /// Answers to our own pings end here.
    private void endControl(byte[] frame) {
        if (head.opcode() == FrameHead.PONG && isOurs(frame)) {
            return;
        }
        passage.passAhead(frame);
    }

    private boolean isOurs(byte[] frame) {
        int from = head.length();
        if (frame.length - from != Frames.OUR_PING.length) {
            return false;
        }
        for (int i = 0; i < Frames.OUR_PING.length; i++) {
            if ((frame[from + i] ^ head.mask(i)) != Frames.OUR_PING[i]) {
                return false;
            }
        }
        return true;
    }

    private void endMessage() {
        if (inflation != null) {
            try {
                inflation.finish(this::readPlain);
            } catch (DataFormatException e) {
                cut("a message could not be decompressed");
                return;
            } finally {
                inflation.close();
                inflation = null;
            }
            decide();
        }
        switch (course) {
            case PASSED -> {}
            case WATCHED -> passage.release();
            case REFUSED -> {
                passage.drop();
                answer(refusal);
            }
            case GUARDED -> obey(policy.judge(whole()));
        }
        course = Course.PASSED;
        text = null;
        scanner.clear();
    }

    private String whole() {
        return text == null ? "" : text.toString(StandardCharsets.UTF_8);
    }

    private void obey(Verdict verdict) {
        switch (verdict) {
            case Verdict.Passed() -> passage.release();
            case Verdict.Refused(var why) -> {
                passage.drop();
                answer(why);
            }
            case Verdict.Rewritten(var command) -> {
                passage.drop();
                output.toBrowser(Frames.maskedText(command));
            }
            case Verdict.Closing() -> {
                passage.drop();
                scanner.id().ifPresent(id -> output.toClient(Answers.done(id, scanner.sessionId())));
                output.closeBrowser();
            }
        }
    }

    private void answer(String why) {
        scanner.id().ifPresent(id -> output.toClient(Answers.refused(id, scanner.sessionId(), why)));
    }

    private void emit(int from, int to) {
        switch (course) {
            case PASSED -> passage.pass(from, to);
            case WATCHED, GUARDED -> passage.hold(from, to);
            case REFUSED -> {}
        }
    }

    private void emitCopy(byte[] bytes) {
        switch (course) {
            case PASSED -> passage.passCopy(bytes);
            case WATCHED, GUARDED -> passage.holdCopy(bytes);
            case REFUSED -> {}
        }
    }

    @Override
    public void close() {
        if (inflation != null) {
            inflation.close();
            inflation = null;
        }
    }
}
