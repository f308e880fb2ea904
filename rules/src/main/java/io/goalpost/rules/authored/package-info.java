/**
 * The gate before whatever authors write besides series (DESIGN §3): DRL and decision tables are
 * read into conditions and decisions, and what runs is written from those. No text passes.
 */
package io.goalpost.rules.authored;
