/**
 * A second engine, written from SEMANTICS.md alone, to hold the first one against. Plain loops over
 * plain data: on every change it looks at everybody and everything.
 */
package io.goalpost.service.reference;
