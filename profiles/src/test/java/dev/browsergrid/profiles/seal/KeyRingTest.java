package dev.browsergrid.profiles.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.browsergrid.profiles.seal.SealedException.Problem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final MasterKey OLD = master("old", 1);
    private static final MasterKey NEW = master("new", 2);
    private static final String OWNER = "profile 1";

    @Test
    void what_a_profiles_key_sealed_opens_with_it_unwrapped() throws SealedException {
        KeyRing ring = new KeyRing(OLD);
        ProfileKey key = ProfileKey.create();
        byte[] sealed = key.seal("secret".getBytes(UTF_8), "a");
        ProfileKey again = ring.unwrap(ring.wrap(key, OWNER), OWNER);

        assertThat(again.open(sealed, "a")).asString(UTF_8).isEqualTo("secret");
        assertThat(again.nameOf(new byte[] {1})).isEqualTo(key.nameOf(new byte[] {1}));
    }

    @Test
    void changing_the_master_key_wraps_the_profiles_key_again_and_leaves_all_else() throws SealedException {
        ProfileKey key = ProfileKey.create();
        byte[] sealed = key.seal("secret".getBytes(UTF_8), "a");
        WrappedKey before = new KeyRing(OLD).wrap(key, OWNER);
        KeyRing both = new KeyRing(NEW, List.of(OLD));

        WrappedKey after = both.rewrap(before, OWNER).orElseThrow();

        assertThat(after.masterKeyId()).isEqualTo("new");
        assertThat(new KeyRing(NEW).unwrap(after, OWNER).open(sealed, "a"))
                .asString(UTF_8)
                .isEqualTo("secret");
        assertThat(both.rewrap(after, OWNER)).isEmpty();
    }

    @Test
    void without_its_master_key_a_key_stays_wrapped() {
        WrappedKey wrapped = new KeyRing(OLD).wrap(ProfileKey.create(), OWNER);

        assertThat(problem(new KeyRing(NEW), wrapped, OWNER)).isEqualTo(Problem.UNKNOWN_KEY);
        assertThat(problem(new KeyRing(master("old", 9)), wrapped, OWNER)).isEqualTo(Problem.TAMPERED);
    }

    @Test
    void a_key_wrapped_for_one_profile_does_not_unwrap_for_another() {
        KeyRing ring = new KeyRing(OLD);

        assertThat(problem(ring, ring.wrap(ProfileKey.create(), OWNER), "profile 2"))
                .isEqualTo(Problem.TAMPERED);
    }

    @Test
    void a_changed_wrapped_key_is_refused() {
        KeyRing ring = new KeyRing(OLD);
        byte[] bytes = ring.wrap(ProfileKey.create(), OWNER).bytes();
        byte[] changed = bytes.clone();
        changed[20] ^= 1;

        assertThat(problem(ring, new WrappedKey("old", changed), OWNER)).isEqualTo(Problem.TAMPERED);
        assertThat(problem(ring, new WrappedKey("old", Arrays.copyOf(bytes, 5)), OWNER))
                .isEqualTo(Problem.TAMPERED);
    }

    @Test
    void what_is_about_one_thing_does_not_open_as_being_about_another() {
        ProfileKey key = ProfileKey.create();
        byte[] sealed = key.seal(new byte[] {1}, "a");

        assertThat(catchThrowableOfType(SealedException.class, () -> key.open(sealed, "b"))
                        .problem())
                .isEqualTo(Problem.TAMPERED);
        assertThat(catchThrowableOfType(SealedException.class, () -> key.open(new byte[3], "a"))
                        .problem())
                .isEqualTo(Problem.TAMPERED);
    }

    @Test
    void two_keys_name_the_same_content_differently() {
        assertThat(ProfileKey.create().nameOf(new byte[] {1}))
                .isNotEqualTo(ProfileKey.create().nameOf(new byte[] {1}));
    }

    @Test
    void keys_do_not_show_in_words() {
        assertThat(ProfileKey.create()).hasToString("ProfileKey");
        assertThat(OLD).hasToString("MasterKey[old]");
    }

    private static Problem problem(KeyRing ring, WrappedKey wrapped, String owner) {
        return catchThrowableOfType(SealedException.class, () -> ring.unwrap(wrapped, owner))
                .problem();
    }

    private static MasterKey master(String id, int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return new MasterKey(id, secret);
    }
}
