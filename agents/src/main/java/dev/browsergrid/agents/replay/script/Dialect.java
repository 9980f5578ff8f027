package dev.browsergrid.agents.replay.script;

import java.util.List;
import java.util.Optional;

/// How a script's language says things. Arguments called `code` are written as they are, all others are
/// quoted.
interface Dialect {
    /// A string literal that means exactly this text.
    String literal(String text);

    /// What stands before the statements, with the constants.
    List<String> head();

    List<String> foot();

    /// A constant from the environment, with a default or without.
    String constant(String name, String variable, Optional<String> otherwise);

    String comment(String plain);

    /// A statement that waits for this expression.
    String statement(String code);

    String navigate(String url);

    /// Takes the tab at this place as `page`.
    String tab(int position);

    String newTab();

    String byRole(String scopeCode, boolean inFrame, String role, Optional<String> name, boolean exact);

    String byText(String scopeCode, boolean inFrame, String text, boolean exact);

    String click(String locatorCode, boolean twice, String button);

    String acceptNextDialog(String textCode);

    String select(String locatorCode, List<String> valuesCode);

    /// Fills in a field that may be a list to choose from.
    String put(String locatorCode, String valueCode);

    String setChecked(String locatorCode, boolean checked);

    String upload(String locatorCode, List<String> files);

    String waitForText(String text, boolean gone);

    String waitIdle();

    String key(String keys);

    String wheel(int right, int down);
}
