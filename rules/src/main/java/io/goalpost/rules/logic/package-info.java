/** What conditions can never, or must always, hold: told from the conditions alone, by cases. */
package io.goalpost.rules.logic;
