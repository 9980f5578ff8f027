package dev.browsergrid.profile;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import dev.browsergrid.profile.ProfileStore.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people do with their profiles. Whoever calls has found the profile within their reach.
@Service
public class ProfileEdits {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int MOST_KEPT = 1_000;
    private static final int LONGEST_DAYS = 3_650;

    private final JdbcClient jdbc;
    private final ProfileStore store;
    private final Profiles profiles;
    private final Snapshots snapshots;

    ProfileEdits(JdbcClient jdbc, ProfileStore store, Profiles profiles, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.store = store;
        this.profiles = profiles;
        this.snapshots = snapshots;
    }

    /// All of a profile that can be edited.
    public record Fields(String name, String description, Optional<Integer> keepLast, Optional<Integer> keepDays) {
        public Fields {
            name = name.strip();
            description = description.strip();
        }
    }

    /// Makes a profile for the viewer.
    ///
    /// @throws Problem `profile_invalid`, `profile_name_taken`
    @Transactional
    public UUID create(Fields fields, Reach reach) {
        requireAcceptable(fields);
        try {
            UUID id = store.create(reach.viewer(), fields.name(), fields.description(), false);
            store.update(id, fields.name(), fields.description(), new Kept(fields.keepLast(), fields.keepDays()));
            return id;
        } catch (DuplicateKeyException e) {
            throw taken(fields.name());
        }
    }

    /// @throws Problem `profile_invalid`, `profile_name_taken`
    public void update(UUID id, Fields fields) {
        requireAcceptable(fields);
        try {
            store.update(id, fields.name(), fields.description(), new Kept(fields.keepLast(), fields.keepDays()));
        } catch (DuplicateKeyException e) {
            throw taken(fields.name());
        }
    }

    /// Destroys the profile's key: nothing of it can be read again.
    ///
    /// @throws Problem `profile_of_chat`, `profile_in_use`
    @Transactional
    public void delete(UUID id) {
        lock(id);
        if (isOfChat(id)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "profile_of_chat",
                    "This profile belongs to a chat; deleting the chat deletes it.");
        }
        requireFree(id);
        profiles.delete(id);
    }

    /// Makes an older snapshot the newest. Answers its new number.
    ///
    /// @throws Problem `not_found`, `profile_in_use`
    @Transactional
    public int restore(UUID id, int number) {
        lock(id);
        requireFree(id);
        return snapshots.restore(id, number).orElseThrow(Problem::notFound);
    }

    /// Refuses what would be undone by a session that saves to the profile when it is over.
    ///
    /// @throws Problem `profile_in_use`
    void requireFree(UUID id) {
        profiles.holder(id, Optional.empty()).ifPresent(holder -> {
            throw Problem.conflict(
                    "profile_in_use",
                    "The session “" + holder.sessionName() + "” works with this profile; release it first.",
                    "holder",
                    holder);
        });
    }

    /// @throws Problem `not_found`
    private void lock(UUID id) {
        try {
            store.lock(id);
        } catch (ProfileGoneException deletedMeanwhile) {
            throw Problem.notFound();
        }
    }

    private boolean isOfChat(UUID id) {
        return jdbc.sql("SELECT of_chat FROM profile WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// @throws Problem `profile_invalid`
    public static void requireAcceptable(Fields fields) {
        List<FieldError> errors = new ArrayList<>();
        if (fields.name().isEmpty() || fields.name().length() > LONGEST_NAME) {
            errors.add(new FieldError("name", "A name has 1 to " + LONGEST_NAME + " characters."));
        } else if (isId(fields.name())) {
            errors.add(new FieldError("name", "A name is not an id."));
        }
        if (fields.description().length() > LONGEST_DESCRIPTION) {
            errors.add(new FieldError("description", "At most " + LONGEST_DESCRIPTION + " characters."));
        }
        if (fields.keepLast().filter(last -> last < 1 || last > MOST_KEPT).isPresent()) {
            errors.add(new FieldError("keep_last", "1 to " + MOST_KEPT + " snapshots."));
        }
        if (fields.keepDays().filter(days -> days < 1 || days > LONGEST_DAYS).isPresent()) {
            errors.add(new FieldError("keep_days", "1 to " + LONGEST_DAYS + " days."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid("profile_invalid", errors);
        }
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// That the owner has a profile of this name.
    public static Problem taken(String name) {
        return new Problem(
                HttpStatus.CONFLICT, "profile_name_taken", "You have a profile named “" + name + "” already.");
    }
}
