using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Serverless.Functions.Sales;

/// <summary>The seat map that <see cref="SeatMapText"/> writes. It exists for the API's description only.</summary>
internal sealed record SeatMapResponse(
    SeatMapEvent Event, SeatMapLayout Layout, IReadOnlyList<SeatMapSeat> Seats);

internal sealed record SeatMapEvent(Guid Id, string Title);

internal sealed record SeatMapLayout(int Rows, int Cols, IReadOnlyList<SeatMapSection> Sections);

internal sealed record SeatMapSection(string Name, int Rows, int SeatsPerRow, long Price, int StartRow);

internal sealed record SeatMapSeat(
    Guid Id,
    string Section,
    [property: JsonPropertyName("row_number")] int RowNumber,
    [property: JsonPropertyName("seat_number")] int SeatNumber,
    [property: JsonPropertyName("seat_label")] string SeatLabel,
    long Price,
    [property: AllowedValues("available", "locked", "reserved")] string Status);
