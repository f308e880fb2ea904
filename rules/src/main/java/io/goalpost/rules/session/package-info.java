/** The Drools session: rules come and go by version, questions are asked and answered. */
package io.goalpost.rules.session;
