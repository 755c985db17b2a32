package app.earmark.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house. Each fails with the reason why it is there. */
class ArchitectureTest {

  private static final String ROOT = "app.earmark";

  private static final JavaClasses HOUSE =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void modelAndUtilDependOnTheJdkAlone() {
    check(
        mayUseOfTheHouse("model", "util"),
        "values that every package shares must not drag any of them along");
    check(mayUseOfTheHouse("util"), "the ground floor rests on nothing of the house");
    check(
        classes().that().resideInAnyPackage(ROOT + ".model..", ROOT + ".util..").should().onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", ROOT + ".model..", ROOT + ".util..")),
        "whoever reads the model should need no library's manual");
  }

  @Test
  void theWorkersDoNotKnowOneAnother() {
    for (String worker : List.of("feed", "net", "store", "audio", "desktop")) {
      check(
          mayUseOfTheHouse(worker, "model", "util"),
          "each outside thing (XML, HTTP, SQL, sound, desktop) is met in one place and put together in service");
    }
  }

  @Test
  void theUpperFloorsUseOnlyWhatIsBelow() {
    check(
        mayUseOfTheHouse("playback", "model", "util", "audio", "store"),
        "playing needs the sound and the position, not the network or the screen");
    check(
        mayUseOfTheHouse("service", "model", "util", "feed", "net", "store", "audio", "desktop", "playback"),
        "use cases know no screen");
  }

  @Test
  void pagesKnowUseCasesOnly() {
    check(
        classes().that().resideInAPackage(ROOT + ".ui..").should(onlyDependOnClassesThat(
            outsideTheHouse().or(in("model", "util", "service", "playback", "ui")))),
        "a page that reaches past the use cases waits for the network or the database on the JavaFX thread");
    List<String> pages = HOUSE.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(ROOT + ".ui."))
        .map(name -> name.substring((ROOT + ".ui.").length()).replaceFirst("\\..*", ""))
        .distinct()
        .filter(name -> !name.equals("common") && !name.equals("main"))
        .toList();
    for (String page : pages) {
      check(
          mayUseOfTheHouse("ui." + page, "model", "util", "service", "playback", "ui.common"),
          "pages are put together in ui.main alone; what two of them need belongs into ui.common");
    }
    check(
        mayUseOfTheHouse("ui.common", "model", "util", "service", "playback"),
        "what pages share must not know them");
  }

  @Test
  void eachLibraryIsMetInItsOwnPackage() {
    check(
        noClasses().that(outside("ui", "app").and(isNot(ROOT + ".playback.Player"))).should().dependOnClassesThat()
            .resideInAPackage("javafx.."),
        "everything but the window, its start and the player works without a toolkit");
    check(
        noClasses().that(outside("store")).should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite.."),
        "whoever can speak SQL can break the one-writer rule");
    check(
        noClasses().that(outside("net")).should().dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "java.net.http.."),
        "limits, redirects and secrets of requests are kept in one place");
    check(
        noClasses().that(outside("audio")).should().dependOnClassesThat().resideInAPackage("org.bytedeco.."),
        "native memory is handled in one place");
    check(
        noClasses().that(outside("desktop")).should().dependOnClassesThat().resideInAPackage("org.freedesktop.."),
        "the desktop is spoken to in one place, and each platform has its own");
    check(
        noClasses().that(outside("feed")).should().dependOnClassesThat()
            .resideInAnyPackage("com.rometools..", "org.jdom2.."),
        "feeds are read in one place");
    check(
        noClasses().should().dependOnClassesThat().resideInAnyPackage("javafx.scene.web..", "javafx.fxml.."),
        "show notes need no browser engine, and views are code");
  }

  @Test
  void threadsHaveOneHome() {
    check(
        noClasses().that(isNot(ROOT + ".ui.common.FxThread")).should()
            .callMethod("javafx.application.Platform", "runLater", Runnable.class.getName()),
        "one gate to the JavaFX thread can be watched, coalesced and replaced in tests");
    DescribedPredicate<JavaClass> makers = belongToAnyOf(
        Executors.class, ForkJoinPool.class, ThreadPoolExecutor.class);
    check(
        noClasses().that(outside("app")).should().dependOnClassesThat(makers),
        "executors are made, named and ended in app, so that one place tells how many threads there are");
    check(
        noClasses().that(outside("app")).should().callConstructorWhere(
            new DescribedPredicate<>("a thread is made") {
              @Override
              public boolean test(JavaConstructorCall call) {
                return call.getTargetOwner().isAssignableTo(Thread.class);
              }
            }),
        "threads are made, named and ended in app");
    check(
        noClasses().that(outside("app")).should().callMethodWhere(
            new DescribedPredicate<>("a thread is started") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().isEquivalentTo(Thread.class)
                    && Set.of("ofVirtual", "ofPlatform", "startVirtualThread").contains(call.getName());
              }
            }),
        "threads are made, named and ended in app");
  }

  @Test
  void nothingHidesState() {
    check(
        fields().that().areStatic().should().beFinal(),
        "a static that changes is shared by tests, windows and libraries alike");
    check(
        fields().that().areStatic().should().notHaveRawType(resideInAnyPackage("java.util.concurrent.atomic")),
        "a static that changes is shared by tests, windows and libraries alike");
  }

  @Test
  void onlyTheCommandLinePrints() {
    check(
        noClasses().that(outside("app.cli")).should().accessFieldWhere(
            new DescribedPredicate<>("standard output or error is used") {
              @Override
              public boolean test(JavaFieldAccess access) {
                return access.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("out", "err").contains(access.getName());
              }
            }),
        "standard output belongs to whoever reads --json; everything else goes to the log");
  }

  @Test
  void thereAreNoCyclesBetweenPackages() {
    check(
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles(),
        "two packages that need each other are one package");
  }

  @Test
  void namesSayWhatAThingIs() {
    check(
        noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?"),
        "such a name tells nothing of what the class is for");
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> marked = new HashSet<>();
    Set<String> all = new HashSet<>();
    HOUSE.forEach(type -> {
      all.add(type.getPackageName());
      if (type.getSimpleName().equals("package-info")
          && type.isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
        marked.add(type.getPackageName());
      }
    });
    all.removeAll(marked);
    assertThat(all)
        .as("packages without @NullMarked, in which nobody checks for null")
        .isEmpty();
  }

  private static void check(ArchRule rule, String because) {
    rule.allowEmptyShould(true).because(because).check(HOUSE);
  }

  /** Classes of {@code floor} use, of the house, nothing but their own package and {@code others}. */
  private static ClassesShouldConjunction mayUseOfTheHouse(String floor, String... others) {
    String[] allowed = Stream.concat(Stream.of(floor), Arrays.stream(others)).toArray(String[]::new);
    return classes().that().resideInAPackage(ROOT + "." + floor + "..")
        .should(onlyDependOnClassesThat(outsideTheHouse().or(in(allowed))));
  }

  private static DescribedPredicate<JavaClass> outsideTheHouse() {
    return resideOutsideOfPackages(ROOT + "..");
  }

  private static DescribedPredicate<JavaClass> in(String... floors) {
    return resideInAnyPackage(Arrays.stream(floors).map(floor -> ROOT + "." + floor + "..").toArray(String[]::new));
  }

  private static DescribedPredicate<JavaClass> outside(String... floors) {
    return not(in(floors));
  }

  private static DescribedPredicate<JavaClass> isNot(String name) {
    Pattern itOrInside = Pattern.compile(Pattern.quote(name) + "(\\$.*)?");
    return DescribedPredicate.describe(
        "other than " + name, type -> !itOrInside.matcher(type.getName()).matches());
  }
}
