using System.Globalization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights.Bookings;

namespace Serverless.Adapters.Flights.Bookings;

/// <summary>The keys of the index of bookings. Within a partition the largest ids come first.</summary>
internal static class BookingKeys
{
    public const int BlockSize = 4_096;

    public static DocumentPartition BlockOf(BookingId id) => PartitionOf(id.Value / BlockSize);

    public static DocumentPartition PartitionOf(int block) =>
        new("bookings", block.ToString(CultureInfo.InvariantCulture));

    public static string Of(BookingId id) =>
        string.Create(CultureInfo.InvariantCulture, $"{int.MaxValue - id.Value:D10}");

    public static BookingId IdOf(string key) => new(int.MaxValue - int.Parse(key, CultureInfo.InvariantCulture));

    /// <summary>This id and all smaller ones.</summary>
    public static DocumentRange From(BookingId last) => new(Of(last), "~");
}
