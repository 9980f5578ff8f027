package dev.browsergrid.profiles;

import java.nio.file.Path;
import java.util.Set;

/// Which files of a user data directory are state. What Chromium rebuilds or downloads by itself, and what belongs to
/// one running process, is not.
final class ProfileFiles {
    private static final Set<String> CACHES = Set.of(
            "Cache",
            "Code Cache",
            "GPUCache",
            "GPUPersistentCache",
            "ShaderCache",
            "GrShaderCache",
            "GraphiteDawnCache",
            "DawnCache",
            "DawnGraphiteCache",
            "DawnWebGPUCache",
            "Shared Dictionary",
            "component_crx_cache",
            "extensions_crx_cache");
    private static final Set<String> REPORTS =
            Set.of("BrowserMetrics", "Crash Reports", "Crashpad", "DeferredBrowserMetrics");
    /// Beside the session log, Chromium keeps the same once more encrypted, which does not pack and grows with every
    /// start. It restores from the plain one.
    private static final String SECOND_COPY = "Sessions_Encrypted";

    private static final Set<String> DOWNLOADED = Set.of(
            "AmountExtractionHeuristicRegexes",
            "CertificateRevocation",
            "CookieReadinessList",
            "Crowd Deny",
            "FileTypePolicies",
            "FirstPartySetsPreloaded",
            "hyphen-data",
            "MEIPreload",
            "OnDeviceHeadSuggestModel",
            "OpenCookieDatabase",
            "OptimizationHints",
            "optimization_guide_model_store",
            "OriginTrials",
            "PKIMetadata",
            "PrivacySandboxAttestationsPreloaded",
            "ProbabilisticRevealTokenRegistry",
            "RecoveryImproved",
            "Safe Browsing",
            "SafetyTips",
            "segmentation_platform",
            "SSLErrorAssistant",
            "Subresource Filter",
            "TpcdMetadata",
            "TrustTokenKeyCommitments",
            "WasmTtsEngine",
            "WidevineCdm",
            "ZxcvbnData");
    private static final Set<String> OF_THE_PROCESS = Set.of(
            "SingletonLock",
            "SingletonSocket",
            "SingletonCookie",
            "DevToolsActivePort",
            "lockfile",
            "RunningChromeVersion",
            "BrowserMetrics-spare.pma",
            "chrome_debug.log");

    private ProfileFiles() {}

    /// Whether the file at `relative`, a path within the user data directory, must be kept.
    static boolean isState(Path relative) {
        for (int depth = 0; depth < relative.getNameCount(); depth++) {
            String name = relative.getName(depth).toString();
            boolean top = depth == 0;
            if (CACHES.contains(name)
                    || name.equals(SECOND_COPY)
                    || (top && (REPORTS.contains(name) || DOWNLOADED.contains(name)))) {
                return false;
            }
        }
        String file = relative.getFileName().toString();
        return !(relative.getNameCount() == 1 && OF_THE_PROCESS.contains(file)) && !file.equals("LOCK");
    }
}
