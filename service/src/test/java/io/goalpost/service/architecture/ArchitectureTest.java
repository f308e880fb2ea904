package io.goalpost.service.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.goalpost.service.state.State;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The rules that keep the parts apart. */
@AnalyzeClasses(packages = "io.goalpost", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_MODEL_KNOWS_THE_JDK_ONLY =
      classes()
          .that()
          .resideInAPackage("io.goalpost.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.goalpost.model..", "java..")
          .because("plain data is what all other modules share (DESIGN §2)");

  @ArchTest
  static final ArchRule RULES_KNOW_THE_MODEL_AND_DROOLS_ONLY =
      classes()
          .that()
          .resideInAPackage("io.goalpost.rules..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.goalpost.rules..",
              "io.goalpost.model..",
              "java..",
              "org.drools..",
              "org.kie..",
              "org.snakeyaml..",
              "de.siegmar.fastcsv..",
              "javax.xml.stream..")
          .because("the modules are a star around the model (DESIGN §2)");

  @ArchTest
  static final ArchRule RESOURCES_KNOW_THE_MODEL_ONLY =
      noClasses()
          .that()
          .resideInAPackage("io.goalpost.resources..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.goalpost.service..", "io.goalpost.rules..")
          .because("HTTP reaches the engine through ports, whatever is behind them");

  @ArchTest
  static final ArchRule DROOLS_STAYS_IN_RULES =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.goalpost.rules..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.drools..", "org.kie..", "org.mvel..")
          .because("outside of rules nobody says session, agenda or fact handle (STYLE 3)");

  @ArchTest
  static final ArchRule STATE_IS_WRITTEN_BY_APPLIERS =
      methods()
          .that()
          .areDeclaredIn(State.class)
          .and()
          .haveNameMatching("put|join|leave|step|setZone|sawDiff|markTurned")
          .should()
          .onlyBeCalled()
          .byClassesThat(
              resideInAnyPackage(
                  "io.goalpost.service.appliers..",
                  "io.goalpost.service.state..",
                  "io.goalpost.service.recovery..",
                  "io.goalpost.service.trial.."))
          .because("rules decide, appliers change state, recovery loads it; a trial's is its own");

  @ArchTest
  static final ArchRule APPLIERS_KNOW_NO_RULES_AT_WORK =
      noClasses()
          .that()
          .resideInAPackage("io.goalpost.service.appliers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.goalpost.rules.session..",
              "io.goalpost.rules.vocabulary..",
              "io.goalpost.service.engine..")
          .because("recovery runs appliers and no rule");

  @ArchTest
  static final ArchRule THE_ENGINE_HAS_NO_THREAD_AND_NO_STORE =
      noClasses()
          .that()
          .resideInAPackage("io.goalpost.service.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.util.concurrent..",
              "java.sql..",
              "org.jdbi..",
              "io.goalpost.service.store..",
              "io.goalpost.service.journal..",
              "io.goalpost.service.checkpoint..",
              "io.goalpost.service.loop..")
          .because("it takes inputs and gives records, wherever it runs (DESIGN §6)");

  @ArchTest
  static final ArchRule SQL_STAYS_IN_STORAGE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.goalpost.service.store..",
              "io.goalpost.service.journal..",
              "io.goalpost.service.checkpoint..",
              "io.goalpost.service.projection..",
              "io.goalpost.service.health..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..")
          .because("only storage packages know SQL (STYLE 3)");

  @ArchTest
  static final ArchRule THE_WALL_CLOCK_IS_NAMED_IN_THE_WIRING =
      noClasses()
          .that()
          .doNotHaveSimpleName("Wiring")
          .should()
          .callMethodWhere(
              target(name("now"))
                  .and(
                      target(
                          owner(
                              com.tngtech.archunit.base.DescribedPredicate.describe(
                                  "a wall clock", ArchitectureTest::tellsTheTime)))))
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("time is handed in, so that tests and replays have their own (STYLE 9)");

  private static boolean tellsTheTime(JavaClass type) {
    return type.isEquivalentTo(Instant.class)
        || type.isEquivalentTo(LocalDate.class)
        || type.isEquivalentTo(LocalDateTime.class)
        || type.isEquivalentTo(OffsetDateTime.class)
        || type.isEquivalentTo(ZonedDateTime.class)
        || type.isEquivalentTo(Clock.class);
  }
}
