package dev.browsergrid.egress;

import dev.browsergrid.egress.rules.Destination;
import dev.browsergrid.egress.rules.EgressPolicy;
import dev.browsergrid.egress.rules.EgressPolicy.Verdict;
import dev.browsergrid.egress.rules.Grid;
import dev.browsergrid.egress.rules.Refusal;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Judges where this server itself may go because somebody asked it to, by what holds for every browser
/// of it.
@Component
@EnableConfigurationProperties(EgressSettings.class)
public class OwnVisits {
    private static final Grid NOWHERE = new Grid(Set.of(), Set.of(), Optional.empty());

    private final EgressSettings settings;
    private final ObjectProvider<GridAddresses> grid;
    private final Resolver resolver = Resolver.ofThisMachine();

    OwnVisits(EgressSettings settings, ObjectProvider<GridAddresses> grid) {
        this.settings = settings;
        this.grid = grid;
    }

    /// Resolves the destination, once, and says which of its addresses may be connected to.
    public Verdict judge(Destination destination) {
        return judge(destination, addresses(destination));
    }

    /// Why it will be refused, as far as that can be told without resolving anything.
    public Optional<Refusal> refusalAsWritten(Destination destination) {
        boolean plain = destination.address().isPresent() || destination.isLocalhost();
        return plain && judge(destination) instanceof Verdict.Refused(var refusal)
                ? Optional.of(refusal)
                : Optional.empty();
    }

    private Verdict judge(Destination destination, List<InetAddress> addresses) {
        GridAddresses known = grid.getIfAvailable();
        Grid here = known == null ? NOWHERE : known.get();
        return new EgressPolicy(List.of(settings.rules()), here).judge(destination, addresses, false);
    }

    private List<InetAddress> addresses(Destination destination) {
        return destination.isLocalhost()
                ? List.of(InetAddress.getLoopbackAddress())
                : destination.address().map(List::of).orElseGet(() -> resolver.resolve(destination.host()));
    }
}
