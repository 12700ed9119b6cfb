package org.redress.console.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.List;
import java.util.Set;

/** Passwords that everybody tries first: a list of stems, and what people commonly add to them to reach eight characters. */
final class CommonPasswords {

    private static final String STEMS = "/common-password-stems.txt";
    private static final String[] ENDINGS = {
        "", "1", "2", "3", "7", "12", "123", "1234", "12345", "123456", "!", "1!", "123!", "01", "69", "99", "00",
        "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "."
    };

    private CommonPasswords() {}

    static Set<String> load() {
        Set<String> all = new HashSet<>();
        try (InputStream file = CommonPasswords.class.getResourceAsStream(STEMS)) {
            if (file == null) {
                throw new IllegalStateException(STEMS + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            lines.lines()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(stem -> addVariants(all, stem));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(all);
    }

    private static void addVariants(Set<String> all, String stem) {
        for (String spelling : List.of(stem, leet(stem), stem + stem)) {
            for (String ending : ENDINGS) {
                String password = spelling + ending;
                if (password.length() >= PasswordRules.MIN) {
                    all.add(password);
                }
            }
        }
    }

    private static String leet(String stem) {
        return stem.replace('a', '@')
                .replace('o', '0')
                .replace('e', '3')
                .replace('i', '1')
                .replace('s', '$');
    }
}
