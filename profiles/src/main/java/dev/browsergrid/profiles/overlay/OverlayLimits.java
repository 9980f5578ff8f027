package dev.browsergrid.profiles.overlay;

/// How much of each thing goes into an overlay, in characters: of one control or editable text, of one origin's
/// storage, and of all of them together. What is larger is left out and named.
public record OverlayLimits(int value, int origin, int total) {
    public static final OverlayLimits DEFAULT = new OverlayLimits(256 * 1024, 1024 * 1024, 8 * 1024 * 1024);

    public OverlayLimits {
        if (value < 1 || origin < 1 || total < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }
}
