using System.Globalization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>The keys of the documents that a sale changes together: one partition per performance.</summary>
internal static class SaleKeys
{
    public const string SalePrefix = "sale:";
    public const string SeatPrefix = "seat:";
    public const string StockPrefix = "stock:";
    public const string RecoveryPrefix = "todo:";
    public const string OpenPrefix = "p";

    /// <summary>How far the purchases of a performance that was called off are refunded.</summary>
    public const string EventRefunds = "event-refunds";

    private const int TimeDigits = 15;

    /// <summary>Performances that may have recoveries; one small document each.</summary>
    public static DocumentPartition Open { get; } = new("sales-open", "open");

    public static DocumentPartition Of(PerformanceTag tag) => new("sales", tag.ToString());

    public static DocumentPartition Of(UserId user, PerformanceKind kind) => new(
        kind is PerformanceKind.Event ? "sales-by-visitor" : "bookings-by-user", user.Value);

    /// <summary>The list of the user's sales in which this one is.</summary>
    public static DocumentPartition ListOf(Reservation reservation) =>
        Of(reservation.User, reservation.Performance.Tag.Kind);

    public static string Sale(ReservationId id) => $"{SalePrefix}{id.Value:N}";

    /// <summary>The admissions with the tickets of a sale, or the mark that its money was returned.</summary>
    public static string Admissions(ReservationId id) => $"admission:{id.Value:N}";

    public static string Payment(PaymentId id) => $"payment:{id.Value:N}";

    public static string Seat(int index) => string.Create(CultureInfo.InvariantCulture, $"{SeatPrefix}{index:D6}");

    public static string StockOf(int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{StockPrefix}{ordinal:D3}:");

    public static string Shard(int ordinal, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"{StockPrefix}{ordinal:D3}:{shard:D2}");

    public static string Recovery(DateTimeOffset at, ReservationId id) => RecoveryBefore(at) + id.Value.ToString("N");

    /// <summary>Sorts before every recovery that is due at this millisecond or later.</summary>
    public static string RecoveryBefore(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{RecoveryPrefix}{at.ToUnixTimeMilliseconds():D15}:");

    /// <summary>The time within the id of a recovery.</summary>
    public static DateTimeOffset DueTimeOf(string id) => DateTimeOffset.FromUnixTimeMilliseconds(
        long.Parse(id.AsSpan(RecoveryPrefix.Length, TimeDigits), CultureInfo.InvariantCulture));

    /// <summary>Sorts a user's reservations newest first.</summary>
    public static string Newest(Reservation reservation)
    {
        var untilTheEnd =
            DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - reservation.CreatedAt.ToUnixTimeMilliseconds();

        return string.Create(CultureInfo.InvariantCulture, $"{untilTheEnd:D15}:{reservation.Id.Value:N}");
    }

    public static PerformanceTag TagOf(string id) => new(int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture));

    public static ReservationId ReservationOf(string id) => new(Guid.ParseExact(id.AsSpan(id.Length - 32), "N"));
}
