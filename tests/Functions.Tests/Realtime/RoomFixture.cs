using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Fakes.Catalogue;
using Serverless.Fakes.Platform;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>An event with two connections in its room, and the functions that add and remove connections.</summary>
/// <param name="ShouldBroadcast">Whether the change is sent to the whole room.</param>
internal sealed record RoomFixture(PerformanceId Performance, bool ShouldBroadcast) : IRooms, ILiveLimits
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
                new PerformanceSchedule(now.AddDays(2), now, now.AddDays(1)))
            {
                State = PerformanceState.OnSale,
            },
            default);

        return fixture;
    }

    public Task<LiveNotifications> JoinAsync(string connection) =>
        Notifications().JoinAsync(Invocation(connection), RoomKind.Event, default);

    public Task<LiveNotifications> LeaveAsync(string connection) =>
        Notifications().LeaveAsync(Invocation(connection), RoomKind.Event, default);

    Task<RoomCount?> IRooms.EnterAsync(Room room, ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult<RoomCount?>(Count());

    Task<RoomCount> IRooms.LeaveAsync(Room room, ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult(Count());

    Task<IReadOnlyList<RoomCount>> IRooms.LeaveAllAsync(
        ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RoomCount>>([Count()]);

    Task<int?> IRooms.CountForMemberAsync(Room room, ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult<int?>(UserCount);

    Task<bool> ILiveLimits.TryCountAsync(
        UserId user, ConnectionId connection, CancellationToken cancellationToken) => Task.FromResult(true);

    Task<bool> ILiveLimits.TryDeliverAsync(
        UserId user, int deliveryCount, CancellationToken cancellationToken) => Task.FromResult(true);

    private RoomNotifications Notifications() => new(
        new JoinRoom(_catalogue, this),
        this,
        this,
        new LiveMessageFilter(this, NullLogger<LiveMessageFilter>.Instance),
        NullLogger<RoomNotifications>.Instance);

    private RoomCount Count() =>
        new(new Room(RoomKind.Event, Performance), UserCount, ShouldBroadcast, Version: 1);

    private SignalRInvocationContext Invocation(string connection) =>
        new() { ConnectionId = connection, UserId = "ada", Arguments = [Performance.ToString()] };
}
