/** What comes in: bodies and parameters, bounded, read strictly, refused with the place named. */
package io.goalpost.resources.body;
