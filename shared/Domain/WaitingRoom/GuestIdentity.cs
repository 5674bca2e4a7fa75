using System.Globalization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// The unproven identity of a caller without a token. It identifies a guest and never an account. The origin is part of
/// it, so that knowing another guest's name does not give access to their queue entry.
/// </summary>
/// <param name="Origin">The client address of the request.</param>
/// <param name="Name">The name that the guest sent; null when there is none.</param>
/// <param name="IdempotencySeed">Set when the request has an idempotency key.</param>
public sealed record GuestIdentity(string Origin, string? Name, IdempotencySeed? IdempotencySeed)
{
    /// <summary>
    /// Returns the same guest for the same name, else for the same idempotency key, else a new guest.
    /// </summary>
    public UserId Identify(IdSource ids) => UserId.OfGuest((Name, IdempotencySeed) switch
    {
        ({ Length: > 0 }, _) => $"name\n{Origin}\n{Name}",
        (_, { } seed) => string.Create(CultureInfo.InvariantCulture, $"wish\n{Origin}\n{seed.Bits}"),
        _ => $"chance\n{ids.Next()}",
    });
}
