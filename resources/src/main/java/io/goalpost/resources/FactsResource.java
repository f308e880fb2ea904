package io.goalpost.resources;

import io.goalpost.model.fact.Company;
import io.goalpost.model.port.FactsPort;
import io.goalpost.resources.answer.CompanyJson;
import io.goalpost.resources.answer.UserJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What is known of users and companies. Thread-safe. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "facts", description = "What is known of users and companies.")
public final class FactsResource {

  /** The most members of a company that are listed. */
  public static final int MEMBERS_MAX = 1_000;

  private final FactsPort facts;

  public FactsResource(FactsPort facts) {
    this.facts = facts;
  }

  @GET
  @Path("users/{id}")
  @Operation(operationId = "findUser", summary = "A user's facts and entries")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = UserJson.class)))
  @ApiResponse(responseCode = "404", description = "No diff ever named this user.")
  public UserJson user(@PathParam("id") String id) {
    return UserJson.of(facts.user(id), facts.entries(id));
  }

  @GET
  @Path("companies/{id}")
  @Operation(operationId = "findCompany", summary = "A company's facts and members")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CompanyJson.class)))
  @ApiResponse(responseCode = "404", description = "No diff ever named this company.")
  public CompanyJson company(@PathParam("id") String id) {
    Company company = facts.company(id);
    List<String> members = facts.members(id, MEMBERS_MAX + 1);
    boolean more = members.size() > MEMBERS_MAX;
    return CompanyJson.of(company, more ? members.subList(0, MEMBERS_MAX) : members, more);
  }
}
