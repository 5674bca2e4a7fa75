using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>Authenticates agents. The checks run in the supplier's order.</summary>
public sealed class HkdlAgents
{
    private const int DepthMax = 16;

    private readonly HkdlPolicy _policy;
    private readonly TimeProvider _clock;
    private readonly TimeZoneInfo _zone;
    private readonly Dictionary<string, string> _secrets;

    public HkdlAgents(HkdlPolicy policy, TimeProvider clock)
    {
        (_policy, _clock) = (policy, clock);
        _zone = policy.TimeZone.Length > 0 ? TimeZoneInfo.FindSystemTimeZoneById(policy.TimeZone) : clock.LocalTimeZone;
        _secrets = policy.AgentIds
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split(':', 2))
            .Where(pair => pair is [{ Length: > 0 }, { Length: > 0 }])
            .ToDictionary(pair => pair[0], pair => pair[1]);
        _secrets.TryAdd(policy.AgentId, policy.SecretKey);
    }

    /// <summary>The agent named in a message; its signature is not checked.</summary>
    public static string? NameIn(string? message)
    {
        using var json = Parse(message ?? string.Empty);

        return json is null ? null : HkdlMessage.TextOf(json.RootElement, "agentId");
    }

    /// <param name="message">Raw message text; the signature covers it byte for byte.</param>
    public Result<HkdlCall> Authenticate(string? message, string? signature, Fault? fault)
    {
        if (string.IsNullOrEmpty(message) || string.IsNullOrEmpty(signature))
        {
            return HkdlCodes.ErrorOf("1002");
        }

        using var json = Parse(message);
        var agent = json is null ? null : HkdlMessage.TextOf(json.RootElement, "agentId");

        // An agent with its own key signs with that key. Messages of unknown agents are checked with the first agent's
        // key.
        var secret = agent is not null && _secrets.TryGetValue(agent, out var own) ? own : _policy.SecretKey;

        if (fault?.Name == FaultKinds.WrongSignature || !IsSigned(message, signature, secret))
        {
            return HkdlCodes.ErrorOf("1001");
        }

        if (json is null || json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return HkdlCodes.ErrorOf("1002");
        }

        if (agent is null || !_secrets.ContainsKey(agent))
        {
            return HkdlCodes.ErrorOf("1003");
        }

        var now = _clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, _zone).DateTime;

        if (fault?.Name == FaultKinds.ClockSkew)
        {
            local = local.AddSeconds(fault.Seconds);
        }

        return IsTimely(HkdlMessage.TextOf(json.RootElement, "requestTime"), local)
            ? new HkdlCall(agent, new HkdlMessage(json.RootElement.Clone()), now, local, fault)
            : HkdlCodes.ErrorOf("1004");
    }

    // Request times have whole seconds, so the clock is cut to seconds: a request exactly at the limit is accepted.
    private bool IsTimely(string? text, DateTime local) =>
        DateTime.TryParseExact(
            text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var sent)
        && Math.Abs(Math.Truncate((local - sent).TotalSeconds)) <= _policy.ToleranceSeconds;

    private static bool IsSigned(string message, string signature, string secret)
    {
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{message}||{secret}")));

        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature.ToLowerInvariant()));
    }

    private static JsonDocument? Parse(string message)
    {
        try
        {
            return JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = DepthMax });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
