using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.FilmTickets;

/// <summary>Issues the tickets of one order, and appends them to every list that a filter can select.</summary>
internal sealed class IssueWork(
    FilmTicketOrder order,
    IReadOnlyList<Guid> ids,
    IssueKey? key,
    DateTimeOffset now,
    CancellationToken cancellationToken)
    : FilmTicketWork(cancellationToken)
{
    private readonly TaskCompletionSource<IssuedFilmTickets?> _issued =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Guid[] _ids = [.. ids];
    private readonly string[] _lists = FilmTicketKeys.ListsOf(order);
    private readonly StoredIssue _issue = new(
        FilmTicketKeys.HashOf(order.Describe()), ids, order.TheaterName, order.MovieTitle, order.PriceInWon);

    /// <summary>The result is null when the key was used for another order.</summary>
    public Task<IssuedFilmTickets?> Issued => _issued.Task;

    public override string? KeyId { get; } = key is { } given ? FilmTicketKeys.Key(given) : null;

    public override bool IsSettled => _issued.Task.IsCompleted;

    public override async ValueTask PrepareAsync(FilmTicketDraft draft, CancellationToken cancellationToken) =>
        await Task.WhenAll(_lists.Select(list => draft.ReadAsync(list, cancellationToken).AsTask()));

    public override async ValueTask ApplyAsync(FilmTicketDraft draft, CancellationToken cancellationToken)
    {
        // Most keys are new, and the insert detects the others; a read before it would cost a round trip.
        if (KeyId is not null)
        {
            draft.Insert(KeyId, DocumentJson.ToBody(_issue, TicketStoreJson.Default.StoredIssue));
        }

        var positions = new long[_lists.Length];

        for (var list = 0; list < positions.Length; list++)
        {
            positions[list] = await FilmTicketLists.AppendAsync(draft, _lists[list], _ids, cancellationToken);
        }

        draft.Insert(
            FilmTicketKeys.Positions(positions[0]),
            DocumentJson.ToBody(positions, TicketStoreJson.Default.Int64Array));

        for (var ordinal = 0; ordinal < _ids.Length; ordinal++)
        {
            var ticket = new FilmTicket(_ids[ordinal], order, now, ordinal) { Number = positions[0] + ordinal };
            draft.Insert(
                FilmTicketKeys.FilmTicket(ticket.Id), DocumentJson.ToBody(ticket, TicketStoreJson.Default.FilmTicket));
        }
    }

    public override void Settle() => _issued.TrySetResult(_issue.ToReplay() with { IsReplay = false });

    public override void Settle(StoredIssue before) =>
        _issued.TrySetResult(before.OrderHash == _issue.OrderHash ? before.ToReplay() : null);

    public override void Fail(Exception exception) => _issued.TrySetException(exception);
}
