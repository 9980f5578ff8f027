package dev.browsergrid.account;

import dev.browsergrid.platform.Problem;
import java.util.UUID;

/// Whose things a request may see and change. The one rule of the server: every query for somebody's things says
/// `AND (owner_id = :viewer OR :everyone)`, and where things of the system are meant too,
/// `OR (:admin AND owner_id IS NULL)`. What it does not find does not exist for the request.
///
/// Controllers take one as an argument. It reaches only the viewer's own things, an admin's too, unless an admin asks
/// with `?scope=all`.
public record Reach(UUID viewer, boolean admin, boolean everyone) {
    public Reach {
        if (everyone && !admin) {
            throw new IllegalArgumentException("only an admin reaches everyone's things");
        }
    }

    /// Nothing but this person's own things: for work the server does on their behalf.
    public static Reach own(UUID viewer) {
        return new Reach(viewer, false, false);
    }

    /// @throws Problem `forbidden`, unless `admin`
    public void requireAdmin() {
        if (!admin) {
            throw Viewer.adminsOnly();
        }
    }
}
