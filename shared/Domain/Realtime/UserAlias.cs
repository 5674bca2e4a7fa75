using System.Security.Cryptography;
using System.Text;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Realtime;

/// <summary>
/// A user's name as other users see it: the same within one performance, and not traceable to the account.
/// </summary>
public static class UserAlias
{
    public static string Of(PerformanceId performance, UserId user)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{performance.Value:N}|{user.Value}"));

        return Convert.ToHexStringLower(digest.AsSpan(0, 8));
    }
}
