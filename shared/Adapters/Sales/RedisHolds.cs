using System.Globalization;
using System.Text.Json;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>Pending reservations with their held seats or tickets.</summary>
internal sealed class RedisHolds(
    RedisConnection redis, RedisSeatHolds seats, RedisTicketHolds tickets, RedisUnlistedHolds unlisted,
    RedisAudit audit, SeatPolicy policy) : IHolds
{
    private static readonly RedisCommand RemoveReservation = new("ZREM", "rejected-reservation");

    private static readonly RedisScript ClaimReservation = RedisScript.Load("time.lua", "claim-reservation.lua");
    private static readonly RedisScript FindReservation = RedisScript.Load("time.lua", "find-reservation.lua");
    private static readonly RedisScript NoteReservation = RedisScript.Load("lifetime.lua", "note-reservation.lua");
    private static readonly RedisScript ListReservations = RedisScript.Load("time.lua", "list-reservations.lua");

    public async Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy terms, CancellationToken cancellationToken)
    {
        RedisValue body = JsonSerializer.SerializeToUtf8Bytes(
            StoredReservation.From(reservation), ReservationJson.Default.StoredReservation);
        var noting = unlisted.NoteAsync(performance.Id.Tag, terms.HoldLifetime, cancellationToken);
        var acquiring = reservation.Seats.Count > 0
            ? seats.TryAcquireAsync(performance, reservation, terms, body, cancellationToken)
            : tickets.TryAcquireAsync(performance, reservation, terms, body, cancellationToken);

        // Flights are held only until their booking is stored, which is listed elsewhere. Others are listed at once:
        // sent right after the hold on the same connection, so both cost one round trip. Only a rejected hold needs a
        // second one: its entry would take the place of a real reservation.
        var isListed = performance.Id.Tag.IsEvent;
        var listing = isListed ? AddToListAsync(reservation, cancellationToken) : Task.CompletedTask;
        var result = await acquiring;
        await listing;
        await noting;

        if (result is HoldResult.Acquired { IsReplay: false })
        {
            HoldMetrics.Held(reservation);
        }
        else if (isListed && result is not HoldResult.Acquired)
        {
            await RemoveFromListAsync(reservation, cancellationToken);
        }

        return result;
    }

    public async Task<HoldReading> FindAsync(ReservationId id, CancellationToken cancellationToken) =>
        await ReadAsync(FindReservation, id, cancellationToken);

    public async Task<HeldReservations> ListAsync(UserId user, int limit, CancellationToken cancellationToken)
    {
        var newest = (RedisValue[])(await ListReservations.RunAsync(
            redis, [ListOf(user)], [limit], cancellationToken))!;
        var found = await Task.WhenAll(newest.Skip(1).Select(id =>
            FindAsync(new ReservationId(Guid.ParseExact((string)id!, "N")), cancellationToken)));

        return new HeldReservations(
            [.. found.Select(reading => reading.Reservation).OfType<Reservation>()], TimeOf(newest[0]));
    }

    public async Task<HoldReading> ClaimAsync(ReservationId id, CancellationToken cancellationToken) =>
        await ReadAsync(ClaimReservation, id, cancellationToken);

    public async Task<ExtendResult> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var noting = unlisted.NoteAsync(performance.Id.Tag, lifetime, cancellationToken);
        var result = await (reservation.Seats.Count > 0
            ? seats.ExtendAsync(performance, reservation, lifetime, cancellationToken)
            : tickets.ExtendAsync(performance, reservation, lifetime, cancellationToken));
        await noting;

        return result;
    }

    public async Task<long?> MarkSoldAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken)
    {
        if (reservation.Seats.Count > 0)
        {
            return await seats.MarkSoldAsync(performance, reservation, cancellationToken);
        }

        await tickets.MarkSoldAsync(performance, reservation, cancellationToken);

        return null;
    }

    public Task<ReleasedUnits?> TryCancelAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        ReleaseAsync(performance, reservation, onlyPending: true, cancellationToken);

    public async Task<ReleasedUnits> ReleaseAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        await ReleaseAsync(performance, reservation, onlyPending: false, cancellationToken) ?? ReleasedUnits.None;

    public async Task<ReleasedUnits> ExpireAsync(
        Performance performance, int limit, CancellationToken cancellationToken)
    {
        var released = ReleasedUnits.None;

        if (performance.Layout is not null
            && await seats.ExpireAsync(performance, limit, cancellationToken) is var (indexes, seatsHeld, seatVersion))
        {
            HoldMetrics.SeatsExpired(performance.Id, seatsHeld, seatVersion);
            released = released with { Seats = indexes, SeatVersion = seatVersion };
        }

        if (performance.TicketTypes.Count > 0
            && await tickets.ExpireAsync(performance, limit, cancellationToken) is var (ordinals, held, version))
        {
            HoldMetrics.TicketsExpired(performance.Id, held, version);
            released = released with { TicketTypes = ordinals };
        }

        return released;
    }

    public async Task AuditAsync(Performance performance, CancellationToken cancellationToken)
    {
        if (performance.Layout is not null)
        {
            await audit.CompareSeatsAsync(performance, cancellationToken);
        }

        if (performance.TicketTypes.Count > 0)
        {
            await audit.CompareStockAsync(performance, cancellationToken);
        }
    }

    private Task<ReleasedUnits?> ReleaseAsync(
        Performance performance, Reservation reservation, bool onlyPending, CancellationToken cancellationToken)
    {
        RedisValue cancellation = reservation.Cancellation is { } known
            ? JsonSerializer.SerializeToUtf8Bytes(known, ReservationJson.Default.Cancellation)
            : RedisValue.EmptyString;

        return reservation.Seats.Count > 0
            ? seats.ReleaseAsync(performance, reservation, onlyPending, cancellation, cancellationToken)
            : tickets.ReleaseAsync(performance, reservation, onlyPending, cancellation, cancellationToken);
    }

    private async Task AddToListAsync(Reservation reservation, CancellationToken cancellationToken) =>
        await NoteReservation.RunAsync(
            redis,
            [ListOf(reservation.User)],
            [
                reservation.CreatedAt.ToUnixTimeMilliseconds(),
                reservation.Id.Value.ToString("N"),
                policy.ListedReservationsMax,
                (long)policy.RememberedFor.TotalMilliseconds,
            ],
            cancellationToken);

    private async Task RemoveFromListAsync(Reservation reservation, CancellationToken cancellationToken) =>
        await RemoveReservation.RunAsync(
            redis,
            database => database.SortedSetRemoveAsync(ListOf(reservation.User), reservation.Id.Value.ToString("N")),
            cancellationToken);

    private static RedisKey ListOf(UserId user) => $"reservations:{{v{user.Value}}}:newest";

    private async Task<HoldReading> ReadAsync(
        RedisScript script, ReservationId id, CancellationToken cancellationToken)
    {
        // No reservation has an id without a performance, but the caller needs the clock of some Redis.
        id.TryTag(out var tag);
        var record = (RedisValue[])(await script.RunAsync(
            redis, [RedisSeatKeys.Of(tag).Reservation(id)], [], cancellationToken))!;

        return new HoldReading(record.Length == 1 ? null : Read(record[1..]), TimeOf(record[0]));
    }

    private static DateTimeOffset TimeOf(RedisValue milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse((string)milliseconds!, CultureInfo.InvariantCulture));

    private static Reservation Read(RedisValue[] record)
    {
        var stored = JsonSerializer.Deserialize((byte[])record[0]!, ReservationJson.Default.StoredReservation)!;

        return stored.ToDomain() with
        {
            State = record[1] == "cancelled" ? ReservationState.Cancelled : ReservationState.Pending,
            ExpiresAt = TimeOf(record[2]),
            Fence = long.Parse((string)record[3]!, CultureInfo.InvariantCulture),
            Cancellation = record[4].IsNullOrEmpty
                ? null
                : JsonSerializer.Deserialize((byte[])record[4]!, ReservationJson.Default.Cancellation),
        };
    }
}
