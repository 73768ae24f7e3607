package io.nethood;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import io.netty.util.concurrent.Ticker;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the house, over every class of the product; the benchmarks stand above it and are not on this class path.
 */
class ArchitectureTest {
    private static final String GROUND_WIRE = "io.nethood.wire..";
    private static final String GROUND_EVENT = "io.nethood.event..";
    private static final String GROUND_NETBIOS = "io.nethood.netbios..";
    private static final String SMB = "io.nethood.smb..";
    private static final String BROWSER = "io.nethood.browser..";
    private static final String SERVER = "io.nethood.server..";
    private static final String CLI = "io.nethood.server.cli..";
    private static final String EDGE = "io.nethood..netty..";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The test kit of the modules below comes as jars.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.nethood");

    @Test
    void every_module_is_seen_by_these_rules() {
        assertThat(PRODUCT.containPackage("io.nethood.wire")).isTrue();
        assertThat(PRODUCT.containPackage("io.nethood.smb.session")).isTrue();
        assertThat(PRODUCT.containPackage("io.nethood.browser")).isTrue();
        assertThat(PRODUCT.containPackage("io.nethood.server.cli")).isTrue();
    }

    @Test
    void the_ground_knows_nothing_that_stands_on_it() {
        noClasses()
                .that()
                .resideInAnyPackage(GROUND_WIRE, GROUND_EVENT, GROUND_NETBIOS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SMB, BROWSER, SERVER)
                .check(PRODUCT);
    }

    @Test
    void smb_knows_neither_the_browser_nor_the_server() {
        noClasses()
                .that()
                .resideInAPackage(SMB)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BROWSER, SERVER)
                .check(PRODUCT);
    }

    @Test
    void the_browser_does_not_know_the_server() {
        noClasses()
                .that()
                .resideInAPackage(BROWSER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SERVER)
                .check(PRODUCT);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("io.nethood.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void protocol_code_does_not_know_netty_channels() {
        belowTheEdge()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty.channel..", "io.netty.bootstrap..", "io.netty.handler..")
                .check(PRODUCT);
    }

    @Test
    void protocol_code_starts_no_threads() {
        belowTheEdge()
                .should()
                .callCodeUnitWhere(
                        call("start or make a thread", Thread.class, "<init>", "start", "ofVirtual", "ofPlatform"))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Executors.class)
                .check(PRODUCT);
    }

    @Test
    void nobody_reads_the_system_clock() {
        belowTheServer()
                .should()
                .callCodeUnitWhere(call("ask for the time", Instant.class, "now"))
                .orShould()
                .callCodeUnitWhere(call("ask for the time", System.class, "nanoTime", "currentTimeMillis"))
                .orShould()
                .callCodeUnitWhere(call("take the system's clock", InstantSource.class, "system"))
                .orShould()
                .callCodeUnitWhere(
                        call("take the system's clock", Clock.class, "systemUTC", "systemDefaultZone", "system"))
                .orShould()
                .callCodeUnitWhere(call("take the system's ticker", Ticker.class, "systemTicker"))
                .orShould()
                .callCodeUnitWhere(call("sleep", Thread.class, "sleep"))
                .check(PRODUCT);
    }

    @Test
    void nobody_rolls_dice_of_their_own() {
        belowTheServer()
                .should()
                .callCodeUnitWhere(call("make a generator", Random.class, "<init>"))
                .orShould()
                .callCodeUnitWhere(call("make a generator", SecureRandom.class, "<init>", "getInstanceStrong"))
                .orShould()
                .callCodeUnitWhere(call("take a generator", RandomGenerator.class, "getDefault", "of"))
                .orShould()
                .callCodeUnitWhere(call("take a generator", ThreadLocalRandom.class, "current"))
                .orShould()
                .callCodeUnitWhere(call("draw an id", UUID.class, "randomUUID"))
                .orShould()
                .callCodeUnitWhere(call("draw a number", Math.class, "random"))
                .check(PRODUCT);
    }

    @Test
    void only_the_command_line_writes_to_the_standard_streams() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should(ACCESS_STANDARD_STREAMS)
                .check(PRODUCT);
    }

    @Test
    void nobody_uses_java_util_logging() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(PRODUCT);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(PRODUCT.getPackage("io.nethood").getSubpackagesInTree())
                .filteredOn(javaPackage -> !javaPackage.getClasses().isEmpty())
                .allMatch(javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class), "is null-marked")
                .extracting(JavaPackage::getName)
                .contains("io.nethood.netbios.session", "io.nethood.server.cli");
    }

    private static GivenClassesConjunction belowTheServer() {
        return noClasses().that().resideOutsideOfPackage(SERVER);
    }

    private static GivenClassesConjunction belowTheEdge() {
        return noClasses().that().resideOutsideOfPackages(SERVER, EDGE);
    }

    /** Calls of one of {@code names} on {@code owner} itself, not on its subclasses. */
    private static DescribedPredicate<JavaCall<?>> call(String what, Class<?> owner, String... names) {
        return DescribedPredicate.describe(
                what + " (" + owner.getSimpleName() + ")",
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && List.of(names).contains(call.getName()));
    }
}
