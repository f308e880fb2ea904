package io.goalpost.rules.authored;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One part of a workbook, element by element. What declares a document type is refused. */
final class WorkbookXml implements AutoCloseable {

  private static final int DEPTH_MAX = 64;

  private final XMLStreamReader reader;
  private int depth;

  WorkbookXml(byte[] part) throws Refusal {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    try {
      reader = factory.createXMLStreamReader(new ByteArrayInputStream(part));
    } catch (XMLStreamException malformed) {
      throw unreadable();
    }
  }

  /** Goes to the next element that begins or ends; tells whether there is one. */
  boolean next() throws Refusal {
    try {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            if (depth > DEPTH_MAX) {
              throw unreadable();
            }
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            return true;
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new Refusal(1, 1, "The workbook declares entities; save it again as .xlsx.");
          default -> {}
        }
      }
      return false;
    } catch (XMLStreamException malformed) {
      throw unreadable();
    }
  }

  /** Whether an element of that name begins here. */
  boolean begins(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  boolean ends(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  /** An attribute, whatever its namespace; empty where there is none. */
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /** The text of the element that begins here, which holds no other; then stands at its end. */
  String text() throws Refusal {
    try {
      depth--;
      return reader.getElementText();
    } catch (XMLStreamException malformed) {
      throw unreadable();
    }
  }

  private static Refusal unreadable() {
    return new Refusal(1, 1, "The workbook cannot be read; save it again as .xlsx.");
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (XMLStreamException broken) {
      throw new IllegalStateException("a text in memory can be closed", broken);
    }
  }
}
