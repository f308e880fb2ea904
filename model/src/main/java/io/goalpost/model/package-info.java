/** Plain data: facts, diffs, series definitions, entries, firings, and the ports. */
package io.goalpost.model;
