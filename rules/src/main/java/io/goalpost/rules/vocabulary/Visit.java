package io.goalpost.rules.vocabulary;

/**
 * An entry at a block, asked whether it leaves and how (B1 to B10). The version is the live one.
 */
public final class Visit extends Question {

  private final String block;
  private final boolean over;
  private final String hindrance;
  private final boolean open;
  private final boolean online;

  /**
   * @param over whether the wait, the trying or the attempt has come to its end
   * @param hindrance why the message cannot leave, or null (B4)
   * @param open whether the message's schedule is open, or it has none (B7)
   * @param online whether the user is online by this very diff (B3)
   */
  public Visit(
      RulesOf rules,
      String block,
      boolean over,
      String hindrance,
      boolean open,
      boolean online,
      Look facts) {
    super(rules, facts);
    this.block = block;
    this.over = over;
    this.hindrance = hindrance;
    this.open = open;
    this.online = online;
  }

  public String getBlock() {
    return block;
  }

  public boolean isOver() {
    return over;
  }

  public String getHindrance() {
    return hindrance;
  }

  public boolean isOpen() {
    return open;
  }

  public boolean isOnline() {
    return online;
  }
}
