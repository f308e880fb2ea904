/** The ports, served by the engine's loop and the journal. */
package io.goalpost.service.ports;
