/**
 * How the model looks in JSON, in this one place: instants as ISO 8601 in UTC, values as plain
 * JSON, words in lower case. What is null is left out where a record says so.
 */
package io.goalpost.resources.answer;
