package io.goalpost.rules.authored;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import io.goalpost.model.series.Operator.Takes;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.rules.authored.Token.Kind;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.ConditionText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Reads constraints on {@code facts} into conditions: the calls of {@code Look}, {@code Seen} and
 * {@code Events} with literals, and {@code && || !}. Everything else is refused where it stands.
 */
final class ExpressionReader {

  static final int DEPTH_MAX = 16;
  static final int LEAVES_MAX = 200;

  /** The calls there are, as an author writes them; {@code docs/rules.md} lists them. */
  static final List<String> CALLS =
      List.of(
          "attribute( \"name\" ).OPERATOR",
          "company( \"name\" ).OPERATOR",
          "entry( \"property\" ).OPERATOR",
          "tag( \"name\" )",
          "companyTag( \"name\" )",
          "segment( \"id\" )",
          "event( \"name\" ).happened()",
          "event( \"name\" ).count().NUMBER",
          "event( \"name\" ).where( \"{property: amount, gt: 50}\" ).within( \"P7D\" ).happened()",
          "event( \"name\" ).sinceEntry().happened()",
          "message( \"block\", \"opened\" )",
          "clicked( \"block\", \"https://example.com\" )");

  private static final int LIST_LENGTH_MAX = 200;
  private static final String ACCESSORS =
      "attribute, company, entry, tag, companyTag, event, segment, message or clicked";

  private final Tokens tokens;
  private int leaves;

  ExpressionReader(Tokens tokens) {
    this.tokens = tokens;
  }

  /** One constraint: alternatives of what must hold together. */
  Condition read() throws Refusal {
    return either(1);
  }

  private Condition either(int depth) throws Refusal {
    List<Condition> any = new ArrayList<>();
    do {
      any.add(all(depth));
    } while (tokens.take("||"));
    return any.size() == 1 ? any.get(0) : new Condition.Any(any);
  }

  private Condition all(int depth) throws Refusal {
    List<Condition> all = new ArrayList<>();
    do {
      all.add(one(depth));
    } while (tokens.take("&&"));
    return all.size() == 1 ? all.get(0) : new Condition.All(all);
  }

  private Condition one(int depth) throws Refusal {
    Token at = tokens.peek();
    if (depth > DEPTH_MAX) {
      throw new Refusal(at, "Conditions lie at most " + DEPTH_MAX + " deep in each other.");
    }
    if (tokens.take("!")) {
      return new Condition.Not(one(depth + 1));
    }
    if (tokens.take("(")) {
      Condition inner = either(depth + 1);
      tokens.expect(")", "that closes the brackets");
      return inner;
    }
    if (!tokens.take("facts")) {
      throw new Refusal(at, Forbidden.inConstraint(at));
    }
    leaves++;
    if (leaves > LEAVES_MAX) {
      throw new Refusal(at, "A rule asks at most " + LEAVES_MAX + " things; make two of it.");
    }
    return checked(leaf(), at);
  }

  private Condition leaf() throws Refusal {
    tokens.expect(".", "and a call such as .attribute( \"plan\" )");
    Token call = tokens.expect(Kind.WORD, "one of " + ACCESSORS);
    return switch (call.text()) {
      case "attribute" -> tested(Condition.Attribute::new);
      case "company" -> tested(Condition.CompanyAttribute::new);
      case "entry" -> tested(Condition.EntryProperty::new);
      case "tag" -> new Condition.Tag(argument());
      case "companyTag" -> new Condition.CompanyTag(argument());
      case "segment" -> new Condition.InSegment(argument());
      case "event" -> event();
      case "message" -> message();
      case "clicked" -> clicked();
      default ->
          throw new Refusal(
              call, "`facts` has no `" + call.text() + "` for authors; ask " + ACCESSORS + ".");
    };
  }

  private Condition tested(BiFunction<String, Test, Condition> condition) throws Refusal {
    String name = argument();
    return condition.apply(name, test());
  }

  private Test test() throws Refusal {
    tokens.expect(".", "and an operator such as .is( \"pro\" )");
    Token word = tokens.expect(Kind.WORD, "an operator, such as is, gte or known");
    Operator operator =
        Operator.of(word.text())
            .orElseThrow(
                () ->
                    new Refusal(
                        word, "`" + word.text() + "` is no operator; see docs/rules.md for them."));
    tokens.expect("(", "and what it compares with");
    Operand operand =
        operator.takes() == Takes.TRUE ? new Operand.Flag(true) : operand(operator.takes());
    tokens.expect(")", "that closes the operator");
    return new Test(operator, operand);
  }

  private Operand operand(Takes takes) throws Refusal {
    Token first = tokens.peek();
    if (takes == Takes.PERIOD) {
      String text = tokens.expect(Kind.STRING, "a period in quotes, such as \"P3D\"").text();
      return ((Operand.Period) Periods.read(text, first));
    }
    if (tokens.take("facts")) {
      return reference();
    }
    Object plain = literal(first);
    return plain instanceof Boolean flag && takes == Takes.FLAG
        ? new Operand.Flag(flag)
        : new Operand.Literal(valueOf(plain, first));
  }

  private Operand reference() throws Refusal {
    tokens.expect(".", "and attribute, firstCompany or entry");
    Token call = tokens.expect(Kind.WORD, "attribute, firstCompany or entry");
    String name = argument();
    return switch (call.text()) {
      case "attribute" -> new Operand.OfAttribute(name);
      case "firstCompany" -> new Operand.OfCompany(name);
      case "entry" -> new Operand.OfEntry(name);
      default ->
          throw new Refusal(
              call, "A value is compared with a literal, or attribute, firstCompany or entry.");
    };
  }

  /** A text, number, true, false or a list of those, as plain Java. */
  private Object literal(Token first) throws Refusal {
    if (!tokens.take("[")) {
      return scalar();
    }
    List<Object> list = new ArrayList<>();
    do {
      list.add(tokens.peek().is("[") ? inner() : scalar());
      if (list.size() > LIST_LENGTH_MAX) {
        throw new Refusal(first, "A list has at most " + LIST_LENGTH_MAX + " values.");
      }
    } while (tokens.take(","));
    tokens.expect("]", "that closes the list");
    return list;
  }

  /** A list in a list: what {@code in} compares whole (C1b). */
  private List<Object> inner() throws Refusal {
    Token opening = tokens.next();
    List<Object> list = new ArrayList<>();
    do {
      list.add(scalar());
      if (list.size() > LIST_LENGTH_MAX) {
        throw new Refusal(opening, "A list has at most " + LIST_LENGTH_MAX + " values.");
      }
    } while (tokens.take(","));
    tokens.expect("]", "that closes the list");
    return list;
  }

  private Object scalar() throws Refusal {
    Token token = tokens.next();
    boolean negative = token.is("-");
    if (negative) {
      token = tokens.next();
    }
    if (token.kind() == Kind.NUMBER) {
      BigDecimal number = new BigDecimal(token.text());
      return negative ? number.negate() : number;
    }
    if (!negative && token.kind() == Kind.STRING) {
      return token.text();
    }
    if (!negative && (token.is("true") || token.is("false"))) {
      return token.is("true");
    }
    throw Tokens.unexpected(token, "a literal: a text in quotes, a number, true, false or a list");
  }

  private static Value valueOf(Object plain, Token at) throws Refusal {
    try {
      if (plain instanceof List<?> list && list.stream().anyMatch(List.class::isInstance)) {
        return new Value.Many(list.stream().map(Value::of).toList());
      }
      return Value.of(plain);
    } catch (IllegalArgumentException refused) {
      throw new Refusal(at, "The value " + refused.getMessage() + ".");
    }
  }

  private Condition event() throws Refusal {
    String name = argument();
    Condition where = null;
    java.time.Duration within = null;
    boolean since = false;
    while (true) {
      tokens.expect(".", "and where, within, sinceEntry, happened() or count()");
      Token call = tokens.expect(Kind.WORD, "where, within, sinceEntry, happened or count");
      Token value = null;
      if (call.is("where") || call.is("within")) {
        tokens.expect("(", "and a text");
        value = tokens.expect(Kind.STRING, "a text in quotes");
        tokens.expect(")", "that closes the call");
      } else {
        tokens.expect("(", "of the call");
        tokens.expect(")", "of the call, which takes nothing");
      }
      switch (call.text()) {
        case "where" -> where = where(value);
        case "within" -> within = Periods.read(value.text(), value).duration();
        case "sinceEntry" -> since = true;
        case "happened" -> {
          return new Condition.Event(name, where, null, within, since);
        }
        case "count" -> {
          return new Condition.Event(name, where, test(), within, since);
        }
        default ->
            throw new Refusal(
                call, "An event knows where, within, sinceEntry, happened and count only.");
      }
    }
  }

  private static Condition where(Token text) throws Refusal {
    try {
      return ConditionParser.parseWhere(text.text());
    } catch (ProblemsException wrong) {
      throw new Refusal(text, "`where`: " + wrong.problems().get(0).message());
    }
  }

  private Condition message() throws Refusal {
    tokens.expect("(", "and a block");
    String block = string();
    tokens.expect(",", "and what was done with it");
    Token done = tokens.expect(Kind.STRING, "what was done, such as \"opened\"");
    tokens.expect(")", "that closes the call");
    if (done.text().equals("sent")) {
      return new Condition.Content(block, null, null);
    }
    return new Condition.Content(
        block,
        io.goalpost.model.diff.Interaction.Kind.of(done.text())
            .orElseThrow(
                () ->
                    new Refusal(
                        done, "`" + done.text() + "` is nothing that is done with a message.")),
        null);
  }

  private Condition clicked() throws Refusal {
    tokens.expect("(", "and a block");
    String block = string();
    tokens.expect(",", "and a link");
    String link = string();
    tokens.expect(")", "that closes the call");
    return new Condition.Content(block, io.goalpost.model.diff.Interaction.Kind.CLICKED, link);
  }

  private String argument() throws Refusal {
    tokens.expect("(", "and a name");
    String name = string();
    tokens.expect(")", "that closes the name");
    return name;
  }

  private String string() throws Refusal {
    return tokens
        .expect(Kind.STRING, "a literal text in quotes: what a rule refers to must be known")
        .text();
  }

  /** The same rules hold as for a condition of a series: what it takes, and how long names are. */
  private static Condition checked(Condition leaf, Token at) throws Refusal {
    try {
      return ConditionParser.parse(ConditionText.of(leaf));
    } catch (ProblemsException wrong) {
      throw new Refusal(at, wrong.problems().get(0).message());
    }
  }
}
