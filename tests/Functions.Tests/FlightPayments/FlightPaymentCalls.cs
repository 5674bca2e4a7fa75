using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.FlightPayments;
using Serverless.Functions.Tests.Platform;
using Serverless.Local.Bootpay;

namespace Serverless.Functions.Tests.FlightPayments;

/// <summary>Requests of CloudJet's payment API.</summary>
internal static class FlightPaymentCalls
{
    public const string Init = "/api/payments/init";
    public const string Webhook = "/api/payments/webhook";
    public const string Attach = "/api/payments/attach-booking";

    public static FakeBootpay Bootpay(this PlatformFixture platform) => platform.Platform.Bootpay!;

    public static Task<Answer> InitAsync(this PlatformFixture platform, string body, string? token = null) =>
        platform.Client.PostAsync(Init, body, token ?? platform.UserToken);

    /// <summary>The id of a new order without a schedule.</summary>
    public static async Task<string> OrderAsync(this PlatformFixture platform, long amount, string? token = null)
    {
        var answer = await platform.InitAsync($$"""{"amount":{{amount}}}""", token);

        return answer.Body.GetProperty("order_id").GetString()!;
    }

    public static async Task<PaymentOrder> ReadOrderAsync(this PlatformFixture platform, string id) =>
        (await platform.Platform.Services.GetRequiredService<IPaymentOrders>()
            .FindAsync(new PaymentOrderId(id), default))!.Value.Value;

    public static Task<Answer> NotifyAsync(
        this PlatformFixture platform, JsonObject body, string? signature = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Webhook) { Content = Calls.Json(body.ToJsonString()) };

        if (signature is not null)
        {
            request.Headers.Add("Bootpay-Signature", signature);
        }

        return platform.Client.ReadAsync(request);
    }
}
