package org.dl4jworkbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Holds the rooms of ARCHITECTURE.md apart; each rule says why it is there. */
@AnalyzeClasses(packages = "org.dl4jworkbench", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final String[] JAVAFX = {"javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp.ikonli.."};
    private static final String[] ND4J = {"org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."};

    @ArchTest
    static final ArchRule modelKnowsNobody = classes()
            .that()
            .resideInAPackage("..dl4jworkbench.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.dl4jworkbench.model..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..")
            .because("specs are read by every room and stored for years; they must not drag a library along");

    @ArchTest
    static final ArchRule onlyTheEngineKnowsDeeplearning4j = noClasses()
            .that()
            .resideOutsideOfPackages("org.dl4jworkbench.engine..", "org.nd4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ND4J)
            .because("a native crash must take one engine process down and never the window");

    @ArchTest
    static final ArchRule theEnginesClientLoadsNoNatives = noClasses()
            .that()
            .resideInAnyPackage("org.dl4jworkbench.engine.protocol..", "org.dl4jworkbench.engine.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ND4J)
            .because("they run inside the workbench, which never loads ND4J");

    @ArchTest
    static final ArchRule theWorkbenchReachesEnginesThroughTheirClientOnly = noClasses()
            .that()
            .resideOutsideOfPackages("org.dl4jworkbench.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.dl4jworkbench.engine")
            .because("the engine's own classes live in another process");

    @ArchTest
    static final ArchRule onlyTheWindowKnowsJavaFx = noClasses()
            .that()
            .resideOutsideOfPackages("org.dl4jworkbench.ui..", "org.dl4jworkbench.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JAVAFX)
            .because("the command line and the engine run on servers without a screen");

    @ArchTest
    static final ArchRule chartsAreDrawnInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("org.dl4jworkbench.chart..", "org.dl4jworkbench.ui.chart..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jfree..")
            .because("screen and paper share one path, so that a figure looks the same in both");

    @ArchTest
    static final ArchRule dataKnowsNoUseCase = noClasses()
            .that()
            .resideInAnyPackage("org.dl4jworkbench.data..", "org.dl4jworkbench.rundir..", "org.dl4jworkbench.chart..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.dl4jworkbench.lab..",
                    "org.dl4jworkbench.engine..",
                    "org.dl4jworkbench.cli..",
                    "org.dl4jworkbench.ui..",
                    "org.dl4jworkbench.app..")
            .because("formats and figures stand below the use cases");

    @ArchTest
    static final ArchRule theEngineKnowsNoUseCase = noClasses()
            .that()
            .resideInAPackage("org.dl4jworkbench.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.dl4jworkbench.lab..",
                    "org.dl4jworkbench.cli..",
                    "org.dl4jworkbench.ui..",
                    "org.dl4jworkbench.app..")
            .because("an engine does one run and knows nothing of why");

    @ArchTest
    static final ArchRule useCasesKnowNoFace = noClasses()
            .that()
            .resideInAPackage("org.dl4jworkbench.lab..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.dl4jworkbench.cli..", "org.dl4jworkbench.ui..", "org.dl4jworkbench.app..")
            .because("the window and the command line are two faces of the same use cases");

    @ArchTest
    static final ArchRule facesDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("org.dl4jworkbench.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.dl4jworkbench.ui..")
            .because("a command must start without loading JavaFX");

    @ArchTest
    static final ArchRule roomsFormNoCircle = SlicesRuleDefinition.slices()
            .matching("org.dl4jworkbench.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room imports only what stands below it");

    @ArchTest
    static final ArchRule onlyFacesAndProcessesPrint = noClasses()
            .that()
            .resideOutsideOfPackages("org.dl4jworkbench.cli..", "org.dl4jworkbench.app..")
            .and()
            .doNotHaveFullyQualifiedName("org.dl4jworkbench.engine.probe.ProbeMain")
            .and()
            .doNotHaveFullyQualifiedName("org.dl4jworkbench.lab.spark.WorkerMain")
            .and()
            .doNotHaveFullyQualifiedName("org.dl4jworkbench.data.GeneratedDigits")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because(
                    "--json promises that nothing else stands on standard output; the answers of a probe and of a run on a cluster are their output");

    @ArchTest
    static final ArchRule theWorkbenchNeverLoadsAnEngine = noClasses()
            .that()
            .resideInAnyPackage("org.dl4jworkbench.engine.client..", "org.dl4jworkbench.engine.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.dl4jworkbench.engine", "org.dl4jworkbench.engine.probe..")
            .because("loading one of the engine's own classes would load ND4J into the window's process");

    @ArchTest
    static final ArchRule oneWayToLog = noClasses()
            .that()
            // It silences JavaFX's own logger for the moment of the start.
            .doNotHaveFullyQualifiedName("org.dl4jworkbench.ui.shell.WorkbenchApplication")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("all of the program's own messages go through SLF4J into one file");
}
