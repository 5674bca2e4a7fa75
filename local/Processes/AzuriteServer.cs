namespace Serverless.Local.Processes;

/// <summary>
/// Azurite's table server on a loopback port. Data is in memory only, because Azurite's files do not prove durability
/// either.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    // The emulator's published account. It is not a secret.
    public const string AccountName = "devstoreaccount1";

    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int StartAttemptsMax = 3;

    private readonly ChildProcess _process;

    private AzuriteServer(ChildProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string ConnectionString => ConnectionStringAt(Port);

    /// <summary>Connection string through another port, such as a proxy's.</summary>
    public static string ConnectionStringAt(int port, string key = AccountKey) =>
        $"AccountName={AccountName};AccountKey={key};TableEndpoint=http://127.0.0.1:{port}/{AccountName}";

    /// <summary>Starts the Azurite of a folder's package.json and restores it first.</summary>
    public static async Task<AzuriteServer> StartAsync(string npmFolder, CancellationToken cancellationToken)
    {
        await NpmFolder.RestoreAsync(npmFolder, cancellationToken);

        for (var attempt = 1; ; attempt++)
        {
            var port = LoopbackPort.FindFree();

            try
            {
                return new(await ChildProcess.StartAsync(Describe(npmFolder, port), cancellationToken), port);
            }
            catch (ChildProcessException) when (attempt < StartAttemptsMax)
            {
                // Another process took the port between finding and binding it.
            }
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ChildCommand Describe(string npmFolder, int port) => new("node",
        [
            Path.Combine(npmFolder, "node_modules", "azurite", "dist", "src", "table", "main.js"),
            "--tableHost", "127.0.0.1", "--tablePort", $"{port}",
            "--silent", "--disableTelemetry", "--inMemoryPersistence",
        ])
    { Port = port };
}
