using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Serverless.Local.Bootpay;

/// <summary>
/// Calls that stand for the payer's window and for Bootpay's administration: pay, cancel, send an event, plan faults.
/// </summary>
internal sealed class FakeBootpayControl(FakeBootpayState state, FakeBootpayFaults faults, FakeWebhooks webhooks)
{
    public void Map(WebApplication server)
    {
        // A method of this form alone would be taken for one that writes the response itself.
        server.MapGet("/control/receipts", () => Send(new JsonArray(
            [.. state.Receipts.Select(receipt => receipt.ToJson())])));
        server.MapPost("/control/pay", (Delegate)PayAsync);
        server.MapPost("/control/cancel", (Delegate)CancelAsync);
        server.MapPost("/control/webhook", (Delegate)SendNamedEventAsync);
        server.MapPost("/control/faults", (Delegate)PlanAsync);
        server.MapDelete("/control/faults", () =>
        {
            faults.Clear();

            return Results.NoContent();
        });
    }

    /// <summary>{"order_id", "price", "status"?: 1, "sandbox"?, "silent"?: no event, "form"?, "times"?: 1}</summary>
    private async Task<IResult> PayAsync(HttpContext call)
    {
        var body = await ReadAsync(call);

        if ((string?)body["order_id"] is not { Length: > 0 } order || (long?)body["price"] is not { } price)
        {
            return Wrong("order_id and price are required");
        }

        var receipt = state.Pay(
            order, price, (int?)body["status"] ?? FakeReceipt.Paid, (bool?)body["sandbox"] ?? false);

        return await SendEventAsync(receipt, body, call.RequestAborted);
    }

    /// <summary>{"receipt_id", "price"?: all that is left, and the members of an event}</summary>
    private async Task<IResult> CancelAsync(HttpContext call)
    {
        var body = await ReadAsync(call);
        var id = (string?)body["receipt_id"] ?? "";
        var cancelId = (string?)body["cancel_id"] ?? $"administration-{state.CancelCount}";

        if (state.Cancel(id, cancelId, (long?)body["price"]) is JsonObject error && error.ContainsKey("error_code"))
        {
            return Wrong((string)error["error_code"]!);
        }

        return await SendEventAsync(state.Find(id)!, body, call.RequestAborted);
    }

    /// <summary>{"receipt_id", "form"?, "times"?}: the event of the receipt as it is now.</summary>
    private async Task<IResult> SendNamedEventAsync(HttpContext call)
    {
        var body = await ReadAsync(call);

        return state.Find((string?)body["receipt_id"] ?? "") is { } receipt
            ? await SendEventAsync(receipt, body, call.RequestAborted)
            : Wrong("there is no such receipt");
    }

    /// <summary>{"operation": find, search, confirm, cancel or token, "fault", "times"?: 1}</summary>
    private async Task<IResult> PlanAsync(HttpContext call)
    {
        var body = await ReadAsync(call);

        if (!Enum.TryParse<FakeFault>((string?)body["fault"], ignoreCase: true, out var fault))
        {
            return Wrong($"fault is one of {string.Join(", ", Enum.GetNames<FakeFault>())}");
        }

        for (var time = 0; time < Math.Clamp((int?)body["times"] ?? 1, 1, 1_000); time++)
        {
            faults.Plan((string?)body["operation"] ?? "", fault);
        }

        return Results.NoContent();
    }

    private async Task<IResult> SendEventAsync(
        FakeReceipt receipt, JsonObject body, CancellationToken cancellationToken)
    {
        var answer = receipt.ToJson();
        var form = Enum.TryParse<WebhookForm>((string?)body["form"], ignoreCase: true, out var chosen)
            ? chosen
            : WebhookForm.Plain;

        if ((bool?)body["silent"] is not true)
        {
            for (var time = 0; time < Math.Clamp((int?)body["times"] ?? 1, 1, 100); time++)
            {
                using var sent = await webhooks.SendAsync(receipt, form, cancellationToken);
                answer["webhook_status"] = sent is null ? null : (int)sent.StatusCode;
            }
        }

        return Send(answer);
    }

    private static IResult Send(JsonNode body) => Results.Text(body.ToJsonString(), "application/json");

    private static IResult Wrong(string message) => Results.Text(
        new JsonObject { ["message"] = message }.ToJsonString(), "application/json", statusCode: 400);

    private static async Task<JsonObject> ReadAsync(HttpContext call) =>
        (await JsonNode.ParseAsync(call.Request.Body, cancellationToken: call.RequestAborted))!.AsObject();
}
