namespace Serverless.Local.Processes;

/// <summary>
/// Azurite's table server on a loopback port. It keeps everything in memory: its files would be no durability test
/// either.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    // The emulator's published account; it opens nothing else.
    public const string AccountName = "devstoreaccount1";

    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int StartAttemptsMax = 3;

    private readonly ChildProcess _process;

    private AzuriteServer(ChildProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string ConnectionString => ConnectionStringAt(Port);

    /// <summary>The account as it is reached at another port, such as that of a proxy.</summary>
    public static string ConnectionStringAt(int port, string key = AccountKey) =>
        $"AccountName={AccountName};AccountKey={key};TableEndpoint=http://127.0.0.1:{port}/{AccountName}";

    /// <summary>Starts the Azurite that the package.json of a folder names, after restoring it.</summary>
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
                // Somebody else took the port between finding and binding it.
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
