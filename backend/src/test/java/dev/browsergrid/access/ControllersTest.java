package dev.browsergrid.access;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Set;

@AnalyzeClasses(packages = "dev.browsergrid", importOptions = ImportOption.DoNotIncludeTests.class)
class ControllersTest {
    /// What is the same for everybody, or for nobody yet.
    private static final Set<String> FOR_ANYBODY = Set.of(
            "login", "logout", "acceptInvitation", "getRegistration", "register", "listModels", "listOpenAiModels");

    @ArchTest
    static final ArchRule a_controller_knows_on_whose_behalf_it_works = methods()
            .that()
            .areAnnotatedWith(Operation.class)
            .and(new DescribedPredicate<JavaMethod>("are not for anybody") {
                @Override
                public boolean test(JavaMethod method) {
                    return !FOR_ANYBODY.contains(
                            method.getAnnotationOfType(Operation.class).operationId());
                }
            })
            .should(new ArchCondition<JavaMethod>("take a Reach or a Viewer") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean takes = method.getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Reach.class) || type.isEquivalentTo(Viewer.class));
                    events.add(new SimpleConditionEvent(method, takes, method.getFullName() + " takes neither"));
                }
            });

    @ArchTest
    static final ArchRule every_controller_method_has_a_name_in_the_api = methods()
            .that()
            .areMetaAnnotatedWith(org.springframework.web.bind.annotation.RequestMapping.class)
            .should()
            .beAnnotatedWith(Operation.class);
}
