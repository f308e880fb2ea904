/** Scenario files: what is defined, what happens and what must come of it, run as tests. */
package io.goalpost.service.scenario;
