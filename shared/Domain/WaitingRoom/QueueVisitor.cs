using Serverless.Domain.Accounts;

namespace Serverless.Domain.WaitingRoom;

/// <summary>A visitor of a queue, and what the request shows of them.</summary>
public readonly record struct QueueVisitor(UserId User)
{
    /// <summary>The client's address, which bounds how many places are given to it; empty for no bound.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>The place in the visitor's queue token; null without one.</summary>
    public QueuePlace? Place { get; init; }

    public static implicit operator QueueVisitor(UserId user) => new(user);
}

/// <summary>
/// A place in a queue as its token carries it, so that the order can be restored when Redis lost the queue.
/// </summary>
/// <param name="Number">
/// The place's number: Redis's clock in microseconds when it was given. Smaller numbers are served first. Zero when it
/// was drawn before the opening: then the number is secret, and Redis draws it again.
/// </param>
/// <param name="Epoch">
/// When this life of the queue began, by Redis's clock in microseconds. A token of the queue's own epoch restores
/// nothing.
/// </param>
public readonly record struct QueuePlace(long Number, long Epoch)
{
    /// <summary>The end of the pass in Unix milliseconds; zero for a place without a pass.</summary>
    public long PassEndsMs { get; init; }
}
