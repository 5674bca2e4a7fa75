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
    RedisConnection redis, RedisSeatHolds seats, RedisTicketHolds tickets, RedisAudit audit, SeatPolicy policy) : IHolds
{
    private static readonly RedisScript ClaimReservation = RedisScript.Load("time.lua", "claim-reservation.lua");
    private static readonly RedisScript NoteReservation = RedisScript.Load("lifetime.lua", "note-reservation.lua");

    private static readonly RedisCommand FindReservation = new("HMGET", "reservation");
    private static readonly RedisCommand ListReservations = new("ZREVRANGE", "newest-reservations");

    private static readonly RedisValue[] Fields = ["body", "state", "expires", "fence", "cancellation"];

    public async Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy terms, CancellationToken cancellationToken)
    {
        RedisValue body = JsonSerializer.SerializeToUtf8Bytes(
            StoredReservation.From(reservation), ReservationJson.Default.StoredReservation);
        var acquiring = reservation.Seats.Count > 0
            ? seats.TryAcquireAsync(performance, reservation, terms, body, cancellationToken)
            : tickets.TryAcquireAsync(performance, reservation, terms, body, cancellationToken);

        // Sent right after the hold on the same connection, so both cost one round trip. A rejected hold leaves an
        // entry without a reservation, which the listing skips.
        var listing = AddToListAsync(reservation, cancellationToken);
        var result = await acquiring;
        await listing;

        if (result is HoldResult.Acquired { IsReplay: false })
        {
            HoldMetrics.Held(reservation);
        }

        return result;
    }

    public async Task<Reservation?> FindAsync(ReservationId id, CancellationToken cancellationToken)
    {
        if (!id.TryTag(out var tag))
        {
            return null;
        }

        var key = RedisSeatKeys.Of(tag).Reservation(id);

        return Read(await FindReservation.RunAsync(
            redis, database => database.HashGetAsync(key, Fields), cancellationToken));
    }

    public async Task<IReadOnlyList<Reservation>> ListAsync(
        UserId user, int limit, CancellationToken cancellationToken)
    {
        var newest = await ListReservations.RunAsync(
            redis,
            database => database.SortedSetRangeByRankAsync(ListOf(user), 0, limit - 1, Order.Descending),
            cancellationToken);
        var found = await Task.WhenAll(newest.Select(id =>
            FindAsync(new ReservationId(Guid.ParseExact((string)id!, "N")), cancellationToken)));

        return [.. found.OfType<Reservation>()];
    }

    public async Task<Reservation?> ClaimAsync(ReservationId id, CancellationToken cancellationToken)
    {
        if (!id.TryTag(out var tag))
        {
            return null;
        }

        var answer =
            await ClaimReservation.RunAsync(redis, [RedisSeatKeys.Of(tag).Reservation(id)], [], cancellationToken);

        return Read((RedisValue[])answer!);
    }

    public async Task<IReadOnlyList<string>> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        if (reservation.Seats.Count > 0)
        {
            var lost = await seats.ExtendAsync(performance, reservation, lifetime, cancellationToken);

            return [.. reservation.Seats.Where(seat => lost.Contains(seat.Index)).Select(seat => seat.Label)];
        }

        return await tickets.ExtendAsync(performance, reservation, lifetime, cancellationToken) is { } ordinal
            ? [performance.TicketTypes[ordinal].Name]
            : [];
    }

    public Task MarkSoldAsync(Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        reservation.Seats.Count > 0
            ? seats.MarkSoldAsync(performance, reservation, cancellationToken)
            : tickets.MarkSoldAsync(performance, reservation, cancellationToken);

    public Task<bool> TryCancelAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        ReleaseAsync(performance, reservation, onlyPending: true, cancellationToken);

    public Task ReleaseAsync(Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        ReleaseAsync(performance, reservation, onlyPending: false, cancellationToken);

    public async Task<ReleasedUnits> ExpireAsync(
        Performance performance, int limit, CancellationToken cancellationToken)
    {
        var released = ReleasedUnits.None;

        if (performance.Layout is not null
            && await seats.ExpireAsync(performance, limit, cancellationToken) is var (indexes, seatsHeld, seatVersion))
        {
            HoldMetrics.SeatsExpired(performance.Id, seatsHeld, seatVersion);
            released = released with { Seats = indexes };
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

    private Task<bool> ReleaseAsync(
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

    private static RedisKey ListOf(UserId user) => $"reservations:{{v{user.Value}}}:newest";

    private static Reservation? Read(RedisValue[] record)
    {
        if (record.Length == 0 || record[0].IsNull)
        {
            return null;
        }

        var stored = JsonSerializer.Deserialize((byte[])record[0]!, ReservationJson.Default.StoredReservation)!;

        return stored.ToDomain() with
        {
            State = record[1] == "cancelled" ? ReservationState.Cancelled : ReservationState.Pending,
            ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse((string)record[2]!, CultureInfo.InvariantCulture)),
            Fence = long.Parse((string)record[3]!, CultureInfo.InvariantCulture),
            Cancellation = record[4].IsNullOrEmpty
                ? null
                : JsonSerializer.Deserialize((byte[])record[4]!, ReservationJson.Default.Cancellation),
        };
    }
}
