package dev.browsergrid.agents;

import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Decision;
import dev.browsergrid.agents.oversight.Interlude;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.oversight.Proposal;
import dev.browsergrid.agents.oversight.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// People who say and decide what a test wrote down. They keep what they were asked.
public final class ScriptedPeople implements Oversight {
    private final ApprovalPolicy policy;
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private Deciding deciding = _ -> new Decision.Expired();
    private Optional<String> answer = Optional.empty();
    private Optional<Interlude> next = Optional.empty();

    public interface Deciding {
        Decision on(Proposal proposal) throws Exception;
    }

    public ScriptedPeople() {
        this(ApprovalPolicy.SENSITIVE);
    }

    public ScriptedPeople(ApprovalPolicy policy) {
        this.policy = policy;
    }

    public ScriptedPeople decides(Deciding decision) {
        deciding = decision;
        return this;
    }

    public ScriptedPeople answers(String words) {
        answer = Optional.of(words);
        return this;
    }

    void says(String words) {
        does(new Interlude(List.of(words), List.of()));
    }

    void does(Interlude interlude) {
        next = Optional.of(interlude);
    }

    public List<Proposal> proposals() {
        return List.copyOf(proposals);
    }

    public List<Question> questions() {
        return List.copyOf(questions);
    }

    @Override
    public ApprovalPolicy policy() {
        return policy;
    }

    @Override
    public boolean wantsAttention() {
        return next.isPresent();
    }

    @Override
    public Optional<Interlude> interlude(int step, Cancellation cancellation) {
        Optional<Interlude> now = next;
        next = Optional.empty();
        return now;
    }

    @Override
    public Decision decide(Proposal proposal, Cancellation cancellation) {
        proposals.add(proposal);
        try {
            return deciding.on(proposal);
        } catch (Exception problem) {
            throw new AssertionError(problem);
        }
    }

    @Override
    public Optional<String> ask(Question question, Cancellation cancellation) {
        questions.add(question);
        return answer;
    }
}
