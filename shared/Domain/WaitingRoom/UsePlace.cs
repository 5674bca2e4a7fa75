using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Gives an admitted holder of a place token the token of their pass. Asking again gives the same one.
/// </summary>
public sealed class UsePlace(ShowPlace showPlace, IPlaceTokens tokens, WaitingRoomPolicy policy, TimeProvider clock)
{
    public async Task<Outcome<PlacePass>> ExecuteAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { Kind: PlaceTokenKind.Place } claim)
        {
            return WaitingRoomRefusals.UnknownToken;
        }

        var shown = await showPlace.ExecuteAsync(claim.Visitor, claim.Performance, cancellationToken);

        return shown switch
        {
            { IsRefused: true } => shown.Refusal,
            { Value.State: PlaceState.Admitted } => new PlacePass(
                tokens.Issue(claim with { Kind = PlaceTokenKind.Pass }), LifetimeOf(shown.Value)),
            { Value.State: PlaceState.Waiting } => WaitingRoomRefusals.NotYet,
            _ => WaitingRoomRefusals.LapsedToken,
        };
    }

    private TimeSpan LifetimeOf(PlaceInLine place) =>
        place.PassExpiresAt is { } end ? end - clock.GetUtcNow() : policy.PassLifetime;
}

public sealed record PlacePass(string Token, TimeSpan Lifetime);
