package dev.browsergrid.live;

/// A tab of the browser as the live view names it. `active` is the one that is shown.
record LiveTab(String id, String title, String url, boolean active) {}
