/** Posted changes of facts, and how they are read and refused (SEMANTICS §2). */
package io.goalpost.model.diff;
