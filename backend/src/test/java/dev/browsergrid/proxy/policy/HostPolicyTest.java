package dev.browsergrid.proxy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.NodeFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HostPolicyTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final NodeFiles FILES = new NodeFiles(Path.of("/grid"));
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final HostPolicy policy = new HostPolicy(FILES);

    private static String command(String method, Map<String, ?> params) {
        return JSON.writeValueAsString(Map.of("id", 1, "method", method, "params", params));
    }

    private Verdict judge(String method, Map<String, ?> params) {
        assertThat(policy.guards(method)).as(method).isTrue();
        return policy.judge(command(method, params));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "FILE:///etc/passwd",
                " file:///x",
                "\u0001file:///x",
                "fi\nle:///x",
                "file:/x",
                "filesystem:file:///x",
                "chrome://settings",
                "chrome-untrusted://print",
                "devtools://devtools/bundled/inspector.html",
                "view-source:https://example.com",
                "view-source:file:///x",
                "about:settings",
                "about:version",
                "blob:file:///x"
            })
    void pages_of_the_host_and_of_chromium_itself_are_refused(String address) {
        for (String method : new String[] {"Page.navigate", "Target.createTarget", "Network.loadNetworkResource"}) {
            assertThat(judge(method, Map.of("url", address))).isInstanceOf(Verdict.Refused.class);
        }
        assertThat(policy.permits(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/file:///x",
                "http://localhost:8080/?a=chrome://x",
                "about:blank",
                "about:blank#x",
                "about:srcdoc",
                "data:text/html,<p>file:",
                "javascript:1",
                "chrome-extension://abc/page.html",
                "blob:https://example.com/1",
                ""
            })
    void all_other_pages_pass(String address) {
        assertThat(judge("Page.navigate", Map.of("url", address))).isEqualTo(new Verdict.Passed());
        assertThat(policy.permits(address)).isTrue();
    }

    static Stream<Map.Entry<String, Map<String, ?>>> refused() {
        return Stream.of(
                Map.entry("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", "/etc")),
                Map.entry("Browser.setDownloadBehavior", Map.of("downloadPath", "/grid/downloads/../../etc")),
                Map.entry("Browser.setDownloadBehavior", Map.of("downloadPath", "/tmp/playwright-artifacts-x/../y")),
                Map.entry("SystemInfo.getInfo", Map.of()),
                Map.entry("Page.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", "/root")),
                Map.entry("DOM.setFileInputFiles", Map.of("files", new String[] {"/etc/passwd"})),
                Map.entry("Input.dispatchDragEvent", Map.of("data", Map.of("files", new String[] {"/etc/passwd"}))),
                Map.entry("Target.exposeDevToolsProtocol", Map.of("targetId", "1")),
                Map.entry("Tethering.bind", Map.of("port", 1)),
                Map.entry("Extensions.loadUnpacked", Map.of("path", "/x")),
                Map.entry("Extensions.getStorageItems", Map.of("id", "x", "storageArea", "local")),
                Map.entry("Extensions.uninstall", Map.of("id", "x")),
                Map.entry("PWA.launch", Map.of("manifestId", "x", "url", "file:///etc/passwd")),
                Map.entry("PWA.changeAppUserSettings", Map.of("manifestId", "x")),
                Map.entry("Page.addCompilationCache", Map.of("url", "https://example.com", "data", "")),
                Map.entry("Cast.enable", Map.of()),
                Map.entry("Cast.startDesktopMirroring", Map.of("sinkName", "x")),
                Map.entry("DeviceAccess.selectPrompt", Map.of("id", "x", "deviceId", "x")),
                Map.entry("Tracing.start", Map.of("tracingBackend", "system")),
                Map.entry("Target.createBrowserContext", Map.of("proxyServer", "direct://")),
                Map.entry("Target.createBrowserContext", Map.of("proxyServer", "")),
                Map.entry("Target.createBrowserContext", Map.of("proxyBypassList", "*")),
                Map.entry("Page.handleFileChooser", Map.of("files", new String[] {"/uploads/x"})),
                Map.entry("Target.sendMessageToTarget", Map.of("message", "{\"method\":\"SystemInfo.getInfo\"}")),
                Map.entry("Browser.crash", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_reaches_the_host_is_refused(Map.Entry<String, Map<String, ?>> command) {
        assertThat(judge(command.getKey(), command.getValue())).isInstanceOf(Verdict.Refused.class);
    }

    static Stream<Map.Entry<String, Map<String, ?>>> passed() {
        return Stream.of(
                Map.entry("Browser.setDownloadBehavior", Map.of("behavior", "deny")),
                Map.entry("Target.createBrowserContext", Map.of("disposeOnDetach", true)),
                Map.entry("Tracing.start", Map.of("categories", "devtools.timeline")),
                Map.entry(
                        "Target.sendMessageToTarget",
                        Map.of("message", "{\"method\":\"Page.navigate\",\"params\":{\"url\":\"https://x.org\"}}")),
                Map.entry("DOM.setFileInputFiles", Map.of("files", new String[0])),
                Map.entry("Input.dispatchDragEvent", Map.of("data", Map.of("items", new String[0]))),
                Map.entry("Fetch.continueRequest", Map.of("requestId", "1")));
    }

    @ParameterizedTest
    @MethodSource("passed")
    void what_stays_in_the_browser_passes(Map.Entry<String, Map<String, ?>> command) {
        assertThat(judge(command.getKey(), command.getValue())).isEqualTo(new Verdict.Passed());
    }

    private static JsonNode rewritten(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Rewritten.class);
        return JSON.readTree(((Verdict.Rewritten) verdict).command());
    }

    static Stream<Map<String, ?>> wishesForDownloads() {
        return Stream.of(
                Map.of("behavior", "allowAndName", "downloadPath", "/tmp/playwright-artifacts-Ab12"),
                Map.of("behavior", "allow", "downloadPath", "/grid/downloads"),
                Map.of("behavior", "allow"),
                Map.of("behavior", "default"));
    }

    @ParameterizedTest
    @MethodSource("wishesForDownloads")
    void downloads_go_to_the_sessions_directory_under_names_of_their_own(Map<String, ?> wish) {
        for (String method : new String[] {"Browser.setDownloadBehavior", "Page.setDownloadBehavior"}) {
            JsonNode command = rewritten(judge(method, wish));
            assertThat(command.path("method").asString()).isEqualTo("Browser.setDownloadBehavior");
            assertThat(command.path("id").asInt()).isEqualTo(1);
            assertThat(command.at("/params/behavior").asString()).isEqualTo("allowAndName");
            assertThat(command.at("/params/downloadPath").asString()).isEqualTo("/grid/downloads");
        }
    }

    @Test
    void files_that_were_sent_become_those_of_the_sessions_directory() {
        String[] sent = {"/uploads/" + ID + "/my file.pdf", "/uploads/" + ID + "/.._.txt"};
        String[] real = {"/grid/uploads/" + ID + "/my file.pdf", "/grid/uploads/" + ID + "/.._.txt"};

        for (CommandPolicy each : List.of(policy, new OpenPolicy(FILES))) {
            JsonNode input =
                    rewritten(each.judge(command("DOM.setFileInputFiles", Map.of("files", sent, "nodeId", 7))));
            assertThat(input.at("/params/files").valueStream().map(JsonNode::asString))
                    .containsExactly(real);
            assertThat(input.at("/params/nodeId").asInt()).isEqualTo(7);
            JsonNode drag =
                    rewritten(each.judge(command("Input.dispatchDragEvent", Map.of("data", Map.of("files", sent)))));
            assertThat(drag.at("/params/data/files").valueStream().map(JsonNode::asString))
                    .containsExactly(real);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/uploads/" + ID + "/../../node.json",
                "/uploads/" + ID + "/..",
                "/uploads/" + ID + "/.",
                "/uploads/" + ID + "/",
                "/uploads/" + ID,
                "/uploads/../" + ID + "/x",
                "/uploads//" + ID + "/x",
                "/uploads/" + ID + "/x\\y",
                "/uploads/" + ID + "/x\u0000y",
                "/uploads/" + ID + "/x\n",
                "/uploads/x/y",
                " /uploads/" + ID + "/x",
                "/grid/uploads/" + ID + "/x",
                "file:///uploads/" + ID + "/x",
                "uploads/" + ID + "/x"
            })
    void paths_that_only_look_like_sent_files_are_refused(String path) {
        String good = "/uploads/" + ID + "/x";
        for (String method : new String[] {"DOM.setFileInputFiles", "Page.handleFileChooser"}) {
            assertThat(judge(method, Map.of("files", new String[] {good, path})))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.why()).contains("/uploads"));
        }
    }

    @Test
    void a_command_within_another_goes_by_the_same_rules() {
        JsonNode command = rewritten(judge(
                "Target.sendMessageToTarget",
                Map.of(
                        "targetId",
                        "t",
                        "message",
                        command("Browser.setDownloadBehavior", Map.of("behavior", "allow")))));

        assertThat(JSON.readTree(command.at("/params/message").asString())
                        .at("/params/downloadPath")
                        .asString())
                .isEqualTo("/grid/downloads");
    }

    @Test
    void traces_with_a_configuration_of_their_own_stay_within_the_browser() {
        assertThat(rewritten(judge("Tracing.start", Map.of("perfettoConfig", "x")))
                        .at("/params/tracingBackend")
                        .asString())
                .isEqualTo("chrome");
    }

    @Test
    void all_other_commands_are_not_even_read() {
        assertThat(policy.guards("Runtime.evaluate")).isFalse();
        assertThat(policy.guards("Page.captureScreenshot")).isFalse();
    }

    @Test
    void an_open_policy_sees_to_the_closing_and_to_the_network() {
        OpenPolicy open = new OpenPolicy(FILES);
        assertThat(open.guards("Page.navigate")).isFalse();
        assertThat(open.judge(command("Browser.close", Map.of()))).isEqualTo(new Verdict.Closing());
        assertThat(open.judge(command("Target.createBrowserContext", Map.of("proxyServer", "http://x"))))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(open.judge(command("DOM.setFileInputFiles", Map.of("files", new String[] {"/home/me/x"}))))
                .isEqualTo(new Verdict.Passed());
    }
}
