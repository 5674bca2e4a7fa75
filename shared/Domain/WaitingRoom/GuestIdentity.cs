using System.Globalization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// All that is known of somebody who shows no token. Nobody has proved any of it, so it makes a guest and never an
/// account, and the origin is a part of it: whoever knows another guest's name does not get their place by it.
/// </summary>
/// <param name="Origin">Where the request came from.</param>
/// <param name="Name">What the guest calls themselves; null when they do not.</param>
/// <param name="IdempotencySeed">There when the request can be repeated as the same one.</param>
public sealed record GuestIdentity(string Origin, string? Name, IdempotencySeed? IdempotencySeed)
{
    /// <summary>The same guest for the same name, else for the same wish, else a new one.</summary>
    public UserId Identify(IdSource ids) => UserId.OfGuest((Name, IdempotencySeed) switch
    {
        ({ Length: > 0 }, _) => $"name\n{Origin}\n{Name}",
        (_, { } command) => string.Create(CultureInfo.InvariantCulture, $"wish\n{Origin}\n{command.Bits}"),
        _ => $"chance\n{ids.Next()}",
    });
}
