/**
 * The engine: takes inputs one after the other, asks the rules, brings what they decide into order
 * and gives records. No threads, no wall clock, no input or output.
 */
package io.goalpost.service.engine;
