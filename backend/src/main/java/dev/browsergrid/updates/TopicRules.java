package dev.browsergrid.updates;

import dev.browsergrid.account.Credential;
import dev.browsergrid.account.Scope;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Changes.Change;
import dev.browsergrid.platform.Changes.Topic;
import java.util.Set;

/// Who may watch which topic, and which of its changes they are told: the one table.
final class TopicRules {
    private TopicRules() {}

    /// Whether a topic is about somebody's things or about the grid as a whole.
    private enum Audience {
        /// Each of one's own; an admin also the system's, and with the scope `all` everybody's.
        OWNERS,
        /// Admins, all of it.
        ADMINS
    }

    private record Rule(Audience audience, Set<Scope> scopes) {}

    /// A token watches what it may read.
    private static Rule rule(Topic topic) {
        return switch (topic) {
            case SESSIONS, POOLS, PROFILES -> new Rule(Audience.OWNERS, Set.of(Scope.READ, Scope.CONNECT));
            case CHATS -> new Rule(Audience.OWNERS, Set.of(Scope.READ, Scope.CUA));
            case TOKENS, LOGINS, AUDIT -> new Rule(Audience.OWNERS, Set.of(Scope.READ));
            case NODES, USERS -> new Rule(Audience.ADMINS, Set.of(Scope.READ));
        };
    }

    /// Whether the viewer may subscribe to the topic.
    static boolean mayWatch(Viewer viewer, boolean everyone, Topic topic) {
        Rule rule = rule(topic);
        boolean open = switch (viewer.credential()) {
            case Credential.Login _ -> true;
            case Credential.Token(var _, var scopes) ->
                viewer.credential().whole() || scopes.stream().anyMatch(rule.scopes()::contains);
        };
        return open && (viewer.admin() || (!everyone && rule.audience() == Audience.OWNERS));
    }

    /// Whether who watches the topic is told of this change.
    static boolean isTold(Viewer viewer, boolean everyone, Change change) {
        return switch (rule(change.topic()).audience()) {
            case ADMINS -> viewer.admin();
            case OWNERS ->
                everyone
                        || (change.owner() == null
                                ? viewer.admin()
                                : change.owner().equals(viewer.id()));
        };
    }
}
