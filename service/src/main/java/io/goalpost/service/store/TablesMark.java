package io.goalpost.service.store;

import io.goalpost.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes in a store which changelog its tables were brought up to date with: reading a changelog
 * takes a good second of every start, and mostly for nothing. Stateless.
 */
final class TablesMark {

  private static final Pattern INCLUDED = Pattern.compile("<include file=\"([^\"]+)\"");

  private TablesMark() {}

  /** The changelog of the class path, all its files: as hexadecimal SHA-256. */
  static String ofClassPath() {
    byte[] root = bytes(Migrations.CHANGELOG);
    MessageDigest digest = Sha256.begin();
    digest.update(root);
    Matcher included = INCLUDED.matcher(new String(root, StandardCharsets.UTF_8));
    while (included.find()) {
      digest.update(bytes(included.group(1)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Whether the tables are as this changelog made them; not where that cannot be told. It is
   * written once more: a store that takes no writes is found out when it is opened.
   */
  static boolean isOf(String changelog, Connection connection) {
    try (PreparedStatement again =
        connection.prepareStatement(
            "UPDATE tables_mark SET changelog = ? WHERE changelog = ?"
                + " AND change_sets = (SELECT COUNT(*) FROM databasechangelog)")) {
      again.setString(1, changelog);
      again.setString(2, changelog);
      return again.executeUpdate() > 0;
    } catch (SQLException unknown) {
      return false; // there are no tables yet, or whatever it is will be told by what comes next
    }
  }

  /** The tables have been brought up to date with this changelog. */
  static void set(String changelog, Connection connection) throws SQLException {
    try (Statement clear = connection.createStatement();
        PreparedStatement mark =
            connection.prepareStatement(
                "INSERT INTO tables_mark (changelog, change_sets)"
                    + " SELECT ?, COUNT(*) FROM databasechangelog")) {
      clear.executeUpdate("DELETE FROM tables_mark");
      mark.setString(1, changelog);
      mark.executeUpdate();
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = TablesMark.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(name + " cannot be read", failure);
    }
  }
}
