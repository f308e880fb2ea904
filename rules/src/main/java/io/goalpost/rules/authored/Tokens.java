package io.goalpost.rules.authored;

import io.goalpost.rules.authored.Token.Kind;
import java.util.List;

/** Tokens as they are read, one after the other. */
final class Tokens {

  private final List<Token> tokens;
  private int at;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  /** Goes on behind a word or sign, if it comes next. */
  boolean take(String word) {
    if (peek().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  /** The word or sign that must come next. */
  Token expect(String word, String where) throws Refusal {
    Token token = next();
    if (!token.is(word)) {
      throw unexpected(token, "`" + word + "` " + where);
    }
    return token;
  }

  Token expect(Kind kind, String what) throws Refusal {
    Token token = next();
    if (token.kind() != kind) {
      throw unexpected(token, what);
    }
    return token;
  }

  /** What is there instead of what is allowed. */
  static Refusal unexpected(Token token, String wanted) {
    return new Refusal(
        token, token.shown() + " is not allowed here; this is the place for " + wanted + ".");
  }

  /** Goes on behind the next {@code end}, after a fault, or to the end of the text. */
  void skipRule() {
    Token token = next();
    while (token.kind() != Kind.END && !token.is("end")) {
      token = next();
    }
  }
}
