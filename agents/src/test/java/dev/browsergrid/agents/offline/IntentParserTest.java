package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What phrases mean: one line each, intents written the way their records print, without empty parts.
class IntentParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
        open the shop | open shop
        Please go to the shop page | open shop page
        could you visit https://example.com/a,b?c=d. | open https://example.com/a,b?c=d
        navigate to example.com | open example.com
        take me to the cart | open cart
        go back to the shop | open shop
        go back | back
        then go back one page | back
        reload the page | reload
        search for blue mugs | search blue mugs
        look for "salt and pepper" | search salt and pepper
        find the green mug and add it to the cart | add 1 green mug
        click Save | click Save
        press the Buy now button | click Buy now:button
        click the second Add button | click 2.Add:button
        click on the last link | click -1.:link
        double-click the logo | click logo DOUBLE
        right click on Report | click Report RIGHT
        click Next three times | click Next x3
        click Delete and accept the dialog | click Delete accept
        click "Delete account" and then dismiss the alert | click Delete account dismiss
        click Rename and answer the prompt with Apollo | click Rename accept:Apollo
        type ada@example.com into Email | put ada@example.com in Email
        type ada@example.com into Email and press Enter | put ada@example.com in Email submit
        enter "Hello, and welcome" in the Subject field | put Hello, and welcome in Subject
        type hello | put hello in
        fill in Name with Ada | put Ada in Name
        fill in the form with name Ada, email ada@x.org | form name Ada, email ada@x.org
        set the quantity to 3 | put 3 in quantity
        change Size to Large | put Large in Size
        press Enter | press Enter
        hit Ctrl+A | press Control+a
        press the down arrow twice | press ArrowDown x2
        check Vegan, choose Large, submit | tick Vegan; choose Large; submit
        tick Vegan and Extra cheese | tick Vegan and Extra cheese
        untick Olives | untick Olives
        accept the terms | tick terms
        select Thin from the Crust dropdown | choose Thin for Crust
        choose Japan as the country | choose Japan for country
        pick Express for shipping | choose Express for shipping
        add two blue mugs to the cart | add 2 blue mugs
        put 3 white mugs and a clay teapot in my basket | add 3 white mugs; add 1 clay teapot
        remove the blue mug from the cart | remove blue mug
        sort by price | sort price
        sort the table by salary descending | sort salary down
        sort by price from high to low | sort price down
        filter by Engineering | filter Engineering
        show only blue ones | filter blue ones
        scroll down | scroll down 1
        scroll up two pages | scroll up 2
        scroll to the bottom | scroll down 20
        scroll to the News section | scrollTo News section
        switch to the second tab | tab second
        open the Prices tab | tab Prices
        open example.com in a new tab | newTab example.com
        close this tab | closeTab
        hover over Products | hover Products
        drag Write a letter above Wash the dishes | drag Write a letter to Wash the dishes
        upload report.txt | upload report.txt
        attach report.txt to the CV field | upload report.txt to CV field
        sign in with ada@example.com and lovelace | signIn ada@example.com/lovelace
        log in as ada with password lovelace | signIn ada/lovelace
        check out | click checkout
        wait 2 seconds | wait 2
        what is the total? | value total
        tell me the total | value total
        what's the salary of Chen Wei? | value salary of Chen Wei
        what is Chen Wei's salary | value salary of Chen Wei
        how much is the blue bowl? | value price of blue bowl
        what does the blue bowl cost | value price of blue bowl
        what are the subtotal and the shipping? | value subtotal; value shipping
        how many products are there? | count products
        how many items are in the cart | count items in cart
        which is the cheapest mug? | least cheapest mug
        who has the highest salary? | most highest salary
        is Vegan checked? | whether Vegan checked
        is there a search box? | whether search box
        read the page | read page
        I would like to know how much I have to pay | value total
        tell me what city Chen Wei is in | value city of Chen Wei
        tell me what the total is | value total
        which department is Chen Wei in? | value department of Chen Wei
        tell me how many rows there are | count rows
        what does the alert say? | read alert
        open the shop, add two blue mugs to the cart and tell me the total | open shop; add 2 blue mugs; value total
        First open the shop. Then search for mugs; after that, sort by price and read the first heading! | open shop; search mugs; sort price; read 1.:heading
        place the order | submit place the order
        Load more | loose Load more
        compose a melancholy poem about crockery in winter | lost
        open the cart and compose a melancholy poem about crockery | lost
        """)
    void phrases_mean_what_people_mean_by_them(String phrase, String meaning) {
        String parsed = IntentParser.parse(phrase).stream()
                .map(wish -> print(wish.intent()))
                .collect(Collectors.joining("; "));
        assertThat(parsed).isEqualTo(meaning);
    }

    private static String print(Intent intent) {
        String text = switch (intent) {
            case Intent.Open(var place) -> "open " + place;
            case Intent.Back _ -> "back";
            case Intent.Reload _ -> "reload";
            case Intent.Search(var words, var _) -> "search " + words;
            case Intent.Click(var target, var how, int times, var reply) ->
                "click " + print(target) + (how == Intent.How.ONCE ? "" : " " + how) + (times == 1 ? "" : " x" + times)
                        + (reply.choice().isEmpty() ? "" : " " + reply.choice())
                        + (reply.text().isEmpty() ? "" : ":" + reply.text());
            case Intent.Reply reply -> reply.choice();
            case Intent.Put(var value, var field, boolean submit) ->
                "put " + value + " in " + field.words() + (submit ? " submit" : "");
            case Intent.FillForm(var words) -> "form " + words;
            case Intent.Press(var keys, int times) -> "press " + keys + (times == 1 ? "" : " x" + times);
            case Intent.Tick(var names, boolean on) -> (on ? "tick " : "untick ") + names;
            case Intent.Choose(var value, var field) -> "choose " + value + (field.isEmpty() ? "" : " for " + field);
            case Intent.Add(int count, var item, var _) -> "add " + count + " " + item;
            case Intent.Remove(var _, var item) -> "remove " + item;
            case Intent.Submit(var words) -> "submit " + words;
            case Intent.Sort(var by, boolean down) -> "sort " + by + (down ? " down" : "");
            case Intent.Filter(var by) -> "filter " + by;
            case Intent.Scroll(var direction, double pages, var _) -> "scroll " + direction + " " + (int) pages;
            case Intent.ScrollTo(var place) -> "scrollTo " + place;
            case Intent.SwitchTab(var which) -> "tab " + which;
            case Intent.NewTab(var place) -> "newTab " + place;
            case Intent.CloseTab _ -> "closeTab";
            case Intent.Hover(var target) -> "hover " + print(target);
            case Intent.Drag(var from, var to) -> "drag " + print(from) + " to " + print(to);
            case Intent.Upload(var file, var field) -> "upload " + file + (field.isEmpty() ? "" : " to " + field);
            case Intent.SignIn(var user, var password) -> "signIn " + user + "/" + password;
            case Intent.Wait(double seconds, var words) -> "wait " + (words.isEmpty() ? (int) seconds : words);
            case Intent.Screenshot _ -> "screenshot";
            case Intent.ValueOf(var label, var of) -> "value " + label + (of.isEmpty() ? "" : " of " + of);
            case Intent.HowMany(var things, var where) -> "count " + things + (where.isEmpty() ? "" : " in " + where);
            case Intent.Most(var quality, boolean highest, var things) ->
                (highest ? "most " : "least ") + quality + " " + things;
            case Intent.Whether(var thing, var state) -> "whether " + thing + " " + state;
            case Intent.Read(var what) -> "read " + print(what);
            case Intent.Loose(var words) -> "loose " + words;
            case Intent.Do(var verb, var object, var reply) ->
                "do " + verb + " " + object + (reply.choice().isEmpty() ? "" : " " + reply.choice());
            case Intent.Make(var kind, var words, var rest, boolean finish) ->
                "make " + kind + " " + words + (rest.isEmpty() ? "" : " " + rest) + (finish ? " finish" : "");
            case Intent.Turn(var direction, var unit, int times) -> "turn " + direction + " " + unit + " " + times;
            case Intent.State(var words) -> "state " + words;
            case Intent.Avoid(var words) -> "avoid " + words;
            case Intent.TickThese(var which, var where, boolean on) -> (on ? "tick " : "untick ") + which + where;
            case Intent.Fact(var asked, var words) -> "fact " + asked + " " + words;
            case Intent.NotUnderstood _ -> "lost";
        };
        return text.strip();
    }

    private static String print(Target target) {
        return (target.ordinal() == 0 ? "" : target.ordinal() + ".")
                + target.words()
                + (target.kind().isEmpty() ? "" : ":" + target.kind());
    }
}
