package io.goalpost.service.command;

import io.goalpost.model.fact.Mask;
import io.goalpost.model.port.ExportPort.Extent;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.resources.answer.ExportZip;
import io.goalpost.service.export.Exporter;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Writes all that happened in a series into a zip: the same bytes that HTTP gives. */
final class ExportCommand implements Command {

  private static final int FAILED = 1;
  private static final String FROM = "--from";
  private static final String TO = "--to";
  private static final String OUT = "--out";

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String arguments() {
    return "config.yml SERIES [--from T] [--to T] [--out FILE]";
  }

  @Override
  public String purpose() {
    return "write all that happened in a series into a zip";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    List<String> rest = new ArrayList<>(arguments);
    Instant from = instant(rest, FROM);
    Instant to = instant(rest, TO);
    String out = option(rest, OUT);
    if (rest.size() != 2) {
      throw new UsageException("name the file that configures the store, and one series");
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new UsageException(TO + " is before " + FROM);
    }
    String series = rest.get(1);
    Path file = Path.of(out != null ? out : ExportZip.fileName(series));
    Mask mask = Settings.read(rest.get(0), console.environment()).privacy().hidden();
    return StoreToRead.with(
        rest.subList(0, 1), console, store -> export(store, series, from, to, mask, file, console));
  }

  private static int export(
      Store store, String series, Instant from, Instant to, Mask mask, Path file, Console console) {
    JournalStore journal = new JdbiJournalStore(store);
    long last = journal.head().last();
    Progress progress = new Progress(console.err(), "exported", last, System::nanoTime);
    try (ExportZip zip = new ExportZip()) {
      Extent extent =
          new Exporter(journal, new JournalCodec(), mask)
              .export(series, from, to, last, zip, progress);
      write(zip, extent, file);
      console
          .out()
          .println(
              zip.rows() == 0
                  ? "there is nothing to export; " + file + " says so"
                  : file + ": " + zip.rows() + " rows, up to record " + last);
      if (extent.cutShort()) {
        console
            .out()
            .println(
                "no row tells of what came up to record "
                    + extent.base()
                    + ", "
                    + extent.baseAt()
                    + ": it was pruned from the journal");
      }
      return 0;
    } catch (NotFoundException none) {
      throw new CommandFailedException(FAILED, none.getMessage(), none);
    } catch (IOException | UncheckedIOException failed) {
      throw new CommandFailedException(
          FAILED, file + " cannot be written: " + failed.getMessage(), failed);
    }
  }

  /** The file has its name once it is whole. */
  private static void write(ExportZip zip, Extent extent, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        zip.write(extent, out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Instant instant(List<String> arguments, String name) {
    String text = option(arguments, name);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notAnInstant) {
      throw new UsageException(name + " must be an ISO 8601 instant, such as 2026-01-05T09:00:00Z");
    }
  }

  /** Takes an option and its value out of the arguments; null where it is not among them. */
  private static String option(List<String> arguments, String name) {
    int at = arguments.indexOf(name);
    if (at < 0) {
      return null;
    }
    if (at + 1 == arguments.size()) {
      throw new UsageException(name + " needs a value");
    }
    arguments.remove(at);
    return arguments.remove(at);
  }
}
