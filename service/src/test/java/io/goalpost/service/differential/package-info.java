/**
 * Random series and random streams of diffs, run through the engine and through the reference
 * engine: the firings must agree, line by line. A seed gives the same scenario on every machine.
 */
package io.goalpost.service.differential;
