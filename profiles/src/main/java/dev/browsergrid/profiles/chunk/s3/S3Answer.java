package dev.browsergrid.profiles.chunk.s3;

import java.io.IOException;
import java.util.Set;

/// What came back: content, the news that there is no such object, or a failure, which may pass.
sealed interface S3Answer {
    Set<Integer> PASSING_STATUS = Set.of(429, 500, 502, 503, 504);
    Set<String> PASSING_CODE =
            Set.of("InternalError", "SlowDown", "ServiceUnavailable", "RequestTimeout", "OperationAborted");
    int LONGEST_TEXT = 300;

    /// It was done.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Done(byte[] body) implements S3Answer {}

    /// There is no such object. (No such bucket, or some other 404, is a failure.)
    record Absent() implements S3Answer {}

    /// It was not done. The text says why.
    record Failed(String text, boolean passing) implements S3Answer {}

    /// Judges an answer. A copy may fail with status 200: what counts then is the body.
    static S3Answer of(S3Request request, int status, byte[] body) throws IOException {
        boolean good = status / 100 == 2;
        if (good && !(request.answersXml() && S3Xml.read(body).name().equals("Error"))) {
            return new Done(body);
        }
        String code = "";
        String message = "";
        try {
            S3Xml xml = S3Xml.read(body);
            code = xml.text("Code").orElse("");
            message = xml.text("Message").orElse("");
        } catch (IOException proxiesAnswerWhatTheyLike) {
            // the status has to do
        }
        if (code.equals("NoSuchKey")) {
            return new Absent();
        }
        String text = "status " + status + (code.isEmpty() ? "" : ", " + plain(code))
                + (message.isEmpty() ? "" : ": " + plain(message));
        return new Failed(text, PASSING_STATUS.contains(status) || PASSING_CODE.contains(code));
    }

    private static String plain(String foreign) {
        String line = foreign.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
    }
}
