package dev.browsergrid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.browsergrid", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_agent_and_the_profiles_know_no_server = noClasses()
            .that()
            .resideInAnyPackage("dev.browsergrid.agents..", "dev.browsergrid.profiles..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule the_agent_does_not_know_profiles = noClasses()
            .that()
            .resideInAPackage("dev.browsergrid.agents..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.browsergrid.profiles..");

    @ArchTest
    static final ArchRule profiles_do_not_know_the_agent = noClasses()
            .that()
            .resideInAPackage("dev.browsergrid.profiles..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.browsergrid.agents..");

    @ArchTest
    static final ArchRule the_node_host_could_run_without_this_server = noClasses()
            .that()
            .resideInAPackage("dev.browsergrid.node.host..")
            // which says to whom its module shows it
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "dev.browsergrid.platform..");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class);
}
