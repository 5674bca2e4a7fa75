using System.Text.Json;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Sales;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.FilmTickets;

internal enum CancelResult
{
    Unknown,
    Canceled,
    CanceledBefore,

    /// <summary>The ticket was checked in.</summary>
    Admitted,
}

/// <summary>Cancels one ticket unless it was checked in, and marks it in all of its lists.</summary>
internal sealed class CancelWork(Guid id, RefundNote? note, DateTimeOffset now, CancellationToken cancellationToken)
    : FilmTicketWork(cancellationToken)
{
    private readonly TaskCompletionSource<CancelResult> _canceled =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CancelResult _result;

    public Guid Id => id;

    public Task<CancelResult> Canceled => _canceled.Task;

    public override bool IsSettled => _canceled.Task.IsCompleted;

    public override async ValueTask ApplyAsync(FilmTicketDraft draft, CancellationToken cancellationToken)
    {
        if (await draft.ReadAsync(FilmTicketKeys.FilmTicket(id), cancellationToken) is not { } found)
        {
            _result = CancelResult.Unknown;

            return;
        }

        var ticket = JsonSerializer.Deserialize(found.Span, TicketStoreJson.Default.FilmTicket)!;

        if (ticket.IsCanceled)
        {
            _result = ticket.CancelIdempotencyBits is { } bits && bits == note?.IdempotencyBits
                ? CancelResult.Canceled
                : CancelResult.CanceledBefore;

            return;
        }

        if (await draft.ReadAsync(FilmTicketKeys.Admission(id), cancellationToken) is { } admission)
        {
            // A refund closes the admission in its batch. A closed admission here comes from a refund between the two
            // reads.
            _result = StoredAdmissions.IsClosed(admission) ? CancelResult.CanceledBefore : CancelResult.Admitted;

            return;
        }

        draft.Insert(FilmTicketKeys.Admission(id), StoredAdmissions.Closed(now));
        var canceled = ticket with
        {
            CanceledAt = now,
            CancelReason = note?.Reason,
            CancelIdempotencyBits = note?.IdempotencyBits,
        };
        await draft.WriteAsync(
            FilmTicketKeys.FilmTicket(id),
            DocumentJson.ToBody(canceled, TicketStoreJson.Default.FilmTicket),
            cancellationToken);
        await MarkAsync(draft, ticket, cancellationToken);
        _result = CancelResult.Canceled;
    }

    public override void Settle() => _canceled.TrySetResult(_result);

    public override void Fail(Exception exception) => _canceled.TrySetException(exception);

    private static async ValueTask MarkAsync(
        FilmTicketDraft draft, FilmTicket ticket, CancellationToken cancellationToken)
    {
        // The tickets of one order have consecutive positions in each of their lists.
        var positionsId = FilmTicketKeys.Positions(ticket.Number - ticket.Ordinal);
        var stored = await draft.ReadAsync(positionsId, cancellationToken)
            ?? throw new InvalidDataException($"{positionsId} is missing.");
        var positions = JsonSerializer.Deserialize(stored.Span, TicketStoreJson.Default.Int64Array)!;
        var lists = FilmTicketKeys.ListsOf(ticket.Order);

        for (var list = 0; list < lists.Length; list++)
        {
            await FilmTicketLists.CancelAsync(
                draft, lists[list], positions[list] + ticket.Ordinal, ticket.Id, cancellationToken);
        }
    }
}
