namespace Serverless.Local.Bootpay;

/// <summary>The keys that the fake Bootpay accepts, and where it listens and sends its events.</summary>
public sealed record FakeBootpayOptions
{
    /// <summary>Port 0 picks a free port.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    public string RestApiKey { get; init; } = "fake-rest-api-key";

    public string PrivateKey { get; init; } = "fake-private-key";

    /// <summary>An old project accepts tokens only.</summary>
    public bool RefusesBasic { get; set; }

    /// <summary>Where events go; null for nowhere.</summary>
    public Uri? WebhookUrl { get; set; }
}
