package dev.browsergrid.agents.offline;

import java.util.Set;
import java.util.function.Predicate;

/// Which roles can be clicked, filled in, ticked or chosen, and what people call them.
final class Roles {
    private static final Set<String> CLICKABLE = Set.of(
            "button",
            "link",
            "tab",
            "menuitem",
            "checkbox",
            "radio",
            "switch",
            "option",
            "treeitem",
            "menuitemcheckbox",
            "menuitemradio",
            "combobox",
            "textbox",
            "searchbox",
            "spinbutton",
            "slider",
            "gridcell");
    private static final Set<String> BOXES = Set.of("checkbox", "switch", "menuitemcheckbox");
    private static final Set<String> FIELDS =
            Set.of("textbox", "searchbox", "spinbutton", "combobox", "slider", "listbox");
    private static final Set<String> TYPED = Set.of("textbox", "searchbox", "spinbutton", "slider");
    private static final Set<String> ASIDE = Set.of("navigation", "banner", "contentinfo");

    private Roles() {}

    static boolean clickable(Page page, Node node) {
        if (CLICKABLE.contains(node.role())) {
            return true;
        }
        return node.has("cursor") && page.within(node).noneMatch(each -> CLICKABLE.contains(each.role()));
    }

    /// Something to work with that is not itself a part of what the page tells; links are.
    static boolean isControl(Node node) {
        return CLICKABLE.contains(node.role())
                && !node.role().equals("link")
                && !node.role().equals("gridcell");
    }

    /// A button that stays pressed.
    static boolean isToggle(Node node) {
        return node.role().equals("button") && node.states().containsKey("pressed");
    }

    static boolean isOn(Node node) {
        return node.has("checked") || node.has("pressed");
    }

    static boolean inGrid(Page page, Node node) {
        return node.role().equals("gridcell")
                || page.isIn(
                        node,
                        each -> each.role().equals("gridcell") || each.role().equals("grid"));
    }

    static boolean box(Node node) {
        return BOXES.contains(node.role());
    }

    static boolean field(Node node) {
        return FIELDS.contains(node.role());
    }

    /// Whether text can be typed into it; a native select is a combobox that already lists its options.
    static boolean typed(Page page, Node node) {
        return TYPED.contains(node.role()) || (node.role().equals("combobox") && !select(page, node));
    }

    static boolean select(Page page, Node node) {
        return (node.role().equals("combobox") || node.role().equals("listbox"))
                && page.within(node)
                        .anyMatch(each ->
                                each.role().equals("option") && each.ref().isEmpty());
    }

    static boolean draggable(Node node) {
        return !node.label().isBlank()
                && !Set.of("status", "alert", "heading", "option").contains(node.role());
    }

    static boolean aside(Page page, Node node) {
        return page.isIn(node, each -> ASIDE.contains(each.role()));
    }

    static boolean inDialog(Page page, Node node) {
        return page.isIn(
                node, each -> each.role().equals("dialog") || each.role().equals("alertdialog"));
    }

    /// What a word such as “button” lets through; a word that names no kind lets everything through.
    static Predicate<Node> kind(String word) {
        return switch (word.replaceAll("[ -]", "")) {
            case "button" -> node -> Set.of("button", "menuitem", "tab").contains(node.role());
            case "link" -> node -> node.role().equals("link");
            case "tab" -> node -> node.role().equals("tab");
            case "checkbox" -> Roles::box;
            case "radiobutton", "radio" -> node -> node.role().equals("radio");
            case "field", "textbox", "textarea", "input", "slider" -> Roles::field;
            case "dropdown", "combobox" ->
                node -> Set.of("combobox", "listbox", "button").contains(node.role());
            case "heading" -> node -> node.role().equals("heading");
            case "image", "picture" -> node -> node.role().equals("img");
            case "menuitem", "option" ->
                node -> Set.of("menuitem", "option", "radio").contains(node.role());
            case "row" -> node -> node.role().equals("row");
            default -> _ -> true;
        };
    }
}
