/**
 * Measures Goalpost against what it is made of: the same diffs, users and series go through a bare
 * Drools session, the engine, the engine with its journal, the whole service, and a peer.
 */
package io.goalpost.bench;
