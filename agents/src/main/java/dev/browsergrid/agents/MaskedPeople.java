package dev.browsergrid.agents;

import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Decision;
import dev.browsergrid.agents.oversight.Interlude;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.oversight.Proposal;
import dev.browsergrid.agents.oversight.Question;
import dev.browsergrid.agents.oversight.Stake;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The people beside a run with secrets: they are shown none, and what they say reaches the model without them.
final class MaskedPeople implements Oversight {
    private final Oversight people;
    private final UnaryOperator<String> mask;

    MaskedPeople(Oversight people, UnaryOperator<String> mask) {
        this.people = people;
        this.mask = mask;
    }

    @Override
    public ApprovalPolicy policy() {
        return people.policy();
    }

    @Override
    public boolean wantsAttention() {
        return people.wantsAttention();
    }

    @Override
    public Optional<Interlude> interlude(int step, Cancellation cancellation) throws InterruptedException {
        return people.interlude(step, cancellation)
                .map(interlude -> new Interlude(masked(interlude.said()), masked(interlude.done())));
    }

    @Override
    public Decision decide(Proposal proposal, Cancellation cancellation) throws InterruptedException {
        return switch (people.decide(masked(proposal), cancellation)) {
            case Decision.Denied(var note) -> new Decision.Denied(mask.apply(note));
            case Decision.Approved approved -> approved;
            case Decision.Expired expired -> expired;
        };
    }

    @Override
    public Optional<String> ask(Question question, Cancellation cancellation) throws InterruptedException {
        Question shown =
                new Question(question.step(), mask.apply(question.text()), question.kind(), masked(question.choices()));
        return people.ask(shown, cancellation).map(mask);
    }

    /// What an action acts on, without secrets in its words; it is the same thing still.
    static Stake masked(Stake stake, UnaryOperator<String> mask) {
        Stake.Element element = stake.element();
        Stake.Form form = stake.form();
        return new Stake(
                mask.apply(stake.address()),
                stake.origin(),
                new Stake.Element(element.kind(), mask.apply(element.name()), element.opens(), element.ticked()),
                new Stake.Form(
                        form.sends(),
                        form.password(),
                        form.newPassword(),
                        form.card(),
                        form.words(),
                        mask.apply(form.button()),
                        mask.apply(form.text()),
                        form.sendsTo()),
                stake.fingerprint());
    }

    private Proposal masked(Proposal proposal) {
        return new Proposal(
                proposal.step(),
                proposal.index(),
                proposal.tool(),
                mask.apply(proposal.description()),
                mask.apply(proposal.reason()),
                proposal.concern(),
                mask.apply(proposal.consequence()),
                proposal.stake(),
                proposal.picture());
    }

    private List<String> masked(List<String> texts) {
        return texts.stream().map(mask).toList();
    }
}
