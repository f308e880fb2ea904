package io.goalpost.rules.authored;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Problem.Severity;
import io.goalpost.model.series.RuleSource;
import io.goalpost.rules.authored.Token.Kind;
import io.goalpost.rules.series.Authored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads decision tables: {@code RuleTable}, a row of {@code CONDITION} and {@code ACTION}, the
 * fact, the vocabulary of each column with {@code $param} for the cell, headings, and a rule a row.
 * A cell is put in as a value, never as text, so it cannot end what it stands in.
 */
final class TableReader {

  private static final int PROBLEMS_MAX = 50;
  private static final String PARAM = "$param";

  private final String file;
  private final String sheet;
  private final Cells cells;
  private final List<Problem> problems = new ArrayList<>();
  private final List<AuthoredRule> rules = new ArrayList<>();

  private TableReader(String file, String sheet, Cells cells) {
    this.file = file;
    this.sheet = sheet;
    this.cells = cells;
  }

  static Authored csv(String file, String text) {
    try {
      TableReader reader = new TableReader(file, null, Cells.of(text));
      reader.readAll();
      return new Authored(reader.rules, reader.problems);
    } catch (Refusal refusal) {
      return new Authored(List.of(), List.of(problem(file, null, refusal, Severity.ERROR)));
    }
  }

  /** Sheets without a table are notes. */
  static Authored workbook(String file, byte[] content) {
    List<AuthoredRule> rules = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    boolean any = false;
    try {
      for (Workbook.Sheet sheet : Workbook.sheets(content)) {
        if (sheet.fault() != null) {
          problems.add(problem(file, sheet.name(), sheet.fault(), Severity.ERROR));
        } else if (sheet.cells().tables()) {
          any = true;
          TableReader reader = new TableReader(file, sheet.name(), sheet.cells());
          reader.readAll();
          rules.addAll(reader.rules);
          problems.addAll(reader.problems);
        }
      }
      if (!any && problems.isEmpty()) {
        throw new Refusal(1, 1, "No sheet has a cell RuleTable in its first column; add a table.");
      }
      if (rules.size() > DrlReader.RULES_MAX) {
        throw new Refusal(
            1, 1, "A file has at most " + DrlReader.RULES_MAX + " rules; make two of it.");
      }
    } catch (Refusal refusal) {
      problems.add(problem(file, null, refusal, Severity.ERROR));
    }
    return new Authored(rules, problems);
  }

  private static Problem problem(String file, String sheet, Refusal refusal, Severity severity) {
    RuleSource source = new RuleSource(file, sheet, refusal.line());
    return Problem.in(source, refusal.column(), severity, refusal.getMessage());
  }

  private void readAll() {
    try {
      read();
    } catch (Refusal refusal) {
      problems.add(problem(file, sheet, refusal, Severity.ERROR));
    }
  }

  private void read() throws Refusal {
    int row = 1;
    while (row <= cells.rows()) {
      if (cells.isEmpty(row)) {
        row++;
      } else if (cells.at(row, 1).startsWith("RuleTable")) {
        row = table(row);
      } else if (row == 1 && cells.at(row, 1).equals("RuleSet")) {
        row++;
      } else {
        throw new Refusal(
            row,
            cells.first(row),
            "This is not allowed here; a file holds tables only, each begun by RuleTable.");
      }
    }
  }

  /** A column: what it is for, and its vocabulary in tokens. */
  private record Column(boolean action, List<Token> tokens) {}

  private int table(int opening) throws Refusal {
    Token[] fact = fact(opening + 2);
    Map<Integer, Column> columns = columns(opening + 1, opening + 3);
    int row = opening + 5;
    List<TableChecks.Row> checked = new ArrayList<>();
    while (!cells.isEmpty(row) && !cells.at(row, 1).startsWith("RuleTable")) {
      if (problems.size() >= PROBLEMS_MAX) {
        return cells.rows() + 1;
      }
      if (rules.size() >= DrlReader.RULES_MAX) {
        throw new Refusal(
            row, 1, "A file has at most " + DrlReader.RULES_MAX + " rules; make two of it.");
      }
      try {
        checked.add(row(row, fact, columns));
      } catch (Refusal refusal) {
        problems.add(problem(file, sheet, refusal, Severity.ERROR));
      }
      row++;
    }
    if (problems.isEmpty()) {
      problems.addAll(TableChecks.of(checked));
    }
    return row;
  }

  private Token[] fact(int row) throws Refusal {
    int column = cells.first(row);
    Tokens tokens = lexed(row, column);
    try {
      Token binding = tokens.expect(Kind.WORD, "a fact such as $newcomer : Newcomer");
      tokens.expect(":", "between the fact's name and its type");
      Token type = tokens.expect(Kind.WORD, "a type of the vocabulary");
      if (!DrlReader.TYPES.containsKey(type.text())) {
        throw new Refusal(type, type.shown() + " is no type of the vocabulary.");
      }
      tokens.expect(Kind.END, "nothing more");
      return new Token[] {binding, type};
    } catch (Refusal refusal) {
      throw new Refusal(row, column, refusal.getMessage());
    }
  }

  private Map<Integer, Column> columns(int kinds, int snippets) throws Refusal {
    Map<Integer, Column> columns = new LinkedHashMap<>();
    int width = Math.max(cells.columns(kinds), cells.columns(snippets));
    for (int column = 1; column <= width; column++) {
      String kind = cells.at(kinds, column);
      if (kind.isEmpty() && cells.at(snippets, column).isEmpty()) {
        continue;
      }
      if (!kind.equals("CONDITION") && !kind.equals("ACTION")) {
        throw new Refusal(kinds, column, "A column is CONDITION or ACTION, nothing else.");
      }
      List<Token> tokens = new ArrayList<>();
      Tokens read = lexed(snippets, column);
      while (read.peek().kind() != Kind.END) {
        tokens.add(read.next());
      }
      columns.put(column, new Column(kind.equals("ACTION"), tokens));
    }
    return columns;
  }

  private Tokens lexed(int row, int column) throws Refusal {
    try {
      return new Tokens(Lexer.tokens(cells.at(row, column)));
    } catch (Refusal refusal) {
      throw new Refusal(row, column, refusal.getMessage());
    }
  }

  private TableChecks.Row row(int row, Token[] fact, Map<Integer, Column> columns) throws Refusal {
    List<Condition> all = new ArrayList<>();
    List<TableChecks.Asked> asked = new ArrayList<>();
    Token block = null;
    for (Map.Entry<Integer, Column> each : columns.entrySet()) {
      int at = each.getKey();
      if (each.getValue().action() || cells.at(row, at).isEmpty()) {
        continue;
      }
      Tokens tokens = filled(each.getValue(), row, at);
      if (fact[1].is("Visit") && tokens.take("block")) {
        tokens.expect("==", "and the block's id");
        block = tokens.expect(Kind.STRING, "the block's id in quotes");
      } else {
        all.add(new ExpressionReader(tokens).read());
        asked.add(new TableChecks.Asked(at, all.get(all.size() - 1)));
      }
      tokens.expect(Kind.END, "nothing more");
    }
    if (all.isEmpty()) {
      throw new Refusal(row, 1, "The row has no condition; fill a cell, or take the row out.");
    }
    if (fact[1].is("Visit") && block == null) {
      throw new Refusal(row, 1, "Say which block is meant: a column with block == \"$param\".");
    }
    Condition when = all.size() == 1 ? all.get(0) : new Condition.All(all);
    return new TableChecks.Row(action(row, fact, block, columns, when), asked);
  }

  private AuthoredRule action(
      int row, Token[] fact, Token block, Map<Integer, Column> columns, Condition when)
      throws Refusal {
    AuthoredRule decided = null;
    for (Map.Entry<Integer, Column> each : columns.entrySet()) {
      int at = each.getKey();
      if (!each.getValue().action() || cells.at(row, at).isEmpty()) {
        continue;
      }
      Tokens tokens = filled(each.getValue(), row, at);
      AuthoredRule rule =
          new CallReader(tokens, fact[0].text(), fact[1], block)
              .read(when, new RuleSource(file, sheet, row));
      tokens.expect(Kind.END, "nothing more");
      if (decided != null) {
        throw new Refusal(row, at, "A row decides one thing; make two rows of it.");
      }
      decided = rule;
    }
    if (decided == null) {
      throw new Refusal(row, 1, "The row decides nothing; fill the cell of an ACTION.");
    }
    rules.add(decided);
    return decided;
  }

  /** The vocabulary of a column with a cell's value in it; every token stands where the cell is. */
  private Tokens filled(Column column, int row, int at) throws Refusal {
    String cell = cells.at(row, at);
    if (cell.length() > Lexer.STRING_LENGTH_MAX) {
      throw new Refusal(row, at, "A cell has at most 2000 characters.");
    }
    List<Token> filled = new ArrayList<>();
    for (Token token : column.tokens()) {
      if (token.kind() == Kind.STRING && token.text().contains(PARAM)) {
        filled.add(new Token(Kind.STRING, token.text().replace(PARAM, cell), row, at));
      } else if (token.is(PARAM)) {
        filled.add(plain(cell, row, at));
      } else {
        filled.add(new Token(token.kind(), token.text(), row, at));
      }
    }
    filled.add(new Token(Kind.END, "", row, at));
    return new Tokens(filled);
  }

  private static Token plain(String cell, int row, int at) throws Refusal {
    if (cell.equals("true") || cell.equals("false")) {
      return new Token(Kind.WORD, cell, row, at);
    }
    if (cell.matches("-?[0-9]{1,30}(\\.[0-9]{1,9})?")) {
      return new Token(Kind.NUMBER, cell, row, at);
    }
    throw new Refusal(
        row, at, "This column takes a number, true or false; for text, quote $param above.");
  }
}
