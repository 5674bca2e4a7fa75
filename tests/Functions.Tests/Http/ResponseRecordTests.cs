using System.Text.Json;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Http;

/// <summary>A response that cannot be stored, or whose key already has another request's response.</summary>
public sealed class ResponseRecordTests(CrashPlatform platform) : IClassFixture<CrashPlatform>
{
    private const string Intent = "/api/v1/payment/intent";

    private static readonly IdSource Ids = new(TimeProvider.System);

    [Fact]
    public async Task Never_replays_another_requests_response()
    {
        var (token, intent) = await HoldAsync();
        var key = Ids.Next().ToString();

        // As if Redis had been emptied and another request with the key had finished first.
        platform.CrashInjector.BeforeRecord((responseStore, claim) => responseStore.RecordAsync(
            claim with { Fingerprint = "another request" },
            TimeProvider.System.GetUtcNow(),
            new StoredResponse(200, "application/json", """{"payment_intent_id":"somebody-elses"}"""u8.ToArray()),
            default));
        var answer = await platform.Client.PostAsync(Intent, intent, token, key);
        var again = await platform.Client.PostAsync(Intent, intent, token, key);

        Assert.Equal("PENDING", answer.Body.GetProperty("status").GetString());
        Assert.StartsWith("pay_", answer.Body.GetProperty("payment_intent_id").GetString(), StringComparison.Ordinal);
        Assert.Equal((200, answer.Text), (again.Status, again.Text));
    }

    [Fact]
    public async Task Releases_the_key_when_the_response_cannot_be_stored()
    {
        var (token, intent) = await HoldAsync();
        var key = Ids.Next().ToString();

        platform.CrashInjector.BeforeRecord((_, _) => throw new DependencyUnavailableException("The store is away."));
        var answer = await platform.Client.PostAsync(Intent, intent, token, key);
        var again = await Eventually.SucceedsAsync(
            () => platform.Client.PostAsync(Intent, intent, token, key),
            retry => retry.Reason != "request.key-in-flight",
            "the key is released after the response is sent");

        Assert.Equal(200, answer.Status);
        Assert.Equal((200, answer.Text), (again.Status, again.Text));
    }

    private async Task<(string Token, string Intent)> HoldAsync()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");

        return (token, IntentOf(held));
    }

    private static string IntentOf(JsonElement held) =>
        $$"""{"reservation_id":"{{held.Id()}}","amount":{{held.GetProperty("totalAmount")}},"currency":"KRW"}""";
}
