package dev.browsergrid.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.browsergrid.agents.Turn;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// A conversation as a client sends it: how it wants tasks to be done, what was said before, and the newest message.
record Conversation(Optional<String> instructions, List<Said> before, String message) {
    Conversation {
        before = List.copyOf(before);
    }

    /// What one side said.
    record Said(Speaker speaker, String text) {}

    enum Speaker {
        USER,
        ASSISTANT
    }

    /// The name of what was said before the newest message; empty when that is the first one.
    Optional<String> past() {
        return before.isEmpty() ? Optional.empty() : Optional.of(name(before));
    }

    /// The name of what was said with the newest message.
    String present() {
        return name(with(new Said(Speaker.USER, message)));
    }

    /// The name of what was said once this was answered.
    String answered(String answer) {
        return name(with(new Said(Speaker.USER, message), new Said(Speaker.ASSISTANT, answer)));
    }

    /// What was said before as the agent is told of it; a message that was not answered has no answer.
    List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (Said said : before) {
            boolean open = !turns.isEmpty() && turns.getLast().answer().isEmpty();
            switch (said.speaker()) {
                case USER -> turns.add(new Turn(said.text(), ""));
                case ASSISTANT -> {
                    String asked = open ? turns.removeLast().instruction() : "";
                    turns.add(new Turn(asked, said.text()));
                }
            }
        }
        return turns.stream()
                .map(turn -> turn.answer().isEmpty() ? new Turn(turn.instruction(), "(no answer)") : turn)
                .toList();
    }

    private List<Said> with(Said... more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }

    /// The instructions do not count, as clients write the time of day into them; nor do blanks, which clients trim.
    private static String name(List<Said> said) {
        List<List<String>> words = said.stream()
                .map(each -> List.of(each.speaker().name(), each.text().strip().replaceAll("\\s+", " ")))
                .toList();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(
                            JsonMapper.shared().writeValueAsString(words).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
