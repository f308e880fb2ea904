/** Writes a version of a series as one DRL package that a person can read (DESIGN §3). */
package io.goalpost.rules.drl;
