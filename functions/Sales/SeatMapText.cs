using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Serverless.Domain.Sales;

namespace Serverless.Functions.Sales;

/// <summary>Writes a seat map as a head, pieces of seats and a tail.</summary>
internal static class SeatMapText
{
    /// <summary>Bytes from which compression is worth its cost.</summary>
    public const int CompressedFrom = 16 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Tail { get; } = "]}"u8.ToArray();

    /// <summary>Writes everything before the first seat.</summary>
    public static byte[] WriteHead(SeatMap map)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteStartObject("event"u8);
        writer.WriteString("id"u8, map.Performance.Id.Value);
        writer.WriteString("title"u8, map.Performance.Details.Title);
        writer.WriteEndObject();
        writer.WriteStartObject("layout"u8);
        writer.WriteNumber("rows"u8, map.Layout.Sections.Sum(section => section.Rows));
        writer.WriteNumber("cols"u8, map.Layout.Sections.Max(section => section.SeatsPerRow));
        writer.WriteStartArray("sections"u8);

        foreach (var section in map.Layout.Sections)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, section.Name);
            writer.WriteNumber("rows"u8, section.Rows);
            writer.WriteNumber("seatsPerRow"u8, section.SeatsPerRow);
            writer.WriteNumber("price"u8, section.Price);
            writer.WriteNumber("startRow"u8, section.StartRow);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartArray("seats"u8);
        writer.Flush();

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a range of seats, after a comma unless it is the first range.</summary>
    public static byte[] WriteSeats(SeatMap map, int first, int count)
    {
        var buffer = new ArrayBufferWriter<byte>(count * 192);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartArray();

        for (var index = first; index < Math.Min(first + count, map.Layout.SeatCount); index++)
        {
            WriteSeat(writer, map, index);
        }

        writer.WriteEndArray();
        writer.Flush();
        var seats = buffer.WrittenSpan[1..^1];

        return first == 0 ? seats.ToArray() : [(byte)',', .. seats];
    }

    private static void WriteSeat(Utf8JsonWriter writer, SeatMap map, int index)
    {
        var entry = map.Layout.SeatAt(index);
        writer.WriteStartObject();
        writer.WriteString("id"u8, SeatId.Of(map.Performance.Id, index).Value);
        writer.WriteString("section"u8, entry.Section.Name);
        writer.WriteNumber("row_number"u8, entry.Row);
        writer.WriteNumber("seat_number"u8, entry.Number);
        writer.WriteString("seat_label"u8, entry.Label);
        writer.WriteNumber("price"u8, entry.Price);
        writer.WriteString("status"u8, (SeatState)map.States.Span[index] switch
        {
            SeatState.Available => "available"u8,
            SeatState.Locked => "locked"u8,
            _ => "reserved"u8,
        });
        writer.WriteEndObject();
    }
}
