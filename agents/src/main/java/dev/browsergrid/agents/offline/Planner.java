package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Add;
import dev.browsergrid.agents.offline.Intent.Avoid;
import dev.browsergrid.agents.offline.Intent.Back;
import dev.browsergrid.agents.offline.Intent.Choose;
import dev.browsergrid.agents.offline.Intent.Click;
import dev.browsergrid.agents.offline.Intent.CloseTab;
import dev.browsergrid.agents.offline.Intent.Do;
import dev.browsergrid.agents.offline.Intent.Drag;
import dev.browsergrid.agents.offline.Intent.FillForm;
import dev.browsergrid.agents.offline.Intent.Filter;
import dev.browsergrid.agents.offline.Intent.Hover;
import dev.browsergrid.agents.offline.Intent.Loose;
import dev.browsergrid.agents.offline.Intent.Make;
import dev.browsergrid.agents.offline.Intent.NewTab;
import dev.browsergrid.agents.offline.Intent.NotUnderstood;
import dev.browsergrid.agents.offline.Intent.Open;
import dev.browsergrid.agents.offline.Intent.Press;
import dev.browsergrid.agents.offline.Intent.Put;
import dev.browsergrid.agents.offline.Intent.Question;
import dev.browsergrid.agents.offline.Intent.Reload;
import dev.browsergrid.agents.offline.Intent.Remove;
import dev.browsergrid.agents.offline.Intent.Reply;
import dev.browsergrid.agents.offline.Intent.Screenshot;
import dev.browsergrid.agents.offline.Intent.Scroll;
import dev.browsergrid.agents.offline.Intent.ScrollTo;
import dev.browsergrid.agents.offline.Intent.Search;
import dev.browsergrid.agents.offline.Intent.SignIn;
import dev.browsergrid.agents.offline.Intent.Sort;
import dev.browsergrid.agents.offline.Intent.State;
import dev.browsergrid.agents.offline.Intent.Submit;
import dev.browsergrid.agents.offline.Intent.SwitchTab;
import dev.browsergrid.agents.offline.Intent.Tick;
import dev.browsergrid.agents.offline.Intent.TickThese;
import dev.browsergrid.agents.offline.Intent.Turn;
import dev.browsergrid.agents.offline.Intent.Upload;
import dev.browsergrid.agents.offline.Intent.Wait;
import java.util.Locale;
import java.util.Map;

/// From one intent and the scene to the next move. Pure.
final class Planner {
    private Planner() {}

    static Move next(Scene scene, Intent intent) {
        return switch (intent) {
            case Open(var place) -> OpenPlans.open(scene, place);
            case Back _ -> MovePlans.simple(scene, "back", Map.of(), "I go back.", "went back");
            case Reload _ -> OpenPlans.reload(scene);
            case Search(var text, var field) -> SignInPlans.search(scene, text, field);
            case Click click -> ClickPlans.click(scene, click);
            case Reply reply -> ClickPlans.reply(scene, reply);
            case Put put -> FillPlans.put(scene, put);
            case FillForm(var text) -> FillPlans.fillForm(scene, text);
            case Press(var keys, int times) -> FillPlans.press(scene, keys, times);
            case Tick(var names, boolean on) -> TickPlans.tick(scene, names, on);
            case Choose(var value, var field) -> ChoosePlans.choose(scene, value, field);
            case Do wanted -> Deeds.next(scene, wanted);
            case Make make -> MakePlans.make(scene, make);
            case Turn turn -> TurnPlans.turn(scene, turn);
            case State(var words) -> StatePlans.state(scene, words);
            case TickThese these -> TickPlans.tickThese(scene, these);
            case Avoid _ -> Move.done("");
            case Add add -> ListPlans.add(scene, add);
            case Remove(var verb, var item) ->
                Deeds.next(scene, new Do(verb.toLowerCase(Locale.ROOT).replace("take", "remove"), item));
            case Submit(var words) -> ClickPlans.submit(scene, words);
            case Sort(var by, boolean down) -> SortPlans.sort(scene, by, down);
            case Filter(var by) -> SortPlans.filter(scene, by);
            case Scroll(var direction, double pages, var where) -> MovePlans.scroll(scene, direction, pages, where);
            case ScrollTo(var place) -> MovePlans.scrollTo(scene, place);
            case SwitchTab(var which) -> MovePlans.switchTab(scene, which);
            case NewTab(var place) -> MovePlans.newTab(scene, place);
            case CloseTab _ ->
                MovePlans.simple(scene, "tabs", Map.of("action", "close"), "I close the tab.", "closed the tab");
            case Hover(var target) -> ClickPlans.hover(scene, target);
            case Drag drag -> ClickPlans.drag(scene, drag);
            case Upload(var file, var field) -> ClickPlans.upload(scene, file, field);
            case SignIn signIn -> SignInPlans.signIn(scene, signIn);
            case Wait(double seconds, var text) -> MovePlans.await(scene, seconds, text);
            case Screenshot _ ->
                MovePlans.simple(scene, "screenshot", Map.of(), "I take a screenshot.", "took a screenshot");
            case Question question -> Answers.answer(scene, question);
            case Loose(var words) -> ClickPlans.loose(scene, words);
            case NotUnderstood(var words) -> new Move.Lost(words);
        };
    }
}
