package dev.browsergrid.node.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Chromium's command line.
final class ChromiumCommand {
    private static final List<String> ALWAYS = List.of(
            "--remote-debugging-address=127.0.0.1",
            "--remote-debugging-port=0",
            "--no-first-run",
            "--no-default-browser-check",
            "--no-service-autorun",
            "--password-store=basic",
            "--use-mock-keychain",
            "--mute-audio",
            "--disable-background-networking",
            "--disable-breakpad",
            "--disable-client-side-phishing-detection",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-domain-reliability",
            "--disable-infobars",
            "--disable-prompt-on-repost",
            "--disable-quic",
            "--disable-search-engine-choice-screen",
            "--disable-sync",
            "--metrics-recording-only");

    // both popups of the address bar are web pages, loaded at the start in a process of their own: half of its work
    private static final List<String> DISABLED_FEATURES = List.of(
            "Translate",
            "MediaRouter",
            "OptimizationHints",
            "AutofillServerCommunication",
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup");

    private ChromiumCommand() {}

    /// `detach` comes first and puts the process into a session of its own; `asRoot` turns the sandbox off, which
    /// Chromium refuses to set up for root.
    static List<String> of(
            List<String> detach,
            Path binary,
            Path profile,
            BrowserSetup setup,
            boolean restore,
            boolean asRoot,
            List<String> more) {
        List<String> command = new ArrayList<>(detach);
        command.add(binary.toString());
        command.add("--user-data-dir=" + profile);
        command.addAll(ALWAYS);
        // only the last of several such switches would count
        command.add("--disable-features="
                + String.join(
                        ",",
                        Stream.concat(DISABLED_FEATURES.stream(), setup.disabledFeatures().stream())
                                .toList()));
        command.addAll(setup.switches());
        // after the template's: of a switch that is there twice the last one counts
        command.addAll(GuardSwitches.of(setup.guardPort()));
        if (asRoot) {
            command.add("--no-sandbox");
        }
        if (restore) {
            command.add("--restore-last-session");
            command.add("--hide-crash-restore-bubble");
        }
        command.addAll(more);
        if (!restore) {
            // not the new-tab page, which differs between builds and shows their vendor's pages
            command.add("about:blank");
        }
        return command;
    }

    /// What starts a program in a session of its own here: signals from the terminal do not reach it there, and the
    /// whole tree can be told apart. Both replace themselves by the program, so the pid stays the same.
    static List<String> detachPrefix() {
        Optional<Path> setsid = onPath("setsid");
        if (setsid.isPresent()) {
            return List.of(setsid.get().toString());
        }
        return onPath("perl")
                .map(perl -> List.of(perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die;", "--"))
                .orElse(List.of());
    }

    private static Optional<Path> onPath(String program) {
        return Machine.here().path().stream()
                .map(directory -> directory.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
