using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Realtime;

/// <summary>
/// Something that watchers should see at once. Operations return these; the edge gives them their wire names and hands
/// them to SignalR. Each kind stands beside the operation that says it.
/// </summary>
public abstract record LiveMessage(PerformanceId Performance);

/// <summary>What an operation did, and what the watchers should hear of it.</summary>
public sealed record WithMessages<T>(T Result, IReadOnlyList<LiveMessage> Messages)
    where T : notnull;

/// <summary>
/// A visitor's name as strangers may see it: stable within one performance, and not traceable to the account.
/// </summary>
public static class UserAlias
{
    public static string Of(PerformanceId performance, UserId user)
    {
        var digest = System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes($"{performance.Value:N}|{user.Value}"));

        return Convert.ToHexStringLower(digest.AsSpan(0, 8));
    }
}
