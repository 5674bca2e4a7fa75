using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Local.Bootpay;

/// <summary>
/// A Bootpay for development and tests: it keeps receipts, moves no money, and can be slow, wrong, silent, late and out
/// of order. Calls under /control stand for the payer and for Bootpay's administration.
/// </summary>
public sealed class FakeBootpay : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly CancellationTokenSource _stopping;

    private FakeBootpay(
        WebApplication server, FakeBootpayState state, FakeBootpayFaults faults, FakeWebhooks webhooks,
        CancellationTokenSource stopping)
    {
        (_server, State, Faults, Webhooks, _stopping) = (server, state, faults, webhooks, stopping);
        BaseAddress = new Uri(server.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri BaseAddress { get; }

    /// <summary>The value of BOOTPAY_API_BASE for this server.</summary>
    public string ApiBase => $"{BaseAddress.ToString().TrimEnd('/')}/v2";

    public FakeBootpayState State { get; }

    public FakeBootpayFaults Faults { get; }

    public FakeWebhooks Webhooks { get; }

    public static async Task<FakeBootpay> StartAsync(
        FakeBootpayOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url);
        builder.Services.AddRoutingCore();
        var (state, faults, webhooks) = (new FakeBootpayState(), new FakeBootpayFaults(), new FakeWebhooks(options));
        var stopping = new CancellationTokenSource();
        var server = builder.Build();
        new FakeBootpayApi(state, faults, options, stopping.Token).Map(server);
        new FakeBootpayControl(state, faults, webhooks).Map(server);
        await server.StartAsync(cancellationToken);

        return new FakeBootpay(server, state, faults, webhooks, stopping);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _server.DisposeAsync();
        Webhooks.Dispose();
        _stopping.Dispose();
    }
}
