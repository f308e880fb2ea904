/**
 * The HTTP edge: JAX-RS resources, the bodies they take and give, error mappers and auth filters;
 * JSON ends here.
 */
package io.goalpost.resources;
