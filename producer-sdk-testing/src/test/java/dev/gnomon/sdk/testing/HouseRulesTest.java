package dev.gnomon.sdk.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.gnomon.sdk.testing", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule theTestKitUsesTheApiAndNothingBehindIt =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.gnomon.sdk.internal..");
}
