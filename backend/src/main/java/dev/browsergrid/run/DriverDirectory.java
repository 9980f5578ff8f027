package dev.browsergrid.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// Where Playwright unpacks its driver, some 130 MB at each start. It removes that when the process ends in order; what
/// a killed server left is removed here, which is why the place is one that no other server uses.
final class DriverDirectory {
    private static final String SETTING = "playwright.driver.tmpdir";

    private DriverDirectory() {}

    /// Has the driver unpacked into this directory, emptied before, unless a place was set from outside.
    static void use(Path directory) {
        if (System.getProperty(SETTING) != null) {
            return;
        }
        try {
            FileSystemUtils.deleteRecursively(directory);
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the driver directory " + directory, e);
        }
        System.setProperty(SETTING, directory.toString());
    }
}
