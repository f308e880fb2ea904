package io.goalpost.service.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** How scenarios went, as the XML of JUnit that build servers read. Stateless. */
final class JUnitReport {

  private JUnitReport() {}

  /**
   * Writes it.
   *
   * @throws UncheckedIOException where it cannot be written
   */
  static void write(Path file, List<Scenarios.Result> results) {
    try (OutputStream out = Files.newOutputStream(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "goalpost scenarios");
      xml.writeAttribute("tests", String.valueOf(results.size()));
      xml.writeAttribute("failures", count(results, Scenarios.Outcome.FAILED));
      xml.writeAttribute("errors", count(results, Scenarios.Outcome.UNREADABLE));
      xml.writeAttribute("time", seconds(results.stream().mapToLong(r -> r.nanos()).sum()));
      for (Scenarios.Result result : results) {
        xml.writeCharacters("\n  ");
        write(xml, result);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (XMLStreamException failure) {
      throw new UncheckedIOException(new IOException(failure));
    }
  }

  private static void write(XMLStreamWriter xml, Scenarios.Result result)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean(result.file().toString()));
    xml.writeAttribute("name", clean(result.name()));
    xml.writeAttribute("time", seconds(result.nanos()));
    if (result.outcome() != Scenarios.Outcome.PASSED) {
      String text = clean(String.join("\n", result.differences()));
      xml.writeStartElement(result.outcome() == Scenarios.Outcome.FAILED ? "failure" : "error");
      xml.writeAttribute("message", text.lines().findFirst().orElse(""));
      xml.writeCharacters(text);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String count(List<Scenarios.Result> results, Scenarios.Outcome outcome) {
    return String.valueOf(results.stream().filter(r -> r.outcome() == outcome).count());
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  /** Without what XML has no way to write. */
  private static String clean(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }
}
