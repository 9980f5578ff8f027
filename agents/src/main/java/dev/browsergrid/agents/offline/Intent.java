package dev.browsergrid.agents.offline;

/// What one clause asks for, before anything is looked up on a page.
sealed interface Intent {
    record Open(String place) implements Intent {}

    record Back() implements Intent {}

    record Reload() implements Intent {}

    record Search(String text, String field) implements Intent {}

    /// `how` is the click's kind; `reply` is what to say to a dialog it opens.
    record Click(Target target, How how, int times, Reply reply) implements Intent {
        Click(Target target) {
            this(target, How.ONCE, 1, Reply.NONE);
        }
    }

    enum How {
        ONCE,
        DOUBLE,
        RIGHT
    }

    /// Answers a JavaScript dialog; `text` is for a prompt.
    record Reply(String choice, String text) implements Intent {
        static final Reply NONE = new Reply("", "");
    }

    /// Gives a control a value: types, selects or moves, as the control asks. No field means the one with the focus.
    record Put(String value, Target field, boolean submit) implements Intent {}

    /// Labels and values in one run of text; which is which only the page can tell.
    record FillForm(String text) implements Intent {}

    record Press(String keys, int times) implements Intent {}

    record Tick(String names, boolean on) implements Intent {}

    record Choose(String value, String field) implements Intent {}

    /// A deed the page has a button for; `object` is what it is done to.
    record Do(String verb, String object, Reply reply) implements Intent {
        Do(String verb, String object) {
            this(verb, object, Reply.NONE);
        }

        String said() {
            return (verb + " " + object).strip();
        }
    }

    /// Something new: `kind` is what it is, `text` its name or words, `rest` what else it is to have.
    record Make(String kind, String text, String rest, boolean finish) implements Intent {}

    /// Goes `times` pages, months, tracks in a direction: next, previous, first, last.
    record Turn(String direction, String unit, int times) implements Intent {}

    /// Something said in passing, such as “I came by bike”; the page tells whether it answers a question.
    record State(String words) implements Intent {}

    /// Something not to be done.
    record Avoid(String words) implements Intent {}

    /// Boxes by their places, or all of them.
    record TickThese(String which, String where, boolean on) implements Intent {}

    record Add(int count, String item, String place) implements Intent {}

    record Remove(String verb, String item) implements Intent {}

    record Submit(String words) implements Intent {}

    record Sort(String by, boolean down) implements Intent {}

    record Filter(String by) implements Intent {}

    record Scroll(String direction, double pages, String where) implements Intent {}

    record ScrollTo(String place) implements Intent {}

    record SwitchTab(String which) implements Intent {}

    record NewTab(String place) implements Intent {}

    record CloseTab() implements Intent {}

    record Hover(Target target) implements Intent {}

    record Drag(Target from, Target to) implements Intent {}

    record Upload(String file, String field) implements Intent {}

    record SignIn(String user, String password) implements Intent {}

    record Wait(double seconds, String text) implements Intent {}

    record Screenshot() implements Intent {}

    /// A few words that may be the name of something to click.
    record Loose(String words) implements Intent {}

    record NotUnderstood(String words) implements Intent {}

    /// Something the user wants to know.
    sealed interface Question extends Intent {}

    record ValueOf(String label, String of) implements Question {}

    record HowMany(String things, String where) implements Question {}

    /// The item of a kind that has the most or least of something.
    record Most(String quality, boolean highest, String things) implements Question {}

    /// Any other question: `asked` is who, when, how much and so on.
    record Fact(String asked, String words) implements Question {}

    record Whether(String thing, String state) implements Question {}

    record Read(Target what) implements Question {}
}
