using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Takes a place in the same line as <see cref="EnterLine"/>, also for guests, and gives a token for it. Joining again
/// keeps the place and gives the same token.
/// </summary>
public sealed class JoinLine(
    NamePerformance namePerformance,
    LineDoor door,
    IWaitingLine line,
    IWaitingTimes times,
    IPlaceTokens tokens,
    IdSource ids,
    TimeProvider clock)
{
    /// <param name="caller">Who calls; null for a guest.</param>
    /// <param name="guest">What makes a guest the same one as before.</param>
    /// <param name="name">Whose line: the performance's id or name.</param>
    /// <param name="cancellationToken">Stops waiting; the place may have been taken all the same.</param>
    public async Task<Outcome<Announced<JoinedLine>>> ExecuteAsync(
        VisitorId? caller, GuestTraits guest, string name, CancellationToken cancellationToken)
    {
        var meant = await namePerformance.ExecuteAsync(name, cancellationToken);

        if (meant.IsRefused)
        {
            return meant.Refusal;
        }

        var performance = meant.Value;
        var found = await door.FindOpenAsync(performance, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var visitor = caller ?? guest.Identify(ids);
        var token = tokens.Issue(new PlaceClaim(PlaceTokenKind.Place, performance, visitor));

        if (found.Value.Line is not { } rules)
        {
            return new Announced<JoinedLine>(new JoinedLine(token, PlaceInLine.Inside), []);
        }

        var entering = line.EnterAsync(LineTerms.Of(found.Value, rules), visitor, cancellationToken);
        var beginning = times.BeginAsync(performance.Tag, visitor, cancellationToken).OrZeroAsync();
        await Task.WhenAll(entering, beginning);
        var answer = await entering;

        return new Announced<JoinedLine>(
            new JoinedLine(token, answer.Place),
            LineNotifications.Of(performance, answer.Step, clock.GetUtcNow()));
    }
}

public sealed record JoinedLine(string Token, PlaceInLine Place);
