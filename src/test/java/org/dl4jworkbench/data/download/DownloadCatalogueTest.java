package org.dl4jworkbench.data.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DownloadCatalogueTest {
    @Test
    void everySetHasSourcesOrSaysWhereToLogIn() {
        assertThat(DownloadCatalogue.all())
                .extracting(RemoteSet::id)
                .containsExactly("mnist", "fashion-mnist", "cifar-10", "medical-masks");
        for (RemoteSet set : DownloadCatalogue.all()) {
            assertThat(set.byHand(Path.of("data")))
                    .contains(Path.of("data", set.id()).toString());
            assertThat(set.licence()).isNotBlank();
            for (RemoteFile file : set.files()) {
                assertThat(file.mirrors()).hasSizeGreaterThan(1).allMatch(uri -> uri.getScheme()
                        .startsWith("http"));
                assertThat(file.mirrors()).allMatch(uri -> uri.getPath().endsWith("/" + file.name()));
                int digits = file.checksum().algorithm().equals("MD5") ? 32 : 64;
                assertThat(file.checksum().hex()).matches("[0-9a-f]{" + digits + "}");
            }
        }
    }

    @Test
    void lengthsAreThoseOfTheOfficialFiles() {
        // As listed on the makers' pages.
        assertThat(DownloadCatalogue.find("mnist").orElseThrow().bytes()).isEqualTo(9912422 + 28881 + 1648877 + 4542);
        assertThat(DownloadCatalogue.find("cifar-10").orElseThrow().bytes()).isEqualTo(170_052_171);
        assertThat(DownloadCatalogue.find("medical-masks").orElseThrow().needsLogin())
                .isTrue();
        assertThat(DownloadCatalogue.find("generated-digits")).isEmpty();
    }
}
