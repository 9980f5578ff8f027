package dev.browsergrid;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    @Test
    void modules_use_each_other_only_as_their_packages_declare() {
        // the sister artifacts are libraries here, not modules of the server
        ApplicationModules.of(
                        Browsergrid.class, resideInAnyPackage("dev.browsergrid.agents..", "dev.browsergrid.profiles.."))
                .verify();
    }
}
