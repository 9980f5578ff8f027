package dev.browsergrid.live.hands;

/// The page that hands touch.
public interface TouchedPage {
    /// Does it in the page; what does not arrive in time is lost, as with any slow browser.
    void send(Command command);

    /// What lies at a point, in CSS pixels of the page.
    Thing at(double x, double y);

    /// What has the focus.
    Thing focused();

    /// A thing in words, such as `button “Pay”`, and whether what is typed into it is nobody's business.
    record Thing(String words, boolean secret) {
        /// Something that does not say what it is.
        public static final Thing UNKNOWN = new Thing("the page", true);
    }
}
