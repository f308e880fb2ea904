/** Conditions told node by node: what was wanted and what was seen, by the methods rules use. */
package io.goalpost.rules.explain;
