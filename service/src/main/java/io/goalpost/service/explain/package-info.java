/**
 * Why something happened to somebody in a series, or did not: the state as of a position, from the
 * records that concern them, asked through the engine's own looks.
 */
package io.goalpost.service.explain;
