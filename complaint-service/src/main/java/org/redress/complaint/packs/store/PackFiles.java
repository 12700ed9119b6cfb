package org.redress.complaint.packs.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.complaint.packs.Pack;
import org.redress.complaint.packs.PackVariant;
import org.redress.complaint.packs.Packs;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.json.PolicyForm;
import org.redress.kit.problem.Problem.FieldError;

/** The packs that are shipped: one file each below {@code packs}. A broken one keeps the service from starting. */
@Singleton
public final class PackFiles {

    private static final List<String> SHIPPED = List.of(
            "uk-fca-disp", "au-asic-rg271", "us-cfpb", "eu-psd2", "uk-ofgem", "uk-ofcom", "uk-nhs", "iso-10002");

    /**
     * All of them.
     *
     * @throws BrokenPackException naming the file and every fault
     */
    @Produces
    @Singleton
    @Startup
    public static Packs shipped() {
        return new Packs(SHIPPED.stream()
                .map(id -> read("packs/" + id + ".json", bytes("packs/" + id + ".json")))
                .toList());
    }

    /**
     * A pack.
     *
     * @param file its name, which must be that of the id
     * @throws BrokenPackException with every fault
     */
    public static Pack read(String file, byte[] bytes) {
        PackDocument document = PackJson.read(file, bytes);
        PolicyForm form = new PolicyForm();
        List<NamedCalendar> calendars = form.calendars(under("calendars", document.calendars()), "");
        Set<String> ids = calendars.stream().map(NamedCalendar::id).collect(Collectors.toSet());
        ZoneId zone = calendars.isEmpty()
                ? ZoneOffset.UTC
                : calendars.getFirst().calendar().zone();
        List<PackVariant> variants = new ArrayList<>();
        for (int i = 0; i < document.variants().size(); i++) {
            PackDocument.Variant variant = document.variants().get(i);
            variants.add(new PackVariant(
                    variant.id(),
                    variant.title(),
                    variant.policies().toString(),
                    form.policies(under("policies", variant.policies()), "/variants/" + i, ids, zone),
                    variant.clocks()));
        }
        refuse(file, form.faults().stream().map(PackFiles::words).toList());
        Pack pack = pack(document, calendars, variants);
        List<String> faults = new ArrayList<>(PackCheck.faults(pack));
        if (!file.equals("packs/" + pack.id() + ".json")) {
            faults.add("/id is not that of the file");
        }
        refuse(file, faults);
        return pack;
    }

    private static Pack pack(PackDocument document, List<NamedCalendar> calendars, List<PackVariant> variants) {
        return new Pack(
                document.id(),
                document.title(),
                document.jurisdiction(),
                document.regulator(),
                document.version(),
                document.effectiveFrom(),
                document.about(),
                document.rules(),
                document.events(),
                document.calendars().toString(),
                calendars,
                variants,
                document.lanes(),
                document.notices(),
                document.holdingLetters());
    }

    private static JsonNode under(String name, JsonNode list) {
        return JsonNodeFactory.instance.objectNode().set(name, list);
    }

    private static String words(FieldError fault) {
        return fault.pointer() + " " + fault.message();
    }

    private static void refuse(String file, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new BrokenPackException(file, faults);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = PackFiles.class.getResourceAsStream("/" + file)) {
            if (stream == null) {
                throw new BrokenPackException(file, List.of("is not there"));
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
