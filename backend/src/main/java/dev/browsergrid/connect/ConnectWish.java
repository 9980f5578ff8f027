package dev.browsergrid.connect;

import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import dev.browsergrid.session.ProfileWish;
import dev.browsergrid.session.SessionRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a claim asks for.
record ConnectWish(SessionRequests.Request request, Optional<String> key, Duration keepAlive, Duration patience) {
    private static final String DEFAULT_POOL = "default";
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_KEEP_ALIVE = 24 * 60 * 60;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})[xX]([0-9]{1,5})");

    /// Reads a request's parameters.
    ///
    /// @throws Problem `connect_invalid`, naming every parameter that makes no sense
    static ConnectWish read(UnaryOperator<@Nullable String> parameters, ConnectSettings settings) {
        Reader reader = new Reader(parameters);
        ConnectWish wish = new ConnectWish(
                new SessionRequests.Request(
                        reader.text("pool").orElse(DEFAULT_POOL),
                        reader.profile(settings),
                        reader.text("session_name"),
                        reader.viewport("viewport"),
                        reader.number("timeout_minutes", 1, 7 * 24 * 60),
                        reader.egress()),
                reader.text("key"),
                reader.seconds("keep_alive", settings.keepAlive(), LONGEST_KEEP_ALIVE),
                reader.seconds("wait", settings.patience(), (int)
                        settings.longestPatience().toSeconds()));
        reader.refuseErrors();
        return wish;
    }

    private record Reader(UnaryOperator<@Nullable String> parameters, List<FieldError> errors) {
        Reader(UnaryOperator<@Nullable String> parameters) {
            this(parameters, new ArrayList<>());
        }

        Optional<String> text(String name) {
            Optional<String> text = Optional.ofNullable(parameters.apply(name))
                    .map(String::strip)
                    .filter(given -> !given.isEmpty());
            if (text.filter(given -> given.length() > LONGEST_TEXT).isPresent()) {
                errors.add(new FieldError(name, "At most " + LONGEST_TEXT + " characters."));
            }
            return text;
        }

        /// Who says how long to wait waits for the profile as well.
        Optional<ProfileWish> profile(ConnectSettings settings) {
            boolean readOnly = yes("read_only");
            Duration patience = seconds(
                    "wait", Duration.ZERO, (int) settings.longestPatience().toSeconds());
            return text("profile").map(profile -> new ProfileWish(profile, readOnly, patience));
        }

        private boolean yes(String name) {
            Optional<String> given = text(name);
            if (given.filter(word -> !word.equals("true") && !word.equals("false"))
                    .isPresent()) {
                errors.add(new FieldError(name, "Either true or false."));
            }
            return given.equals(Optional.of("true"));
        }

        OptionalInt number(String name, int least, int most) {
            Optional<String> given = text(name);
            if (given.isEmpty()) {
                return OptionalInt.empty();
            }
            Optional<Integer> number = given.filter(digits -> digits.matches("[0-9]{1,9}"))
                    .map(Integer::valueOf)
                    .filter(value -> value >= least && value <= most);
            if (number.isEmpty()) {
                errors.add(new FieldError(name, "A whole number from " + least + " to " + most + "."));
            }
            return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        }

        Duration seconds(String name, Duration otherwise, int most) {
            OptionalInt seconds = number(name, 0, most);
            return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : otherwise;
        }

        BrowserTemplate viewport(String name) {
            Optional<Matcher> size = text(name).map(SIZE::matcher);
            if (size.isEmpty()) {
                return BrowserTemplate.DEFAULT;
            }
            if (!size.get().matches()) {
                errors.add(new FieldError(name, "A width and a height, such as 1280x800."));
                return BrowserTemplate.DEFAULT;
            }
            return BrowserTemplate.sized(
                    Integer.parseInt(size.get().group(1)),
                    Integer.parseInt(size.get().group(2)));
        }

        /// Pages may be kept from hosts here, never let to more.
        EgressLists egress() {
            EgressLists lists = new EgressLists(null, entries("deny"), entries("only"));
            errors.addAll(lists.check(""));
            return lists;
        }

        private @Nullable List<String> entries(String name) {
            return Optional.ofNullable(parameters.apply(name))
                    .filter(given -> !given.isBlank())
                    .map(given -> List.of(given.split(",", -1)))
                    .orElse(null);
        }

        void refuseErrors() {
            if (!errors.isEmpty()) {
                throw Problem.invalid(
                        "connect_invalid", errors.stream().distinct().toList());
            }
        }
    }
}
