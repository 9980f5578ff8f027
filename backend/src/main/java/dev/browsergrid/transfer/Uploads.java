package dev.browsergrid.transfer;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.platform.Home;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.ConnectPaths;
import dev.browsergrid.session.ConnectPaths.Connection;
import dev.browsergrid.session.Sessions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/// Puts files where a session's browser can read them. They are the browser's: given back, it takes them with it.
@Service
class Uploads {
    private final Sessions sessions;
    private final ConnectPaths paths;
    private final TransferSettings settings;
    private final UUID hostId;

    Uploads(Sessions sessions, ConnectPaths paths, TransferSettings settings, Home home) {
        this.sessions = sessions;
        this.paths = paths;
        this.settings = settings;
        this.hostId = home.hostId();
    }

    /// A file as the browser's clients name it.
    record Upload(UUID id, String name, long size, String path) {}

    /// @throws Problem `not_found`, `no_browser`, `browser_elsewhere`, `uploads_full`
    Upload put(UUID session, String given, InputStreamSource content, Reach reach) throws IOException {
        NodeFiles files = files(session, reach);
        UUID id = Ids.next();
        String name = FileNames.fit(given);
        Path directory = files.uploads().resolve(id.toString());
        try (InputStream in = content.getInputStream()) {
            create(files.uploads());
            create(directory);
            long size = Files.copy(in, directory.resolve(name));
            if (used(files.uploads()) > settings.perSession().toBytes()) {
                FileSystemUtils.deleteRecursively(directory);
                throw new Problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "uploads_full",
                        "A session's browser takes " + settings.perSession().toMegabytes()
                                + " MB of files at most; delete some.");
            }
            return new Upload(id, name, size, "/uploads/" + id + "/" + name);
        } catch (IOException e) {
            if (Files.exists(files.directory())) {
                throw e;
            }
            throw noBrowser();
        }
    }

    /// @throws Problem `not_found`, `no_browser`, `browser_elsewhere`
    void delete(UUID session, UUID upload, Reach reach) throws IOException {
        if (!FileSystemUtils.deleteRecursively(files(session, reach).uploads().resolve(upload.toString()))) {
            throw Problem.notFound();
        }
    }

    private NodeFiles files(UUID session, Reach reach) {
        var _ = sessions.find(session, reach).orElseThrow(Problem::notFound);
        Connection connection = paths.find(session).orElseThrow(Uploads::noBrowser);
        if (!connection.host().equals(hostId)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "browser_elsewhere",
                    "This session's browser runs beside another server; send the file to that one.");
        }
        return connection.files();
    }

    /// Not its parents: a node's directory that was removed stays so.
    private static void create(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory);
        }
    }

    private static long used(Path uploads) throws IOException {
        try (Stream<Path> all = Files.walk(uploads)) {
            return all.mapToLong(path -> path.toFile().length()).sum();
        }
    }

    private static Problem noBrowser() {
        return new Problem(HttpStatus.CONFLICT, "no_browser", "This session has no browser just now.");
    }
}
