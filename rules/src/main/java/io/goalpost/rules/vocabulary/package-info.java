/**
 * What rules may speak of: the questions they answer, what they may look at, and the one thing they
 * may call. These names stand in the DRL of every version, so a change of them is a new vocabulary.
 */
package io.goalpost.rules.vocabulary;
