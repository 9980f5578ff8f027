package dev.browsergrid.proxy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HostPolicyTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HostPolicy policy = new HostPolicy(Path.of("/grid/downloads"));

    private Verdict judge(String method, Map<String, ?> params) {
        assertThat(policy.guards(method)).as(method).isTrue();
        return policy.judge(JSON.writeValueAsString(Map.of("id", 1, "method", method, "params", params)));
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
                Map.entry("Browser.setDownloadBehavior", Map.of("behavior", "default")),
                Map.entry(
                        "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", "/grid/downloads")),
                Map.entry("DOM.setFileInputFiles", Map.of("files", new String[0])),
                Map.entry("Input.dispatchDragEvent", Map.of("data", Map.of("items", new String[0]))),
                Map.entry("Fetch.continueRequest", Map.of("requestId", "1")));
    }

    @ParameterizedTest
    @MethodSource("passed")
    void what_stays_in_the_browser_passes(Map.Entry<String, Map<String, ?>> command) {
        assertThat(judge(command.getKey(), command.getValue())).isEqualTo(new Verdict.Passed());
    }

    @Test
    void playwrights_own_directory_becomes_the_sessions() {
        Verdict verdict = judge(
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allowAndName", "downloadPath", "/tmp/playwright-artifacts-Ab12"));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Rewritten.class,
                        rewritten -> assertThat(JSON.readTree(rewritten.command())
                                        .at("/params/downloadPath")
                                        .asString())
                                .isEqualTo("/grid/downloads"));
    }

    @Test
    void all_other_commands_are_not_even_read() {
        assertThat(policy.guards("Runtime.evaluate")).isFalse();
        assertThat(policy.guards("Page.captureScreenshot")).isFalse();
    }

    @Test
    void an_open_policy_only_sees_to_the_closing() {
        OpenPolicy open = new OpenPolicy();
        assertThat(open.guards("Page.navigate")).isFalse();
        assertThat(open.judge("{\"id\":1,\"method\":\"Browser.close\"}")).isEqualTo(new Verdict.Closing());
    }
}
