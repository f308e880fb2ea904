/**
 * What each record of the journal does to the state: the only code that changes it. Appliers decide
 * nothing and know no rules; recovery runs them and nothing else.
 */
package io.goalpost.service.appliers;
