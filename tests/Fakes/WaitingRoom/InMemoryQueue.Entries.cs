using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.WaitingRoom;

/// <summary>What visitors are told.</summary>
internal sealed partial class InMemoryQueue
{
    private QueueEntry EntryOf(UserId user)
    {
        if (_passes.Find(user) is { } pass)
        {
            return new QueueEntry(QueueEntryState.Admitted, Figures())
            {
                PassExpiresAt = pass.End,
                Place = _epochs.PlaceOf(pass.Number) with { PassEndsMs = pass.End.ToUnixTimeMilliseconds() },
            };
        }

        if (!_waiting.TryGetValue(user, out var entry))
        {
            return new QueueEntry(QueueEntryState.NotInQueue, Figures());
        }

        var position = IsOpen ? InOrder().TakeWhile(other => other != user).Count() + 1 : _waiting.Count;

        return new QueueEntry(QueueEntryState.Waiting, Figures())
        {
            Position = position,
            EstimatedWait = WaitEstimate.Of(position, Flow(), policy),
            Place = _epochs.PlaceOf(entry.Entry),
        };
    }

    private QueueFlow Flow()
    {
        var paused = _settings.OpensAt - Now;

        return new QueueFlow(
            Rules.Capacity - _passes.Inside, Rules.Capacity, Rules.AdmissionsPerSecond, _passes.LeavingPerSecond)
        {
            Paused = paused > _epochs.RestoringLeft ? paused : _epochs.RestoringLeft,
            IsOpen = IsOpen,
        };
    }
}
