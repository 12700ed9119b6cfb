package org.redress.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The directions that the code keeps, AR1 to AR10. A service's test calls {@link #check(String)} with its root package, for example
 * {@code org.redress.kpi}. The feature roots are the direct sub-packages of the root.
 */
public final class ArchitectureRules {

    private static final Set<String> INCOMING_CHANNEL = Set.of(
            "org.eclipse.microprofile.reactive.messaging.Incoming",
            "io.smallrye.reactive.messaging.annotations.Blocking");
    private static final Set<String> ADAPTERS =
            Set.of("http", "json", "kafka", "store", "published", "mail", "webhook");
    private static final Set<String> SERVICES = Set.of("complaint", "feedback", "kpi", "notification", "console");
    private static final Set<String> CLOCK_TYPES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");
    private static final Set<String> INJECTION = Set.of(
            "jakarta.inject.Inject",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.rest.client.inject.RestClient",
            "org.eclipse.microprofile.reactive.messaging.Channel");

    private ArchitectureRules() {}

    /** Checks every rule against the compiled main classes under the package. */
    public static void check(String root) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        of(root).values().forEach(rule -> rule.check(classes));
    }

    /** The rules by their number, for the service or library with this root package. */
    public static Map<String, ArchRule> of(String root) {
        String[] others = SERVICES.stream()
                .map(service -> "org.redress." + service)
                .filter(service -> !service.equals(root))
                .toArray(String[]::new);
        return of(root, others);
    }

    /** The same, with the root packages of the services that it must not know. */
    static Map<String, ArchRule> of(String root, String... others) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("AR1", domainKnowsNoFramework(root));
        rules.put(
                "AR2",
                slices().matching(root + ".(*)..").should().beFreeOfCycles().as("AR2 features are free of cycles"));
        rules.put("AR3", onlyEdgesKnowTheContract(root));
        rules.put("AR4", httpCallsUseCases(root));
        rules.put("AR5", timeIsInjected());
        rules.put("AR6", constructorInjectionOnly());
        rules.put("AR7", namesSayWhatTheyAre());
        rules.put("AR8", onlyMessagingTalksToKafka());
        rules.put("AR9", servicesShareEventsOnly(others));
        rules.put("AR10", sqlLivesInStores());
        rules.put("AR11", storesKnowNoHttp(root));
        rules.put("AR12", rootsKnowNoAdapter(root));
        rules.replaceAll((number, rule) -> rule.allowEmptyShould(true));
        return rules;
    }

    private static ArchRule domainKnowsNoFramework(String root) {
        return noClasses()
                .that(domainOf(root))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.quarkus..",
                        // Not io.smallrye.config: a feature's @ConfigMapping stands beside it (H8).
                        "io.smallrye.mutiny..",
                        "io.smallrye.reactive..",
                        "io.smallrye.common..",
                        "io.vertx..",
                        "jakarta.ws.rs..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind..",
                        "org.apache.kafka.."))
                .as("AR1 domain packages know no framework");
    }

    private static ArchRule onlyEdgesKnowTheContract(String root) {
        return noClasses()
                .that(domainOf(root))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.redress.contract.."))
                .as("AR3 only ..published.. and ..kafka.. import the event contract");
    }

    private static ArchRule httpCallsUseCases(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..http..")
                .should()
                .dependOnClassesThat(describe(
                        "are repositories or stores",
                        type -> type.getPackageName().startsWith(root) && inPackageNamed(type, "store")))
                .orShould()
                .dependOnClassesThat(describe(
                        "are Panache repositories",
                        type -> type.isAssignableTo("io.quarkus.hibernate.orm.panache.PanacheRepositoryBase")))
                .as("AR4 ..http.. calls use cases, never repositories");
    }

    private static ArchRule storesKnowNoHttp(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..store..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + "..http.."))
                .as("AR11 ..store.. never imports ..http..");
    }

    private static ArchRule timeIsInjected() {
        DescribedPredicate<JavaMethodCall> readsTheWallClock =
                describe("read the wall clock", call -> readsTheWallClock(call.getTarget()));
        return noClasses().should().callMethodWhere(readsTheWallClock).as("AR5 the clock is injected");
    }

    private static boolean readsTheWallClock(AccessTarget.MethodCallTarget target) {
        String owner = target.getOwner().getFullName();
        boolean noArgumentNow = target.getName().equals("now")
                && target.getRawParameterTypes().isEmpty()
                && CLOCK_TYPES.contains(owner);
        return noArgumentNow
                || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"));
    }

    private static ArchRule constructorInjectionOnly() {
        return fields().should()
                .notBeAnnotatedWith(describe(
                        "an injection annotation",
                        annotation -> INJECTION.contains(annotation.getRawType().getFullName())))
                .as("AR6 no field injection");
    }

    private static ArchRule namesSayWhatTheyAre() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .as("AR7 no class named *Impl, *Manager, *Helper");
    }

    private static ArchRule onlyMessagingTalksToKafka() {
        return noClasses()
                .that(resideOutsideOfPackages("org.redress.messaging.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.apache.kafka.clients.producer..",
                                "org.eclipse.microprofile.reactive.messaging..",
                                "io.smallrye.reactive.messaging..")
                        .and(not(describe(
                                "make a method the end of an incoming channel",
                                type -> INCOMING_CHANNEL.contains(type.getFullName())))))
                .orShould()
                .callConstructorWhere(describe("make a Kafka consumer", call -> call.getTargetOwner()
                        .getFullName()
                        .equals("org.apache.kafka.clients.consumer.KafkaConsumer")))
                .as("AR8 no emitter, no Kafka producer and no consumer of its own outside the messaging library");
    }

    private static ArchRule servicesShareEventsOnly(String... others) {
        String[] packages = Arrays.stream(others).map(other -> other + "..").toArray(String[]::new);
        return noClasses()
                .that(resideOutsideOfPackages(packages))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages))
                .as("AR9 a service knows no other service's classes, a library none at all");
    }

    private static ArchRule sqlLivesInStores() {
        return classes()
                .that(resideOutsideOfPackages("..store..", "org.redress.messaging.."))
                .should()
                .onlyAccessMembersThat(describe(
                        "run no native SQL",
                        member -> !runsSql(member.getOwner().getFullName(), member.getName())))
                .as("AR10 native SQL only in ..store.. and the messaging library");
    }

    private static ArchRule rootsKnowNoAdapter(String root) {
        return noClasses()
                .that(domainOf(root))
                .should()
                .dependOnClassesThat(describe(
                        "are rows or requests of " + root,
                        type -> type.getPackageName().startsWith(root + ".")
                                && (inPackageNamed(type, "store") || inPackageNamed(type, "http"))))
                .as("AR12 a feature's root knows neither ..store.. nor ..http..");
    }

    private static boolean runsSql(String owner, String member) {
        return switch (owner) {
            case "java.sql.Connection" ->
                member.equals("prepareStatement") || member.equals("createStatement") || member.equals("prepareCall");
            case "java.sql.Statement", "java.sql.PreparedStatement" -> member.startsWith("execute");
            case "jakarta.persistence.EntityManager", "org.hibernate.Session", "org.hibernate.query.QueryProducer" ->
                member.equals("createNativeQuery") || member.equals("createNativeMutationQuery");
            default -> false;
        };
    }

    /** A feature's root or a part of its domain: no segment below the root names an adapter. */
    private static DescribedPredicate<JavaClass> domainOf(String root) {
        return describe("are domain classes of " + root, type -> {
            String name = type.getPackageName();
            return name.startsWith(root + ".")
                    && Arrays.stream(name.substring(root.length() + 1).split("\\."))
                            .noneMatch(ADAPTERS::contains);
        });
    }

    private static boolean inPackageNamed(JavaClass type, String segment) {
        return Arrays.asList(type.getPackageName().split("\\.")).contains(segment);
    }
}
