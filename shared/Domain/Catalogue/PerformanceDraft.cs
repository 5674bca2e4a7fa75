using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

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
        ?? Schedule.FindFault(RefundableUntil)
        ?? FindTicketTypesFault(policy)
        ?? FindQueueFault(Queue, policy);

    public static Error? FindQueueFault(QueueRules? queue, CataloguePolicy policy) => queue switch
    {
        null => null,
        _ when queue.Capacity < 0 || queue.Capacity > policy.QueueCapacityMax =>
            CatalogueErrors.BadField("threshold", $"from 0 to {policy.QueueCapacityMax}, not {queue.Capacity}"),
        _ when queue.AdmissionsPerSecond < 0 || queue.AdmissionsPerSecond > policy.QueueCapacityMax =>
            CatalogueErrors.BadField(
                "ratePerSecond", $"from 0 to {policy.QueueCapacityMax}, not {queue.AdmissionsPerSecond}"),
        _ => null,
    };

    /// <summary>Returns the ticket types with their identifiers.</summary>
    public IReadOnlyList<TicketType> MakeTicketTypes(PerformanceId performance) =>
    [
        .. TicketTypes.Select((type, ordinal) => new TicketType(
            TicketTypeId.Of(performance, ordinal),
            TextPolicy.Name(type.Name),
            Clean(type.Description, TextPolicy.Note),
            type.Price,
            type.Quantity)),
    ];

    /// <summary>Returns the details in the form in which they are stored.</summary>
    public PerformanceDetails MakeDetails() => Details with
    {
        Title = TextPolicy.Name(Details.Title),
        Venue = TextPolicy.Name(Details.Venue),
        Description = Clean(Details.Description, TextPolicy.Note),
        Address = Clean(Details.Address, TextPolicy.Name),
        ArtistName = Clean(Details.ArtistName, TextPolicy.Name),
    };

    private static string? Clean(string? text, Func<string, string> form) => text is null ? null : form(text);

    private Error? FindDetailsFault(CataloguePolicy policy)
    {
        (string Field, string? Rule)[] fields =
        [
            ("title", TextPolicy.FindNameFault(Details.Title, 1, policy.NameLengthMax)),
            ("venue", TextPolicy.FindNameFault(Details.Venue, 1, policy.NameLengthMax)),
            ("artistName", TextPolicy.FindNameFault(Details.ArtistName, 0, policy.NameLengthMax)),
            ("address", TextPolicy.FindNameFault(Details.Address, 0, policy.NameLengthMax)),
            ("posterImageUrl", TextPolicy.FindNameFault(Details.PosterImageUrl, 0, UrlLengthMax)),
            ("description", TextPolicy.FindNoteFault(Details.Description, policy.TextLengthMax)),
        ];

        foreach (var (field, rule) in fields)
        {
            if (rule is not null)
            {
                return CatalogueErrors.BadField(field, rule);
            }
        }

        return Details.PosterImageUrl is { } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "https" or "http")
                ? CatalogueErrors.BadField("posterImageUrl", "an http or https address")
                : null;
    }

    private Error? FindTicketTypesFault(CataloguePolicy policy)
    {
        if (TicketTypes.Count > policy.TicketTypeCountMax)
        {
            return CatalogueErrors.BadField(
                "ticketTypes", $"at most {policy.TicketTypeCountMax}, not {TicketTypes.Count}");
        }

        var names = new HashSet<string>();

        foreach (var type in TicketTypes)
        {
            var fault = type switch
            {
                _ when TextPolicy.FindNameFault(type.Name, 1, policy.NameLengthMax) is { } rule =>
                    CatalogueErrors.BadField("ticketTypes.name", rule),
                _ when !names.Add(TextPolicy.Key(type.Name)) =>
                    CatalogueErrors.BadField(
                        "ticketTypes.name", $"all different, but {TextPolicy.Quote(type.Name)} is there twice"),
                _ when TextPolicy.FindNoteFault(type.Description, policy.NoteLengthMax) is { } rule =>
                    CatalogueErrors.BadField("ticketTypes.description", rule),
                _ when type.Price < 0 || type.Price > policy.PriceMax =>
                    CatalogueErrors.BadField("ticketTypes.price", $"from 0 to {policy.PriceMax}, not {type.Price}"),
                _ when type.Quantity < 1 || type.Quantity > policy.TicketQuantityMax => CatalogueErrors.BadField(
                    "ticketTypes.totalQuantity", $"from 1 to {policy.TicketQuantityMax}, not {type.Quantity}"),
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
