package dev.gnomon.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which package may use which, and what belongs to the API. */
@AnalyzeClasses(packages = "dev.gnomon.sdk", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    /** A change of the API changes this file, on purpose. */
    private static final Path API = Path.of("src", "test", "resources", "public-types.txt");

    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("dev.gnomon.sdk")
            .layer("openfeature")
            .definedBy("..sdk.openfeature..")
            .layer("kafka")
            .definedBy("..sdk.internal.kafka..")
            .layer("payload")
            .definedBy("..sdk.internal.payload..")
            .layer("threads")
            .definedBy("..sdk.internal.threads..")
            .layer("spi")
            .definedBy("..sdk.spi..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("openfeature")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("kafka")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("payload")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("threads")
            .mayOnlyBeAccessedByLayers("root", "kafka", "payload", "openfeature")
            .whereLayer("spi")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().assignedFrom(new Packages()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theApiShowsNothingInternal =
            classes().that(arePartOfTheApi()).should(new NothingInternalInSignatures());

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            classes().should().haveNameNotMatching(".*(Impl|Manager|Helper|Utils?)");

    @ArchTest
    static void thePublicTypesAreThoseThatAreListed(JavaClasses all) throws IOException {
        List<String> found = all.that(arePartOfTheApi()).stream()
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(found).as("public types, listed in %s", API).isEqualTo(Files.readAllLines(API));
    }

    private static DescribedPredicate<JavaClass> arePartOfTheApi() {
        return DescribedPredicate.describe(
                "are part of the API",
                type -> NothingInternalInSignatures.isVisible(type) && !NothingInternalInSignatures.isInternal(type));
    }

    /** Each package is a slice, also those in which others lie. */
    private static final class Packages implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
