/**
 * Series become rules here: parsed, checked, compiled to DRL, passed through the gate, and fired in
 * a Drools session, of which nothing is said outside this module.
 */
package io.goalpost.rules;
