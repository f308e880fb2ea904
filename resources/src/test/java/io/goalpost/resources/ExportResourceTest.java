package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.model.port.ExportPort.File;
import io.goalpost.resources.fixture.FiringFixture;
import io.goalpost.resources.fixture.MemoryExports.Row;
import io.goalpost.resources.fixture.Server;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExportResourceTest {
  @RegisterExtension final Server server = Server.start();

  @BeforeEach
  void aSeries() {
    server.put("/v1/series/upgrade", "one", "text/yaml");
  }

  private byte[] export(String query) {
    try (Response response =
        server.request("/v1/series/upgrade/export" + query).buildGet().invoke()) {
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getMediaType().toString()).isEqualTo("application/zip");
      assertThat(response.getHeaderString("Content-Disposition"))
          .isEqualTo("attachment; filename=\"upgrade.zip\"");
      return response.readEntity(byte[].class);
    }
  }

  private static Map<String, byte[]> files(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static List<Object> blocked(String user) {
    return new ArrayList<>(Arrays.asList(7, FiringFixture.AT, user, null, 2, "exit-rule"));
  }

  @Test
  void givesEveryFileWithItsHeaderAlsoWhereItIsEmpty() throws IOException {
    server.exports.rows.add(new Row(File.ENTRY_BLOCKED, blocked("u1")));

    Map<String, byte[]> files = files(export(""));

    assertThat(files.keySet())
        .containsExactly(
            "manifest.json",
            "series_entry_.csv",
            "entry_blocked_.csv",
            "checkpoint_.csv",
            "receipt_.csv",
            "series_completion_.csv",
            "series_disengagement_.csv",
            "series_exit_.csv",
            "goal_success_.csv",
            "open_.csv",
            "click_.csv",
            "reply_.csv",
            "dismissal_.csv",
            "completion_.csv",
            "bounce_.csv",
            "unsubscribe_.csv",
            "failure_.csv");
    assertThat(text(files.get("entry_blocked_.csv")))
        .isEqualTo(
            "position,at,user,company,version,reason\r\n"
                + "7,2026-01-05T09:00:00Z,u1,,2,exit-rule\r\n");
    assertThat(text(files.get("series_exit_.csv")))
        .isEqualTo("position,at,entry,user,company,version,reason\r\n");
  }

  @Test
  void theManifestTellsRowsAndHashes() throws Exception {
    server.exports.rows.add(new Row(File.ENTRY_BLOCKED, blocked("u1")));
    server.exports.rows.add(new Row(File.ENTRY_BLOCKED, blocked("größer, \"als\"\nalle")));

    Map<String, byte[]> files = files(export("?from=2026-01-01T01:00:00%2B01:00"));

    JsonNode manifest = new ObjectMapper().readTree(files.get("manifest.json"));
    assertThat(manifest.get("series").asText()).isEqualTo("upgrade");
    assertThat(manifest.get("from").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(manifest.get("to").isNull()).isTrue();
    assertThat(manifest.get("position").asLong()).isEqualTo(42);
    assertThat(manifest.get("at").asText()).isEqualTo("2026-01-05T09:00:00Z");
    assertThat(manifest.get("empty").asBoolean()).isFalse();
    assertThat(manifest.get("files")).hasSize(files.size() - 1);
    for (JsonNode listed : manifest.get("files")) {
      byte[] file = files.get(listed.get("file").asText());
      assertThat(listed.get("sha256").asText())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
      assertThat(listed.get("rows").asInt())
          .isEqualTo(listed.get("file").asText().equals("entry_blocked_.csv") ? 2 : 0);
    }
    assertThat(text(files.get("entry_blocked_.csv")))
        .contains("\r\n7,2026-01-05T09:00:00Z,\"größer, \"\"als\"\"\nalle\",,2,exit-rule\r\n");
    assertThat(server.exports.from).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(server.exports.to).isNull();
  }

  @Test
  void theManifestTellsWhatWasPruned() throws IOException {
    server.exports.base = 12;
    server.exports.baseAt = Instant.parse("2026-01-02T00:00:00Z");

    JsonNode all = new ObjectMapper().readTree(files(export("")).get("manifest.json"));
    assertThat(all.get("base").toString())
        .isEqualTo("{\"position\":12,\"at\":\"2026-01-02T00:00:00Z\",\"cutShort\":true}");
    assertThat(all.get("note").asText())
        .startsWith("What came up to record 12, 2026-01-02T00:00:00Z, was pruned");

    byte[] later = files(export("?from=2026-01-02T00:00:01Z")).get("manifest.json");
    JsonNode whole = new ObjectMapper().readTree(later);
    assertThat(whole.get("base").get("cutShort").asBoolean()).isFalse();
    assertThat(whole.get("note").asText()).startsWith("There is nothing to export");
  }

  @Test
  void anEmptyExportSaysSo() throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(files(export("")).get("manifest.json"));

    assertThat(manifest.get("empty").asBoolean()).isTrue();
    assertThat(manifest.get("note").asText()).startsWith("There is nothing to export");
  }

  @Test
  void noSpreadsheetTakesACellForAFormula() throws IOException {
    for (String user : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a=1")) {
      server.exports.rows.add(new Row(File.ENTRY_BLOCKED, blocked(user)));
    }

    assertThat(text(files(export("")).get("entry_blocked_.csv")).split(",,2,exit-rule\r\n"))
        .satisfiesExactly(
            row -> assertThat(row).endsWith("Z,'=1+1"),
            row -> assertThat(row).endsWith("Z,'+1"),
            row -> assertThat(row).endsWith("Z,'-1"),
            row -> assertThat(row).endsWith("Z,'@SUM(A1)"),
            row -> assertThat(row).endsWith("Z,'\t=1"),
            row -> assertThat(row).endsWith("Z,\"'\r=1\""),
            row -> assertThat(row).endsWith("Z,a=1"));
  }

  @Test
  void theSameIsTheSameBytes() {
    server.exports.rows.add(new Row(File.ENTRY_BLOCKED, blocked("u1")));

    assertThat(export("")).isEqualTo(export(""));
  }

  @Test
  void refusesWhatItCannotExport() {
    assertThat(server.get("/v1/series/nowhere/export").status()).isEqualTo(404);
    assertThat(server.get("/v1/series/upgrade/export?from=yesterday").error())
        .isEqualTo("from: must be an ISO 8601 instant with an offset");
    assertThat(server.get("/v1/series/upgrade/export?version=1").error())
        .isEqualTo("version: is not a parameter of this path");
    assertThat(
            server
                .get("/v1/series/upgrade/export?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                .error())
        .isEqualTo("to: is before from");
  }
}
