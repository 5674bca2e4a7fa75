using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Serverless.Local.Bootpay;

/// <summary>The calls of Bootpay's API of the second generation.</summary>
internal sealed class FakeBootpayApi(
    FakeBootpayState state, FakeBootpayFaults faults, FakeBootpayOptions options, CancellationToken stopping)
{
    public void Map(WebApplication server)
    {
        // A method of this form alone would be taken for one that writes the response itself.
        server.MapPost("/v2/request/token", (Delegate)GiveTokenAsync);
        server.MapGet("/v2/receipt/{id}", (HttpContext call, string id) => AnswerAsync(
            call, "find", "RC_NOT_FOUND", () => state.Find(id)?.ToJson() ?? FakeBootpayState.Error("RC_NOT_FOUND")));
        server.MapGet("/v2/lookup/order/{id}", (HttpContext call, string id) => AnswerAsync(
            call, "search", "RC_NOT_FOUND", () => Search(id)));
        server.MapPost("/v2/confirm", (Delegate)ConfirmAsync);
        server.MapPost("/v2/cancel", (Delegate)CancelAsync);
    }

    private async Task<IResult> ConfirmAsync(HttpContext call)
    {
        var body = await ReadAsync(call);

        return await AnswerAsync(
            call, "confirm", "RC_CONFIRM_FAILED", () => state.Confirm((string)body["receipt_id"]!));
    }

    private async Task<IResult> CancelAsync(HttpContext call)
    {
        var body = await ReadAsync(call);

        return await AnswerAsync(call, "cancel", "RC_CANCEL_SERVER_ERROR", () => state.Cancel(
            (string)body["receipt_id"]!, (string?)body["cancel_id"] ?? "", (long?)body["cancel_price"]));
    }

    private JsonNode Search(string order)
    {
        var found = state.Receipts.Where(receipt => receipt.OrderId == order).ToArray();

        return found.Length == 0
            ? FakeBootpayState.Error("RC_NOT_FOUND")
            : new JsonArray([.. found.Select(receipt => receipt.ToJson())]);
    }

    private async Task<IResult> GiveTokenAsync(HttpContext call)
    {
        var body = await ReadAsync(call);

        return await RunAsync(call, "token", "APP_KEY_NOT_FOUND", () =>
            (string?)body["application_id"] != options.RestApiKey ? FakeBootpayState.Error("APP_KEY_NOT_FOUND")
            : (string?)body["private_key"] != options.PrivateKey ? FakeBootpayState.Error("APP_SK_NOT_MATCHED")
            : new JsonObject { ["access_token"] = state.NewToken(), ["expire_in"] = 1800 });
    }

    private Task<IResult> AnswerAsync(HttpContext call, string operation, string refusal, Func<JsonNode> work) =>
        IsKnown(call.Request.Headers.Authorization)
            ? RunAsync(call, operation, refusal, work)
            : Task.FromResult(Send(FakeBootpayState.Error("TOKEN_KEY_INVALID"), StatusCodes.Status401Unauthorized));

    private async Task<IResult> RunAsync(
        HttpContext call, string operation, string refusal, Func<JsonNode> work)
    {
        switch (faults.Take(operation))
        {
            case FakeFault.LoseCall:
                return await BreakOffAsync(call);
            case FakeFault.LoseAnswer:
                work();

                return await BreakOffAsync(call);
            case FakeFault.Silence:
                return await NeverAsync();
            case FakeFault.CriticalBefore:
                return Critical(operation);
            case FakeFault.CriticalAfter:
                work();

                return Critical(operation);
            case FakeFault.Refuse:
                return Send(FakeBootpayState.Error(refusal), StatusCodes.Status400BadRequest);
            case FakeFault.Garbage:
                return Results.Text("<html>", "text/html", statusCode: StatusCodes.Status502BadGateway);
            case FakeFault.RefuseCredentials:
                return Send(FakeBootpayState.Error("TOKEN_KEY_INVALID"), StatusCodes.Status401Unauthorized);
            default:
                var answer = work();

                return Send(
                    answer,
                    answer is JsonObject { } error && error.ContainsKey("error_code")
                        ? StatusCodes.Status400BadRequest
                        : StatusCodes.Status200OK);
        }
    }

    private bool IsKnown(string? header) =>
        AuthenticationHeaderValue.TryParse(header, out var given)
        && (given.Scheme == "Basic"
            ? !options.RefusesBasic && given.Parameter == Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{options.RestApiKey}:{options.PrivateKey}"))
            : state.IsToken(given.Parameter ?? ""));

    // A client repeats a call by itself whose connection ends before the answer began.
    private static async Task<IResult> BreakOffAsync(HttpContext call)
    {
        call.Response.ContentLength = 100;
        await call.Response.StartAsync();

        return Results.Empty;
    }

    // The caller gives up first; the end of the server ends what is left.
    private async Task<IResult> NeverAsync()
    {
        var never = new TaskCompletionSource<IResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopped = stopping.Register(() => never.TrySetResult(Results.StatusCode(503)));

        return await never.Task;
    }

    private static IResult Critical(string operation) => Send(
        FakeBootpayState.Error(operation is "confirm" ? "RC_CONFIRM_CRITICAL_FAILED" : "RC_CANCEL_CRITICAL_ERROR"),
        StatusCodes.Status400BadRequest);

    private static IResult Send(JsonNode body, int status) =>
        Results.Text(body.ToJsonString(), "application/json", Encoding.UTF8, status);

    private static async Task<JsonObject> ReadAsync(HttpContext call) =>
        (await JsonNode.ParseAsync(call.Request.Body, cancellationToken: call.RequestAborted))!.AsObject();
}
