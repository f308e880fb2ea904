/** How everything that goes wrong is answered: RFC 9457 problems, never a stack trace. */
package io.goalpost.resources.error;
