using Azure;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Documents.Tables;
using Serverless.Domain.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

/// <summary>Every refusal of the table service is unavailability; a request that is wrong stays a bug.</summary>
public sealed class RefusingTablesTests
{
    private static readonly DocumentPartition Partition = new("refused", "p");

    private static readonly TablePolicy Policy = new()
    {
        RetryDelay = TimeSpan.FromMilliseconds(1),
        RetryDelayMax = TimeSpan.FromMilliseconds(1),
        RequestLimit = TimeSpan.FromMilliseconds(300),
    };

    public static TheoryData<int, string> RefusedRequests => new()
    {
        { 0, "" },
        { -1, "" },
        { 400, "InvalidAuthenticationInfo" },
        { 401, "NoAuthenticationInformation" },
        { 403, "AuthenticationFailed" },
        { 403, "AuthorizationFailure" },
        { 403, "AccountIsDisabled" },
        { 403, "InsufficientAccountPermissions" },
        { 404, "TableNotFound" },
        { 408, "OperationTimedOut" },
        { 409, "AccountBeingCreated" },
        { 409, "TableBeingDeleted" },
        { 429, "TooManyRequests" },
        { 500, "InternalError" },
        { 500, "OperationTimedOut" },
        { 502, "BadGateway" },
        { 503, "ServerBusy" },
        { 504, "GatewayTimeout" },
    };

    [Theory]
    [MemberData(nameof(RefusedRequests))]
    public async Task A_refused_request_is_unavailability(int status, string code)
    {
        await using var service = new RefusingTables(status, code);
        var documents = Of(service);

        if (status != 404)
        {
            // The client takes a 404 of one document for "there is none", whatever its code.
            await Assert.ThrowsAsync<DependencyUnavailableException>(
                () => documents.FindAsync(Partition, "a", default));
        }

        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => documents.ListAsync(Partition, DocumentRange.Prefix(""), 10, default));

        foreach (var write in (DocumentWrite[])
            [
                new DocumentWrite.Insert("a", new byte[] { 1 }),
                new DocumentWrite.Replace("a", "W/\"datetime'2026'\"", new byte[] { 1 }),
                new DocumentWrite.Upsert("a", new byte[] { 1 }),
                new DocumentWrite.Delete("a"),
            ])
        {
            await Assert.ThrowsAsync<DependencyUnavailableException>(
                () => documents.CommitAsync(Partition, [write], default));
        }
    }

    [Theory]
    [InlineData(400, "InvalidInput")]
    [InlineData(405, "UnsupportedHttpVerb")]
    public async Task A_wrong_request_stays_a_bug(int status, string code)
    {
        await using var service = new RefusingTables(status, code);

        await Assert.ThrowsAsync<RequestFailedException>(() => Of(service).FindAsync(Partition, "a", default));
    }

    private static TableDocuments Of(RefusingTables service) =>
        TestAzurite.Documents(AzuriteServer.ConnectionStringAt(service.Port), Policy);
}
