using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Signed papers for whoever has no account to be known by. A token says whose place it is, and in which line; whether
/// that place still is there, only the line knows.
/// </summary>
public interface IPlaceTokens
{
    /// <summary>The same claim always gets the same token.</summary>
    string Issue(PlaceClaim claim);

    /// <summary>Null for what we did not sign.</summary>
    PlaceClaim? Read(string token);
}

/// <summary>What a place token says.</summary>
public sealed record PlaceClaim(PlaceTokenKind Kind, PerformanceId Performance, VisitorId Visitor);

public enum PlaceTokenKind
{
    /// <summary>Given to whoever joins a line.</summary>
    Place,

    /// <summary>Given to whoever was admitted, to be shown where seats are held.</summary>
    Pass,
}
