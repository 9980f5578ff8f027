package dev.browsergrid.agents.output;

import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A schema's `pattern` that gives up after so many looks at a text: some patterns would otherwise run for years.
final class BoundedPattern implements RegularExpression {
    private static final long MOST_LOOKS = 5_000_000;

    private final Pattern pattern;

    BoundedPattern(String regex) {
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException problem) {
            throw new SchemaException("the pattern " + regex + " cannot be read");
        }
    }

    static final class TooLongException extends RuntimeException {
        TooLongException(Pattern pattern) {
            super("the pattern " + pattern + " takes too long");
        }
    }

    @Override
    public boolean matches(String value) {
        return pattern.matcher(new Watched(value)).find();
    }

    private final class Watched implements CharSequence {
        private final CharSequence text;
        private long looks;

        Watched(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new TooLongException(pattern);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
