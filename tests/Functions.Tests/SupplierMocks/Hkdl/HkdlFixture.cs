using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.SupplierMocks.Hkdl;

/// <summary>A platform with its own HKDL mock.</summary>
public class HkdlFixture : PlatformFixture
{
    public const string Secret = "xY378DS731A";

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        new("AGENT_IDS", "OTHER:other-secret"), new("REQUEST_TIMEZONE", "Asia/Hong_Kong"),
        new("Suppliers:Hkdl:ShowQuota", "20"),
    ];

    public static string Now(int seconds = 0) => TimeProvider.System.GetUtcNow().AddHours(8).AddSeconds(seconds)
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Sign(string message, string secret = Secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{message}||{secret}")));

    public static string Message(string members = "", string agent = "MYREALTRIP", string? time = null) =>
        $"{{\"agentId\":\"{agent}\",\"requestTime\":\"{time ?? Now()}\"{(members.Length > 0 ? "," : "")}{members}}}";

    public static HttpContent Form(string message, string signature, string key = "signature") =>
        new FormUrlEncodedContent([new("message", message), new(key, signature)]);

    /// <summary>Sends a signed request and compares the response with the API description.</summary>
    public Task<HkdlAnswer> CallAsync(
        string operation, string members = "", string? fault = null, string agent = "MYREALTRIP")
    {
        var message = Message(members, agent);

        return SendAsync(
            operation, Form(message, Sign(message, agent == "OTHER" ? "other-secret" : Secret)), fault);
    }

    public async Task<HkdlAnswer> SendAsync(string operation, HttpContent body, string? fault = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/OTA/{operation}") { Content = body };

        if (fault is not null)
        {
            request.Headers.Add("X-Mock-Fault", fault);
        }

        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        return new HkdlAnswer(response.StatusCode, text);
    }

    public static string Order(string id, string items, string show = "79") =>
        $"\"requestId\":\"{id}\",\"eventId\":\"34\",\"showId\":{show},\"guestName\":\"CHAN TAI MAN\","
        + $"\"lang\":\"en_US\",\"pickupId\":\"13\",\"referenceNo\":\"R-{id}\",\"items\":{items}";

    public static string Adults(int quantity) => $"[{{\"ticketId\":\"13\",\"qty\":{quantity}}}]";
}

public sealed record HkdlAnswer(HttpStatusCode Status, string Text)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public string Code => this["responseCode"];

    public string this[string name] => Body.GetProperty(name).ToString();
}
