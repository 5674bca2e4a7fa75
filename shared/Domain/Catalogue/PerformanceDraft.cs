using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>The requested data of a performance, before validation.</summary>
public sealed record PerformanceDraft(PerformanceDetails Details, PerformanceSchedule Schedule)
{
    private const int UrlLengthMax = 2_000;

    public LayoutId? Layout { get; init; }

    public IReadOnlyList<TicketTypeDraft> TicketTypes { get; init; } = [];

    public QueueRules? Queue { get; init; }

    /// <summary>Until when buyers may refund; null for the beginning of the performance.</summary>
    public DateTimeOffset? RefundableUntil { get; init; }

    /// <summary>Set when the request has an idempotency key.</summary>
    public IdempotencySeed? IdempotencySeed { get; init; }

    /// <summary>Returns the error of the first invalid field; null when all are valid.</summary>
    public Error? FindFault(CataloguePolicy policy) =>
        FindDetailsFault(policy)
        ?? FindScheduleFault()
        ?? FindTicketTypesFault(policy)
        ?? FindQueueFault(Queue, policy);

    public static Error? FindQueueFault(QueueRules? queue, CataloguePolicy policy) => queue switch
    {
        null => null,
        _ when queue.Capacity < 0 || queue.Capacity > policy.QueueCapacityMax =>
            CatalogueErrors.BadField("threshold", $"from 0 to {policy.QueueCapacityMax}"),
        _ when queue.AdmissionsPerSecond < 0 || queue.AdmissionsPerSecond > policy.QueueCapacityMax =>
            CatalogueErrors.BadField("ratePerSecond", $"from 0 to {policy.QueueCapacityMax}"),
        _ => null,
    };

    /// <summary>Returns the ticket types with their identifiers.</summary>
    public IReadOnlyList<TicketType> MakeTicketTypes(PerformanceId performance) =>
    [
        .. TicketTypes.Select((type, ordinal) => new TicketType(
            TicketTypeId.Of(performance, ordinal), type.Name.Trim(), type.Description, type.Price, type.Quantity)),
    ];

    private Error? FindDetailsFault(CataloguePolicy policy)
    {
        (string Field, string? Text, bool IsRequired, int LengthMax)[] fields =
        [
            ("title", Details.Title, true, policy.NameLengthMax),
            ("venue", Details.Venue, true, policy.NameLengthMax),
            ("artistName", Details.ArtistName, false, policy.NameLengthMax),
            ("address", Details.Address, false, policy.NameLengthMax),
            ("posterImageUrl", Details.PosterImageUrl, false, UrlLengthMax),
            ("description", Details.Description, false, policy.TextLengthMax),
        ];

        foreach (var (field, text, isRequired, lengthMax) in fields)
        {
            if ((isRequired && string.IsNullOrWhiteSpace(text)) || text?.Length > lengthMax)
            {
                return CatalogueErrors.BadField(field, $"{(isRequired ? "1" : "0")} to {lengthMax} characters");
            }
        }

        return Details.PosterImageUrl is { } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "https" or "http")
                ? CatalogueErrors.BadField("posterImageUrl", "an http or https address")
                : null;
    }

    private Error? FindScheduleFault() => Schedule switch
    {
        _ when Schedule.SaleEnd <= Schedule.SaleStart =>
            CatalogueErrors.BadField("saleEndDate", "after saleStartDate"),
        _ when Schedule.Date < Schedule.SaleStart =>
            CatalogueErrors.BadField("eventDate", "not before saleStartDate"),
        _ => null,
    };

    private Error? FindTicketTypesFault(CataloguePolicy policy)
    {
        if (TicketTypes.Count > policy.TicketTypeCountMax)
        {
            return CatalogueErrors.BadField("ticketTypes", $"at most {policy.TicketTypeCountMax}");
        }

        foreach (var type in TicketTypes)
        {
            var fault = type switch
            {
                _ when string.IsNullOrWhiteSpace(type.Name) || type.Name.Length > policy.NameLengthMax =>
                    CatalogueErrors.BadField("ticketTypes.name", $"1 to {policy.NameLengthMax} characters"),
                _ when type.Description?.Length > policy.NoteLengthMax =>
                    CatalogueErrors.BadField("ticketTypes.description", $"at most {policy.NoteLengthMax} characters"),
                _ when type.Price < 0 || type.Price > policy.PriceMax =>
                    CatalogueErrors.BadField("ticketTypes.price", $"from 0 to {policy.PriceMax}"),
                _ when type.Quantity < 1 || type.Quantity > policy.TicketQuantityMax =>
                    CatalogueErrors.BadField("ticketTypes.totalQuantity", $"from 1 to {policy.TicketQuantityMax}"),
                _ => null,
            };

            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }
}

public sealed record TicketTypeDraft(string Name, string? Description, long Price, int Quantity);
