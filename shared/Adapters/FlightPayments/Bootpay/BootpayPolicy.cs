using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Serverless.Adapters.FlightPayments.Bootpay;

/// <summary>
/// Access to Bootpay, the payment provider of flights. Section "Bootpay" of the settings, and the settings named here.
/// </summary>
public sealed record BootpayPolicy
{
    public const string RestApiKeySetting = "BOOTPAY_REST_API_KEY";
    public const string PrivateKeySetting = "BOOTPAY_PRIVATE_KEY";
    public const string JsKeySetting = "BOOTPAY_JS_KEY";
    public const string ClientKeySetting = "BOOTPAY_CLIENT_KEY";
    public const string SecretKeySetting = "BOOTPAY_SECRET_KEY";
    public const string AuthSetting = "BOOTPAY_AUTH";
    public const string ApiBaseSetting = "BOOTPAY_API_BASE";
    public const string TimeoutSetting = "BOOTPAY_TIMEOUT";
    public const string WebhookIpsSetting = "BOOTPAY_WEBHOOK_IPS";

    /// <summary>The value of <see cref="WebhookIpsSetting"/> that accepts events from any address.</summary>
    public const string AnyAddress = "off";

    internal static readonly TimeSpan TimeoutMin = TimeSpan.FromMilliseconds(100);
    internal static readonly TimeSpan TimeoutMax = TimeSpan.FromSeconds(30);

    /// <summary>The key that the browser's window gets, unless there is another one for it.</summary>
    public string RestApiKey { get; internal set; } = string.Empty;

    /// <summary>Signs nothing but CloudJet's own events; proves the server to Bootpay.</summary>
    public string PrivateKey { get; internal set; } = string.Empty;

    /// <summary>The browser's key of an old project, which has one key for each platform.</summary>
    public string JsKey { get; internal set; } = string.Empty;

    public string ClientKey { get; internal set; } = string.Empty;

    public string SecretKey { get; internal set; } = string.Empty;

    public string Auth { get; internal set; } = "auto";

    public string ApiBase { get; internal set; } = "https://api.bootpay.co.kr/v2";

    public TimeSpan Timeout { get; internal set; } = TimeSpan.FromSeconds(5);

    /// <summary>The networks that events come from, separated by commas.</summary>
    public string WebhookIps { get; internal set; } = "223.130.82.0/24";

    /// <summary>Whether receipts of test payments count.</summary>
    public bool AcceptsSandbox { get; internal set; }

    /// <summary>How long a token of an old project is used. Bootpay gives a new one after 25 minutes.</summary>
    [Range(1, 29)]
    public int TokenMinutes { get; init; } = 25;

    [Range(4_096, 4 * 1024 * 1024)]
    public int ResponseBytesMax { get; init; } = 512 * 1024;

    public bool HasKeys => (ClientKey.Length > 0 && SecretKey.Length > 0) || HasTokenKeys;

    internal bool HasTokenKeys => RestApiKey.Length > 0 && PrivateKey.Length > 0;

    internal string BasicUser => ClientKey.Length > 0 ? ClientKey : RestApiKey;

    internal string BasicPassword => ClientKey.Length > 0 ? SecretKey : PrivateKey;

    /// <summary>The key for the browser; null without keys.</summary>
    internal string? BrowserKey =>
        JsKey.Length > 0 ? JsKey
        : ClientKey.Length > 0 ? ClientKey
        : RestApiKey.Length > 0 ? RestApiKey
        : null;

    public override string ToString() => nameof(BootpayPolicy);

    /// <summary>The networks; null for any address.</summary>
    public IReadOnlyList<IPNetwork>? ReadNetworks() => WebhookIps == AnyAddress
        ? null
        :
        [
            .. WebhookIps
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => IPNetwork.Parse(text.Contains('/', StringComparison.Ordinal) ? text
                    : text.Contains(':', StringComparison.Ordinal) ? $"{text}/128"
                    : $"{text}/32")),
        ];
}
