package io.goalpost.service.projection;

import io.goalpost.model.journal.Firing;
import io.goalpost.service.store.StoredId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/**
 * A firing as the index has it: what it is searched by, and what lists show of it. What it holds
 * besides, such as the facts that matched, stays in the journal.
 */
final class FiringDocument {

  static final String POSITION = "position";
  static final String SERIES = "series";
  static final String USER = "user";
  static final String COMPANY = "company";
  static final String KIND = "kind";
  static final String RULE = "rule";
  static final String VERSION = "version";
  static final String SECOND = "second";
  static final String NANO = "nano";
  private static final String SHOWN = "shown";

  private FiringDocument() {}

  static Document of(Firing firing) {
    Document document = new Document();
    document.add(new LongField(POSITION, firing.position(), Field.Store.NO));
    document.add(new LongPoint(SECOND, firing.at().getEpochSecond()));
    document.add(new IntPoint(NANO, firing.at().getNano()));
    add(document, SERIES, firing.series());
    add(document, USER, firing.user());
    add(document, COMPANY, firing.company());
    add(document, KIND, firing.kind().word());
    add(document, RULE, firing.rule());
    add(document, VERSION, Integer.toString(firing.version()));
    document.add(new StoredField(SHOWN, shown(firing)));
    return document;
  }

  private static void add(Document document, String field, String text) {
    if (text != null) {
      document.add(new StringField(field, term(text), Field.Store.NO));
    }
  }

  /** A text as the index spells it: half of a surrogate pair is no UTF-8. */
  static String term(String text) {
    return StoredId.of(text);
  }

  private static byte[] shown(Firing firing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(firing.position());
      out.writeLong(firing.at().getEpochSecond());
      out.writeInt(firing.at().getNano());
      out.writeUTF(firing.kind().name());
      out.writeLong(firing.cause());
      out.writeInt(firing.version());
      out.writeLong(firing.entry());
      out.writeLong(firing.receipt());
      for (String text : texts(firing)) {
        out.writeBoolean(text != null);
        if (text != null) {
          out.writeUTF(text);
        }
      }
    } catch (IOException never) {
      throw new IllegalStateException(never); // in memory
    }
    return bytes.toByteArray();
  }

  private static String[] texts(Firing firing) {
    return new String[] {
      firing.rule(), firing.series(), firing.user(), firing.company(), firing.block(), firing.text()
    };
  }

  /** The firing of a document, without what only the journal holds. */
  static Firing read(Document document) throws IOException {
    BytesRef shown = document.getBinaryValue(SHOWN);
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(shown.bytes, shown.offset, shown.length))) {
      long position = in.readLong();
      Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
      Firing.Kind kind = Firing.Kind.valueOf(in.readUTF());
      long cause = in.readLong();
      int version = in.readInt();
      long entry = in.readLong();
      long receipt = in.readLong();
      String[] texts = new String[6];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = in.readBoolean() ? in.readUTF() : null;
      }
      return new Firing(
          position, at, kind, cause, texts[0], texts[1], version, texts[2], texts[3], entry,
          texts[4], texts[5], receipt, Map.of(), List.of(), null, null, Map.of());
    }
  }
}
