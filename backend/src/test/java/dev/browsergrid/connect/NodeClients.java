package dev.browsergrid.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// DevTools clients for Node.js as npm has them, installed once into the build directory. Each script in
/// `src/test/clients` uses one of them as its users do.
final class NodeClients {
    private static final Path SCRIPTS = Path.of("src/test/clients");
    private static final Path INSTALLED = Path.of("target/clients");

    private NodeClients() {}

    /// Runs a script. Answers what it said.
    static String run(String script, String... arguments) throws IOException, InterruptedException {
        install();
        List<String> command = new ArrayList<>(List.of(program("node").toString(), script));
        command.addAll(List.of(arguments));
        return output(command);
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        boolean old = !same("package-lock.json");
        try (Stream<Path> files = Files.list(SCRIPTS).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (old || !Files.isDirectory(INSTALLED.resolve("node_modules"))) {
            output(List.of(program("npm").toString(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        }
    }

    private static boolean same(String name) throws IOException {
        Path installed = INSTALLED.resolve(name);
        return Files.exists(installed) && Files.mismatch(installed, SCRIPTS.resolve(name)) < 0;
    }

    /// From the path, else where the build put its own.
    private static Path program(String name) {
        Stream<Path> path = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .map(Path::of);
        Stream<Path> own =
                Stream.of(Path.of("../web/.node/node").toAbsolutePath().normalize());
        Optional<Path> found = Stream.concat(path, own)
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(() -> new IllegalStateException("there is no " + name + " on the path"));
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("client", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed:\n" + said);
        }
        return said;
    }
}
