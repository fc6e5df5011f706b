package dev.gnomon.comparator;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.gnomon.comparator.topology.StoreDef;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.streams.state.Stores;

/** Who may know whom, and what nobody does. */
@AnalyzeClasses(
        packages = {"dev.gnomon.comparator", "dev.gnomon.compare"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("..comparator.cli..")
            .layer("app")
            .definedBy("..comparator.app..")
            .layer("runtime")
            .definedBy("..comparator.runtime..")
            .layer("provision")
            .definedBy("..comparator.provision..")
            .layer("clients")
            .definedBy("..comparator.clients..")
            .layer("http")
            .definedBy("..comparator.http..")
            .layer("peer")
            .definedBy("..comparator.peer..")
            .layer("desk")
            .definedBy("..comparator.desk..")
            .layer("query")
            .definedBy("..comparator.query..")
            .layer("metrics")
            .definedBy("..comparator.metrics..")
            .layer("topology")
            .definedBy("..comparator.topology..")
            .layer("pairing")
            .definedBy("..comparator.pairing..")
            .layer("counts")
            .definedBy("..comparator.counts..")
            .layer("bytes")
            .definedBy("..comparator.bytes..")
            .layer("decide")
            .definedBy("..comparator.decide..")
            .layer("control")
            .definedBy("..comparator.control..")
            .layer("verify")
            .definedBy("..comparator.verify..")
            .layer("config")
            .definedBy("..comparator.config..")
            .layer("compare")
            .definedBy("dev.gnomon.compare..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("app")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("runtime")
            .mayOnlyBeAccessedByLayers("cli", "app", "provision", "clients")
            .whereLayer("provision")
            .mayOnlyBeAccessedByLayers("cli", "app")
            .whereLayer("clients")
            .mayOnlyBeAccessedByLayers("cli", "app", "provision")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("peer")
            .mayOnlyBeAccessedByLayers("app", "http")
            .whereLayer("desk")
            .mayOnlyBeAccessedByLayers("app", "http")
            .whereLayer("query")
            .mayOnlyBeAccessedByLayers("app", "http", "metrics", "peer", "desk")
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("topology")
            .mayOnlyBeAccessedByLayers("app", "clients", "provision", "query", "peer")
            .whereLayer("pairing")
            .mayOnlyBeAccessedByLayers("topology")
            .whereLayer("counts")
            .mayOnlyBeAccessedByLayers("metrics", "pairing", "topology")
            .whereLayer("bytes")
            .mayOnlyBeAccessedByLayers("counts", "pairing", "topology")
            .whereLayer("decide")
            .mayOnlyBeAccessedByLayers("cli", "http", "metrics", "query", "topology")
            .whereLayer("control")
            .mayOnlyBeAccessedByLayers("app", "desk", "topology")
            .whereLayer("verify")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers(
                    "cli", "app", "provision", "clients", "http", "query", "peer", "topology", "pairing", "verify")
            .whereLayer("compare")
            .mayOnlyBeAccessedByLayers("cli", "control", "pairing", "topology", "verify");

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("dev.gnomon.comparator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule decidingKnowsNoWorldOutside = noClasses()
            .that()
            .resideInAnyPackage("..comparator.control..", "..comparator.decide..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.net..", "java.nio.file..", "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule countsArePure = classes()
            .that()
            .resideInAPackage("..comparator.counts..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.gnomon.comparator.counts..",
                            "dev.gnomon.comparator.bytes..",
                            "dev.gnomon.schemas..",
                            "java.lang..",
                            "java.nio.charset..",
                            "java.util",
                            "java.util.function..",
                            "java.util.stream..",
                            "org.apache.avro..",
                            "org.jspecify..")
                    .or(equivalentTo(Instant.class)));

    @ArchTest
    static final ArchRule bytesArePure = classes()
            .that()
            .resideInAPackage("..comparator.bytes..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.gnomon.comparator.bytes..",
                    "java.lang..",
                    "java.nio.charset..",
                    "java.util",
                    "java.util.function..",
                    "net.jpountz.xxhash..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule pairingKnowsNoStreams = noClasses()
            .that()
            .resideInAPackage("..comparator.pairing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.streams..", "org.apache.kafka.clients..", "java.net..", "java.nio.file..");

    @ArchTest
    static final ArchRule timeIsHandedIn = noClasses()
            .that()
            .resideInAnyPackage(
                    "..comparator.control..",
                    "..comparator.counts..",
                    "..comparator.decide..",
                    "..comparator.pairing..",
                    "..comparator.topology..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints =
            noClasses().that().resideOutsideOfPackage("..comparator.cli..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsItsParser = noClasses()
            .that()
            .resideOutsideOfPackage("..comparator.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyRestKnowsItsServer = noClasses()
            .that()
            .resideOutsideOfPackage("..comparator.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    /** The signal is a store only to be flushed; it holds nothing. */
    @ArchTest
    static final ArchRule storesAreOpenedByTheirDefinition = noClasses()
            .that()
            .doNotBelongToAnyOf(StoreDef.class)
            .and()
            .doNotHaveSimpleName("CommitSignal")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Stores.class)
            .orShould()
            .callMethodWhere(target(name("getStateStore")));

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            classes().should().haveNameNotMatching(".*(Impl|Manager|Helper|Utils?)");
}
