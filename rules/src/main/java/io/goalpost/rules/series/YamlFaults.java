package io.goalpost.rules.series;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in an author's words why a text is no YAML. */
final class YamlFaults {

  /** What the parser says, and what we say; the first that is contained counts. */
  private static final String[][] SENTENCES = {
    {
      "mapping values are not allowed",
      "A colon stands where no field can begin; check the"
          + " indentation, or put the text in quotes."
    },
    {"(TAB)", "A tab stands here; indent with spaces."},
    {"could not find expected ':'", "A colon is missing; write field: value."},
    {"expected ',' or ']'", "A list that begins with [ is not closed; add , or ] here."},
    {"expected ',' or '}'", "An object that begins with { is not closed; add , or } here."},
    {
      "expected <block end>",
      "This does not fit what stands before it; check the indentation,"
          + " the dashes and the quotes."
    },
    {
      "block sequence entries are not allowed",
      "A list cannot begin here; put its dash on a line" + " of its own."
    },
    {"unexpected end of stream", "A text in quotes is not closed; add the quote."},
    {"unexpected document separator", "A text in quotes is not closed; add the quote."},
    {
      "escape character",
      "The backslash and what follows it mean nothing here; write \\\\ for a" + " backslash."
    },
    {
      "hexadecimal",
      "The backslash and what follows it mean nothing here; write \\\\ for a" + " backslash."
    },
    {"cannot start any token", "A value cannot begin with this character; put it in quotes."},
    {"expected the node content", "A value is missing or cannot begin so; put it in quotes."},
    {"found duplicate key", "The field is there twice; take one out."},
    {
      "alphabetic or numeric character",
      "A value cannot begin with this character; put it in" + " quotes."
    },
  };

  private static final String OTHERWISE =
      "This cannot be read as YAML; check indentation, quotes and brackets near here.";

  private YamlFaults() {}

  static UnreadableException explain(YamlEngineException fault, String text) {
    if (fault instanceof ReaderException reader) {
      return new UnreadableException(
          String.format(
              "The character U+%04X cannot stand in a text; take it out.", reader.getCodePoint()),
          firstUnprintable(text, reader.getCodePoint()));
    }
    if (fault instanceof MarkedYamlEngineException marked) {
      Mark mark =
          marked
              .getProblemMark()
              .or(marked::getContextMark)
              .map(where -> new Mark(where.getLine() + 1, where.getColumn() + 1))
              .orElse(Mark.NONE);
      return new UnreadableException(sentence(marked.getProblem()), mark);
    }
    return new UnreadableException(OTHERWISE, Mark.NONE);
  }

  private static String sentence(String problem) {
    for (String[] pair : SENTENCES) {
      if (problem != null && problem.contains(pair[0])) {
        return pair[1];
      }
    }
    return OTHERWISE;
  }

  /** Counts ourselves: the reader knows an offset only, and that by blocks of its buffer. */
  private static Mark firstUnprintable(String text, int codePoint) {
    int index = text.indexOf(codePoint);
    if (index < 0) {
      return Mark.NONE;
    }
    String before = text.substring(0, index);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new Mark(line, index - before.lastIndexOf('\n'));
  }
}
