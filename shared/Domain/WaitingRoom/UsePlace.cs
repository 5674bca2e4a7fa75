using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Gives an admitted holder of a place token the token of their pass. Asking again gives the same one.
/// </summary>
public sealed class UsePlace(ShowPlace showPlace, IPlaceTokens tokens, WaitingRoomPolicy policy, TimeProvider clock)
{
    public async Task<Announced<Outcome<PlacePass>>> ExecuteAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { Kind: PlaceTokenKind.Place } claim)
        {
            return Tell(WaitingRoomRefusals.UnknownToken, []);
        }

        var shown = await showPlace.ExecuteAsync(claim.Visitor, claim.Performance, cancellationToken);

        if (shown.IsRefused)
        {
            return Tell(shown.Refusal, []);
        }

        var (place, messages) = shown.Value;

        return place.State switch
        {
            PlaceState.Admitted => Tell(
                new PlacePass(tokens.Issue(claim with { Kind = PlaceTokenKind.Pass }), LifetimeOf(place)), messages),
            PlaceState.Waiting => Tell(WaitingRoomRefusals.NotYet, messages),
            _ => Tell(WaitingRoomRefusals.LapsedToken, messages),
        };
    }

    // Whoever asks too early may have moved the line for others, who have to hear of it.
    private static Announced<Outcome<PlacePass>> Tell(
        Outcome<PlacePass> outcome, IReadOnlyList<LiveMessage> messages) => new(outcome, messages);

    private TimeSpan LifetimeOf(PlaceInLine place) =>
        place.PassExpiresAt is { } end ? end - clock.GetUtcNow() : policy.PassLifetime;
}

public sealed record PlacePass(string Token, TimeSpan Lifetime);
