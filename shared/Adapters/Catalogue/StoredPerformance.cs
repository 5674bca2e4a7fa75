using System.Text.Json.Serialization;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Catalogue;

/// <summary>The stored form of a performance. It includes the layout, so one read is enough.</summary>
internal sealed record StoredPerformance(Guid Id, PerformanceDetails Details, PerformanceSchedule Schedule)
{
    public PerformanceState State { get; init; }

    public StoredLayout? Layout { get; init; }

    public IReadOnlyList<StoredTicketType> TicketTypes { get; init; } = [];

    public QueueRules? Queue { get; init; }

    public string? Name { get; init; }

    public DateTimeOffset? RefundableUntil { get; init; }

    public DateTimeOffset? RefundedAt { get; init; }

    public string? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public static StoredPerformance From(Performance performance) =>
        new(performance.Id.Value, performance.Details, performance.Schedule)
        {
            State = performance.State,
            Layout = performance.Layout is { } layout ? StoredLayout.From(layout) : null,
            TicketTypes =
            [
                .. performance.TicketTypes.Select(type =>
                    new StoredTicketType(type.Id.Value, type.Name, type.Description, type.Price, type.TotalQuantity)),
            ],
            Queue = performance.Queue,
            Name = performance.Name,
            RefundableUntil = performance.RefundableUntil,
            RefundedAt = performance.RefundedAt,
            CreatedBy = performance.CreatedBy,
            CreatedAt = performance.CreatedAt,
            UpdatedAt = performance.UpdatedAt,
        };

    public Performance ToDomain() => new(new PerformanceId(Id), Details, Schedule)
    {
        State = State,
        Layout = Layout?.ToDomain(),
        TicketTypes =
        [
            .. TicketTypes.Select(type => new TicketType(
                new TicketTypeId(type.Id), type.Name, type.Description, type.Price, type.TotalQuantity)),
        ],
        Queue = Queue,
        Name = Name,
        RefundableUntil = RefundableUntil,
        RefundedAt = RefundedAt,
        CreatedBy = CreatedBy,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}

internal sealed record StoredTicketType(Guid Id, string Name, string? Description, long Price, int TotalQuantity);

internal sealed record StoredLayout(Guid Id, string Name, string? Description, IReadOnlyList<StoredSection> Sections)
{
    public static StoredLayout From(SeatLayout layout) => new(
        layout.Id.Value, layout.Name, layout.Description, [.. layout.Sections.Select(StoredSection.From)]);

    public SeatLayout ToDomain() =>
        new(new LayoutId(Id), Name, Description, Sections.Select(section => section.ToDomain()));
}

internal sealed record StoredSection(string Name, int Rows, int SeatsPerRow, long Price, int StartRow)
{
    public static StoredSection From(SeatSection section) =>
        new(section.Name, section.Rows, section.SeatsPerRow, section.Price, section.StartRow);

    public SeatSection ToDomain() => new(Name, Rows, SeatsPerRow, Price, StartRow);
}

/// <summary>The last assigned performance number. No number is assigned twice.</summary>
/// <param name="Named">How many of the numbers belong to implicit events.</param>
internal sealed record StoredNumber(int Last, int Named = 0);

/// <summary>The performance of an implicit event's name.</summary>
internal sealed record StoredName(Guid Performance);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StoredPerformance))]
[JsonSerializable(typeof(StoredLayout))]
[JsonSerializable(typeof(StoredNumber))]
[JsonSerializable(typeof(StoredName))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
