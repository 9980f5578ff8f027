package dev.browsergrid.egress;

import dev.browsergrid.egress.rules.EgressEntry;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.egress.rules.EgressRules;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What holds for every browser of this server. `allow` (`BROWSERGRID_EGRESS_ALLOW`) are the hosts, addresses or ranges
/// that pages may reach although they are private, each perhaps with a port; `deny` are those they may never reach.
@ConfigurationProperties("browsergrid.egress")
public record EgressSettings(List<String> allow, List<String> deny) {
    public EgressSettings {
        allow = allow == null ? List.of() : List.copyOf(allow);
        deny = deny == null ? List.of() : List.copyOf(deny);
        for (List<String> list : List.of(allow, deny)) {
            for (String entry : list) {
                if (EgressEntry.parse(entry).isEmpty()) {
                    throw new IllegalArgumentException(
                            "browsergrid.egress: \"" + entry + "\" makes no sense. " + EgressEntry.FORMS);
                }
            }
        }
    }

    EgressRules rules() {
        return new EgressLists(allow, deny, null).rules();
    }
}
