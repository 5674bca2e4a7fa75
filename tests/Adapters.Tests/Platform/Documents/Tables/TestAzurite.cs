using Serverless.Adapters.Platform.Documents.Tables;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

/// <summary>
/// One Azurite for all tests of this assembly. It starts with the first use and ends with the process.
/// </summary>
internal static class TestAzurite
{
    private static readonly Lazy<Task<AzuriteServer>> Server = new(
        () => AzuriteServer.StartAsync(SolutionFolder.Npm, CancellationToken.None));

    public static Task<AzuriteServer> OpenAsync() => Server.Value;

    public static TableDocuments Documents(string connectionString, TablePolicy? policy = null) => new(
        new DocumentTables(connectionString, policy ?? new TablePolicy()),
        policy ?? new TablePolicy(),
        new IdSource(TimeProvider.System),
        TimeProvider.System);
}
