using System.Security.Cryptography;
using Serverless.Fakes.Platform;
using Serverless.Local.Host;
using Serverless.Local.Processes;

namespace Serverless.Local.Tests.WorkerProcesses;

/// <summary>A host that waits for a worker, with Azurite and a Redis, like a developer's machine.</summary>
public sealed class WorkerProcessFixture : IAsyncLifetime
{
    public const string AdminEmail = "admin@example.com";
    public const string AdminPassword = "a long password";

    private AzuriteServer? _azurite;
    private RedisServer? _redis;
    private FunctionsHost? _host;

    public FunctionsHost Host => _host ?? throw new InvalidOperationException("Not started yet.");

    public IReadOnlyDictionary<string, string> Settings { get; private set; } = new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteServer.StartAsync(SolutionFolder.Npm, CancellationToken.None);
        _redis = await RedisServer.StartAsync(RedisKind.Auto, new RedisServerOptions(), CancellationToken.None);
        var schedules = SampleSettings.ReadValues()
            .Where(value => value.Key.EndsWith("_SCHEDULE", StringComparison.Ordinal))
            .ToDictionary(value => value.Key, value => value.Value);
        _host = await FunctionsHost.ListenAsync(
            new FunctionsHostOptions
            {
                AppDirectory = AppContext.BaseDirectory,
                Urls = "http://127.0.0.1:0",
                RoutePrefix = "",
                Settings = name => schedules.GetValueOrDefault(name),
                RedisConnection = _redis.ConnectionString,
            },
            CancellationToken.None);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Settings = new Dictionary<string, string>
        {
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production",
            ["AzureWebJobsStorage"] = _azurite.ConnectionString,
            ["AzureSignalRConnectionString"] = _host.SignalRConnectionString,
            ["REDIS_CONNECTION"] = _redis.ConnectionString,
            ["JWT_SECRET"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)),
            ["Tickets__SigningKey"] = key.ExportPkcs8PrivateKeyPem(),
            ["Accounts__AdminEmail"] = AdminEmail,
            ["Accounts__AdminPassword"] = AdminPassword,
            ["Payments__Simulated__ApproveMilliseconds"] = "0",
        };
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }
}
