package dev.browsergrid.node.host;

/// How a browser is set up: the exact size of its pages in CSS pixels.
public record BrowserTemplate(int width, int height) {
    public static final BrowserTemplate DEFAULT = new BrowserTemplate(1280, 800);

    public BrowserTemplate {
        if (width < 200 || width > 4096 || height < 200 || height > 4096) {
            throw new IllegalArgumentException("page size must be within 200..4096, was " + width + "x" + height);
        }
    }
}
