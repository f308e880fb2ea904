package io.goalpost.model.fact;

import java.util.Locale;
import java.util.Optional;

/** A way a message can take to a person (B3). */
public enum Channel {
  EMAIL("email"),
  SMS("phone"),
  PUSH("device"),
  WEBHOOK(null),
  CHAT(null),
  POST(null),
  BANNER(null),
  TOUR(null),
  CAROUSEL(null),
  BOT(null);

  private final String address;

  Channel(String address) {
    this.address = address;
  }

  /** The user attribute that holds the address, where the channel needs one. */
  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  /** Whether a message leaves at once, not when the user is next online (B3). */
  public boolean leavesAtOnce() {
    return this == EMAIL || this == SMS || this == PUSH || this == WEBHOOK;
  }

  /** The name used in series and firings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The channel of that name. */
  public static Optional<Channel> of(String word) {
    for (Channel channel : values()) {
      if (channel.word().equals(word)) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }
}
