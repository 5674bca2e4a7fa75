using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class ImportAccountsEndpoint(ImportAccounts importAccounts)
{
    [Function(nameof(ImportAccounts))]
    [Authorize(Caller.Admin)]
    [Summary("Imports accounts with the password hashes of the original CloudJet database.")]
    [Accepts(typeof(ImportAccountsRequest))]
    [Produces(200, typeof(ImportAccountsResponse))]
    [ProducesProblem(400, "accounts.import-count")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/admin/accounts/import")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AccountsJson.Default.ImportAccountsRequest, cancellationToken);
        var result = await importAccounts.ExecuteAsync(body.ToAccounts(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            ImportAccountsResponse.From,
            AccountsJson.Default.ImportAccountsResponse,
            AccountProblemMapper.Of);
    }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ImportAccountsRequest([property: Required] IReadOnlyList<ImportedAccountBody?>? Accounts)
{
    public IReadOnlyList<ImportedAccount> ToAccounts() =>
        [.. (Accounts ?? []).Select(account => (account ?? ImportedAccountBody.Empty).ToAccount())];
}

/// <param name="PasswordHash">As the original database stores it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ImportedAccountBody(
    [property: Required] string? Name,
    [property: Required] string? Email,
    [property: Required] string? Phone,
    [property: Required, ShownAs(typeof(DateOnly))] string? BirthDate,
    [property: Required] string? PasswordHash)
{
    public static ImportedAccountBody Empty { get; } = new(null, null, null, null, null);

    // A missing member is the mistake of this account and does not stop the others.
    public ImportedAccount ToAccount() => new(
        Name ?? string.Empty,
        Email ?? string.Empty,
        Phone ?? string.Empty,
        AccountFields.ToDate(BirthDate),
        PasswordHash ?? string.Empty);

    public override string ToString() => nameof(ImportedAccountBody);
}

internal sealed record ImportAccountsResponse(
    int Created, int Known, int Refused, IReadOnlyList<AccountImportBody> Accounts)
{
    public static ImportAccountsResponse From(AccountImports imports) => new(
        imports.Accounts.Count(account => account.IsCreated),
        imports.Accounts.Count(account => !account.IsCreated && account.Mistake is null),
        imports.Accounts.Count(account => account.Mistake is not null),
        [.. imports.Accounts.Select(AccountImportBody.From)]);
}

/// <param name="Code">The code of the mistake; null when there is none.</param>
internal sealed record AccountImportBody(
    string Email, [property: AllowedValues("created", "known", "refused")] string Result, string? Code, string? Message)
{
    public static AccountImportBody From(AccountImport import) => new(
        import.Email,
        import.Mistake is not null ? "refused" : import.IsCreated ? "created" : "known",
        import.Mistake?.Code,
        import.Mistake?.Detail);
}
