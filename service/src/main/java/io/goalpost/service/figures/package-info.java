/**
 * Figures and the lists behind them, counted over a series' entries as they stand (S1, S2): a
 * figure is the length of its list because both are told by the same words.
 */
package io.goalpost.service.figures;
