using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>A platform whose HTTP layer can crash at any step, and whose Redis can be emptied.</summary>
public sealed class CrashPlatform : PlatformFixture
{
    internal CrashInjector CrashInjector => Platform.Services.GetRequiredService<CrashInjector>();

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?> { ["Payments:Simulated:ApproveMilliseconds"] = "0" };

    public async Task EmptyRedisAsync()
    {
        var database = await Platform.Services.GetRequiredService<RedisConnection>().OpenAsync(default);
        await database.ScriptEvaluateAsync("return redis.call('FLUSHALL')");
    }

    /// <summary>The number of payments that the simulated provider has for the reservation's performance.</summary>
    public async Task<int> CountPaymentsAsync(Guid reservation)
    {
        var tag = new Serverless.Domain.Sales.ReservationId(reservation).TryTag(out var found)
            ? found
            : throw new ArgumentException("No reservation's id.", nameof(reservation));
        var payments = await Platform.Services.GetRequiredService<IDocuments>().ListAsync(
            new DocumentPartition("simulated-payments", tag.ToString()),
            DocumentRange.Prefix(string.Empty),
            DocumentLimits.PageMax,
            default);

        return payments.Documents.Count;
    }

    protected override void Override(FunctionsApplicationBuilder builder)
    {
        base.Override(builder);
        var (requestGate, responseStore) =
            (Implementation<IRequestGate>(builder), Implementation<IResponseStore>(builder));
        builder.Services.AddSingleton(services => new CrashInjector(
            (IRequestGate)ActivatorUtilities.CreateInstance(services, requestGate),
            (IResponseStore)ActivatorUtilities.CreateInstance(services, responseStore)));
        builder.Services.AddSingleton<IRequestGate>(services => services.GetRequiredService<CrashInjector>());
        builder.Services.AddSingleton<IResponseStore>(services => services.GetRequiredService<CrashInjector>());
    }

    private static Type Implementation<T>(FunctionsApplicationBuilder builder) =>
        builder.Services.Last(service => service.ServiceType == typeof(T)).ImplementationType!;
}
