using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Tells whoever has a place token where they stand, and notes that they are still there.</summary>
public sealed class FollowPlace(
    LineDoor door, IWaitingLine line, IWaitingTimes times, IPlaceTokens tokens, TimeProvider clock)
{
    public async Task<Outcome<Announced<FollowedPlace>>> ExecuteAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { Kind: PlaceTokenKind.Place } claim)
        {
            return WaitingRoomRefusals.UnknownToken;
        }

        var found = await door.FindAsync(claim.Performance, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        // The line of a show that is over leads nowhere any more.
        if (!door.IsOpen(found.Value))
        {
            return new Announced<FollowedPlace>(FollowedPlace.Lapsed, []);
        }

        if (found.Value.Line is not { } rules)
        {
            return new Announced<FollowedPlace>(new(PlaceInLine.Inside, TimeSpan.Zero), []);
        }

        var showing = line.ShowAsync(LineTerms.Of(found.Value, rules), claim.Visitor, cancellationToken);
        var reading = times.ReadAsync(claim.Performance.Tag, claim.Visitor, cancellationToken).OrZeroAsync();
        await Task.WhenAll(showing, reading);
        var answer = await showing;

        return new Announced<FollowedPlace>(
            new FollowedPlace(answer.Place, await reading),
            LineNotifications.Of(claim.Performance, answer.Step, clock.GetUtcNow()));
    }
}

/// <param name="Place">Not in line when it was given up, lapsed in silence, or was used.</param>
/// <param name="Waited">Since the place was taken.</param>
public sealed record FollowedPlace(PlaceInLine Place, TimeSpan Waited)
{
    public static FollowedPlace Lapsed { get; } =
        new(new PlaceInLine(PlaceState.NotInLine, LineFigures.None), TimeSpan.Zero);
}
