package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/// Pins every setting's name and default. Both are promises to operators: whoever changes one changes this list, and
/// the documentation, knowingly.
class SettingsDefaultsTest {
    // without the variables of the machine the test runs on
    private static final Binder NOTHING_SET = new Binder();

    @Test
    void every_setting_has_the_name_and_default_that_operators_know() {
        assertThat(settings().flatMap(SettingsDefaultsTest::lines).sorted())
                .containsExactly(
                        "browsergrid.access.attempts-per-address=30",
                        "browsergrid.access.attempts-per-email=10",
                        "browsergrid.access.attempts-window=PT15M",
                        "browsergrid.access.public-url=Optional.empty",
                        "browsergrid.access.trusted-proxies=[]",
                        "browsergrid.access.wrong-tokens-per-address=30",
                        "browsergrid.admin.email=admin@browsergrid.local",
                        "browsergrid.admin.password=Optional.empty",
                        "browsergrid.audit.retention-days=400",
                        "browsergrid.chromium=Optional.empty",
                        "browsergrid.connect.attach-within=PT10S",
                        "browsergrid.connect.keep-alive=PT2S",
                        "browsergrid.connect.longest-patience=PT5M",
                        "browsergrid.connect.patience=PT20S",
                        "browsergrid.default-pool.idle-minutes=60",
                        "browsergrid.default-pool.max-concurrency=4",
                        "browsergrid.default-pool.max=4",
                        "browsergrid.default-pool.min=1",
                        "browsergrid.default-pool.timeout-minutes=30",
                        "browsergrid.egress.allow=[]",
                        "browsergrid.egress.deny=[]",
                        "browsergrid.home=" + System.getProperty("user.home") + "/.browsergrid",
                        "browsergrid.master-key=Optional.empty",
                        "browsergrid.mcp.at-once=4",
                        "browsergrid.mcp.idle=PT1M",
                        "browsergrid.mcp.keep-alive=PT5M",
                        "browsergrid.mcp.origins=[]",
                        "browsergrid.model.prices=[]",
                        "browsergrid.nodes.provider=local",
                        "browsergrid.old-master-keys=[]",
                        "browsergrid.oversight.approval-patience=PT3M",
                        "browsergrid.oversight.input-patience=PT10M",
                        "browsergrid.oversight.longest-pause=PT30M",
                        "browsergrid.profile.directory=Optional.empty",
                        "browsergrid.profile.grace=PT1H",
                        "browsergrid.profile.keep-last=10",
                        "browsergrid.profile.keep-run-ends=50",
                        "browsergrid.profile.largest-import=209715200B",
                        "browsergrid.profile.largest-unpacked=1073741824B",
                        "browsergrid.profile.s3.access-key=Optional.empty",
                        "browsergrid.profile.s3.bucket=Optional.empty",
                        "browsergrid.profile.s3.endpoint=Optional.empty",
                        "browsergrid.profile.s3.path-style=true",
                        "browsergrid.profile.s3.region=us-east-1",
                        "browsergrid.profile.s3.secret-key=Optional.empty",
                        "browsergrid.profile.s3.session-token=Optional.empty",
                        "browsergrid.profile.store=DATABASE",
                        "browsergrid.proxy.gone-after=PT2M",
                        "browsergrid.proxy.handshake=PT10S",
                        "browsergrid.proxy.ping-after=PT20S",
                        "browsergrid.run.at-once=32",
                        "browsergrid.run.browser-patience=PT5M",
                        "browsergrid.run.max-steps=50",
                        "browsergrid.run.max-time=PT10M",
                        "browsergrid.run.max-tokens=1000000",
                        "browsergrid.run.model-patience=PT1M30S",
                        "browsergrid.run.queued-per-person=200",
                        "browsergrid.run.queued-per-session=20",
                        "browsergrid.session.hold=PT5M",
                        "browsergrid.session.keep=PT1H",
                        "browsergrid.transfer.keep-days=30",
                        "browsergrid.transfer.largest-download=104857600B",
                        "browsergrid.transfer.per-session=524288000B",
                        "browsergrid.usage.currency=USD",
                        "browsergrid.usage.monthly-minutes=Optional.empty",
                        "browsergrid.usage.price-per-minute=0.002");
    }

    private static Stream<Class<?>> settings() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.browsergrid").stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null));
    }

    private static Stream<String> lines(Class<?> type) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        Object defaults = NOTHING_SET.bindOrCreate(prefix, Bindable.of(type));
        return Arrays.stream(type.getRecordComponents())
                .map(component ->
                        prefix + "." + kebab(component.getName()) + "=" + value(component.getAccessor(), defaults));
    }

    private static Object value(Method accessor, Object settings) {
        ReflectionUtils.makeAccessible(accessor);
        return Objects.requireNonNull(ReflectionUtils.invokeMethod(accessor, settings));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
