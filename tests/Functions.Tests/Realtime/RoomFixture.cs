using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Fakes.Catalogue;
using Serverless.Fakes.Platform;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>An event with two connections in its room, and the functions that add and remove connections.</summary>
/// <param name="ShouldBroadcast">Whether the change is sent to the whole room.</param>
internal sealed record RoomFixture(PerformanceId Performance, bool ShouldBroadcast) : IRooms
{
    public const int UserCount = 2;

    private readonly InMemoryCatalogue _catalogue = new(new CataloguePolicy());

    public string Group => LiveHub.EventGroup(Performance);

    public static async Task<RoomFixture> OpenAsync(bool shouldBroadcast)
    {
        var now = Moments.Noon;
        var id = new PerformanceId(ScopedId.Create(
            ScopedKind.Performance, 42, now, stackalloc byte[ScopedId.EntropyLength]));
        var fixture = new RoomFixture(id, shouldBroadcast);
        await fixture._catalogue.TryAddAsync(
            _ => new Performance(
                id,
                new PerformanceDetails("A room", "A venue"),
                new PerformanceSchedule(now.AddDays(2), now, now.AddDays(1))),
            default);

        return fixture;
    }

    public Task<LiveNotifications> JoinAsync(string connection) =>
        new JoinEventMessage(new JoinRoom(_catalogue, this), NullLogger<JoinEventMessage>.Instance)
            .RunAsync(Invocation(connection), default);

    public Task<LiveNotifications> LeaveAsync(string connection) =>
        new LeaveEventMessage(this, NullLogger<LeaveEventMessage>.Instance).RunAsync(Invocation(connection), default);

    Task<RoomCount?> IRooms.EnterAsync(
        PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult<RoomCount?>(Count());

    Task<RoomCount> IRooms.LeaveAsync(
        PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult(Count());

    Task<IReadOnlyList<RoomCount>> IRooms.LeaveAllAsync(
        ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RoomCount>>([Count()]);

    private RoomCount Count() => new(Performance, UserCount, ShouldBroadcast, Version: 1);

    private SignalRInvocationContext Invocation(string connection) =>
        new() { ConnectionId = connection, Arguments = [Performance.ToString()] };
}
