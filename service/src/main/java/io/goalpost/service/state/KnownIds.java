package io.goalpost.service.state;

/**
 * A list that tells the ids of its elements without making the elements.
 *
 * @param <K> a text of users, a number of entries
 */
public interface KnownIds<K> {

  K idAt(int index);
}
