using System.Globalization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// How a caller without an access token proves to be the guest of an earlier request. A name that the caller sends
/// proves nothing, because everybody may send it.
/// </summary>
/// <param name="Origin">The client address of the request.</param>
/// <param name="IdempotencySeed">Set when the request has an idempotency key, which only this guest knows.</param>
public sealed record GuestIdentity(string Origin, IdempotencySeed? IdempotencySeed)
{
    /// <summary>The answer to the queue's challenge; null when there was none.</summary>
    public string? Answer { get; init; }

    /// <summary>
    /// Returns the same guest for the same answer to a challenge, because one piece of work makes one guest; else for
    /// the same idempotency key from the same address; else a new guest. It identifies a guest and never an account.
    /// </summary>
    public UserId Identify(IdSource ids) => UserId.OfGuest((Answer, IdempotencySeed) switch
    {
        ({ } answer, _) => $"work\n{answer}",
        (_, { } seed) => string.Create(CultureInfo.InvariantCulture, $"key\n{Origin}\n{seed.Bits}"),
        _ => $"chance\n{ids.Next()}",
    });
}
