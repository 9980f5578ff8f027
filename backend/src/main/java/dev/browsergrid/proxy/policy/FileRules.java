package dev.browsergrid.proxy.policy;

import dev.browsergrid.node.NodeFiles;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Which files of its host a browser may be told to read and write: those its session's user sent, and none but the
/// downloads.
final class FileRules {
    // whose files Playwright asks for by its own temporary directory, without being able to do without an answer
    private static final String PLAYWRIGHT = ".*[/\\\\]playwright-artifacts-[^/\\\\.]+";

    private FileRules() {}

    /// Whatever a client wishes, what is downloaded goes to the session's directory under a name that nothing else has
    /// there. Denying downloads is the client's affair.
    static Verdict download(NodeFiles files, ObjectNode command, ObjectNode params) {
        JsonNode path = params.path("downloadPath");
        if (!path.isMissingNode() && !path.isNull() && !isOurs(files.downloads(), path.asString(""))) {
            return new Verdict.Refused("Downloads go to the session's own directory: leave downloadPath out, and fetch"
                    + " them from /api/v1/sessions/{id}/downloads.");
        }
        if (params.path("behavior").asString("").equals("deny")) {
            return new Verdict.Passed();
        }
        // the page's own command of this kind knows no unique names
        command.put("method", "Browser.setDownloadBehavior");
        params.put("behavior", "allowAndName");
        params.put("downloadPath", files.downloads().toString());
        return Verdict.rewritten(command, params);
    }

    private static boolean isOurs(Path downloads, String path) {
        return path.matches(PLAYWRIGHT)
                || Path.of(path.replace('\0', '_')).normalize().equals(downloads);
    }

    /// `owner` is where the command has its list of files.
    static Verdict sent(NodeFiles files, ObjectNode command, JsonNode owner) {
        JsonNode list = owner.path("files");
        if (list.isMissingNode() || list.isNull() || (list.isArray() && list.isEmpty())) {
            return new Verdict.Passed();
        }
        return list instanceof ArrayNode paths && areReplaced(files.uploads(), paths)
                ? new Verdict.Rewritten(command.toString())
                : new Verdict.Refused("Files of the browser's host cannot be used: send the file to"
                        + " /api/v1/sessions/{id}/uploads and use the path that it answers.");
    }

    /// As [#sent], for clients that may use all other files as well.
    static Verdict any(NodeFiles files, ObjectNode command, JsonNode owner) {
        return sent(files, command, owner) instanceof Verdict.Rewritten rewritten ? rewritten : new Verdict.Passed();
    }

    private static boolean areReplaced(Path uploads, ArrayNode paths) {
        for (int i = 0; i < paths.size(); i++) {
            Optional<String> real = UploadPaths.real(uploads, paths.path(i).asString(""));
            if (real.isEmpty()) {
                return false;
            }
            paths.set(i, real.get());
        }
        return true;
    }
}
